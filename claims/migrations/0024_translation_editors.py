"""Who takes over a draft of a translation from somebody who leaves."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0023_people_and_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="TranslationEditor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "translation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editors",
                        to="claims.verdicttranslation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("translation", "user"), name="translation_editor_once")
                ],
            },
        ),
        migrations.RunSQL((SQL / "translation_editors.sql").read_text(encoding="utf-8")),
    ]
