from dataclasses import replace
from datetime import date

import pytest

from claims.vocabulary import ProblemCode
from claims.workflow.readiness import EXCEPTABLE, Dossier, EvidenceFacts, blockers, problems

TRUTH = EvidenceFacts("truth", "refutes", 1, "primary", True, date(2026, 11, 3), "Table")
SAID = EvidenceFacts("attribution", "supports", 2, "primary", True, date(2026, 11, 3), "Recording")
READY = Dossier(
    rating=True, summary="Why.", attribution="said", has_claimant=True, made_on=date(2026, 11, 2), appearances=1,
    selection_reason="reach", counter_search="", reply_status="asked", no_interest=True, evidence=(TRUTH, SAID),
    exceptions=frozenset(), needs_correction=False, has_correction=False,
    needs_precedent_note=False, precedent_note="",
)  # fmt: skip

CASES = [
    ({"rating": False}, "rating_missing"),
    ({"summary": "  "}, "summary_missing"),
    ({"attribution": ""}, "attribution_missing"),
    ({"attribution": "not_applicable"}, "attribution_mismatch"),
    ({"has_claimant": False}, "attribution_mismatch"),
    ({"appearances": 0}, "appearance_missing"),
    ({"selection_reason": ""}, "selection_missing"),
    ({"evidence": (SAID, replace(SAID, origin=3))}, "truth_evidence_missing"),
    ({"evidence": (TRUTH, replace(TRUTH, origin=3))}, "attribution_evidence_missing"),
    ({"evidence": (TRUTH, replace(SAID, origin=1))}, "independent_origins"),
    ({"evidence": (replace(TRUTH, stance="supports"), SAID)}, "counter_search"),
    ({"evidence": (replace(TRUTH, has_copy=False), SAID)}, "kept_copy"),
    ({"evidence": (replace(TRUTH, kind="secondary"), replace(SAID, kind="secondary"))}, "primary_source"),
    ({"evidence": (TRUTH, replace(SAID, published_on=date(2026, 11, 1)))}, "source_dates"),
    ({"evidence": (TRUTH, replace(SAID, published_on=None))}, "source_dates"),
    ({"no_interest": False}, "interest_undeclared"),
    ({"needs_correction": True}, "correction_missing"),
    ({"needs_precedent_note": True}, "precedent_unexplained"),
]


def test_a_complete_dossier_has_no_problem():
    assert problems(READY) == []


@pytest.mark.parametrize(("change", "code"), CASES)
def test_each_gap_is_named_and_blocks(change, code):
    assert code in {problem.code for problem in blockers(replace(READY, **change))}


def test_not_asking_the_claimant_is_shown_but_never_blocks():
    dossier = replace(READY, reply_status="not_asked")
    assert [problem.code for problem in problems(dossier)] == [ProblemCode.REPLY_NOT_ASKED]
    assert blockers(dossier) == []


@pytest.mark.parametrize("code", sorted(EXCEPTABLE))
def test_an_exception_lifts_the_block_and_stays_visible(code):
    change = next(change for change, found in CASES if found == code)
    dossier = replace(READY, exceptions=frozenset({code}), **change)
    assert code not in {problem.code for problem in blockers(dossier)}
    assert next(problem for problem in problems(dossier) if problem.code == code).excepted


def test_a_rule_without_exceptions_blocks_even_when_one_was_written():
    dossier = replace(READY, exceptions=frozenset({"appearance_missing"}), appearances=0)
    found = next(problem for problem in problems(dossier) if problem.code == "appearance_missing")
    assert not found.exceptable


def test_every_code_has_a_case():
    assert {code for _change, code in CASES} | {"reply_not_asked"} == set(ProblemCode.values)
