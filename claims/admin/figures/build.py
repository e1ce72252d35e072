"""The sections of the figures page, in their order; each says in a sentence what it counts."""

import json
from collections import defaultdict
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims import plots
from claims.admin.figures import queries
from claims.admin.figures.period import Period
from claims.admin.figures.sections import Link, Section
from claims.models import Claim
from claims.models.translated import TranslatedField
from claims.vocabulary import ClaimState, Meaning, ProblemCode, ReportOutcome, ReportState, SourceKind, VerdictState
from claims.workflow import opinions as second_opinions
from claims.workflow.permissions import ALLOWED

MEANINGS = Meaning.values
MEASURE, NUMBER = gettext_lazy("Measure"), gettext_lazy("Number")
TOPICS = 30


def sections(period: Period) -> list[Section]:
    values = {**period.bounds, "today": timezone.localdate(), "newsroom": list(ALLOWED)}
    taken = queries.rows(queries.TO_PUBLICATION, values)[0]
    cited = queries.rows(queries.CITATIONS, values)
    return [
        _time(taken, queries.rows(queries.IN_REVIEW, values)[0]),
        _spread(taken),
        _now(),
        _queues(values),
        _ratings(values),
        _topics(values),
        opinions(period),
        _origins(cited),
        _copies(cited),
        _exceptions(values),
        _exception_list(values),
        _corrections(values),
        _reports(values),
    ]


def _time(taken: tuple[Any, ...], review: tuple[Any, ...]) -> Section:
    return Section(
        "time",
        _("From claim to publication"),
        _(
            "Days from when a claim was first opened or accepted to its first publication, for checks first published "
            "in the period; and days in review until approved or sent back. Half took no longer than the median, nine "
            "in ten no longer than the second figure."
        ),
        (MEASURE, NUMBER, _("Median, days"), _("Nine in ten within, days")),
        [
            (_("From claim to publication"), taken[0], _rounded(taken[1]), _rounded(taken[2])),
            (_("In review"), review[0], _rounded(review[1]), _rounded(review[2])),
        ],
    )


def _spread(taken: tuple[Any, ...]) -> Section:
    count, upto = taken[0], taken[3]
    edges = [0, *upto, count]
    labels = [
        _("Less than a day"),
        *(
            _("%(from)s to %(to)s days") % {"from": first, "to": end}
            for first, end in zip(queries.SPREAD, queries.SPREAD[1:], strict=False)
        ),
        _("%(days)s days or more") % {"days": queries.SPREAD[-1]},
    ]
    rows = [(label, after - before) for label, before, after in zip(labels, edges, edges[1:], strict=False)]
    title = _("How long checks took")
    return Section(
        "spread", title, _("The checks of the first row above, by how long they took."), (_("Time"), NUMBER), rows,
        plot=plots.bars(title, rows),
    )  # fmt: skip


def _now() -> Section:
    counts = {(thing, state): number for thing, state, number in queries.rows(queries.STATES)}
    title = _("Claims and verdicts now")
    rows: list[tuple[Any, ...]] = [
        *((_("Claim"), label, counts.get(("claim", state), 0)) for state, label in ClaimState.choices),
        *((_("Verdict"), label, counts.get(("verdict", state), 0)) for state, label in VerdictState.choices),
    ]
    drawn = [(f"{thing}: {label}", number) for thing, label, number in rows]
    rows.append((_("Claim"), _("Overdue"), Claim.objects.overdue().count()))
    for pk, text, opened in queries.rows(queries.OLDEST_OPEN):
        waited = (timezone.now() - opened).days
        oldest = ngettext("Oldest open, %(days)s day", "Oldest open, %(days)s days", waited) % {"days": waited}
        rows.append((oldest, Link(text, reverse("admin:claims_claim_change", args=[pk])), None))
    return Section(
        "now",
        title,
        _("By state at this moment, whatever the period. Overdue: due before today and not decided."),
        (_("What"), _("State"), NUMBER),
        rows,
        plot=plots.bars(title, drawn),
    )


def _queues(values: dict[str, Any]) -> Section:
    title = _("What lies with whom now")
    rows = queries.rows(queries.QUEUES, values)
    return Section(
        "queues",
        title,
        _(
            "Suggested and open claims assigned to each person, their drafts, the reviews asked of them, and what "
            "of it is overdue, by name. It shows where help is needed. It is no measure of people, and nothing here "
            "counts what somebody has finished."
        ),
        (_("Person"), _("Assigned"), _("Drafts"), _("Reviews asked"), _("Overdue")),
        rows,
        empty=_("Nobody has a role yet."),
        plot=plots.bars(_("Claims assigned now"), [(row[0], row[1]) for row in rows]),
    )


def _ratings(values: dict[str, Any]) -> Section:
    counts = dict(queries.rows(queries.RATINGS, values))
    title = _("Ratings")
    rows = [(label, counts.get(meaning, 0)) for meaning, label in Meaning.choices]
    return Section(
        "ratings",
        title,
        _("Checks first published in the period and not retracted, by what their present rating means."),
        (_("Rating"), NUMBER),
        rows,
        plot=plots.stacks(title, [(label, [(meaning, counts.get(meaning, 0))]) for meaning, label in Meaning.choices]),
    )


def _topics(values: dict[str, Any]) -> Section:
    found: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(MEANINGS, 0))
    labels: dict[str, str] = {}
    for slug, names, meaning, number in queries.rows(queries.TOPICS, values):
        labels[slug] = TranslatedField.choose(json.loads(names))
        found[slug][meaning] = number
    first = sorted(found, key=lambda slug: (-sum(found[slug].values()), labels[slug]))[:TOPICS]
    title = _("Ratings by topic")
    return Section(
        "topics",
        title,
        _("The same checks by topic, the thirty largest topics. A check with several topics counts under each."),
        (_("Topic"), *(label for _meaning, label in Meaning.choices), _("Together")),
        [(labels[slug], *found[slug].values(), sum(found[slug].values())) for slug in first],
        empty=_("No check with a topic was published."),
        plot=plots.stacks(title, [(labels[slug], list(found[slug].items())) for slug in first]),
    )


def opinions(period: Period) -> Section:
    agreeing, given = second_opinions.agreement(period.since, period.until)
    return Section(
        "opinions",
        _("Second opinions"),
        _(
            "Another person rates the same evidence without having seen our rating. Agreeing: the same rating. The "
            "share says how firmly our scale is used, not who is right."
        ),
        (_("Given"), _("Agreeing"), _("Agreeing, %")),
        [(given, agreeing, share(agreeing, given))] if given else [],
        empty=_("No second opinion was given."),
    )


def _origins(cited: list[tuple[Any, ...]]) -> Section:
    rows = [(name, number, first, number - first, kept) for name, kind, number, first, kept in cited if not kind]
    title = _("Sources by origin")
    return Section(
        "origins",
        title,
        _(
            "Citations in verdicts that are public now and were published in the period: the twenty origins cited "
            "most. Reprints of one report are one origin."
        ),
        (_("Origin"), _("Citations"), _("Primary"), _("Secondary"), _("With a kept copy")),
        rows,
        empty=_("No source was cited."),
        plot=plots.bars(title, [(row[0], row[1]) for row in rows]),
    )


def _copies(cited: list[tuple[Any, ...]]) -> Section:
    labels = dict(SourceKind.choices)
    kinds = {kind: (number, kept) for _name, kind, number, _first, kept in cited if kind}
    rows = [
        (labels[kind], number, kept, share(kept, number))
        for kind, (number, kept) in ((kind, kinds.get(kind, (0, 0))) for kind in SourceKind.values)
    ]
    number, kept = (sum(part) for part in zip(*kinds.values(), strict=True)) if kinds else (0, 0)
    return Section(
        "copies",
        _("Kept copies"),
        _("All citations of the same verdicts, and for how many of them readers find a copy that was kept."),
        (_("Kind"), _("Citations"), _("With a kept copy"), _("With a kept copy, %")),
        [*rows, (_("Together"), number, kept, share(kept, number))],
    )


def _exceptions(values: dict[str, Any]) -> Section:
    labels = dict(ProblemCode.choices)
    rows = [(labels.get(code, code), number) for code, number in queries.rows(queries.EXCEPTIONS, values)]
    title = _("Exceptions")
    return Section(
        "exceptions",
        title,
        _("Rules set aside by a reviewer in the period, of verdicts that were published; readers see the reason."),
        (_("Rule"), NUMBER),
        rows,
        empty=_("No exception was granted."),
        plot=plots.bars(title, rows),
    )


def _exception_list(values: dict[str, Any]) -> Section:
    labels = dict(ProblemCode.choices)
    return Section(
        "exception-list",
        _("Each exception"),
        _("The same exceptions one by one, the latest two hundred."),
        (_("Granted"), _("Rule"), _("Public reason"), _("Granted by"), _("Verdict")),
        [
            (timezone.localdate(at), labels.get(code, code), reason, by,
             Link(text, reverse("admin:claims_verdict_change", args=[verdict])))
            for at, code, reason, by, verdict, text in queries.rows(queries.EXCEPTION_LIST, values)
        ],
        empty=_("No exception was granted."),
        is_wide=True,
    )  # fmt: skip


def _corrections(values: dict[str, Any]) -> Section:
    major, minor, checks, days, published, retracted = queries.rows(queries.CORRECTIONS, values)[0]
    title = _("Corrections and retractions")
    counted = [(_("Major corrections"), major), (_("Minor corrections"), minor), (_("Retractions"), retracted)]
    return Section(
        "corrections",
        title,
        _(
            "Published in the period. Major: a finding changed. The rate is of all checks published by the end of the "
            "period; the days run from a check’s first publication to its correction."
        ),
        (MEASURE, NUMBER),
        [
            *counted,
            (_("Checks corrected"), checks),
            (_("Checks published by then"), published),
            (_("Checks corrected, %"), share(checks, published)),
            (_("Median days to a correction"), _rounded(days)),
        ],
        plot=plots.bars(title, counted),
    )


def _reports(values: dict[str, Any]) -> Section:
    found = {outcome: (number, days) for outcome, number, days in queries.rows(queries.REPORTS, values)}
    title = _("Reader reports and tips")
    rows = [
        (label, found[outcome][0] if outcome in found else 0, _rounded(found[outcome][1]) if outcome in found else None)
        for outcome, label in [("", ReportState.NEW.label), *ReportOutcome.choices, ("erased", _("Erased"))]
    ]
    return Section(
        "reports",
        title,
        _("Received in the period, by what came of them, and the median of the days until they were decided."),
        (_("Outcome"), NUMBER, _("Median days to a decision")),
        rows,
        plot=plots.bars(title, [(label, number) for label, number, _days in rows]),
    )


def share(part: int, whole: int) -> float | None:
    """In percent; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def _rounded(days: float | None) -> float | None:
    return None if days is None else round(days, 1)
