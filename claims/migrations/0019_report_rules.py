from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [("claims", "0018_report_contacts")]

    operations = [
        migrations.RemoveField(
            model_name="readerreport",
            name="old_contact",
        ),
        migrations.AlterField(
            model_name="readerreport",
            name="state",
            field=models.CharField(
                choices=[("new", "New"), ("decided", "Decided")],
                default="new",
                editable=False,
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("check_public_id", ""), ("kind", "tip")),
                    models.Q(("kind", "wrong"), ("seen_at", ""), models.Q(("check_public_id", ""), _negated=True)),
                    _connector="OR",
                ),
                name="report_fits_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "wrong"), ("outcome__in", ["", "corrected", "no_action", "spam"])),
                    models.Q(
                        ("kind", "tip"), ("outcome__in", ["", "taken_up", "already_checked", "not_checkable", "spam"])
                    ),
                    _connector="OR",
                ),
                name="report_outcome_fits_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("outcome", ""), ("state", "new")),
                    models.Q(
                        ("decided_at__isnull", False), ("state", "decided"), models.Q(("outcome", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="report_decided_with_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ("no_action", "not_checkable")), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="report_decision_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ("taken_up", "already_checked")), _negated=True),
                    ("claim__isnull", False),
                    _connector="OR",
                ),
                name="report_outcome_names_a_claim",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("erased_at__isnull", True), models.Q(("message", ""), _negated=True)),
                    models.Q(("erased_at__isnull", False), ("message", ""), ("seen_at", "")),
                    _connector="OR",
                ),
                name="report_has_words_until_erased",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", ""), _negated=True), name="contact_has_an_address"
            ),
        ),
        migrations.RunSQL((SQL / "reports.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
