"""A claim can be erased for good (adr/0027): its words go, that it was erased stays."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0037_relay_is_woken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", claims.models.fields.TextField(verbose_name="legal basis")),
                ("at", models.DateTimeField(verbose_name="when")),
            ],
            options={
                "verbose_name": "erasure",
                "verbose_name_plural": "erasures",
                "ordering": ["-pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="claim",
            name="claim_has_text",
        ),
        migrations.RemoveConstraint(
            model_name="readerreport",
            name="report_decision_has_reason",
        ),
        migrations.RemoveConstraint(
            model_name="retraction",
            name="retraction_has_reason",
        ),
        migrations.RemoveConstraint(
            model_name="retraction",
            name="retraction_decided_by_someone",
        ),
        migrations.AlterField(
            model_name="claim",
            name="state",
            field=models.CharField(
                choices=[
                    ("suggested", "Suggested"),
                    ("open", "Open"),
                    ("closed", "Closed"),
                    ("dismissed", "Dismissed"),
                    ("split", "Split"),
                    ("merged", "Merged"),
                    ("erased", "Erased"),
                ],
                default="open",
                editable=False,
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="body",
            field=claims.models.fields.BodyField(null=True),
        ),
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
                    ("erased", "Erased"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="retraction",
            name="state",
            field=models.CharField(
                choices=[
                    ("proposed", "Proposed"),
                    ("carried_out", "Carried out"),
                    ("declined", "Declined"),
                    ("erased", "Erased"),
                ],
                default="proposed",
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="verdict",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in_review", "In review"),
                    ("approved", "Approved"),
                    ("published", "Published"),
                    ("superseded", "Superseded"),
                    ("erased", "Erased"),
                ],
                default="draft",
                editable=False,
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="verdicttranslation",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in_review", "In review"),
                    ("approved", "Approved"),
                    ("published", "Published"),
                    ("superseded", "Superseded"),
                    ("erased", "Erased"),
                ],
                default="draft",
                editable=False,
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("text", ""), _negated=True), ("state", "erased"), _connector="OR"),
                name="claim_has_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "erased"), _negated=True),
                    models.Q(
                        ("claimant", None), ("context", ""), ("made_on", None), ("selection_note", ""), ("text", "")
                    ),
                    _connector="OR",
                ),
                name="claim_erased_has_no_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ("no_action", "not_checkable")), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    ("erased_at__isnull", False),
                    _connector="OR",
                ),
                name="report_decision_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="retraction",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("reason", ""), _negated=True), ("state", "erased"), _connector="OR"),
                name="retraction_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="retraction",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("state", "erased"), _negated=True), ("reason", ""), _connector="OR"),
                name="retraction_erased_has_no_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="retraction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("state", "proposed")),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        models.Q(("state", "proposed"), _negated=True),
                    ),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="retraction_decided_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "erased"), _negated=True),
                    models.Q(
                        ("as_of", None),
                        ("attribution_note", ""),
                        ("counter_search", ""),
                        ("explanation", ""),
                        ("found", ""),
                        ("precedent_note", ""),
                        ("reply_asked_on", None),
                        ("reply_text", ""),
                        ("summary", ""),
                    ),
                    _connector="OR",
                ),
                name="verdict_erased_has_no_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdicttranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "erased"), _negated=True),
                    models.Q(("attribution_note", ""), ("claim_text", ""), ("explanation", ""), ("summary", "")),
                    _connector="OR",
                ),
                name="translation_erased_has_no_words",
            ),
        ),
        migrations.AddField(
            model_name="erasure",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="erasure",
            name="claim",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="erasure",
                to="claims.claim",
                verbose_name="claim",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="erasure_has_reason"
            ),
        ),
        migrations.RunSQL((SQL / "erasure.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((SQL / "erase.sql").read_text(encoding="utf-8")),
    ]
