"""The claims of one version of an article as the page shows them, read in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin.repeats.pairs import Pair, pair_of
from claims.admin.workbench import history, people
from claims.admin.workbench.history import History
from claims.matching import candidates
from claims.models import Appearance, ArticleVersion, Claim, Claimant, MatchCandidate, User, Verdict
from claims.suggesting.found import Reason
from claims.vocabulary import ClaimState, SuggestionReason
from claims.workflow import permissions
from claims.workflow.transitions import verbs_on

TODO, ACCEPTED, ASIDE, ALL = "todo", "accepted", "aside", "all"
GROUPS = {
    ClaimState.SUGGESTED.value: TODO,
    ClaimState.OPEN.value: ACCEPTED,
    ClaimState.CLOSED.value: ACCEPTED,
    ClaimState.DISMISSED.value: ASIDE,
    ClaimState.SPLIT.value: ASIDE,
    ClaimState.MERGED.value: ASIDE,
}
SHOWN: dict[str, str | Promise] = {
    TODO: _("To decide"), ACCEPTED: _("Accepted"), ASIDE: _("Put aside"), ALL: _("All"),
}  # fmt: skip
ACTS = {
    "accept": "accept_claim", "edit": "edit_claim", "split": "split_claim", "merge": "merge_claim",
    "dismiss": "dismiss_claim",
}  # fmt: skip
WORTH = (
    (0.75, _("very likely worth checking")),
    (0.5, _("likely worth checking")),
    (0.25, _("perhaps worth checking")),
    (0.0, _("hardly worth checking")),
)


@dataclass(frozen=True)
class Look:
    """What the reader of the page wants to see; kept in the address, so that it outlives every act."""

    show: str = ALL
    by_score: bool = False
    least: int = 0

    @classmethod
    def read(cls, query: Any) -> "Look":
        show, least = query.get("show", ALL), query.get("least", "0")
        return cls(
            show if show in SHOWN else ALL,
            query.get("sort") == "score",
            min(int(least), 100) if least.isdecimal() else 0,
        )

    def query(self, **more: Any) -> str:
        ours = {"show": self.show, "sort": "score" if self.by_score else "", "least": self.least or ""}
        return "?" + urlencode({name: value for name, value in (ours | more).items() if value})

    def fits(self, card: "Card") -> bool:
        scored = card.score is None or card.score * 100 >= self.least
        return scored and self.show in (ALL, card.group)


@dataclass(frozen=True)
class Alike:
    """A claim that this one looks like, and on which nothing is ruled."""

    other: Claim
    pair: Pair


@dataclass(frozen=True, eq=False)
class Card:
    """One claim: `number` in text order, `spans` (code points) and `words` where it stands, `offers` the acts."""

    claim: Claim
    number: int
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    history: History
    is_worked_on: bool
    namesakes: tuple[Claimant, ...] = ()
    offers: frozenset[str] = frozenset()
    alike: tuple["Alike", ...] = ()

    @property
    def group(self) -> str:
        return GROUPS[self.claim.state]

    @property
    def score(self) -> float | None:
        suggestion = getattr(self.claim, "suggestion", None)
        return suggestion.score if suggestion else None

    @property
    def worth(self) -> Any:
        return next(words for least, words in WORTH if (self.score or 0) >= least)

    @property
    def reasons(self) -> list[str]:
        suggestion = getattr(self.claim, "suggestion", None)
        reasons = suggestion.reasons if suggestion else ()
        return [str(Reason(SuggestionReason(code), detail)) for code, detail in reasons]

    @property
    def dates(self) -> list[str]:
        """Each date in the words of the text; where those leave the year open, with the day or days it stands for."""
        suggestion = getattr(self.claim, "suggestion", None)
        return [_date(**named) for named in suggestion.dates] if suggestion else []

    @property
    def found_name(self) -> str:
        """The claimant's name as the text has it, while nobody has said who that is."""
        return found_name(self.claim, self.history)

    @property
    def deed(self) -> str:
        return history.deed(self.history.last) if self.history.last else ""

    @property
    def why(self) -> str:
        """The reason that was given with the decision."""
        last = self.history.last
        return last.detail.reason if last and self.group == ASIDE and hasattr(last, "detail") else ""


def _date(text: str, first: str, last: str) -> str:
    if first[:4] in text:
        return text
    days = [date_format(date.fromisoformat(day), "j F Y") for day in dict.fromkeys((first, last))]
    return f"{text} ({' – '.join(days)})"


def found_name(claim: Claim, past: History) -> str:
    suggestion = getattr(claim, "suggestion", None)
    if suggestion is None or claim.claimant_id or claim.state != ClaimState.SUGGESTED or past.is_edited:
        return ""
    return str(suggestion.claimant_name)


MOST_ALIKE = 2
RELATED = ("claim__suggestion", "claim__claimant", "claim__parent", "claim__merged_into")


def cards_of(version: ArticleVersion, by: User) -> list[Card]:
    """Every claim that stands in the version, in text order."""
    rows = Appearance.objects.filter(article_version=version).select_related(*RELATED)
    places: dict[int, list[Appearance]] = {}
    for item in rows.prefetch_related("claim__quantities").order_by("start", "end", "pk"):
        places.setdefault(item.claim_id, []).append(item)
    pasts, worked_on = history.histories(places), _worked_on(places)
    shown = [items for items in places.values() if not _is_undone_part(items[0].claim)]
    cards = [
        Card(
            claim=items[0].claim,
            number=number,
            spans=tuple((item.start, item.end) for item in items),
            words=tuple(item.exact for item in items),
            history=pasts[items[0].claim_id],
            is_worked_on=items[0].claim_id in worked_on,
        )
        for number, items in enumerate(shown, 1)
    ]
    known = people.known_as(card.found_name for card in cards)
    alike = candidates.of_claims(card.claim.pk for card in cards if card.group == TODO)
    return [
        replace(
            card,
            namesakes=tuple(known.get(card.found_name.lower(), ())),
            offers=_offers(card, by),
            alike=tuple(_alike(row, card.claim) for row in alike.get(card.claim.pk, ())[:MOST_ALIKE]),
        )
        for card in cards
    ]


def _alike(row: MatchCandidate, claim: Claim) -> Alike:
    return Alike(row.first if row.second_id == claim.pk else row.second, pair_of(row))


def _worked_on(claim_ids: Iterable[int]) -> set[int]:
    """Those on which a verdict was ever written."""
    return set(Verdict.objects.filter(claim__in=list(claim_ids)).values_list("claim_id", flat=True))


def _is_undone_part(claim: Claim) -> bool:
    """A part of a split that was undone: nobody misses it."""
    is_part = claim.parent is not None and claim.parent.state != ClaimState.SPLIT
    return is_part and claim.state == ClaimState.DISMISSED


def _offers(card: Card, by: User) -> frozenset[str]:
    """What a verb would allow, told from the same tables without a query for each claim.

    A claim with a verdict is left to its own page: the verbs refuse everything that is offered here.
    """
    if card.is_worked_on:
        return frozenset()
    ways = verbs_on("claim")
    offers = {act for act, verb in ACTS.items() if card.claim.state in ways[verb] and permissions.may(by, verb)}
    if _can_undo(card) and permissions.may(by, "edit_claim"):
        offers.add("undo")
    return frozenset(offers)


def _can_undo(card: Card) -> bool:
    """What nobody suggested cannot go back to being a suggestion."""
    last = card.history.last
    return last is not None and (last.source_state != ClaimState.SUGGESTED or hasattr(card.claim, "suggestion"))


@dataclass(frozen=True)
class Progress:
    """How many of what was suggested are decided."""

    decided: int
    total: int

    @classmethod
    def of(cls, cards: Iterable[Card]) -> "Progress":
        found = [card for card in cards if card.history.was_suggested]
        return cls(sum(card.group != TODO for card in found), len(found))

    @property
    def is_done(self) -> bool:
        return self.total > 0 and self.decided == self.total
