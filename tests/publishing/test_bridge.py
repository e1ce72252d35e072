import json

import pytest

from claims.models import (
    Claim,
    LogEntry,
    Outbox,
    PublishedArticle,
    PublishedCheck,
    PublishedClaimant,
    PublishedOutlet,
)
from claims.publishing import verbs as publishing
from claims.workflow import claims, records, translations, verdicts
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter():
    return factories.user("reporter")


@pytest.fixture
def reviewer():
    return factories.user("reviewer")


def body(public_id):
    return json.loads(PublishedCheck.objects.get(public_id=public_id).document.body)


def test_publishing_makes_one_check_one_log_entry_and_one_outbox_row(reporter, reviewer):
    entry = factories.published(reporter, reviewer)
    check = PublishedCheck.objects.get()
    assert (check.state, check.rating, entry.kind, entry.seq) == ("published", "sebagian-benar", "published", 1)
    assert entry.document == check.document
    assert Outbox.objects.get().entry == entry
    assert Claim.objects.get().state == "closed"


def test_a_second_press_of_the_button_is_refused(reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    publishing.publish(verdict, by=reviewer)
    with pytest.raises(Refused) as refused:
        publishing.publish(verdict, by=reviewer)
    assert refused.value.code == "already_published"
    assert LogEntry.objects.count() == 1


def test_a_correction_shows_old_and_new_rating_and_keeps_first_publication(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    first = body(claim.public_id)
    factories.correction(reporter, reviewer, claim)
    now = body(claim.public_id)
    assert now["state"] == "corrected"
    assert now["first_published_at"] == first["first_published_at"]
    (notice,) = now["corrections"]
    assert (notice["kind"], notice["old_rating"]["slug"], notice["new_rating"]["slug"]) == (
        "major", "sebagian-benar", "keliru",
    )  # fmt: skip


def test_a_retraction_leaves_a_tombstone_with_its_reason_and_no_finding(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    publishing.retract(factories.retraction(reporter, claim), by=reviewer)
    now = body(claim.public_id)
    assert now["state"] == "retracted"
    assert now["retraction"]["reason"] == "Sumber utama ditarik."
    assert not {"rating", "summary", "evidence", "explanation"} & set(now)
    assert Claim.objects.get().state == "open"


def test_a_retracted_check_comes_back_only_as_a_correction(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    publishing.retract(factories.retraction(reporter, claim), by=reviewer)
    assert factories.correction(reporter, reviewer, claim).kind == "corrected"
    assert body(claim.public_id)["state"] == "corrected"


def test_who_proposes_a_retraction_cannot_carry_it_out(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    proposed = factories.retraction(reviewer, claim)
    with pytest.raises(Refused) as refused:
        publishing.retract(proposed, by=reviewer)
    assert refused.value.code == "four_eyes"


def test_a_sighting_adds_the_article_to_the_check_and_the_check_to_the_article(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    elsewhere = factories.article(reporter, "Kutipan lama: 70 persen peralatan mesin, katanya lagi.")
    entry = publishing.sight(claim, by=reviewer, span=factories.span(elsewhere, "70 persen peralatan mesin"))
    assert (entry.kind, entry.reference) == ("sighted", elsewhere.article.public_id)
    assert len(body(claim.public_id)["appearances"]) == 2
    article = json.loads(PublishedArticle.objects.get(key=elsewhere.article.public_id).body)
    assert [check["public_id"] for check in article["checks"]] == [claim.public_id]
    (excerpt,) = article["excerpts"]
    mark = excerpt["marks"][0]
    assert excerpt["text"][mark["start"] : mark["end"]] == "70 persen peralatan mesin"


def test_additions_to_a_check_bring_no_unreviewed_words_along(reporter, reviewer):
    """While a correction is drafted, claim and sources already read otherwise; readers see what was approved."""
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    before = body(claim.public_id)
    draft = translations.submit_translation(factories.translation(reporter, claim.verdicts.get()), by=reporter)
    translations.approve_translation(draft, by=reviewer)
    verdicts.start_correction(claim, by=reporter, reason="Tabel yang lebih baru terbit.")
    claims.edit_claim(claim, by=reporter, changes={"text": "Kalimat yang belum ditinjau."})
    source = claim.verdicts.first().evidence.first().source
    records.save_record(source, by=reporter, changes={"title": "Judul yang belum ditinjau"})
    elsewhere = factories.article(reporter)
    publishing.sight(claim, by=reviewer, span=factories.span(elsewhere, "70 persen peralatan mesin"))
    publishing.publish_translation(draft, by=reviewer)
    now = body(claim.public_id)
    assert {key for key in now if now[key] != before[key]} - {"modified_at"} == {"appearances", "translations"}


def test_a_reviewed_translation_joins_the_check_and_falls_with_its_verdict(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    draft = factories.translation(reporter, claim.verdicts.get())
    translations.submit_translation(draft, by=reporter)
    translations.approve_translation(draft, by=reviewer)
    entry = publishing.publish_translation(draft, by=reviewer)
    assert (entry.kind, entry.reference) == ("translated", "en")
    assert body(claim.public_id)["translations"]["en"]["summary"] == "The table says 64 percent."
    factories.correction(reporter, reviewer, claim)
    assert body(claim.public_id)["translations"] == {}


def test_a_changed_source_makes_the_approval_stale(reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    source = verdict.evidence.first().source
    from claims.workflow.records import save_record

    save_record(source, by=reporter, changes={"title": "Another title"})
    with pytest.raises(Refused) as refused:
        publishing.publish(verdict, by=reviewer)
    assert refused.value.code == "approval_stale"


@pytest.fixture
def under_correction(reporter, reviewer):
    """A published claim whose correction is a draft: other words, and tied to a second article."""
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    verdicts.start_correction(claim, by=reporter, reason="A newer table.")
    elsewhere = factories.article(reporter, "Draf: 70 persen peralatan mesin.", outlet=factories.outlet(reporter))
    claims.add_appearance(claim, by=reporter, span=factories.span(elsewhere, "70 persen"))
    here = claim.appearances.exclude(article_version=elsewhere).get().article_version
    claims.add_appearance(claim, by=reporter, span=factories.span(here, "neraca dagang"))
    changes = {"text": "Words nobody has approved.", "language": "en", "claimant": factories.claimant(reporter)}
    return claims.edit_claim(claim, by=reporter, changes=changes)


def public_words():
    records = (PublishedArticle, PublishedClaimant, PublishedOutlet)
    return {row.body for table in records for row in table.objects.all()}


def test_a_sighting_shows_nothing_of_a_correction_that_is_not_approved(under_correction, reporter, reviewer):
    before, records = body(under_correction.public_id), public_words()
    again = factories.article(reporter, "Lagi: 70 persen peralatan mesin.")
    publishing.sight(under_correction, by=reviewer, span=factories.span(again, "70 persen"))
    now = body(under_correction.public_id)
    assert now["appearances"].pop()["article"]["public_id"] == again.article.public_id
    assert {**now, "modified_at": ""} == {**before, "modified_at": ""}
    assert len(public_words() - records) == 1


def test_a_translation_shows_nothing_of_a_correction_that_is_not_approved(under_correction, reporter, reviewer):
    before, records = body(under_correction.public_id), public_words()
    verdict = under_correction.verdicts.get(state="published")
    words = {"claim_text": "Sekitar.", "summary": "Ringkas."}
    draft = translations.draft_translation(verdict, by=reporter, language="ms", changes=words)
    translations.submit_translation(draft, by=reporter)
    translations.approve_translation(draft, by=reviewer)
    publishing.publish_translation(draft, by=reviewer)
    now = body(under_correction.public_id)
    assert set(now["translations"]) == {"ms"}
    assert {**now, "modified_at": "", "translations": {}} == {**before, "modified_at": ""}
    assert public_words() == records


def test_a_tombstone_shows_nothing_of_a_correction_that_is_not_approved(under_correction, reporter, reviewer):
    before = body(under_correction.public_id)
    publishing.retract(factories.retraction(reporter, under_correction), by=reviewer)
    now = body(under_correction.public_id)
    assert (now["claim"]["text"], now["language"]) == (before["claim"]["text"], before["language"])
    assert now["claimant"] == before["claimant"]
    assert not any("Words nobody" in text or "Draf:" in text for text in public_words())
