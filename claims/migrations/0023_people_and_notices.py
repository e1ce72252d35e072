"""What people are told, and how; accounts by invitation; sessions that can be ended."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("claims", "0022_methodology_version_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("invitation", "Invitation"), ("password_reset", "New password")],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="asked for")),
                ("mailed_at", models.DateTimeField(null=True, verbose_name="sent")),
            ],
            options={
                "verbose_name": "mail about an account",
                "verbose_name_plural": "mails about accounts",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
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
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("thing", models.CharField(max_length=40, verbose_name="on")),
                ("object_id", models.BigIntegerField(verbose_name="number")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                ("read_at", models.DateTimeField(null=True, verbose_name="read")),
                ("mailed_at", models.DateTimeField(null=True, verbose_name="sent")),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="digest_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="mail_hour",
            field=models.PositiveSmallIntegerField(
                default=7, help_text="By the newsroom’s clock.", verbose_name="hour of the daily mail"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="mail_language",
            field=models.CharField(
                choices=[("en", "English"), ("id", "Indonesian")],
                default="en",
                max_length=3,
                verbose_name="language of mails",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="mail_mode",
            field=models.CharField(
                choices=[("at_once", "At once"), ("digest", "Once a day, together"), ("none", "Never")],
                default="at_once",
                max_length=10,
                verbose_name="notices by mail",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="session_epoch",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="user",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="user_email_any_case",
                violation_error_message="Somebody has this e-mail address already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("mail_hour__lte", 23)), name="user_mail_hour_of_a_day"
            ),
        ),
        migrations.AddField(
            model_name="accountmail",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="account_mails",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="actor",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="claim",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="claims.claim",
                verbose_name="claim",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
        migrations.AddIndex(
            model_name="accountmail",
            index=models.Index(fields=["person", "at"], name="account_mail_by_person"),
        ),
        migrations.AddIndex(
            model_name="accountmail",
            index=models.Index(condition=models.Q(("mailed_at", None)), fields=["person"], name="account_mail_due"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(condition=models.Q(("read_at", None)), fields=["person", "-id"], name="notice_unread"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("read_at__isnull", False)), fields=["person", "-id"], name="notice_read"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("mailed_at", None), ("read_at", None)),
                fields=["person", "id"],
                name="notice_to_mail",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("actor", None), models.Q(("actor", models.F("person")), _negated=True), _connector="OR"
                ),
                name="notice_not_to_oneself",
            ),
        ),
    ]
