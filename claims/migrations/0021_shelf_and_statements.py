"""Confirmations of checks, and what the newsroom says of itself in versions."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.fields
import claims.models.translated

SQL = Path(__file__).with_name("sql")
PARTS = ("confirmations", "statements", "shelf_audit")
WAYS = (("statement", "", "draft"), ("statement", "draft", "published"))


def add_ways(apps, schema_editor):
    transition = apps.get_model("claims", "Transition")
    transition.objects.bulk_create(
        transition(thing=thing, source=source, target=target) for thing, source, target in WAYS
    )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0020_breaches"),
    ]

    operations = [
        migrations.AlterField(
            model_name="logentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("published", "Published"),
                    ("corrected", "Corrected"),
                    ("retracted", "Retracted"),
                    ("sighted", "Seen again"),
                    ("translated", "Translated"),
                    ("confirmed", "Confirmed"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="PublishedStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("methodology", "How we check"),
                            ("corrections-policy", "How we correct"),
                            ("funding", "How we are funded"),
                            ("staff", "Who we are"),
                            ("about", "About us"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("published_at", models.DateTimeField()),
                ("sha256", claims.models.fields.Sha256Field(max_length=64)),
                ("body", models.TextField()),
            ],
            options={
                "ordering": ["kind", "-number"],
                "constraints": [models.UniqueConstraint(fields=("kind", "number"), name="published_statement_once")],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="on")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                ("note", claims.models.fields.TextField(blank=True, default="", verbose_name="note")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="claims.verdict",
                        verbose_name="verdict",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation",
                "verbose_name_plural": "confirmations",
                "ordering": ["-pk"],
                "constraints": [models.UniqueConstraint(fields=("verdict", "on"), name="confirmation_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("methodology", "How we check"),
                            ("corrections-policy", "How we correct"),
                            ("funding", "How we are funded"),
                            ("staff", "Who we are"),
                            ("about", "About us"),
                        ],
                        max_length=20,
                        verbose_name="page",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published")],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "texts",
                    claims.models.translated.TranslatedTextField(
                        help_text="Markdown. Where a language is left empty, its readers see the other one.",
                        verbose_name="text",
                    ),
                ),
                (
                    "notes",
                    claims.models.translated.TranslatedField(
                        blank=True,
                        default=dict,
                        help_text="One sentence for readers who knew the last version.",
                        verbose_name="what changed",
                    ),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["kind", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "number"), name="statement_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("kind",), name="statement_one_draft"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("state", "draft")),
                            models.Q(("published_at__isnull", False), ("state", "published")),
                            _connector="OR",
                        ),
                        name="statement_published_on_a_day",
                    ),
                    models.CheckConstraint(condition=models.Q(("texts", {}), _negated=True), name="statement_has_text"),
                ],
            },
        ),
        migrations.RunPython(add_ways, migrations.RunPython.noop),
        *(migrations.RunSQL((SQL / f"{part}.sql").read_text(encoding="utf-8")) for part in PARTS),
    ]
