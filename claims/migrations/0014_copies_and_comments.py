"""Kept copies of sources, and what colleagues say to each other about a claim."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

import claims.models.fields

SQL = Path(__file__).with_name("sql")
MEDIA_TYPES = [
    ("application/pdf", "PDF"),
    ("text/html", "Saved page"),
    ("multipart/related", "Saved page with its pictures (MHTML)"),
    ("image/png", "Picture (PNG)"),
    ("image/jpeg", "Picture (JPEG)"),
    ("image/webp", "Picture (WebP)"),
]


def to(model, verbose_name, related_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to=model, verbose_name=verbose_name
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0013_search_boxes")]
    operations = [
        migrations.CreateModel(
            name="KeptCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", claims.models.fields.LineField(max_length=200, verbose_name="file name")),
                ("media_type", models.CharField(choices=MEDIA_TYPES, max_length=40, verbose_name="kind")),
                ("size", models.PositiveIntegerField(help_text="In bytes.", verbose_name="size")),
                ("sha256", claims.models.fields.Sha256Field(max_length=64, verbose_name="SHA-256")),
                ("kept_at", models.DateTimeField(auto_now_add=True, verbose_name="kept")),
                ("kept_by", to(settings.AUTH_USER_MODEL, "by", "+")),
                ("source", to("claims.source", "source", "copies")),
            ],
            options={
                "verbose_name": "kept copy",
                "verbose_name_plural": "kept copies",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=["source", "sha256"], name="copy_once_per_source"),
                    models.CheckConstraint(
                        condition=models.Q(size__gte=1, size__lte=10485760), name="copy_size_in_bounds"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptContent",
            fields=[
                (
                    "copy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="claims.keptcopy",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", claims.models.fields.TextField(verbose_name="comment")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="withdrawn")),
                ("author", to(settings.AUTH_USER_MODEL, "by", "comments")),
                ("claim", to("claims.claim", "claim", "comments")),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(withdrawn_at__isnull=True) & ~models.Q(text="")
                        | models.Q(withdrawn_at__isnull=False, text=""),
                        name="comment_has_words_until_withdrawn",
                    ),
                    models.CheckConstraint(condition=LessThanOrEqual(Length("text"), 5000), name="comment_not_longer"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_at", models.DateTimeField(null=True, verbose_name="seen")),
                ("comment", to("claims.comment", "comment", "mentions")),
                ("user", to(settings.AUTH_USER_MODEL, "person", "mentions")),
            ],
            options={
                "verbose_name": "mention",
                "verbose_name_plural": "mentions",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(condition=models.Q(seen_at__isnull=True), fields=["user"], name="mention_unseen")
                ],
                "constraints": [models.UniqueConstraint(fields=["comment", "user"], name="mention_once")],
            },
        ),
        migrations.RunSQL((SQL / "copies_and_comments.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((SQL / "copies_and_comments_audit.sql").read_text(encoding="utf-8")),
    ]
