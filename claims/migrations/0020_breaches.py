from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0019_report_rules")]
    operations = [
        migrations.RunSQL((SQL / "breaches.sql").read_text(encoding="utf-8"), "DROP FUNCTION claims_breaches"),
    ]
