"""The ways to a claim that was erased, and what the audit asks of it."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql")
WAYS = {
    "claim": ("suggested", "open", "closed", "dismissed", "split", "merged"),
    "verdict": ("draft", "in_review", "approved", "published", "superseded"),
    "translation": ("draft", "in_review", "approved", "published", "superseded"),
    "retraction": ("proposed", "carried_out", "declined"),
}


def add(apps, schema_editor):
    transition = apps.get_model("claims", "Transition")
    transition.objects.bulk_create(
        transition(thing=thing, source=source, target="erased") for thing, sources in WAYS.items() for source in sources
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0038_erasure")]
    operations = [
        migrations.RunPython(add, migrations.RunPython.noop),
        migrations.RunSQL((SQL / "erasure_audit.sql").read_text(encoding="utf-8")),
    ]
