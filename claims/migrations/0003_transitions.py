"""The ways between states at this point in time; a later change of them is a later migration."""

from django.db import migrations

WAYS = (
    ("check", "", "published"),
    ("check", "corrected", "corrected"),
    ("check", "corrected", "retracted"),
    ("check", "published", "corrected"),
    ("check", "published", "retracted"),
    ("check", "retracted", "corrected"),
    ("claim", "", "open"),
    ("claim", "", "suggested"),
    ("claim", "closed", "open"),
    ("claim", "dismissed", "open"),
    ("claim", "merged", "open"),
    ("claim", "open", "closed"),
    ("claim", "open", "dismissed"),
    ("claim", "open", "merged"),
    ("claim", "open", "split"),
    ("claim", "split", "open"),
    ("claim", "suggested", "dismissed"),
    ("claim", "suggested", "merged"),
    ("claim", "suggested", "open"),
    ("claim", "suggested", "split"),
    ("retraction", "", "proposed"),
    ("retraction", "proposed", "carried_out"),
    ("retraction", "proposed", "declined"),
    ("translation", "", "draft"),
    ("translation", "approved", "draft"),
    ("translation", "approved", "published"),
    ("translation", "draft", "in_review"),
    ("translation", "in_review", "approved"),
    ("translation", "in_review", "draft"),
    ("translation", "published", "superseded"),
    ("verdict", "", "draft"),
    ("verdict", "approved", "draft"),
    ("verdict", "approved", "in_review"),
    ("verdict", "approved", "published"),
    ("verdict", "draft", "in_review"),
    ("verdict", "in_review", "approved"),
    ("verdict", "in_review", "draft"),
    ("verdict", "published", "superseded"),
)


def fill(apps, schema_editor):
    transition = apps.get_model("claims", "Transition")
    transition.objects.bulk_create(
        transition(thing=thing, source=source, target=target) for thing, source, target in WAYS
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_integrity")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
