"""Which claims look alike, for a person to rule on; and the notice of one that goes round."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql") / "match_candidates.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0045_match_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="MatchLook",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="look",
                        serialize=False,
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
            ],
            options={
                "verbose_name": "look at a claim",
                "verbose_name_plural": "looks at claims",
            },
        ),
        migrations.CreateModel(
            name="MatchCandidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.FloatField(help_text="From 0 to 1.", verbose_name="alike")),
                ("parts", models.JSONField(default=dict, verbose_name="what the score is made of")),
                ("relation", claims.models.fields.LineField(max_length=20, verbose_name="figures")),
                ("reasons", models.JSONField(default=list, verbose_name="reasons")),
                ("found_at", models.DateTimeField(auto_now_add=True, verbose_name="found")),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alike_first",
                        to="claims.claim",
                        verbose_name="older claim",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alike_second",
                        to="claims.claim",
                        verbose_name="newer claim",
                    ),
                ),
            ],
            options={
                "verbose_name": "likely repeat",
                "verbose_name_plural": "likely repeats",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["-found_at"], name="candidate_lately")],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="candidate_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="candidate_names_the_older_claim_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 1)), name="candidate_score_between_0_and_1"
                    ),
                ],
            },
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("review_asked", "You are asked to review a verdict."),
                    ("sent_back", "Your text was sent back to you."),
                    ("approved", "Your text was approved."),
                    ("approval_withdrawn", "The approval of your verdict was withdrawn."),
                    ("published", "Your text was published."),
                    ("correction_begun", "A correction of your published verdict was begun."),
                    ("retraction_proposed", "A retraction was proposed."),
                    ("retraction_decided", "The retraction you proposed was decided."),
                    ("assigned", "A claim was given to you."),
                    ("handed_over", "A draft was handed over to you."),
                    ("mentioned", "A comment mentions you."),
                    ("opinion_asked", "You are asked for a second opinion."),
                    ("overdue", "A claim of yours is overdue."),
                    ("seen_often", "A claim is seen again and again this week."),
                    ("report_decided", "A reader’s report on your check was decided."),
                    ("endpoint_disabled", "A webhook endpoint of yours was disabled."),
                ],
                max_length=20,
                verbose_name="what",
            ),
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8")),
    ]
