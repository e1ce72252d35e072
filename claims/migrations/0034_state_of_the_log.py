"""A hash over everything public at each entry of the log, and a call to whoever follows it."""

from pathlib import Path

from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0033_fill_filter_links")]
    operations = [
        migrations.CreateModel(
            name="StateLine",
            fields=[
                ("public_id", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("part", models.CharField(max_length=2)),
                ("document_sha256", claims.models.fields.Sha256Field(max_length=64)),
            ],
            options={"indexes": [models.Index(fields=["part", "public_id"], name="state_line_by_part")]},
        ),
        migrations.CreateModel(
            name="StatePart",
            fields=[
                ("name", models.CharField(max_length=2, primary_key=True, serialize=False)),
                ("sha256", claims.models.fields.Sha256Field(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="LogState",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("sha256", claims.models.fields.Sha256Field(max_length=64)),
            ],
        ),
        migrations.RunSQL((SQL / "state.sql").read_text(encoding="utf-8")),
    ]
