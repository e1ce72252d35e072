"""What a text is matched with, for the claims that are there already too (adr/0029)."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")
FILL = "SELECT claims_enter_claims(ARRAY(SELECT id FROM claims_claim)); SELECT claims_count_match_terms(100000);"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0042_stopped_endpoints"),
    ]

    operations = [
        migrations.CreateModel(
            name="MatchTerm",
            fields=[
                ("term", models.TextField(primary_key=True, serialize=False)),
                ("entries", models.PositiveIntegerField()),
                ("words", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="MatchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("thing", models.BigIntegerField()),
                ("terms", models.JSONField(default=dict)),
                ("length", models.PositiveIntegerField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["terms"], gin_pending_list_limit=256, name="match_by_term"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "thing"), name="match_entry_once")],
            },
        ),
        migrations.CreateModel(
            name="MatchVector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=80)),
                (
                    "vector",
                    django.contrib.postgres.fields.ArrayField(base_field=claims.models.fields.RealField(), size=None),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vector",
                        to="claims.matchentry",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublishedVector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=80)),
                (
                    "vector",
                    django.contrib.postgres.fields.ArrayField(base_field=claims.models.fields.RealField(), size=None),
                ),
                (
                    "check_row",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vector",
                        to="claims.publishedcheck",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunSQL((SQL / "matching.sql").read_text(encoding="utf-8")),
        migrations.RunSQL(FILL),
    ]
