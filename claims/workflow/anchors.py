"""Claims that an article's newer text left behind: found in an older version, not yet tied to the present one."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.anchoring import EXACT, MOVED, ORPHANED, Anchor, excerpts, reanchor
from claims.models import Appearance, ArticleVersion, Claim, Event, User
from claims.models.claim import AWAITED
from claims.workflow.permissions import check_may
from claims.workflow.writing import lock, record, verb


@dataclass(frozen=True)
class Passage:
    """Words in the text around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Place:
    """One span of a claim in the older version, and what became of it."""

    appearance: Appearance
    anchor: Anchor
    was: Passage
    now: Passage


@dataclass(frozen=True)
class LeftBehind:
    """A claim with all its places in the last version in which it was found."""

    claim: Claim
    version: ArticleVersion
    places: tuple[Place, ...]

    @property
    def kind(self) -> str:
        kinds = {place.anchor.kind for place in self.places}
        return next(kind for kind in (ORPHANED, MOVED, EXACT) if kind in kinds)

    @property
    def stands(self) -> bool:
        """Whether its words and the passage around them are as they were, wherever in the text they stand now."""
        return all(place.anchor.kind == EXACT or _is_same_passage(place) for place in self.places)


def _is_same_passage(place: Place) -> bool:
    return place.anchor.kind == MOVED and place.was == place.now


def left_behind(version: ArticleVersion) -> list[LeftBehind]:
    """What waits for a person to say where it stands in `version`, in the order of the older texts."""
    rows = Appearance.objects.filter(
        article_version__article=version.article_id,
        article_version__number__lt=version.number,
        claim__state__in=AWAITED,
    ).exclude(claim__in=_settled(version))
    by_claim: dict[Claim, list[Appearance]] = {}
    for row in rows.select_related("article_version", "claim__claimant").order_by("article_version__number", "start"):
        found = by_claim.setdefault(row.claim, [])
        if found and found[0].article_version != row.article_version:
            found.clear()
        found.append(row)
    waiting = [
        LeftBehind(claim, found[0].article_version, tuple(_place(row, version) for row in found))
        for claim, found in by_claim.items()
    ]
    return sorted(waiting, key=lambda each: (each.places[0].appearance.start, each.claim.pk))


@verb
def keep_place(claim: Claim, *, by: User, version: ArticleVersion) -> Claim:
    """Says that the claim stays with the older version in which it was found, whatever `version` says now. It is
    asked about again when the article changes again."""
    check_may(by, "keep_place")
    claim = lock(claim)
    record(
        "keep_place", claim, by=by, claim=claim, article=version.article, changes={"kept_from": [None, version.number]}
    )
    return claim


def _settled(version: ArticleVersion) -> Iterable[int]:
    """The claims that are tied to the version, or of which somebody said that they stay behind."""
    kept = Event.objects.filter(
        verb="keep_place", article=version.article_id, detail__changes__kept_from__1=version.number
    )
    return {*version.appearances.values_list("claim", flat=True), *kept.values_list("object_id", flat=True)}


def _place(row: Appearance, version: ArticleVersion) -> Place:
    old, new = row.article_version.text, version.text
    anchor = reanchor(old, new, row.start, row.end)
    span = (anchor.selector.start, anchor.selector.end) if anchor.selector else anchor.near
    return Place(row, anchor, _passage(old, row.start, row.end), _passage(new, *span))


def _passage(text: str, start: int, end: int) -> Passage:
    (around,) = excerpts(text, [(start, end, "")])
    return Passage(text[around.start : start], text[start:end], text[end : around.end])
