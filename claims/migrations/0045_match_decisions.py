"""What people rule on two claims that look alike."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql") / "match_decisions.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0044_external_entries"),
    ]

    operations = [
        migrations.CreateModel(
            name="MatchDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "decision",
                    models.CharField(
                        choices=[("same", "The same claim"), ("related", "Related"), ("different", "Different")],
                        max_length=20,
                        verbose_name="decision",
                    ),
                ),
                ("why", claims.models.fields.TextField(blank=True, default="", verbose_name="why")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="taken back")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ruled_first",
                        to="claims.claim",
                        verbose_name="older claim",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ruled_second",
                        to="claims.claim",
                        verbose_name="newer claim",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision on two claims",
                "verbose_name_plural": "decisions on two claims",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(condition=models.Q(("undone_at", None)), fields=["second"], name="decision_by_second"),
                    models.Index(condition=models.Q(("undone_at", None)), fields=["-at"], name="decision_lately"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)), fields=("first", "second"), name="decision_one_stands"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="decision_names_the_older_claim_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ["same", "related", "different"])),
                        name="decision_is_listed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_by", None)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_undone_by_someone",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8")),
    ]
