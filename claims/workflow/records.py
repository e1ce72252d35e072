"""Verbs on what claims refer to (outlets, claimants, topics, sources, scales)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from claims.models import (
    Claimant,
    ClaimantRole,
    OriginGroup,
    Outlet,
    Rating,
    RatingScale,
    Source,
    Topic,
    User,
)
from claims.workflow.permissions import check_may
from claims.workflow.problems import Refused
from claims.workflow.writing import apply, check_version, lock, plain, record, verb

Record = TypeVar("Record", Outlet, Claimant, Topic, Source, OriginGroup, RatingScale)

EDITABLE: dict[type, tuple[str, tuple[str, ...]]] = {
    Outlet: ("edit_outlet", ("slug", "name", "url", "wikidata_id")),
    Claimant: ("edit_claimant", ("slug", "name", "kind", "description", "wikidata_id")),
    Topic: ("edit_topic", ("slug", "labels", "descriptions", "shelf_life")),
    OriginGroup: ("edit_source", ("slug", "name", "note")),
    RatingScale: ("edit_scale", ("slug", "labels", "descriptions", "is_active")),
    Source: (
        "edit_source",
        (
            "slug", "title", "publisher", "url", "archive_url", "kind", "origin", "language", "published_on",
            "accessed_on", "interests", "article",
        ),
    ),
}  # fmt: skip
RATING_EDITABLE = ("slug", "position", "labels", "descriptions", "meaning", "value")


@dataclass(frozen=True)
class Role:
    title: str
    since: date | None = None
    until: date | None = None


@verb
def save_record(
    row: Record, *, by: User, changes: dict[str, Any], version: int | None = None, reason: str = ""
) -> Record:
    """Creates a row (no primary key yet) or changes one. A slug is made from the name when none is given."""
    verb_name, editable = EDITABLE[type(row)]
    check_may(by, verb_name)
    is_new = row.pk is None
    if not is_new:
        row = lock(row)
        check_version(row, version)
    differing = apply(row, changes, editable)
    if isinstance(row, Source):
        _check_dates(row)
    if not row.slug:
        row.slug = free_slug(type(row), _name_of(row))
    row.validate_unique()
    row.validate_constraints()
    if is_new:
        row.created_by = by
    elif differing:
        row.version += 1
    if is_new or differing:
        row.save()
        record(verb_name, row, by=by, reason=reason, changes=differing)
    return row


@verb
def set_roles(
    claimant: Claimant, *, by: User, roles: Sequence[Role], version: int | None = None, reason: str = ""
) -> Claimant:
    """Replaces all roles. They are part of the claimant: its version rises with them."""
    check_may(by, "edit_claimant")
    claimant = lock(claimant)
    check_version(claimant, version)
    before = roles_now(claimant)
    claimant.roles.all().delete()
    for role in roles:
        made = ClaimantRole(claimant=claimant, **asdict(role))
        made.clean_fields(exclude=["claimant"])
        made.save(force_insert=True)
    after = roles_now(claimant)
    if before != after:
        claimant.version += 1
        claimant.save()
        record("edit_claimant", claimant, by=by, reason=reason, changes={"roles": [before, after]})
    return claimant


@verb
def save_rating(
    rating: Rating, *, by: User, changes: dict[str, Any], version: int | None = None, reason: str = ""
) -> Rating:
    """Saves one label. It is part of its scale: `version` is the scale's, which rises with it."""
    check_may(by, "edit_scale")
    scale = lock(rating.scale)
    check_version(scale, version)
    differing = apply(rating, changes, RATING_EDITABLE)
    rating.validate_constraints()
    rating.save()
    scale.version += 1
    scale.save()
    record("edit_scale", scale, by=by, reason=reason, changes={f"rating {rating.slug}": differing})
    return rating


def free_slug(model: type, name: str) -> str:
    """A slug from a name that no row of the model has yet: "reuters", "reuters-2"."""
    limit = model._meta.get_field("slug").max_length - 4  # type: ignore[attr-defined]
    base = slugify(name)[:limit].strip("-") or model._meta.model_name  # type: ignore[attr-defined]
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))  # type: ignore[attr-defined]
    return base if base not in taken else next(s for n in range(2, 10**6) if (s := f"{base}-{n}") not in taken)


def roles_now(claimant: Claimant) -> list[dict[str, Any]]:
    """The roles as events hold them."""
    names = [each.name for each in fields(Role)]
    return [{name: plain(getattr(role, name)) for name in names} for role in claimant.roles.all()]


def _name_of(row: Record) -> str:
    labels = getattr(row, "labels", {})
    return str(getattr(row, "name", "") or getattr(row, "title", "") or labels.get("en", ""))


def _check_dates(source: Source) -> None:
    for name in ("published_on", "accessed_on"):
        day = getattr(source, name)
        if day and day > timezone.localdate():
            raise Refused("future_date", _("The date lies in the future."), name)
