from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0030_last_changed"),
    ]

    operations = [
        migrations.CreateModel(
            name="RequestCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("minute", models.DateTimeField(verbose_name="minute")),
                ("who", models.CharField(max_length=64, verbose_name="who")),
                ("taken", models.PositiveIntegerField(verbose_name="requests")),
            ],
            options={
                "verbose_name": "count of requests",
                "verbose_name_plural": "counts of requests",
                "constraints": [models.UniqueConstraint(fields=("minute", "who"), name="requests_counted_once")],
            },
        ),
        migrations.CreateModel(
            name="ApiKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", claims.models.fields.LineField(max_length=60, verbose_name="what it is for")),
                ("prefix", models.CharField(editable=False, max_length=12, unique=True, verbose_name="key")),
                ("digest", claims.models.fields.Sha256Field(editable=False, max_length=64)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("read", "reading, with a higher limit"),
                                ("webhooks", "registering and changing webhooks"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="good for",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="made"),
                ),
                ("expires_at", models.DateTimeField(editable=False, null=True, verbose_name="good until")),
                ("revoked_at", models.DateTimeField(editable=False, null=True, verbose_name="revoked")),
                ("last_used_at", models.DateTimeField(editable=False, null=True, verbose_name="last used")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="api_keys",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "API key",
                "verbose_name_plural": "API keys",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="key_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("scopes__len__gt", 0)), name="key_is_good_for_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_at", None), ("expires_at__gt", models.F("created_at")), _connector="OR"
                        ),
                        name="key_expires_later",
                    ),
                ],
            },
        ),
        migrations.RunSQL((SQL / "api_keys.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
