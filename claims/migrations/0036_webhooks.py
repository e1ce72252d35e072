"""Webhooks: endpoints of partners, what is told to each, and what became of it."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0035_exports"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("review_asked", "You are asked to review a verdict."),
                    ("sent_back", "Your text was sent back to you."),
                    ("approved", "Your text was approved."),
                    ("approval_withdrawn", "The approval of your verdict was withdrawn."),
                    ("published", "Your text was published."),
                    ("correction_begun", "A correction of your published verdict was begun."),
                    ("retraction_proposed", "A retraction was proposed."),
                    ("retraction_decided", "The retraction you proposed was decided."),
                    ("assigned", "A claim was given to you."),
                    ("handed_over", "A draft was handed over to you."),
                    ("mentioned", "A comment mentions you."),
                    ("opinion_asked", "You are asked for a second opinion."),
                    ("overdue", "A claim of yours is overdue."),
                    ("report_decided", "A reader’s report on your check was decided."),
                    ("endpoint_disabled", "A webhook endpoint of yours was disabled."),
                ],
                max_length=20,
                verbose_name="what",
            ),
        ),
        migrations.CreateModel(
            name="WebhookEndpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=claims.models.base.new_public_id, editable=False, max_length=10, unique=True
                    ),
                ),
                ("url", claims.models.fields.HttpUrlField(max_length=2000, verbose_name="address")),
                (
                    "description",
                    claims.models.fields.LineField(blank=True, default="", max_length=200, verbose_name="description"),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("published", "Published"),
                                ("corrected", "Corrected"),
                                ("retracted", "Retracted"),
                                ("sighted", "Seen again"),
                                ("translated", "Translated"),
                                ("confirmed", "Confirmed"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="events",
                    ),
                ),
                ("filters", models.JSONField(blank=True, default=dict, verbose_name="filters")),
                (
                    "state",
                    models.CharField(
                        choices=[("enabled", "Enabled"), ("paused", "Paused"), ("disabled", "Disabled")],
                        default="enabled",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "disabled_reason",
                    models.CharField(
                        blank=True,
                        choices=[("gone", "It answered 410 Gone"), ("failing", "Nothing could be delivered for days")],
                        default="",
                        editable=False,
                        max_length=20,
                        verbose_name="why disabled",
                    ),
                ),
                ("disabled_at", models.DateTimeField(editable=False, null=True, verbose_name="disabled")),
                ("secret", models.TextField(editable=False)),
                ("previous_secret", models.TextField(blank=True, default="", editable=False)),
                ("previous_until", models.DateTimeField(editable=False, null=True)),
                ("told_up_to", models.BigIntegerField(editable=False)),
                ("failing_since", models.DateTimeField(editable=False, null=True, verbose_name="failing since")),
                ("rest_until", models.DateTimeField(editable=False, null=True)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="webhook_endpoints",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "webhook endpoint",
                "verbose_name_plural": "webhook endpoints",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="WebhookDelivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("webhook_id", models.CharField(max_length=60, unique=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_attempt_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("given_up_at", models.DateTimeField(null=True)),
                (
                    "entry",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.logentry"
                    ),
                ),
                (
                    "endpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="claims.webhookendpoint",
                    ),
                ),
            ],
            options={
                "verbose_name": "webhook delivery",
                "verbose_name_plural": "webhook deliveries",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="WebhookAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                (
                    "error",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bad_url", "The address is not well formed"),
                            ("not_https", "The address is not https"),
                            ("unknown_host", "The host’s name has no address"),
                            ("not_public", "The host’s address is not a public one"),
                            ("unreachable", "No connection, or it broke off"),
                            ("tls_failed", "The server did not prove who it is"),
                            ("too_late", "No answer in time"),
                            ("not_http", "What came was not HTTP"),
                            ("no_secret", "The secret cannot be read any more: rotate it"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("duration_ms", models.PositiveIntegerField()),
                ("excerpt", models.TextField(blank=True, default="")),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="log", to="claims.webhookdelivery"
                    ),
                ),
            ],
            options={
                "verbose_name": "webhook attempt",
                "verbose_name_plural": "webhook attempts",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__isnull", True), models.Q(("error", ""), _negated=True)),
                            models.Q(("error", ""), ("status__isnull", False)),
                            _connector="OR",
                        ),
                        name="attempt_answered_or_failed",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="webhookendpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("kinds__len__gt", 0)), name="endpoint_chooses_events"
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookendpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("disabled_at__isnull", False),
                        ("state", "disabled"),
                        models.Q(("disabled_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "disabled"), _negated=True),
                        ("disabled_at__isnull", True),
                        ("disabled_reason", ""),
                    ),
                    _connector="OR",
                ),
                name="endpoint_disabled_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookendpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("previous_secret", ""), ("previous_until__isnull", True)),
                    models.Q(models.Q(("previous_secret", ""), _negated=True), ("previous_until__isnull", False)),
                    _connector="OR",
                ),
                name="endpoint_previous_secret_ends",
            ),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(
                condition=models.Q(("next_attempt_at__isnull", False)),
                fields=["endpoint", "next_attempt_at"],
                name="delivery_due",
            ),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(
                models.F("endpoint"),
                models.OrderBy(models.F("entry"), nulls_first=True),
                models.F("id"),
                condition=models.Q(("next_attempt_at__isnull", False)),
                name="delivery_oldest",
            ),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(fields=["endpoint", "-id"], name="delivery_latest"),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.UniqueConstraint(fields=("endpoint", "entry"), name="delivery_once"),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("delivered_at__isnull", True),
                        ("given_up_at__isnull", True),
                        ("next_attempt_at__isnull", False),
                    ),
                    models.Q(
                        ("delivered_at__isnull", False),
                        ("given_up_at__isnull", True),
                        ("next_attempt_at__isnull", True),
                    ),
                    models.Q(
                        ("delivered_at__isnull", True),
                        ("given_up_at__isnull", False),
                        ("next_attempt_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="delivery_due_or_done",
            ),
        ),
    ]
