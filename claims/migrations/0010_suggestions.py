"""What was suggested, kept beside the claims that it became."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")
DISMISSED_AS = [
    ("not_checkable", "Opinion, forecast or promise"),
    ("not_a_claim", "Not a claim"),
    ("wrong_words", "Wrongly worded or cut"),
    ("wrong_claimant", "Wrong person or figure"),
    ("duplicate", "Said twice in the article"),
    ("minor", "True or false, it does not matter"),
    ("other", "Another reason"),
]


class Migration(migrations.Migration):
    dependencies = [("claims", "0009_standing")]
    operations = [
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="suggestion",
                        serialize=False,
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                ("text", claims.models.fields.LineField(max_length=1000, verbose_name="as suggested")),
                ("score", models.FloatField(help_text="From 0 to 1.", verbose_name="worth checking")),
                ("reasons", models.JSONField(blank=True, default=list, verbose_name="reasons")),
                (
                    "claimant_name",
                    claims.models.fields.LineField(blank=True, default="", max_length=300, verbose_name="said by"),
                ),
                ("dates", models.JSONField(blank=True, default=list, verbose_name="dates")),
                ("method", claims.models.fields.LineField(max_length=100, verbose_name="found by")),
                (
                    "dismissed_as",
                    models.CharField(
                        blank=True, choices=DISMISSED_AS, default="", max_length=20, verbose_name="dismissed as"
                    ),
                ),
            ],
            options={
                "verbose_name": "suggestion",
                "verbose_name_plural": "suggestions",
                "ordering": ["-score", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=~models.Q(text=""), name="suggestion_has_text"),
                    models.CheckConstraint(
                        condition=models.Q(score__gte=0, score__lte=1), name="suggestion_score_between_0_and_1"
                    ),
                ],
            },
        ),
        migrations.RunSQL((SQL / "suggestions.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((SQL / "suggestions_audit.sql").read_text(encoding="utf-8")),
    ]
