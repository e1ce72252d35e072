"""The sections of the IFCN file, as the page and the file both show them."""

from collections import Counter
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from claims.admin.figures.build import MEASURE, NUMBER, opinions, share
from claims.admin.figures.period import Period
from claims.admin.figures.sections import Link, Section
from claims.admin.ifcn import gather
from claims.admin.ifcn.tally import Tally, by_meaning
from claims.models.translated import TranslatedField
from claims.vocabulary import CheckState, CorrectionKind, Meaning, ProblemCode, ReplyStatus, SelectionReason


def sections(period: Period, tally: Tally, *, audited: bool) -> list[Section]:
    """`tally` has seen every document of the period. The audit recomputes every hash there is, which takes its time."""
    changes = gather.changes(period)
    return [
        _numbers(tally, changes),
        _changes(changes),
        _exceptions(tally, gather.signers(period)),
        _selection(tally),
        _balance("claimants", _("Balance by claimant"), _("Claimant"), tally.claimants, tally.names),
        _balance(
            "topics",
            _("Balance by topic"),
            _("Topic"),
            tally.topics,
            {slug: TranslatedField.choose(labels) for slug, labels in tally.labels.items()},
        ),
        _replies(tally),
        opinions(period),
        _staff(),
        *([_audit()] if audited else []),
        _log(),
    ]


def _numbers(tally: Tally, changes: list[tuple[Any, ...]]) -> Section:
    kinds = Counter(change[1] for change in changes)
    standing = tally.published - tally.states[CheckState.RETRACTED]
    return Section(
        "numbers",
        _("In numbers"),
        _("Checks first published in the period as they stand now, and what was changed in public in the period."),
        (MEASURE, NUMBER),
        [
            (_("Checks published"), tally.published),
            (_("Of them retracted since"), tally.states[CheckState.RETRACTED]),
            (_("Of them corrected"), tally.states[CheckState.CORRECTED]),
            (_("Major corrections"), kinds[CorrectionKind.MAJOR]),
            (_("Minor corrections"), kinds[CorrectionKind.MINOR]),
            (_("Retractions"), kinds["retracted"]),
            (_("Checks with at least two independent origins"), standing - tally.few_origins),
            (_("Checks with fewer"), tally.few_origins),
            (_("Exceptions that readers see"), len(tally.exceptions)),
        ],
    )


def _changes(changes: list[tuple[Any, ...]]) -> Section:
    words = {**dict(CorrectionKind.choices), "retracted": _("Retraction")}
    return Section(
        "corrections",
        _("Corrections and retractions"),
        _("Each change made in public in the period, latest first. Every one stands on its page with date and reason."),
        (_("Day"), _("Kind"), _("Claim"), _("Old rating"), _("New rating"), _("Public reason"), _("Address")),
        [
            (parse_date(day), words[kind], claim, old, new, reason, Link(url, url))
            for day, kind, claim, old, new, reason, url in changes
        ],
        empty=_("Nothing was corrected or retracted."),
        is_wide=True,
    )


def _exceptions(tally: Tally, signers: dict[tuple[str, str], str]) -> Section:
    labels = dict(ProblemCode.choices)
    return Section(
        "exceptions",
        _("Exceptions"),
        _(
            "Each rule that a check of the period was allowed not to meet, the reason its readers see, and who "
            "signed it."
        ),
        (_("Rule"), _("Public reason"), _("Signed by"), _("Claim"), _("Address")),
        [
            (labels.get(code, code), reason, signers.get((public_id, code), ""), claim, Link(url, url))
            for public_id, url, claim, code, reason in tally.exceptions
        ],
        empty=_("No check needed an exception."),
        is_wide=True,
    )


def _selection(tally: Tally) -> Section:
    return Section(
        "selection",
        _("Why claims were chosen"),
        _("Checks by the reason for which their claim was chosen. The note on each stands in checks.csv."),
        (_("Reason"), NUMBER),
        [(label, tally.selection[reason]) for reason, label in SelectionReason.choices],
    )


def _balance(name: str, title: str, heading: str, found: dict[str, Counter[str]], names: dict[str, str]) -> Section:
    first = sorted(found, key=lambda key: (-sum(found[key].values()), names[key].casefold(), key))
    return Section(
        name,
        title,
        _(
            "Checks of the period and their ratings. These are counts and no judgement: what is checked follows "
            "what is said."
        ),
        (heading, *(label for _meaning, label in Meaning.choices), _("Together")),
        [(names[key], *by_meaning(found[key])) for key in first],
        empty=_("None."),
    )


def _replies(tally: Tally) -> Section:
    whole = sum(tally.replies.values())
    return Section(
        "replies",
        _("Right of reply"),
        _("Checks of the period on a claim with a claimant: whether the claimant was asked, and what came back."),
        (_("Right of reply"), NUMBER, _("Share, %")),
        [(label, tally.replies[status], share(tally.replies[status], whole)) for status, label in ReplyStatus.choices],
    )


def _staff() -> Section:
    return Section(
        "staff",
        _("Who works here"),
        _("Everybody with a role at the desk today."),
        (_("Name"), _("Role")),
        gather.staff(),
        empty=_("Nobody has a role yet."),
    )


def _audit() -> Section:
    return Section(
        "audit",
        _("What the database vouches for"),
        _(
            "Promises that the database checks of itself, and how many breaches it found when this was made. An "
            "auditor with an account there can ask the same."
        ),
        (_("Promise"), _("Breaches")),
        gather.audit(),
    )


def _log() -> Section:
    seq, head = gather.log_head()
    return Section(
        "log",
        _("Head of the public log"),
        _(
            "The last entry when this was made. Whoever holds this hash can tell whether anything "
            "before it is changed later."
        ),
        (_("Entry"), _("Hash")),
        [(seq, head)],
    )
