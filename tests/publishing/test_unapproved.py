"""What is edited for a correction stays inside until the correction is approved, whatever is done meanwhile."""

import json

import pytest

from claims.models import PublishedArticle, PublishedCheck, PublishedClaimant, PublishedTopic, Verdict
from claims.publishing import verbs as publishing
from claims.workflow import claims, records, translations, verdicts
from tests import factories

pytestmark = pytest.mark.django_db
SECRET = "Belum disetujui siapa pun"


class HalfCorrected:
    """A published claim whose correction is a draft: text, claimant, topic, figures, place and source edited."""

    def __init__(self) -> None:
        self.reporter, self.reviewer = factories.user("reporter"), factories.user("reviewer")
        self.chief = factories.user("chief editor")
        self.version = factories.article(self.reporter)
        self.claim = factories.claim(self.reporter, self.version)
        factories.published(self.reporter, self.reviewer, self.claim)
        self.verdict = Verdict.objects.get(claim=self.claim)
        verdicts.start_correction(self.claim, by=self.reporter, reason="Angka baru.")
        self.claimant, self.topic = factories.claimant(self.reporter), factories.topic(self.chief)
        claims.edit_claim(
            self.claim,
            by=self.reporter,
            changes={"text": SECRET, "claimant": self.claimant, "context": SECRET, "selection_note": SECRET},
            figures=[],
            topics=[self.topic],
        )
        records.save_record(factories.evidence(self.verdict)[0].source, by=self.reporter, changes={"title": SECRET})
        self.other = factories.article(self.reporter)
        for version in (self.other, self.version):
            claims.add_appearance(self.claim, by=self.reporter, span=factories.span(version, "hari Senin"))

    def sight(self) -> None:
        span = factories.span(factories.article(self.reporter), "90 persen")
        publishing.sight(self.claim, by=self.reviewer, span=span)

    def translate(self) -> None:
        draft = factories.translation(self.reporter, self.verdict)
        draft = translations.submit_translation(draft, by=self.reporter)
        draft = translations.approve_translation(draft, by=self.reviewer)
        publishing.publish_translation(draft, by=self.reviewer)

    def retract(self) -> None:
        publishing.retract(factories.retraction(self.reporter, self.claim), by=self.reviewer)

    def publish_another_claim_of_the_article(self) -> None:
        factories.published(self.reporter, self.reviewer, factories.claim(self.reporter, self.version, "90 persen"))


@pytest.mark.parametrize("step", ["sight", "translate", "retract", "publish_another_claim_of_the_article"])
def test_a_draft_correction_stays_inside_when_the_check_is(step: str) -> None:
    half = HalfCorrected()
    getattr(half, step)()
    check = PublishedCheck.objects.get(public_id=half.claim.public_id)
    document = json.loads(check.document.body)
    assert SECRET not in check.document.body
    assert document["claimant"]["slug"] != half.claimant.slug
    assert "hari Senin" not in [place["exact"] for place in document.get("appearances", [])]
    assert not PublishedClaimant.objects.filter(key=half.claimant.slug).exists()
    assert not PublishedTopic.objects.filter(key=half.topic.slug).exists()
    assert not PublishedArticle.objects.filter(key=half.other.article.public_id).exists()
    page = json.loads(PublishedArticle.objects.get(key=half.version.article.public_id).body)
    assert SECRET not in json.dumps(page["checks"])
    marked = [
        excerpt["text"][mark["start"] : mark["end"]]
        for excerpt in page["excerpts"]
        for mark in excerpt["marks"]
        if mark["check"] == half.claim.public_id
    ]
    assert marked == ([] if step == "retract" else ["70 persen peralatan mesin"])


def test_a_sighting_shows_the_new_place_and_a_translation_its_words() -> None:
    half = HalfCorrected()
    before = json.loads(PublishedCheck.objects.get(public_id=half.claim.public_id).document.body)
    half.sight()
    half.translate()
    after = json.loads(PublishedCheck.objects.get(public_id=half.claim.public_id).document.body)
    changed = {key for key in after if after[key] != before[key]}
    assert changed <= {"appearances", "translations", "modified_at"}
    assert [place["exact"] for place in after["appearances"]] == ["70 persen peralatan mesin", "90 persen"]
    assert after["translations"]["en"]["summary"] == "The table says 64 percent."
    assert {
        link.article for link in PublishedCheck.objects.get(public_id=half.claim.public_id).article_links.all()
    } == {place["article"]["public_id"] for place in after["appearances"]}
