from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_pages")]
    operations = [migrations.RunSQL((SQL / "standing.sql").read_text(encoding="utf-8"))]
