from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0004_scales")]
    operations = [
        # The function first: approvals that stand while this runs keep their fingerprint.
        migrations.RunSQL((SQL / "due_dates.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.AddField(
            model_name="claim",
            name="due_on",
            field=models.DateField(
                blank=True,
                editable=False,
                help_text="By when the desk wants it decided. Never public.",
                null=True,
                verbose_name="due",
            ),
        ),
    ]
