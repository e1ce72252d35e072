"""A decision on a suggestion can be taken back."""

from django.db import migrations

WAYS = (("claim", "dismissed", "suggested"), ("claim", "open", "suggested"))


def add(apps, schema_editor):
    transition = apps.get_model("claims", "Transition")
    transition.objects.bulk_create(
        transition(thing=thing, source=source, target=target) for thing, source, target in WAYS
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0010_suggestions")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
