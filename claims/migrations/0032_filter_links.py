"""More that lists are narrowed by, and links in the order of lists."""

from pathlib import Path

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0031_api_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedCheckOrigin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(max_length=200)),
                ("first_published_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PublishedCheckQuantity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40)),
                ("value", claims.models.fields.NumberField(decimal_places=10, max_digits=30)),
                ("value_to", claims.models.fields.NumberField(decimal_places=10, max_digits=30)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="publishedcheck",
            name="check_changed",
        ),
        migrations.RemoveIndex(
            model_name="publishedcheckarticle",
            name="check_by_outlet",
        ),
        migrations.AddField(
            model_name="publishedcheck",
            name="claimant_wikidata_id",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="publishedcheckarticle",
            name="first_published_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="publishedcheckarticle",
            name="url",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="publishedchecktopic",
            name="first_published_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(
                condition=models.Q(("kind__in", ["corrected", "retracted"])), fields=["-seq"], name="log_corrections"
            ),
        ),
        migrations.AddIndex(
            model_name="publishedcheck",
            index=models.Index(fields=["claimant_wikidata_id", "-first_published_at", "-id"], name="check_by_wikidata"),
        ),
        migrations.AddIndex(
            model_name="publishedcheckarticle",
            index=models.Index(fields=["outlet", "-first_published_at", "-check_row"], name="outlet_newest"),
        ),
        migrations.AddIndex(
            model_name="publishedcheckarticle",
            index=django.contrib.postgres.indexes.HashIndex(fields=["url"], name="check_by_article_url"),
        ),
        migrations.AddIndex(
            model_name="publishedchecktopic",
            index=models.Index(fields=["topic", "-first_published_at", "-check_row"], name="topic_newest"),
        ),
        migrations.AddField(
            model_name="publishedcheckorigin",
            name="check_row",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="origin_links", to="claims.publishedcheck"
            ),
        ),
        migrations.AddField(
            model_name="publishedcheckquantity",
            name="check_row",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="quantity_links", to="claims.publishedcheck"
            ),
        ),
        migrations.AddIndex(
            model_name="publishedcheckorigin",
            index=models.Index(fields=["origin", "-first_published_at", "-check_row"], name="origin_newest"),
        ),
        migrations.AddConstraint(
            model_name="publishedcheckorigin",
            constraint=models.UniqueConstraint(fields=("origin", "check_row"), name="check_origin_once"),
        ),
        migrations.AddIndex(
            model_name="publishedcheckquantity",
            index=models.Index(fields=["unit", "value"], name="quantity_by_unit"),
        ),
        migrations.AddIndex(
            model_name="publishedcheckquantity",
            index=models.Index(fields=["value"], name="quantity_by_value"),
        ),
        migrations.AddConstraint(
            model_name="publishedcheckquantity",
            constraint=models.UniqueConstraint(
                fields=("check_row", "unit", "value", "value_to"), name="check_quantity_once"
            ),
        ),
        migrations.RunSQL((SQL / "filter_links.sql").read_text(encoding="utf-8")),
    ]
