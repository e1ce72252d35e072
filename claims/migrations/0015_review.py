"""Notes of a review, field by field, and blind second opinions."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")
WAYS = (("opinion", "", "asked"), ("opinion", "asked", "given"), ("opinion", "asked", "withdrawn"))


def add(apps, schema_editor):
    transition = apps.get_model("claims", "Transition")
    transition.objects.bulk_create(
        transition(thing=thing, source=source, target=target) for thing, source, target in WAYS
    )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0014_copies_and_comments"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("claim", "Claim"),
                            ("quantities", "Figures"),
                            ("appearances", "Appearances"),
                            ("rating", "Is it so?"),
                            ("summary", "Summary"),
                            ("explanation", "Explanation"),
                            ("as_of", "What we know as of"),
                            ("counter_search", "What we looked for against it"),
                            ("precedent_note", "Why it differs from how we ruled before"),
                            ("evidence", "Evidence"),
                            ("attribution", "Did they say it?"),
                            ("attribution_note", "How we know they said it"),
                            ("reply_status", "Right of reply"),
                            ("reply_text", "Their answer"),
                            ("correction_reason", "Public reason of the correction"),
                        ],
                        max_length=20,
                        verbose_name="field",
                    ),
                ),
                ("text", claims.models.fields.TextField(verbose_name="what is wrong")),
                ("at", models.DateTimeField(verbose_name="noted")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noted by",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_notes",
                        to="claims.verdict",
                        verbose_name="verdict",
                    ),
                ),
            ],
            options={
                "verbose_name": "review note",
                "verbose_name_plural": "review notes",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="note_has_text"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="note_settled_by_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondOpinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Asked"), ("given", "Given"), ("withdrawn", "Withdrawn")],
                        default="asked",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("said", "Said so"),
                            ("partly_said", "Said in part, or in another sense"),
                            ("not_said", "Did not say so"),
                            ("unproven", "Not established"),
                            ("not_applicable", "No claimant"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="did they say it?",
                    ),
                ),
                ("note", claims.models.fields.TextField(blank=True, default="", verbose_name="note")),
                ("given_at", models.DateTimeField(null=True, verbose_name="given")),
                (
                    "compared_attribution",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("said", "Said so"),
                            ("partly_said", "Said in part, or in another sense"),
                            ("not_said", "Did not say so"),
                            ("unproven", "Not established"),
                            ("not_applicable", "No claimant"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="attribution of the verdict then",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "asked_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked of",
                    ),
                ),
                (
                    "compared_rating",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.rating",
                        verbose_name="rating of the verdict then",
                    ),
                ),
                (
                    "rating",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.rating",
                        verbose_name="is it so?",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="claims.verdict",
                        verbose_name="verdict",
                    ),
                ),
            ],
            options={
                "verbose_name": "second opinion",
                "verbose_name_plural": "second opinions",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=models.Q(("state", "asked")), fields=["asked_of"], name="opinion_asked_of"),
                    models.Index(condition=models.Q(("state", "given")), fields=["given_at"], name="opinion_given"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("verdict", "asked_of"),
                        name="opinion_once_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_of", models.F("asked_by")), _negated=True),
                        name="opinion_asked_of_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("compared_rating__isnull", False),
                                ("given_at__isnull", False),
                                ("rating__isnull", False),
                                ("state", "given"),
                                models.Q(("attribution", ""), _negated=True),
                                models.Q(("compared_attribution", ""), _negated=True),
                            ),
                            models.Q(
                                ("attribution", ""),
                                ("compared_attribution", ""),
                                ("compared_rating__isnull", True),
                                ("given_at__isnull", True),
                                ("note", ""),
                                ("rating__isnull", True),
                                models.Q(("state", "given"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="opinion_given_whole",
                    ),
                ],
            },
        ),
        migrations.RunPython(add, migrations.RunPython.noop),
        migrations.RunSQL((SQL / "review.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((SQL / "review_audit.sql").read_text(encoding="utf-8")),
    ]
