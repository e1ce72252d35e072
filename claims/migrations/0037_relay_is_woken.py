"""Whoever tells partners is woken by each entry of the log."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql") / "webhooks.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0036_webhooks"),
    ]

    operations = [
        migrations.RunSQL(SQL.read_text(encoding="utf-8")),
    ]
