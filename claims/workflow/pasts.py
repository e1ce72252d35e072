"""A row as it was: its events walked backwards from now. What can be put back, and what no longer exists."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.utils.translation import gettext as _

from claims.models import (
    Article,
    Claim,
    Event,
    Quantity,
    RatingScale,
    Source,
    Topic,
    User,
    Verdict,
    VerdictTranslation,
)
from claims.workflow import articles, claims, labels, records, translations, verdicts
from claims.workflow.contents import Figure, figures_now
from claims.workflow.records import Role
from claims.workflow.writing import plain


@dataclass
class Past:
    """`values` as the verbs take them, of what differs from now; `plain` the same as events hold it, [then, now];
    `lost` says in words what cannot be put back."""

    values: dict[str, Any] = field(default_factory=dict)
    plain: dict[str, list[Any]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def changed_since(row: models.Model, event: int) -> dict[str, Any]:
    """{field: its value just after that event, as events hold it} of all that was edited after it."""
    later = Event.objects.filter(thing=row._meta.model_name, object_id=row.pk, pk__gt=event, detail__isnull=False)
    found: dict[str, Any] = {}
    slugs: dict[str, str] = {}
    for changes in later.order_by("-pk").values_list("detail__changes", flat=True):
        for name, pair in changes.items():
            if isinstance(pair, list) and len(pair) == 2:
                found[name] = pair[0]
            elif isinstance(pair, dict) and name.startswith(labels.PREFIX):
                labels.walk_back(found, slugs, name, pair)
    return found


def can_restore(event: Event) -> bool:
    """Only what was written or edited; a state is changed by its own verbs."""
    return (event.thing, event.verb) in WRITTEN


def past_of(row: models.Model, event: Event) -> Past:
    """The row as that event left it."""
    past, found = Past(), changed_since(row, event.pk)
    later = labels.added_later(row, found) if isinstance(row, RatingScale) else {}
    for label in later.values():
        past.lost.append(_("The label “%(label)s” was added later and stays.") % {"label": label})
    for name, then in found.items():
        if labels.slug_in(name) in later:
            continue
        now = _now(row, name)
        if name not in _editable(row) or then == now:
            continue
        try:
            past.values[name] = _value(row, name, then)
        except LookupError as lost:
            past.lost.append(str(lost))
            continue
        past.plain[name] = [now, then]
    return past


def restore(row: Any, past: Past, *, by: User, version: int | None, reason: str) -> Any:
    """Puts a past back by the verb that edits such a row. Raises Refused as that verb does."""
    return WRITERS[type(row)](row, dict(past.values), {"by": by, "version": version, "reason": reason})


def _editable(row: models.Model) -> tuple[str, ...]:
    model: type = type(row)
    if isinstance(row, RatingScale):
        return (*(name for name in records.EDITABLE[model][1] if name != "slug"), *labels.now_of(row))
    if model in records.EDITABLE:
        return (*(name for name in records.EDITABLE[model][1] if name != "slug"), "roles")
    found: dict[type, tuple[str, ...]] = {
        Claim: (*claims.EDITABLE, "figures", "topics"),
        Verdict: (*(name for name in verdicts.EDITABLE if name != "scale"), "evidence", "correction"),
        VerdictTranslation: translations.EDITABLE,
        Article: articles.EDITABLE,
    }
    return found.get(model, ())


def _now(row: Any, name: str) -> Any:
    if name == "figures":
        return figures_now(row)
    if name == "topics":
        return sorted(topic.slug for topic in row.topics.all())
    if name == "evidence":
        return verdicts.evidence_now(row)
    if name == "roles":
        return records.roles_now(row)
    if name == "correction":
        return row.correction.reason
    if name.startswith(labels.PREFIX):
        return labels.now_of(row).get(name)
    return plain(row._meta.get_field(name).value_from_object(row)) if _field(row, name) else None


def _value(row: models.Model, name: str, then: Any) -> Any:
    """As the verb takes it. Raises LookupError, in words, where something no longer exists."""
    if name == "figures":
        return [Figure(**{**item, **_numbers(item)}) for item in then]
    if name == "topics":
        found = list(Topic.objects.filter(slug__in=then))
        if missing := set(then) - {topic.slug for topic in found}:
            raise LookupError(_("Topics that no longer exist: %(names)s.") % {"names": ", ".join(sorted(missing))})
        return found
    if name == "roles":
        return [Role(**_dates(item)) if isinstance(item, dict) else Role(item) for item in then]
    if name == "evidence":
        return _evidence(row, then)
    if name == "correction" or name.startswith(labels.PREFIX):
        return then
    column = _field(row, name)
    if isinstance(column, models.ForeignKey) and then is not None:
        target = column.related_model._default_manager.filter(pk=then).first()
        if target is None:
            raise LookupError(
                _("%(field)s: what was chosen then no longer exists.") % {"field": str(column.verbose_name)}
            )
        return target
    return column.to_python(then) if column is not None and not isinstance(column, models.JSONField) else then


def _evidence(row: Any, then: list[dict[str, Any]]) -> verdicts.EvidenceEdits:
    """Rows that are the same stay; the others go, and those of then come back."""
    sources = Source.objects.in_bulk({item["source"] for item in then})
    if gone := [item for item in then if item["source"] not in sources]:
        quotes = " · ".join(str(item["quote"])[:80] for item in gone)
        raise LookupError(_("Evidence whose source no longer exists: %(quotes)s.") % {"quotes": quotes})
    left, removed = list(then), []
    for item in row.evidence.order_by("position", "pk"):
        values = {name: plain(getattr(item, name)) for name in verdicts.EVIDENCE_EDITABLE}
        if values in left:
            left.remove(values)
        else:
            removed.append(item.pk)
    return verdicts.EvidenceEdits(added=[{**item, "source": sources[item["source"]]} for item in left], removed=removed)


def _numbers(item: dict[str, Any]) -> dict[str, Any]:
    column = Quantity._meta.get_field("value")
    return {name: column.to_python(item.get(name)) for name in ("value", "value_to")}


def _dates(item: dict[str, Any]) -> dict[str, Any]:
    return {**item, **{name: models.DateField().to_python(item.get(name)) for name in ("since", "until")}}


def _field(row: models.Model, name: str) -> Any:
    try:
        return row._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _claim(row: Claim, values: dict[str, Any], rest: dict[str, Any]) -> Claim:
    figures, topics = values.pop("figures", None), values.pop("topics", None)
    return claims.edit_claim(row, changes=values, figures=figures, topics=topics, **rest)


def _verdict(row: Verdict, values: dict[str, Any], rest: dict[str, Any]) -> Verdict:
    evidence, reason = values.pop("evidence", None), values.pop("correction", None)
    return verdicts.edit_verdict(row, changes=values, evidence=evidence, correction_reason=reason, **rest)


def _record(row: Any, values: dict[str, Any], rest: dict[str, Any]) -> Any:
    roles = values.pop("roles", None)
    saved = records.save_record(row, changes=values, **rest)
    if roles is not None:
        return records.set_roles(saved, roles=roles, **{**rest, "version": saved.version})
    return saved


def _scale(row: RatingScale, values: dict[str, Any], rest: dict[str, Any]) -> RatingScale:
    changed = labels.take_out(values)
    with transaction.atomic():
        saved = records.save_record(row, changes=values, **rest)
        for slug, changes in changed.items():
            rating = saved.ratings.get(slug=slug)
            records.save_rating(rating, by=rest["by"], changes=changes, reason=rest["reason"])
    return saved


WRITERS: dict[type, Callable[[Any, dict[str, Any], dict[str, Any]], Any]] = {
    Claim: _claim,
    Verdict: _verdict,
    VerdictTranslation: lambda row, values, rest: translations.edit_translation(row, changes=values, **rest),
    Article: lambda row, values, rest: articles.edit_article(row, changes=values, **rest),
    **dict.fromkeys(records.EDITABLE, _record),
    RatingScale: _scale,
}
# The verbs that leave words behind, by thing: the first writing and every edit.
WRITTEN = {
    *(("claim", verb) for verb in ("open_claim", "suggest_claim", "edit_claim")),
    *(("verdict", verb) for verb in ("draft_verdict", "start_correction", "edit_verdict")),
    *(("verdicttranslation", verb) for verb in ("draft_translation", "edit_translation")),
    *(("article", verb) for verb in ("add_article", "edit_article")),
    *((model.__name__.lower(), verb) for model, (verb, _names) in records.EDITABLE.items()),
}
