import pytest

from claims.matching import candidates
from claims.matching.found import Candidate, Match
from claims.matching.reasons import Code, Reason
from claims.matching.relations import Comparison, Relation
from claims.models import MatchCandidate
from claims.workflow import claims, matches
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = "Negeri tetangga memasok sekitar 70 persen peralatan mesin yang diimpor."


@pytest.fixture
def three(reporter):
    """Two claims in nearly the same words, and one of something else."""
    return (
        factories.claim(reporter, text=WORDS),
        factories.claim(reporter, text=WORDS.replace("70", "90")),
        factories.claim(reporter, text="Harga beras naik di pasar induk."),
    )


def pairs():
    return {(row.first_id, row.second_id) for row in candidates.waiting()}


def test_claims_that_look_alike_wait_for_a_person_with_the_reasons(three):
    older, newer, _other = three
    assert candidates.look(10) == 3
    row = candidates.waiting().get()
    assert (row.first, row.second, row.relation) == (older, newer, "contradicting")
    assert "“sekitar 90 persen” here, “sekitar 70 persen” there" in candidates.said(row)


def test_here_is_the_newer_claim_whichever_was_looked_at_last(three, reporter):
    candidates.look(10)
    for claim in three[:2]:
        claims.edit_claim(claim, by=reporter, changes={"context": "Rapat."})
        candidates.look(10)
        assert "“sekitar 90 persen” here, “sekitar 70 persen” there" in candidates.said(candidates.waiting().get())


def test_a_claim_is_looked_at_once_until_it_changes(three, reporter):
    candidates.look(10)
    assert candidates.look(10) == 0
    claims.edit_claim(three[2], by=reporter, changes={"text": WORDS})
    assert candidates.look(10) == 1
    assert pairs() == {(a.pk, b.pk) for a, b in ((three[0], three[1]), (three[0], three[2]), (three[1], three[2]))}
    claims.edit_claim(three[1], by=reporter, changes={"text": "Kopi dipanen dua kali."})
    candidates.look(10)
    assert pairs() == {(three[0].pk, three[2].pk)}


def test_a_large_import_is_looked_at_in_goes(three):
    assert [candidates.look(2), candidates.look(2), candidates.look(2)] == [2, 1, 0]


@pytest.mark.parametrize("decision", ["same", "related", "different"])
def test_what_was_ruled_on_is_not_shown_again_unless_it_is_taken_back(three, reporter, decision):
    candidates.look(10)
    ruled = factories.ruled(reporter, three[1], three[0], decision)
    assert pairs() == set()
    candidates.look(10)
    assert pairs() == set()
    matches.undo_decision(ruled, by=reporter)
    candidates.look(10)
    assert pairs() == {(three[0].pk, three[1].pk)}


def test_what_was_put_aside_waits_for_nobody(three, reporter):
    candidates.look(10)
    claims.dismiss_claim(three[0], by=reporter, reason="", kind="minor")
    assert pairs() == set()


def test_what_the_matcher_answers_is_kept_as_it_was_said(three, monkeypatch):
    comparison = Comparison(Relation.NEWER)
    found = Match(
        Candidate("claim", str(three[0].pk), WORDS, "id"), 0.7, {"words": 0.7}, comparison, (Reason(Code.SAME_DAY),)
    )
    weak = Match(Candidate("claim", str(three[1].pk), WORDS, "id"), 0.9, {"words": 0.3})
    monkeypatch.setattr(
        candidates, "matches", lambda asked, **_: [[found, weak] if each.text[0] == "H" else [] for each in asked]
    )
    candidates.look(10)
    row = MatchCandidate.objects.get()
    assert (row.score, row.parts, row.relation, row.reasons) == (0.7, {"words": 0.7}, "newer", [["same day", {}]])
    assert candidates.said(row) == ["said by the same claimant on the same day"]


@pytest.mark.parametrize(
    ("parts", "code", "likely"),
    [
        ({"words": 0.5}, Code.MOST_WORDS, True),
        ({"words": 0.4}, Code.FEW_WORDS, False),
        ({"words": 0.1, "meaning": 0.7}, Code.ACROSS, True),
        ({"words": 0.1, "meaning": 0.5}, Code.ACROSS, False),
        ({"words": 0.9, "meaning": 0.9}, Code.OTHER_THINGS, False),
    ],
)
def test_a_repeat_is_likely_where_most_is_the_same_and_figures_are_of_the_same_things(parts, code, likely):
    reason = Reason(code, {"one": "70 persen (mesin)", "other": "90 persen (cip)"})
    assert candidates.is_likely(Match(Candidate("claim", "1", WORDS, "id"), 0.9, parts, reasons=(reason,))) is likely


def test_claims_are_found_among_however_many_reviews_of_others(three):
    for number in range(60):
        factories.external(claim_text=three[number % 2].text, url=f"https://faktanesia.example/{number}/")
    candidates.look(10)
    assert pairs() == {(three[0].pk, three[1].pk)}
