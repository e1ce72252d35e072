"""The words by which published checks are found, for what is published already too."""

from pathlib import Path

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).with_name("sql")
FILL = "SELECT claims_fill_search(ARRAY(SELECT id FROM claims_publishedcheck)); SELECT claims_count_terms();"


class Migration(migrations.Migration):
    dependencies = [("claims", "0024_translation_editors")]
    operations = [
        migrations.CreateModel(
            name="PublishedSearch",
            fields=[
                (
                    "check_row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to="claims.publishedcheck",
                    ),
                ),
                ("terms", models.JSONField(default=dict)),
                ("length", models.PositiveIntegerField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["terms"], gin_pending_list_limit=256, name="search_by_term"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedTerm",
            fields=[
                ("term", models.TextField(primary_key=True, serialize=False)),
                ("checks", models.PositiveIntegerField()),
                ("words", models.PositiveBigIntegerField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("term", name="gin_trgm_ops"), name="term_alike"
                    )
                ],
            },
        ),
        migrations.RunSQL((SQL / "search.sql").read_text(encoding="utf-8")),
        migrations.RunSQL(FILL),
    ]
