"""What changed in a verdict: against the revision before it, and since it was last sent back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from claims.models import Claim, Claimant, Event, Evidence, Source, Verdict
from claims.models.fields import TextField
from claims.workflow import verdicts
from claims.workflow.writing import plain

Rows = Sequence[dict[str, Any]]
# What events call by another name than a column.
NAMED: dict[str, Any] = {
    "figures": lambda: _("figures"),
    "topics": lambda: _("topics"),
    "roles": lambda: _("roles"),
    "evidence": lambda: _("evidence"),
    "stance": lambda: _("stance"),
    "correction": lambda: _("public reason of the correction"),
}
MODELS: dict[str, type[models.Model]] = {"claim": Claim, "verdict": Verdict, "source": Source, "claimant": Claimant}


@dataclass(frozen=True)
class Change:
    """One field. `is_text`: to be compared word by word."""

    label: str
    before: str
    after: str
    is_text: bool


@dataclass(frozen=True)
class EvidenceChange:
    """A piece of evidence that was "added", "removed" or "changed"; `changes` are its fields other than the quote."""

    kind: str
    source: str
    before: str
    after: str
    changes: list[Change]


@dataclass(frozen=True)
class Comparison:
    fields: list[Change]
    evidence: list[EvidenceChange]
    claim: list[Change]

    def __bool__(self) -> bool:
        return bool(self.fields or self.evidence or self.claim)


def base_of(verdict: Verdict) -> Verdict | None:
    """The published revision that it corrects, else the revision before it."""
    if hasattr(verdict, "correction"):
        return verdict.correction.previous
    if verdict.revision == 1:
        return None
    return verdict.claim.verdicts.filter(revision__lt=verdict.revision).order_by("-revision").first()


def last_sent_back(verdict: Verdict) -> Event | None:
    rows = Event.objects.filter(thing="verdict", object_id=verdict.pk, verb="send_back")
    return rows.select_related("actor", "detail").first()


def against(base: Verdict, verdict: Verdict) -> Comparison:
    before, after = _snapshot(base), _snapshot(verdict)
    differing = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    rows = [verdicts.evidence_now(base), verdicts.evidence_now(verdict)]
    since_then = base.published_at or base.created_at
    events = Event.objects.filter(thing="claim", object_id=verdict.claim_id, verb="edit_claim", at__gt=since_then)
    return Comparison(changes_of(Verdict, differing), evidence_changes(*rows), changes_of(Claim, folded(events)))


def since(event: Event, verdict: Verdict) -> Comparison:
    """What was edited after an event, however often: the first state against the last."""
    later = Event.objects.filter(pk__gt=event.pk)
    edited = folded(later.filter(thing="verdict", object_id=verdict.pk, verb="edit_verdict"))
    rows = edited.pop("evidence", [[], []])
    claim = folded(later.filter(thing="claim", object_id=verdict.claim_id, verb="edit_claim"))
    return Comparison(changes_of(Verdict, edited), evidence_changes(*rows), changes_of(Claim, claim))


def folded(events: Any) -> dict[str, list[Any]]:
    """{field: [before the first of the events, after the last]} of what differs in the end."""
    found: dict[str, list[Any]] = {}
    for changes in events.filter(detail__isnull=False).order_by("pk").values_list("detail__changes", flat=True):
        for name, pair in changes.items():
            found[name] = [found[name][0] if name in found else pair[0], pair[1]]
    return {name: pair for name, pair in found.items() if pair[0] != pair[1]}


def changes_of(model: type[models.Model], differing: dict[str, list[Any]]) -> list[Change]:
    return [
        Change(label_of(model, name), shown(model, name, before), shown(model, name, after), _is_text(model, name))
        for name, (before, after) in differing.items()
    ]


def label_of(model: type[models.Model], name: str) -> str:
    field = _field(model, name)
    named = NAMED.get(name)
    return capfirst(str(named() if named else getattr(field, "verbose_name", name)))


def shown(model: type[models.Model], name: str, value: Any) -> str:
    """A value of an event or of a row, as `plain` writes it, in words."""
    field = _field(model, name)
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "\n".join(_line(item) for item in value)
    if isinstance(field, models.ForeignKey):
        return str(field.related_model._default_manager.filter(pk=value).first() or value)
    if isinstance(field, models.DateField) and isinstance(value, str):
        return date_format(date.fromisoformat(value[:10]), "j F Y")
    return str(dict(getattr(field, "flatchoices", ())).get(value, value))


def evidence_changes(before: Rows, after: Rows) -> list[EvidenceChange]:
    """Rows are told apart by source and quote; of those left over, a row of the same source has another quote now."""
    left, titles = list(before), _titles([*before, *after])
    pairs: list[tuple[dict[str, Any] | None, dict[str, Any]]] = []
    for key in (("source", "quote"), ("source",)):
        for row in after:
            if any(row is paired for _old, paired in pairs):
                continue
            old = next((item for item in left if all(item[name] == row[name] for name in key)), None)
            if old is not None:
                left.remove(old)
                pairs.append((old, row))
    partner = {id(row): old for old, row in pairs}
    found = [_evidence_change(titles, partner.get(id(row)), row) for row in after]
    return [change for change in found if change] + [
        change for row in left if (change := _evidence_change(titles, row, None))
    ]


def _evidence_change(
    titles: dict[int, str], old: dict[str, Any] | None, new: dict[str, Any] | None
) -> EvidenceChange | None:
    kind = "changed" if old and new else "added" if new else "removed"
    old, new = old or {}, new or {}
    names = [name for name in ("finding", "stance", "locator", "note") if old.get(name) != new.get(name)]
    changes = changes_of(Evidence, {name: [old.get(name), new.get(name)] for name in names})
    quotes = str(old.get("quote", "")), str(new.get("quote", ""))
    if kind == "changed" and not changes and quotes[0] == quotes[1]:
        return None
    source = new.get("source") or old.get("source") or 0
    return EvidenceChange(kind, titles.get(source, "—"), *quotes, changes)


def _titles(rows: Iterable[dict[str, Any]]) -> dict[int, str]:
    return {source.pk: str(source) for source in Source.objects.filter(pk__in={row["source"] for row in rows})}


def _snapshot(verdict: Verdict) -> dict[str, Any]:
    names = [name for name in verdicts.EDITABLE if name != "no_interest"]
    return {name: plain(getattr(verdict, name)) for name in names}


def _field(model: type[models.Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _is_text(model: type[models.Model], name: str) -> bool:
    return name == "correction" or isinstance(_field(model, name), TextField)


def _line(item: Any) -> str:
    """A figure as an event holds it, or a word."""
    return " ".join(str(part) for part in item.values() if part) if isinstance(item, dict) else str(item)


def changes_view(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    verdict: Verdict = model_admin.row_to_view(request, pk)
    base, sent_back = base_of(verdict), last_sent_back(verdict)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": verdict,
        "title": _("What changed"),
        "base": base,
        "against_base": against(base, verdict) if base else None,
        "sent_back": sent_back,
        "since_sent_back": since(sent_back, verdict) if sent_back else None,
    }
    return TemplateResponse(request, "admin/claims/verdict/changes.html", context)
