from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_tables")]
    operations = [
        migrations.RunSQL((SQL / "integrity.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((SQL / "published.sql").read_text(encoding="utf-8")),
    ]
