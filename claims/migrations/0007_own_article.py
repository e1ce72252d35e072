from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_audit_views")]
    operations = [migrations.RunSQL((SQL / "own_article.sql").read_text(encoding="utf-8"))]
