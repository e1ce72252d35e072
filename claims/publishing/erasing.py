"""Legal erasure: the words of a claim go for good, in public and at the desk; that it was erased stays (adr/0027)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import (
    Claim,
    Document,
    EventDetail,
    Evidence,
    LogEntry,
    MatchDecision,
    PublishedCheck,
    PublishedCheckArticle,
    ReaderReport,
    Retraction,
    ReviewNote,
    SecondOpinion,
    User,
    Verdict,
    VerdictTranslation,
)
from claims.publishing.canonical import instant
from claims.publishing.store import append_log, store_document, store_places
from claims.vocabulary import LogKind
from claims.workflow import policies
from claims.workflow.problems import Refused
from claims.workflow.transitions import way
from claims.workflow.writing import lock, record, verb

Text = str | Promise


@verb
def erase(claim: Claim, *, by: User, reason: str) -> LogEntry | None:
    """Takes every word of a claim away, and the check that was made of it. Cannot be undone.

    `reason` is the legal basis; it is kept for ever, so it names nobody. Answers the entry by which partners learn
    of it; None where nothing was ever published.
    """
    claim = lock(claim)
    policies.check("erase", claim, by=by)
    if not reason.strip():
        raise Refused("reason_missing", _("Give the legal basis."), "reason")
    for row in _rows(claim):
        thing = policies.THINGS[type(row)]
        record("erase", row, by=by, claim=claim, before=row.state, after=way(thing, "erase").target)
    hold_publications()
    places = _places(claim)
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_erase(%s, %s, %s)", [claim.pk, by.pk, reason.strip()])
    store_places(PublishedCheck.objects.using("default").filter(article_links__article__in=places).distinct())
    last = LogEntry.objects.using("default").filter(public_id=claim.public_id).last()
    if last is None:
        return None
    stored = store_document(stub(claim.public_id, now=timezone.now()))
    seq = append_log(LogKind.ERASED.value, stored, revision=last.revision)
    return LogEntry.objects.using("default").get(seq=seq)


STAYING: tuple[Text, ...] = (
    _("That it was erased: when, by whom and on which legal basis."),
    _("Who did what to it and when, without a word of what it said."),
    _("In the public log the number, kind, time and hashes of each entry."),
    _("Articles with their texts, sources and claimants that other claims need."),
    _("Claims that it was split into or that were merged into it: each is erased by itself."),
)


def going(claim: Claim) -> list[tuple[Text, int]]:
    """What an erasure would take, in words, and how much of it. Only what is there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT thing, count(*) FROM claims_alone(%s) GROUP BY thing", [claim.pk])
        alone: dict[str, int] = dict(cursor.fetchall())
    on_verdicts = {"verdict__claim": claim}
    letters = ReaderReport.objects.filter(Q(claim=claim) | Q(check_public_id=claim.public_id), erased_at=None)
    counted: list[tuple[Text, int]] = [
        (_("Public documents"), Document.objects.using("default").filter(public_id=claim.public_id).count()),
        (_("Verdicts with their texts"), claim.verdicts.count()),
        (_("Translations"), VerdictTranslation.objects.filter(**on_verdicts).count()),
        (_("Quotes of evidence"), Evidence.objects.filter(**on_verdicts).count()),
        (
            _("Review notes and second opinions"),
            sum(rows.objects.filter(**on_verdicts).count() for rows in (ReviewNote, SecondOpinion)),
        ),
        (_("Places in articles"), claim.appearances.count()),
        (_("Articles in which nothing else stands"), alone.get("article", 0)),
        (_("Sources that nothing else cites"), alone.get("source", 0)),
        (_("Their kept copies"), alone.get("keptcopy", 0)),
        (_("Claimants of whom nothing else is claimed"), alone.get("claimant", 0)),
        (_("Comments"), claim.comments.filter(withdrawn_at=None).count()),
        (
            _("Decisions on it and another claim"),
            MatchDecision.objects.filter(Q(first=claim) | Q(second=claim)).count(),
        ),
        (_("Letters of readers, and who sent them"), letters.count()),
        (_("Reasons and changes in the history"), EventDetail.objects.filter(event__claim=claim).count()),
    ]
    return [(what, count) for what, count in counted if count]


def stub(public_id: str, *, now: datetime) -> dict[str, Any]:
    """What partners get in place of the check: that it is gone."""
    return {"type": "check", "schema": 1, "public_id": public_id, "state": "erased", "modified_at": instant(now)}


def _rows(claim: Claim) -> Iterator[Claim | Verdict | VerdictTranslation | Retraction]:
    """The claim and all on it that has a state, locked in the order of every writer."""
    yield claim
    yield from claim.verdicts.select_for_update().order_by("pk")
    yield from VerdictTranslation.objects.select_for_update(of=("self",)).filter(verdict__claim=claim).order_by("pk")
    yield from claim.retractions.select_for_update().order_by("pk")


def hold_publications() -> None:
    """Waits for whoever publishes, and makes the next one wait until this is committed: of two checks that name one
    topic, the record of the topic must not go while the second comes. Readers go on reading."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE claims_publishedcheck IN EXCLUSIVE MODE")


def _places(claim: Claim) -> list[str]:
    """Articles in which the check stands in public."""
    links = PublishedCheckArticle.objects.using("default").filter(check_row__public_id=claim.public_id)
    return list(links.values_list("article", flat=True))
