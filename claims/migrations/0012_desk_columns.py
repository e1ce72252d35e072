from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")
RULES = [
    ("rating_missing", "Rating missing"),
    ("summary_missing", "Summary missing"),
    ("attribution_missing", "Attribution missing"),
    ("attribution_mismatch", "Attribution and claimant disagree"),
    ("appearance_missing", "Appearance missing"),
    ("selection_missing", "Selection reason missing"),
    ("truth_evidence_missing", "Evidence missing"),
    ("attribution_evidence_missing", "Evidence of attribution missing"),
    ("independent_origins", "Fewer than two independent origins"),
    ("counter_search", "No look for evidence against"),
    ("kept_copy", "No kept copy of a source"),
    ("primary_source", "No primary source"),
    ("source_dates", "No source dated so that it can attest the claim"),
    ("interest_undeclared", "Conflict of interest not ruled out"),
    ("correction_missing", "Correction notice missing"),
    ("precedent_unexplained", "Differs from how we ruled before"),
    ("reply_not_asked", "Claimant not asked for comment"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0011_back_to_suggestions"),
    ]

    operations = [
        # The function first: approvals that stand while this runs keep their fingerprint.
        migrations.RunSQL((SQL / "desk_columns.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.AddField(
            model_name="claim",
            name="assignee",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assigned",
                to=settings.AUTH_USER_MODEL,
                verbose_name="assigned to",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="priority",
            field=models.PositiveSmallIntegerField(
                choices=[(1, "Urgent"), (2, "High"), (3, "Normal"), (4, "Low")],
                default=3,
                editable=False,
                verbose_name="priority",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="review_by",
            field=models.DateField(
                blank=True,
                editable=False,
                help_text="By when the desk looks whether the published check still holds. Never public.",
                null=True,
                verbose_name="look again by",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="shelf_life",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="After how many days a published check of this topic is looked at again. "
                "Empty: never by itself.",
                null=True,
                verbose_name="shelf life in days",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="precedent_note",
            field=claims.models.fields.TextField(
                blank=True,
                default="",
                help_text="Asked when every published verdict near this one has another rating. Not printed.",
                verbose_name="why it differs from how we ruled before",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="reviewer",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="to_review",
                to=settings.AUTH_USER_MODEL,
                verbose_name="reviewer asked",
            ),
        ),
        migrations.AlterField(
            model_name="ruleexception",
            name="code",
            field=models.CharField(choices=RULES, max_length=40, verbose_name="rule"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["assignee", "state", "due_on"], name="claim_by_assignee"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(condition=models.Q(("due_on__isnull", False)), fields=["due_on"], name="claim_due"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("review_by__isnull", False)), fields=["review_by"], name="claim_review_by"
            ),
        ),
    ]
