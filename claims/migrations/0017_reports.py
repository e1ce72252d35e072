import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_absence")]

    operations = [
        migrations.RemoveConstraint(
            model_name="readerreport",
            name="report_decision_has_reason",
        ),
        migrations.RenameField(model_name="readerreport", old_name="contact", new_name="old_contact"),
        migrations.RenameField(model_name="readerreport", old_name="decision", new_name="reason"),
        migrations.AlterField(
            model_name="readerreport",
            name="reason",
            field=claims.models.fields.TextField(blank=True, default="", verbose_name="reason"),
        ),
        migrations.CreateModel(
            name="ReportContact",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="contact",
                        serialize=False,
                        to="claims.readerreport",
                        verbose_name="report or tip",
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("name", claims.models.fields.LineField(blank=True, default="", max_length=100, verbose_name="name")),
            ],
            options={
                "verbose_name": "contact",
                "verbose_name_plural": "contacts",
            },
        ),
        migrations.AlterModelOptions(
            name="readerreport",
            options={
                "ordering": ["-created_at", "-pk"],
                "verbose_name": "report or tip",
                "verbose_name_plural": "reports and tips",
            },
        ),
        migrations.AddField(
            model_name="readerreport",
            name="answer",
            field=claims.models.fields.TextField(blank=True, default="", verbose_name="answer to the reader"),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="answered_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="answered"),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="assignee",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports_taken",
                to=settings.AUTH_USER_MODEL,
                verbose_name="taken by",
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="claim",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="claims.claim",
                verbose_name="claim",
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="decided_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="erased_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="erased"),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="kind",
            field=models.CharField(
                choices=[("wrong", "A check is wrong"), ("tip", "Tip")],
                default="wrong",
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="language",
            field=models.CharField(
                choices=[
                    ("id", "Indonesian"),
                    ("en", "English"),
                    ("ms", "Malay"),
                    ("jv", "Javanese"),
                    ("su", "Sundanese"),
                    ("ar", "Arabic"),
                    ("zh", "Chinese"),
                    ("nl", "Dutch"),
                    ("fr", "French"),
                    ("de", "German"),
                    ("he", "Hebrew"),
                    ("hi", "Hindi"),
                    ("ja", "Japanese"),
                    ("ko", "Korean"),
                    ("pt", "Portuguese"),
                    ("ru", "Russian"),
                    ("es", "Spanish"),
                    ("tl", "Tagalog"),
                    ("ta", "Tamil"),
                    ("th", "Thai"),
                    ("tr", "Turkish"),
                    ("uk", "Ukrainian"),
                    ("vi", "Vietnamese"),
                ],
                default="en",
                max_length=3,
                verbose_name="language",
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("corrected", "Led to a correction"),
                    ("no_action", "No action"),
                    ("taken_up", "Taken up"),
                    ("already_checked", "Already checked"),
                    ("not_checkable", "Not checkable"),
                    ("spam", "Spam"),
                ],
                default="",
                editable=False,
                max_length=20,
                verbose_name="outcome",
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="seen_at",
            field=claims.models.fields.HttpUrlField(blank=True, default="", max_length=2000, verbose_name="seen at"),
        ),
        migrations.AlterField(
            model_name="readerreport",
            name="check_public_id",
            field=models.CharField(blank=True, db_index=True, default="", max_length=10, verbose_name="check"),
        ),
        migrations.AlterField(
            model_name="readerreport",
            name="created_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="received"),
        ),
        migrations.AlterField(
            model_name="readerreport",
            name="message",
            field=claims.models.fields.TextField(blank=True, max_length=5000, verbose_name="message"),
        ),
        migrations.AddIndex(
            model_name="readerreport",
            index=models.Index(fields=["state", "created_at"], name="report_by_state"),
        ),
    ]
