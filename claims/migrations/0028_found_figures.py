"""What a verdict found, beside the figures of its claim."""

from pathlib import Path

from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0027_front_desk_limits"),
    ]

    operations = [
        # The function first: approvals that stand while this runs keep their fingerprint.
        migrations.RunSQL((SQL / "found.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.AddField(
            model_name="verdict",
            name="found",
            field=claims.models.fields.LineField(
                blank=True,
                default="",
                help_text="For each figure of the claim, in their order and units: 64 or 60–65; “-” for none, “;” between them.",  # noqa: E501
                max_length=200,
                verbose_name="what we found, in figures",
            ),
        ),
        migrations.AlterField(
            model_name="reviewnote",
            name="field",
            field=models.CharField(
                choices=[
                    ("claim", "Claim"),
                    ("quantities", "Figures"),
                    ("appearances", "Appearances"),
                    ("rating", "Is it so?"),
                    ("summary", "Summary"),
                    ("explanation", "Explanation"),
                    ("found", "What we found, in figures"),
                    ("as_of", "What we know as of"),
                    ("counter_search", "What we looked for against it"),
                    ("precedent_note", "Why it differs from how we ruled before"),
                    ("evidence", "Evidence"),
                    ("attribution", "Did they say it?"),
                    ("attribution_note", "How we know they said it"),
                    ("reply_status", "Right of reply"),
                    ("reply_text", "Their answer"),
                    ("correction_reason", "Public reason of the correction"),
                ],
                max_length=20,
                verbose_name="field",
            ),
        ),
    ]
