"""What others have checked: their reviews and who published them, for the desk alone."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0040_erased_may_be_chosen"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExternalPublisher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("site", claims.models.fields.LineField(max_length=253, unique=True, verbose_name="site")),
                ("name", claims.models.fields.LineField(max_length=200, verbose_name="name")),
                ("source", claims.models.fields.LineField(max_length=200, verbose_name="first met in")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
            ],
            options={
                "verbose_name": "external publisher",
                "verbose_name_plural": "external publishers",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("site__regex", "^[^\\s/@:]+\\.[^\\s/@:]+$"), models.Q(("name", ""), _negated=True)
                        ),
                        name="external_publisher_has_site",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExternalReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", claims.models.fields.HttpUrlField(max_length=2000, verbose_name="address")),
                ("title", claims.models.fields.LineField(blank=True, default="", max_length=500, verbose_name="title")),
                ("claim_text", claims.models.fields.TextField(verbose_name="claim")),
                (
                    "claimant",
                    claims.models.fields.LineField(blank=True, default="", max_length=200, verbose_name="said by"),
                ),
                ("claim_date", models.DateField(blank=True, null=True, verbose_name="said on")),
                ("language", models.CharField(blank=True, default="", max_length=3, verbose_name="language")),
                (
                    "rating_given",
                    claims.models.fields.LineField(
                        blank=True, default="", max_length=300, verbose_name="rating as given"
                    ),
                ),
                (
                    "rating_value",
                    claims.models.fields.NumberField(
                        blank=True, decimal_places=10, max_digits=30, null=True, verbose_name="number"
                    ),
                ),
                (
                    "rating_best",
                    claims.models.fields.NumberField(
                        blank=True, decimal_places=10, max_digits=30, null=True, verbose_name="best number"
                    ),
                ),
                (
                    "rating_worst",
                    claims.models.fields.NumberField(
                        blank=True, decimal_places=10, max_digits=30, null=True, verbose_name="worst number"
                    ),
                ),
                (
                    "rating_meaning",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("true", "True"),
                            ("partly_true", "Partly true"),
                            ("misleading", "Misleading"),
                            ("false", "False"),
                            ("unproven", "Unproven"),
                            ("satire", "Satire"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="what it means",
                    ),
                ),
                (
                    "rating_reason",
                    models.CharField(
                        choices=[
                            ("words", "by its words"),
                            ("number", "by its number on its scale"),
                            ("usual_scale", "by its number on the usual scale"),
                            ("no_rating", "it gives no rating"),
                            ("not_rated", "its number stands for no rating"),
                            ("unknown_words", "its words are not known here"),
                            ("off_scale", "its number is not on its scale"),
                            ("no_scale", "its scale has one step only"),
                            ("at_odds", "its words contradict each other"),
                        ],
                        max_length=20,
                        verbose_name="why",
                    ),
                ),
                ("reviewed_on", models.DateField(blank=True, null=True, verbose_name="reviewed on")),
                ("appearances", models.JSONField(blank=True, default=list, verbose_name="where it was seen")),
                ("source", claims.models.fields.LineField(max_length=200, verbose_name="came from")),
                (
                    "fingerprint",
                    claims.models.fields.Sha256Field(max_length=64, unique=True, verbose_name="fingerprint"),
                ),
                ("imported_at", models.DateTimeField(auto_now_add=True, verbose_name="imported")),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="claims.externalpublisher",
                        verbose_name="external publisher",
                    ),
                ),
            ],
            options={
                "verbose_name": "external review",
                "verbose_name_plural": "external reviews",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["publisher", "-id"], name="external_review_publisher"),
                    models.Index(fields=["reviewed_on"], name="external_review_day"),
                    models.Index(fields=["language"], name="external_review_language"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("claim_text"), name="gin_trgm_ops"
                        ),
                        name="external_review_claim_contains",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claim_text", ""), _negated=True), models.Q(("url", ""), _negated=True)
                        ),
                        name="external_review_claim_and_url",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_meaning", ""),
                            ("rating_reason__in", ("words", "number", "usual_scale")),
                            _connector="XOR",
                        ),
                        name="external_review_meaning_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language", ""), ("language__regex", "^[a-z]{2,3}$"), _connector="OR"),
                        name="external_review_language_code",
                    ),
                ],
            },
        ),
    ]
