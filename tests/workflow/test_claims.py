from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from claims.models import Appearance, Claim, Event, Source
from claims.workflow import articles, claims, records
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


def refused(code, function, /, *arguments, **named):
    with pytest.raises(Refused) as error:
        function(*arguments, **named)
    assert error.value.code == code
    return error.value


def test_two_claims_of_one_sentence_keep_their_own_overlapping_spans(reporter):
    version = factories.article(reporter)
    seventy = factories.claim(reporter, version, "memasok sekitar 70 persen peralatan mesin")
    ninety = factories.claim(reporter, version, "sekitar 70 persen peralatan mesin dan 90 persen mikroelektronika")
    spans = [claim.appearances.get() for claim in (seventy, ninety)]
    assert spans[0].end > spans[1].start
    assert [version.text[span.start : span.end] for span in spans] == [span.exact for span in spans]


def test_the_same_words_are_tied_to_a_claim_once(reporter):
    claim = factories.claim(reporter)
    span = factories.span(claim.appearances.get().article_version, "70 persen peralatan mesin")
    refused("duplicate_appearance", claims.add_appearance, claim, by=reporter, span=span)


def test_a_span_outside_the_text_is_refused(reporter):
    claim = factories.claim(reporter)
    version = claim.appearances.get().article_version
    beyond = claims.Span(version, 0, len(version.text) + 1)
    refused("span_outside_text", claims.add_appearance, claim, by=reporter, span=beyond)


def test_a_figure_needs_a_unit(reporter):
    claim = factories.claim(reporter)
    figure = claims.Figure(Decimal(70), " ")
    assert refused("unit_missing", claims.edit_claim, claim, by=reporter, changes={}, figures=[figure]).field == "unit"
    assert claim.quantities.count() == 1


def test_a_claim_made_in_the_future_is_refused(reporter):
    claim = factories.claim(reporter)
    later = timezone.localdate() + timedelta(days=2)
    assert refused("future_date", claims.edit_claim, claim, by=reporter, changes={"made_on": later}).field == "made_on"


def test_splitting_makes_parts_that_share_words_and_claimant_and_can_be_undone(reporter):
    claim = factories.claim(reporter)
    parts = claims.split_claim(
        claim,
        by=reporter,
        parts=[claims.Part("70 persen peralatan mesin."), claims.Part("90 persen mikroelektronika.")],
    )
    assert {part.claimant_id for part in parts} == {claim.claimant_id}
    assert Appearance.objects.filter(claim__in=parts).count() == 2
    assert claims.undo_split(claim, by=reporter).state == "open"
    assert set(Claim.objects.filter(parent=claim).values_list("state", flat=True)) == {"dismissed"}


def test_splitting_into_one_is_refused(reporter):
    refused(
        "too_few_parts",
        claims.split_claim,
        factories.claim(reporter),
        by=reporter,
        parts=[claims.Part("One."), claims.Part(" ")],
    )


def test_a_part_may_have_words_and_figures_of_its_own(reporter):
    claim = factories.claim(reporter)
    version = claim.appearances.get().article_version
    own = claims.Part(
        "90 persen mikroelektronika.",
        spans=[factories.span(version, "90 persen mikroelektronika")],
        figures=[claims.Figure(Decimal(90), "%", of="mikroelektronika")],
    )
    whole, ninety = claims.split_claim(claim, by=reporter, parts=[claims.Part("Peralatan mesin."), own])
    assert whole.appearances.get().exact == "70 persen peralatan mesin"
    assert ninety.appearances.get().exact == "90 persen mikroelektronika"
    assert (whole.quantities.count(), ninety.quantities.get().value) == (0, 90)


def test_a_part_whose_words_do_not_stand_in_the_article_splits_nothing(reporter):
    claim = factories.claim(reporter)
    version = claim.appearances.get().article_version
    beyond = claims.Part("Satu.", spans=[claims.Span(version, 0, len(version.text) + 1)])
    refused("span_outside_text", claims.split_claim, claim, by=reporter, parts=[beyond, claims.Part("Dua.")])
    claim.refresh_from_db()
    assert (claim.state, claim.children.count()) == ("open", 0)


def test_merging_says_into_which_and_can_be_undone(reporter):
    first, second = factories.claim(reporter), factories.claim(reporter)
    assert claims.merge_claim(first, by=reporter, into=second).merged_into == second
    refused("bad_merge_target", claims.merge_claim, second, by=reporter, into=first)
    assert claims.undo_merge(first, by=reporter).merged_into is None


def test_a_claim_is_not_merged_into_itself(reporter):
    claim = factories.claim(reporter)
    refused("bad_merge_target", claims.merge_claim, claim, by=reporter, into=claim)


def test_dismissing_needs_a_reason_and_can_be_undone(reporter):
    claim = factories.claim(reporter)
    refused("reason_missing", claims.dismiss_claim, claim, by=reporter, reason="")
    assert claims.dismiss_claim(claim, by=reporter, reason="An opinion.").state == "dismissed"
    assert claims.reopen_claim(claim, by=reporter).state == "open"


def test_a_suggested_claim_waits_for_a_person(reporter):
    claim = claims.open_claim(by=reporter, fields={"text": "Sebuah klaim.", "language": "id"}, suggested=True)
    assert claim.state == "suggested"
    assert claims.accept_claim(claim, by=reporter).state == "open"


def test_a_claim_with_a_verdict_is_not_split_away(reporter):
    verdict = factories.verdict(reporter)
    refused("has_verdict", claims.split_claim, verdict.claim, by=reporter, parts=[claims.Part("A."), claims.Part("B.")])


def test_every_change_leaves_its_event_with_before_and_after(reporter):
    claim = factories.claim(reporter)
    claims.edit_claim(claim, by=reporter, changes={"context": "Rapat kota"})
    event = Event.objects.get(verb="edit_claim")
    assert event.actor == reporter
    assert event.detail.changes == {"context": ["", "Rapat kota"]}


def test_a_source_with_a_script_for_an_address_is_refused(reporter):
    origin = factories.source(reporter).origin
    changes = {"title": "T", "publisher": "P", "url": "javascript:alert(1)", "origin": origin, "language": "id"}
    refused("invalid", records.save_record, Source(), by=reporter, changes=changes)


def test_an_article_of_the_future_is_refused(reporter):
    soon = timezone.now() + timedelta(days=1)
    with pytest.raises(Refused) as error:
        factories.article(reporter, published_at=soon)
    assert error.value.code == "future_date"


def test_a_new_text_is_a_new_version_and_old_spans_stay(reporter):
    claim = factories.claim(reporter)
    old = claim.appearances.get().article_version
    new = articles.revise_article(old.article, by=reporter, text="Lain.", received_text="Lain.", leftovers=[])
    assert (new.number, claim.appearances.get().article_version) == (2, old)
    refused(
        "unchanged", articles.revise_article, old.article, by=reporter, text="Lain.", received_text="", leftovers=[]
    )


@pytest.mark.parametrize("change", [{"value_to": Decimal(90)}, {"of": "mesin bubut"}, {"period": "2025"}])
def test_every_part_of_a_figure_that_changes_is_in_the_trail(reporter, change):
    claim = factories.claim(reporter)
    figure = claims.Figure(Decimal(70), "%", "between", "peralatan mesin", value_to=Decimal(80))
    claim = claims.edit_claim(claim, by=reporter, changes={}, figures=[figure])
    changed = claims.edit_claim(claim, by=reporter, changes={}, figures=[replace(figure, **change)])
    before, after = Event.objects.filter(verb="edit_claim").first().detail.changes["figures"]
    assert changed.version == claim.version + 1
    name, value = next(iter(change.items()))
    assert (before[0][name] != after[0][name], after[0][name]) == (True, str(value))


def test_a_figure_reads_as_it_was_put(reporter):
    claim = factories.claim(reporter)
    figures = [
        claims.Figure(Decimal(1200000), "USD", "between", value_to=Decimal(1500000)),
        claims.Figure(Decimal("5.1"), "%"),
    ]
    claims.edit_claim(claim, by=reporter, changes={}, figures=figures)
    assert [str(figure) for figure in claim.quantities.all()] == ["between 1,200,000–1,500,000 USD", "exactly 5.1 %"]
