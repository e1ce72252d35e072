"""Other acts that must exclude each other, eight hands at once; each shown to go wrong without locks and rules."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from claims.models import RatingScale, User
from claims.publishing import verbs as publishing
from claims.workflow import claims, retractions, verdicts
from tests import factories
from tests.support import breaking, promises
from tests.support.hands import codes, together, widen
from tests.support.soak import rounds

pytestmark = pytest.mark.soak
Act = Callable[[], Any]


@dataclass(frozen=True)
class Contest:
    """`acts` builds what the hands do in one round; at most `winners` of them may succeed.

    `walls`: what the database holds against it besides the locks of the verbs; `locks`: functions of it that lock.
    """

    acts: Callable[[User, list[User]], list[Act]]
    walls: list[str]
    locks: tuple[str, ...] = ()
    winners: int = 1


def sight_one_span(reporter: User, reviewers: list[User]) -> list[Act]:
    claim = factories.claim(reporter)
    factories.published(reporter, reviewers[0], claim)
    span = factories.span(factories.article(reporter), "70 persen peralatan mesin")
    return [lambda: publishing.sight(claim, by=reviewers[0], span=span)] * 8


def approve_one_revision(reporter: User, reviewers: list[User]) -> list[Act]:
    verdict = factories.in_review(reporter)
    return [lambda by=by: verdicts.approve_verdict(verdict, by=by) for by in reviewers * 2]


def draft_on_one_claim(reporter: User, reviewers: list[User]) -> list[Act]:
    claim, scale = factories.claim(reporter), RatingScale.objects.get(slug="tempo")
    return [lambda: verdicts.draft_verdict(claim, by=reporter, scale=scale)] * 8


def carry_out_and_decline(reporter: User, reviewers: list[User]) -> list[Act]:
    claim = factories.claim(reporter)
    factories.published(reporter, reviewers[0], claim)
    retraction = factories.retraction(reporter, claim)
    carry_out = [lambda by=by: publishing.retract(retraction, by=by) for by in reviewers]
    return [*carry_out, *[lambda by=by: retractions.decline_retraction(retraction, by=by) for by in reviewers]]


def retract_and_correct(reporter: User, reviewers: list[User]) -> list[Act]:
    claim = factories.claim(reporter)
    factories.published(reporter, reviewers[0], claim)
    draft = verdicts.start_correction(claim, by=reporter, reason="Tabel yang lebih baru terbit.")
    draft = verdicts.edit_verdict(draft, by=reporter, changes=factories.findings("keliru"))
    correction = verdicts.approve_verdict(verdicts.submit_verdict(draft, by=reporter), by=reviewers[0])
    retraction = factories.retraction(reporter, claim)
    retract = [lambda by=by: publishing.retract(retraction, by=by) for by in reviewers]
    return [*retract, *[lambda by=by: publishing.publish(correction, by=by) for by in reviewers]]


def dismiss_and_draft(reporter: User, reviewers: list[User]) -> list[Act]:
    claim, scale = factories.claim(reporter), RatingScale.objects.get(slug="tempo")
    dismiss = [lambda: claims.dismiss_claim(claim, by=reporter, reason="Bukan klaim.")] * 4
    return [*dismiss, *[lambda: verdicts.draft_verdict(claim, by=reporter, scale=scale)] * 4]


ENDS = ["transition_is_listed", "claim_closed_while_published", "published_verdict_is_logged"]
CONTESTS = [
    Contest(sight_one_span, ["appearance_once_per_claim"]),
    Contest(
        approve_one_revision, ["approval_one_standing", "approval_while_in_review"], locks=("claims_guard_approval",)
    ),
    Contest(draft_on_one_claim, ["verdict_one_under_work", "verdict_revision_once", "verdict_revisions_are_gapless"]),
    Contest(carry_out_and_decline, [*ENDS, "retraction_decided_by_someone"]),
    Contest(retract_and_correct, [*ENDS, "publication_date_never_changes"], winners=2),
    Contest(dismiss_and_draft, ["verdict_one_under_work", "verdict_revision_once", "verdict_revisions_are_gapless"]),
]
each_contest = pytest.mark.parametrize("contest", CONTESTS, ids=[contest.acts.__name__ for contest in CONTESTS])


def goes_wrong(contest: Contest, people: tuple[User, list[User]], wait: float) -> bool:
    """Whether in one round more succeeded than may, or a promise is broken."""
    known = promises.broken()
    acts = contest.acts(*people)
    outcome = codes(together(*acts, wait=wait))
    return not 1 <= outcome.count("") <= contest.winners or bool(promises.broken() - known)


@pytest.fixture
def people(committed_db):
    return factories.user("reporter"), [factories.user("reviewer") for _number in range(4)]


@each_contest
def test_of_hands_that_exclude_each_other_one_wins(people, committed_db, contest):
    widen(committed_db)
    assert sum(goes_wrong(contest, people, wait=0.05) for _round in range(rounds(30))) == 0


@each_contest
def test_more_than_one_wins_without_locks_and_rules(people, committed_db, contest):
    widen(
        committed_db,
        lambda admin: breaking.switch_off(admin, contest.walls, app="", owner=""),
        *[lambda admin, name=name: breaking.unlock(admin, name) for name in contest.locks],
    )
    with breaking.without_row_locks():
        assert any(goes_wrong(contest, people, wait=0.3) for _attempt in range(20))
