"""Pictures of checks beside their documents, and the order of feeds: what changed last stands first."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0025_search")]
    operations = [
        migrations.CreateModel(
            name="PublishedCard",
            fields=[
                (
                    "check_row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="card",
                        serialize=False,
                        to="claims.publishedcheck",
                    ),
                ),
                ("version", models.CharField(max_length=16)),
                ("png", models.BinaryField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cards", to="claims.document"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="publishedcheck",
            index=models.Index(fields=["-modified_at", "-id"], name="check_changed"),
        ),
    ]
