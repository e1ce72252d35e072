"""The labels of a rating scale in its past. Their changes stand in the events of the scale, each label by the slug it
had after the change; here a field of a label has one name, "rating <slug of now>: <field>", whenever it changed."""

from collections import defaultdict
from typing import Any

from claims.models import RatingScale
from claims.workflow import records
from claims.workflow.writing import plain

PREFIX = "rating "


def walk_back(found: dict[str, Any], slugs: dict[str, str], name: str, pairs: dict[str, list[Any]]) -> None:
    """Adds what one event changed of a label; called from the newest on. `slugs`: of each older slug that of now."""
    slug = name.removeprefix(PREFIX)
    slug_now = slugs.get(slug, slug)
    for field, (before, _after) in pairs.items():
        found[f"{PREFIX}{slug_now}: {field}"] = before
    if "slug" in pairs:
        slugs[pairs["slug"][0]] = slug_now


def now_of(scale: RatingScale) -> dict[str, Any]:
    """Each field of each label, as events hold it."""
    return {
        f"{PREFIX}{rating.slug}: {field}": plain(getattr(rating, field))
        for rating in scale.ratings.all()
        for field in records.RATING_EDITABLE
    }


def added_later(scale: RatingScale, then: dict[str, Any]) -> dict[str, str]:
    """{slug: label} of those that were not there: in the event that made them they have no slug before."""
    return {
        rating.slug: str(rating) for rating in scale.ratings.all() if then.get(f"{PREFIX}{rating.slug}: slug") == ""
    }


def slug_in(name: str) -> str:
    """The label that a name is of; "" where it is of none."""
    return name.removeprefix(PREFIX).partition(": ")[0] if name.startswith(PREFIX) else ""


def take_out(values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Takes the fields of labels out of `values`: {slug: {field: value}}."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for name in [name for name in values if name.startswith(PREFIX)]:
        found[slug_in(name)][name.partition(": ")[2]] = values.pop(name)
    return found
