from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0041_external_reviews"),
    ]

    operations = [
        migrations.AlterField(
            model_name="webhookendpoint",
            name="disabled_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("gone", "It answered 410 Gone"),
                    ("failing", "Nothing could be delivered for days"),
                    ("stopped", "The newsroom stopped it"),
                ],
                default="",
                editable=False,
                max_length=20,
                verbose_name="why disabled",
            ),
        ),
    ]
