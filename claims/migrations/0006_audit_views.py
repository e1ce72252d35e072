from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql")
PARTS = ("audit_published", "audit_faces", "audit_database", "audit_workflow", "audit_four_eyes", "audit_summary")


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_due_dates")]
    operations = [migrations.RunSQL((SQL / f"{part}.sql").read_text(encoding="utf-8")) for part in PARTS]
