"""The files of the bulk export, kept in pieces that change apart."""

import django.contrib.postgres.fields
from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0034_state_of_the_log"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExportPiece",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.BinaryField()),
                ("rows", models.PositiveIntegerField()),
                ("size", models.PositiveBigIntegerField()),
                ("gzip_size", models.PositiveBigIntegerField()),
                ("crc", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ExportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("seq", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("version", models.CharField(max_length=16)),
                ("head", models.BinaryField()),
                ("separator", models.BinaryField()),
                ("foot", models.BinaryField()),
                ("pieces", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("rows", models.PositiveIntegerField()),
                ("size", models.PositiveBigIntegerField()),
                ("gzip_size", models.PositiveBigIntegerField()),
                ("crc", models.PositiveBigIntegerField()),
                ("sha256", claims.models.fields.Sha256Field(max_length=64)),
                ("gzip_sha256", claims.models.fields.Sha256Field(max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [models.Index(fields=["name", "-id"], name="export_file_newest")],
            },
        ),
        # Compressed already; read whole.
        migrations.RunSQL("ALTER TABLE claims_exportpiece ALTER COLUMN content SET STORAGE EXTERNAL"),
    ]
