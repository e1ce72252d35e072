"""Suggestions become claims in state suggested, once."""

import logging
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from claims.anchoring import make_selector
from claims.models import Claim, Claimant
from claims.suggesting import readers, storing
from claims.suggesting.found import Quantity, Reading, Reason, Suggestion, When
from claims.suggesting.language_model import LanguageModelError
from claims.vocabulary import SuggestionReason
from claims.workflow import articles, claims, records
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db
SEVENTY, NINETY = "70 persen peralatan mesin", "90 persen mikroelektronika"


@pytest.fixture
def version(reporter):
    return factories.article(reporter)


def suggestion(version, words=SEVENTY, text="Negeri tetangga memasok 70 persen.", score=0.5, **rest):
    start = version.text.index(words)
    return Suggestion(text, (make_selector(version.text, start, start + len(words)),), score, **rest)


def percent(value, **rest):
    return Quantity(0, 1, Decimal(value), "%", **rest)


def store(version, by, *suggestions, method="rules 1"):
    stored = storing.store(version, [Reading(suggestions, method=method)], by=by)
    return stored.new, stored.known


def test_a_suggestion_is_a_claim_that_waits_with_its_words_figures_and_reasons(reporter, version):
    start = version.text.index("hari Senin")
    found = suggestion(
        version,
        quantities=(percent(70, qualifier="about", of="peralatan mesin"),),
        dates=(When(start, start + 10, date(2026, 11, 2), date(2026, 11, 2)),),
        reasons=(Reason(SuggestionReason.FIGURE, "70 persen"),),
        claimant="Kepala dinas",
    )
    assert store(version, reporter, found) == (1, 0)
    claim = Claim.objects.get()
    assert (claim.state, claim.text, claim.language) == ("suggested", found.text, "id")
    assert (claim.claimant, claim.created_by) == (None, reporter)
    place = claim.appearances.get()
    assert (place.exact, place.article_version) == (SEVENTY, version)
    figure = claim.quantities.get()
    assert (figure.value, figure.unit, figure.qualifier, figure.of) == (70, "%", "about", "peralatan mesin")
    kept = claim.suggestion
    assert (kept.score, kept.reasons, kept.method) == (0.5, [["figure", "70 persen"]], "rules 1")
    assert kept.claimant_name == "Kepala dinas"
    assert kept.dates == [{"text": "hari Senin", "first": "2026-11-02", "last": "2026-11-02"}]


def test_reading_an_article_again_suggests_nothing_twice(reporter, version):
    found = [suggestion(version), suggestion(version, NINETY, "Memasok 90 persen.")]
    assert store(version, reporter, *found) == (2, 0)
    assert store(version, reporter, *found) == (0, 2)


@pytest.mark.parametrize("decision", ["accepted", "dismissed", "reworded", "split", "merged"])
def test_what_was_decided_never_comes_back_by_itself(reporter, version, decision):
    store(version, reporter, suggestion(version))
    claim = Claim.objects.get()
    if decision == "accepted":
        claims.accept_claim(claim, by=reporter)
    elif decision == "dismissed":
        claims.dismiss_claim(claim, by=reporter, reason="", kind="minor")
    elif decision == "reworded":
        figures = [claims.Figure(Decimal(70), "%")]
        claims.edit_claim(claim, by=reporter, changes={"text": "Kata lain."}, figures=figures)
    elif decision == "split":
        claims.split_claim(claim, by=reporter, parts=[claims.Part("Satu."), claims.Part("Dua.")])
    else:
        claims.merge_claim(claim, by=reporter, into=factories.claim(reporter))
    assert store(version, reporter, suggestion(version)) == (0, 1)


def test_the_same_words_with_the_same_figures_are_known_however_they_are_put(reporter, version):
    made = factories.claim(reporter, version, SEVENTY)  # with 70 % of them
    assert store(version, reporter, suggestion(version, text="Lain.", quantities=(percent(70),))) == (0, 1)
    assert store(version, reporter, suggestion(version, text="Lain.", quantities=(percent(71),))) == (1, 0)
    assert store(version, reporter, suggestion(version, NINETY, made.text.upper())) == (0, 1)


def test_a_new_version_gets_only_what_is_new_in_it(reporter, version):
    store(version, reporter, suggestion(version))
    text = "Kemarin. " + version.text
    newer = articles.revise_article(version.article, by=reporter, text=text, received_text=text, leftovers=[])
    assert store(newer, reporter, suggestion(newer), suggestion(newer, NINETY, "Memasok 90 persen.")) == (1, 1)


def test_another_article_has_suggestions_of_its_own(reporter, version):
    other = factories.article(reporter)
    store(version, reporter, suggestion(version))
    assert store(other, reporter, suggestion(other)) == (1, 0)


def claimant(reporter, name, kind="person"):
    return records.save_record(Claimant(), by=reporter, changes={"name": name, "kind": kind})


@pytest.mark.parametrize(
    ("names", "said", "expected"),
    [
        (["Sari Contoh"], "sari contoh", "Sari Contoh"),
        (["Sari Contoh"], "Contoh", "Sari Contoh"),
        (["Sari Contoh", "Budi Contoh"], "Contoh", None),
        (["Sari Contoh", "Contoh"], "Contoh", "Contoh"),
        (["Contoh", "Contoh"], "Contoh", None),
        (["Sari Contoh"], "Sari", None),
        (["Sari Contoh"], "ontoh", None),
        (["Sari Contoh"], "", None),
    ],
)
def test_a_claimant_is_known_by_name_or_by_a_surname_that_only_one_has(reporter, version, names, said, expected):
    for name in names:
        claimant(reporter, name)
    store(version, reporter, suggestion(version, claimant=said))
    claim = Claim.objects.get()
    assert (str(claim.claimant) if claim.claimant else None, claim.suggestion.claimant_name) == (expected, said)


def test_the_last_word_of_an_organisation_is_no_surname(reporter, version):
    claimant(reporter, "Bank Contoh", "organisation")
    store(version, reporter, suggestion(version, claimant="Contoh"))
    assert Claim.objects.get().claimant is None


def test_nothing_a_reader_says_is_too_long_or_too_large(reporter, version):
    found = suggestion(
        version,
        text="kata " * 400,
        score=1.0000001,
        claimant="n" * 400,
        reasons=(Reason(SuggestionReason.FIGURE, "r" * 400),),
        quantities=(percent("1e30"), Quantity(0, 1, Decimal(2), ""), percent(5, of="x" * 400, period="y" * 400)),
    )
    store(version, reporter, found, method="m" * 200)
    claim = Claim.objects.get()
    assert len(claim.text) <= 1000
    assert (claim.suggestion.score, [figure.value for figure in claim.quantities.all()]) == (1.0, [5])


def test_all_suggestions_are_stored_or_none(reporter, version, monkeypatch):
    second = suggestion(version, NINETY, "Dua.", reasons=(Reason("no code"),))
    with pytest.raises(AttributeError):
        store(version, reporter, suggestion(version), second)
    assert Claim.objects.count() == 0


def test_who_may_not_suggest_is_refused(version):
    nobody = factories.user("reporter")
    nobody.groups.clear()
    with pytest.raises(Refused):
        store(version, nobody, suggestion(version))


def test_a_failure_of_reading_is_told_and_logged_and_raises_nothing(reporter, version, monkeypatch, caplog):
    monkeypatch.setattr(readers, "read", lambda version: 1 / 0)
    with caplog.at_level(logging.ERROR):
        stored = storing.suggest_claims_in(version, by=reporter)
    assert (stored.new, len(stored.warnings)) == (0, 1)
    assert "ZeroDivisionError" in caplog.text


# ------------------------------------------------------------------ the readers
def test_the_rules_read_the_text_in_its_language_on_the_day_of_the_newsroom(reporter, monkeypatch):
    asked = {}
    monkeypatch.setattr(readers.pipeline, "suggest", lambda text, **given: asked.update(given, text=text) or [])
    late = datetime(2026, 11, 1, 20, tzinfo=UTC)  # three in the morning of the second in Jakarta
    version = factories.article(reporter, published_at=late)
    assert [reading.method for reading in readers.read(version)] == [readers.pipeline.METHOD]
    assert asked == {"text": version.text, "language": "id", "on": date(2026, 11, 2)}


def test_a_configured_language_model_reads_too(version, monkeypatch):
    found = Reading((suggestion(version, NINETY, "Dua."),), ("One left out.",), "language model x")
    monkeypatch.setattr(readers.language_model, "is_configured", lambda: True)
    monkeypatch.setattr(readers.language_model, "read", lambda text, **given: found)
    assert readers.read(version)[1] == found


def test_a_language_model_that_cannot_be_asked_leaves_a_warning_and_the_rules(reporter, version, monkeypatch):
    def broken(text, **given):
        raise LanguageModelError("It does not answer.")

    monkeypatch.setattr(readers.language_model, "is_configured", lambda: True)
    monkeypatch.setattr(readers.language_model, "read", broken)
    monkeypatch.setattr(readers.pipeline, "suggest", lambda text, **given: [suggestion(version)])
    stored = storing.store_suggestions(version, by=reporter)
    assert (stored.new, stored.warnings) == (1, ("It does not answer.",))
