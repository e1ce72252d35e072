"""What each label means becomes public, as a record of its scale."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.db import migrations, models

import claims.models.fields

SQL = Path(__file__).with_name("sql")


def add(apps: Any, _editor: Any) -> None:
    """The scales of what is published already, as publishing/records.py wrote them when this was written."""
    used = apps.get_model("claims", "PublishedCheck").objects.exclude(scale="").values("scale")
    for scale in apps.get_model("claims", "RatingScale").objects.filter(slug__in=used):
        ratings = scale.ratings.order_by("position")
        values = sorted(rating.value for rating in ratings if rating.value is not None)
        worst, best = (values[0], values[-1]) if len(values) > 1 else (None, None)
        document = {
            "type": "rating_scale",
            "schema": 1,
            "slug": scale.slug,
            "path": f"/ratings/#{scale.slug}",
            "labels": scale.labels,
            "descriptions": scale.descriptions,
            "best": best,
            "worst": worst,
            "ratings": [
                {name: getattr(rating, name) for name in ("slug", "labels", "descriptions", "meaning", "value")}
                for rating in ratings
            ],
        }
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        apps.get_model("claims", "PublishedScale").objects.create(key=scale.slug, sha256=sha256, body=text)


class Migration(migrations.Migration):
    dependencies = [("claims", "0028_found_figures")]

    operations = [
        migrations.CreateModel(
            name="PublishedScale",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80, unique=True)),
                ("sha256", claims.models.fields.Sha256Field(max_length=64)),
                ("body", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunPython(add, migrations.RunPython.noop),
        migrations.RunSQL((SQL / "published_scales.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
