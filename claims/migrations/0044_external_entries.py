"""What a text is matched with of the reviews of others, of those that are there already too (adr/0029)."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql")
FILL = """
    SELECT claims_enter_externals(ARRAY(SELECT id FROM claims_externalreview));
    SELECT claims_count_match_terms(100000);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0043_match_entries"),
    ]

    operations = [
        migrations.RunSQL((SQL / "matching_externals.sql").read_text(encoding="utf-8")),
        migrations.RunSQL(FILL),
    ]
