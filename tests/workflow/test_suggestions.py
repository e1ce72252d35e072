"""What a reader of texts proposed, kept beside the claim it became, through every decision and its undoing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.models import Claim, Event, Suggestion
from claims.vocabulary import DismissalReason, SuggestionReason
from claims.workflow import claims, policies
from claims.workflow.contents import Draft
from claims.workflow.problems import Refused
from claims.workflow.suggestions import suggest_claims
from tests import factories

pytestmark = pytest.mark.django_db


def refused(code, function, /, *arguments, **named):
    with pytest.raises(Refused) as error:
        function(*arguments, **named)
    assert error.value.code == code


def dismissed_as(claim):
    return Suggestion.objects.get(claim=claim).dismissed_as


def test_a_suggestion_keeps_its_words_score_reasons_and_how_it_was_found(reporter):
    claim = factories.suggested(
        reporter,
        score=0.75,
        method="rules 1",
        reasons=[(SuggestionReason.FIGURE, "70 persen"), (SuggestionReason.ATTRIBUTED, "")],
        claimant_name="Sari Contoh",
        dates=[claims.NamedDate("hari Senin", date(2026, 11, 2), date(2026, 11, 2))],
    )
    claims.edit_claim(claim, by=reporter, changes={"text": "Kata lain."})
    kept = Suggestion.objects.get(claim=claim)
    assert (kept.text, kept.score) == ("Negeri tetangga memasok 70 persen peralatan mesin.", 0.75)
    assert kept.reasons == [["figure", "70 persen"], ["attributed", ""]]
    assert (kept.claimant_name, kept.method) == ("Sari Contoh", "rules 1")
    assert kept.dates == [{"text": "hari Senin", "first": "2026-11-02", "last": "2026-11-02"}]


@pytest.mark.parametrize("wrong", [{"score": 1.5}, {"claimant_name": "x" * 301}, {"method": ""}])
def test_a_suggestion_that_makes_no_sense_leaves_no_claim(reporter, wrong):
    version = factories.article(reporter)
    with pytest.raises(Refused):
        factories.suggested(reporter, version, **wrong)
    assert version.appearances.count() == 0


def test_a_dismissal_says_what_was_wrong_and_its_event_says_it_in_words(reporter):
    claim = claims.dismiss_claim(factories.suggested(reporter), by=reporter, reason="", kind="not_checkable")
    assert (claim.state, dismissed_as(claim)) == ("dismissed", "not_checkable")
    reason = Event.objects.get(verb="dismiss_claim").detail.reason
    assert reason == str(DismissalReason.NOT_CHECKABLE.label)


def test_what_the_editor_writes_stands_beside_the_kind(reporter):
    claim = claims.dismiss_claim(factories.suggested(reporter), by=reporter, reason="Prakiraan.", kind="not_checkable")
    assert Event.objects.get(verb="dismiss_claim").detail.reason == "Prakiraan."
    assert dismissed_as(claim) == "not_checkable"


def test_another_reason_needs_to_be_said(reporter):
    claim = factories.suggested(reporter)
    refused("reason_missing", claims.dismiss_claim, claim, by=reporter, reason=" ", kind="other")
    assert claims.dismiss_claim(claim, by=reporter, reason="Lelucon.", kind="other").state == "dismissed"


@pytest.mark.parametrize("verb", ["reopen_claim", "suggest_again"])
def test_a_claim_taken_up_again_is_dismissed_as_nothing(reporter, verb):
    claim = claims.dismiss_claim(factories.suggested(reporter), by=reporter, reason="", kind="minor")
    getattr(claims, verb)(claim, by=reporter)
    assert dismissed_as(claim) == ""


def decided(claim, reporter, decision):
    match decision:
        case "accepted":
            return claims.accept_claim(claim, by=reporter)
        case "dismissed":
            return claims.dismiss_claim(claim, by=reporter, reason="", kind="minor")
        case "split":
            claims.split_claim(claim, by=reporter, parts=[claims.Part("Satu."), claims.Part("Dua.")])
            return claims.undo_split(claim, by=reporter)
        case "merged":
            claims.merge_claim(claim, by=reporter, into=factories.claim(reporter))
            return claims.undo_merge(claim, by=reporter)


@pytest.mark.parametrize("decision", ["accepted", "dismissed", "split", "merged"])
def test_each_decision_on_a_suggestion_can_be_taken_back(reporter, decision):
    claim = decided(factories.suggested(reporter), reporter, decision)
    assert claims.suggest_again(claim, by=reporter).state == "suggested"
    assert claims.accept_claim(claim, by=reporter).state == "open"


def test_what_nobody_suggested_does_not_become_a_suggestion(reporter):
    claim = factories.claim(reporter)
    refused("not_suggested", claims.suggest_again, claim, by=reporter)
    claims.dismiss_claim(claim, by=reporter, reason="Pendapat.")
    refused("not_suggested", claims.suggest_again, claim, by=reporter)


def test_a_claim_on_which_a_verdict_was_written_stays_accepted(reporter):
    claim = claims.accept_claim(factories.suggested(reporter), by=reporter)
    assert policies.can("suggest_again", claim, by=reporter)
    factories.verdict(reporter, claim)
    refused("has_verdict", claims.suggest_again, claim, by=reporter)


def test_a_suggestion_split_into_parts_opens_them_with_its_words(reporter):
    claim = factories.suggested(reporter)
    parts = claims.split_claim(claim, by=reporter, parts=[claims.Part("Satu."), claims.Part("Dua.")])
    assert [part.state for part in parts] == ["open", "open"]
    assert {part.appearances.get().exact for part in parts} == {claim.appearances.get().exact}
    assert Suggestion.objects.filter(claim__in=parts).count() == 0


def rows_of(claim):
    """All that was written of a claim, without keys and moments."""
    (event,) = Event.objects.filter(claim=claim)
    left_out = {"id", "claim", "event", "created_at", "at", "public_id", "object_id", "changes"}
    rows = [claim, claim.suggestion, event, event.detail, *claim.appearances.all(), *claim.quantities.all()]
    assert event.object_id == claim.pk
    # One at a time, a field that was not given is no change; that is all the difference there may be.
    return [
        event.detail.changes["text"],
        *({n: v for n, v in model_to_rows(row).items() if n not in left_out} for row in rows),
    ]


def model_to_rows(row):
    return {field.name: field.value_from_object(row) for field in row._meta.concrete_fields}


def test_many_suggestions_at_once_are_stored_as_one_by_one(reporter):
    version, claimant = factories.article(reporter), factories.claimant(reporter)
    words = factories.span(version, "70 persen peralatan mesin")
    proposal = claims.Proposal(0.7, "rules 1", [(SuggestionReason.FIGURE, "70")], "Sari")
    figures = [claims.Figure(Decimal(70), "%", "about", "mesin")]
    fields = {"text": "Tujuh puluh persen.", "language": "id", "claimant": claimant}
    one = claims.open_claim(
        by=reporter, fields=fields, spans=[words], figures=figures, suggested=True, suggestion=proposal
    )
    drafts = [
        Draft(text, [(words.start, words.end)], proposal, claimant, figures)
        for text in ("Tujuh puluh persen.", "Lain.")
    ]
    many = suggest_claims(version, by=reporter, drafts=drafts)
    assert [claim.text for claim in many] == ["Tujuh puluh persen.", "Lain."]
    assert rows_of(Claim.objects.get(pk=many[0].pk)) == rows_of(one)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"text": " "}, "empty_text"),
        ({"spans": [(0, 10**6)]}, "span_outside_text"),
        ({"spans": [(0, 5), (0, 5)]}, "appearance_once_per_claim"),
        ({"figures": [claims.Figure(Decimal(7), "")]}, "unit_missing"),
        ({"proposal": claims.Proposal(2.0, "rules 1")}, "suggestion_score_between_0_and_1"),
    ],
)
def test_of_many_suggestions_one_that_makes_no_sense_stores_none(reporter, wrong, code):
    version = factories.article(reporter)
    good = Draft("Satu.", [(0, 6)], claims.Proposal(0.5, "rules 1"))
    refused(code, suggest_claims, version, by=reporter, drafts=[good, replace(good, **wrong)])
    assert (Claim.objects.count(), Event.objects.filter(verb="suggest_claim").count()) == (0, 0)


def test_who_may_not_suggest_stores_none(reporter):
    reporter.groups.clear()
    version = factories.article(factories.user("reporter"))
    refused("not_permitted", suggest_claims, version, by=type(reporter).objects.get(pk=reporter.pk), drafts=[])
