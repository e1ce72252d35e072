import json

import pytest

from claims.models import Claim, LogEntry, Outbox, PublishedArticle, PublishedCheck
from claims.publishing import verbs as publishing
from claims.workflow import translations
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


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
