"""Feeds stand in the order of changes, whatever they are narrowed by."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0029_published_scales"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="publishedcheck",
            index=models.Index(fields=["-modified_at", "-id"], name="check_last_changed"),
        ),
    ]
