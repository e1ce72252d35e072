"""Who is away; whose a claim can be; what the start page and the board read in order."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Greatest

import claims.models.fields
import claims.models.people


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0015_review"),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(help_text="The last day away.", verbose_name="until")),
                (
                    "note",
                    claims.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The whole desk reads it.",
                        max_length=200,
                        verbose_name="note",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ["-until", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("assignee__isnull", True), ("state", "open")),
                fields=["priority", "due_on", "-id"],
                name="claim_unassigned",
            ),
        ),
        migrations.AddIndex(
            model_name="verdict",
            index=models.Index(
                condition=models.Q(("state", "published")), fields=["-published_at"], name="verdict_lately"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("priority__in", [1, 2, 3, 4])), name="claim_priority_is_listed"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("assignee__isnull", True), ("state__in", ("suggested", "open", "closed")), _connector="OR"
                ),
                name="claim_assigned_while_it_waits",
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="created_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="absences",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="stand_in",
            field=models.ForeignKey(
                blank=True,
                help_text="Sees the work of who is away on the start page, and may take it over.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stands_in",
                to=settings.AUTH_USER_MODEL,
                verbose_name="stand-in",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("since__lte", models.F("until"))), name="absence_ends_after_it_began"
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("stand_in", models.F("person")), _negated=True), name="absence_stood_in_by_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("person", "="),
                    (claims.models.people.DateRange("since", Greatest("since", "until"), models.Value("[]")), "&&"),
                ],
                name="absence_once_at_a_time",
            ),
        ),
    ]
