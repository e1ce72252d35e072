"""A public act on a check whose correction is under work shows the act, and nothing of the work."""

import json

import pytest

from claims.models import PublishedArticle, PublishedCheck, PublishedClaimant, PublishedTopic
from claims.publishing import verbs as publishing
from claims.workflow import articles, claims, records, translations, verdicts
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = "70 persen peralatan mesin"


@pytest.fixture
def claim(people):
    """Published, then reworded, given to another claimant and topic, tied to more words and its source retitled, all
    without approval."""
    reporter, _reviewer = people
    claim = factories.claim(reporter)
    factories.published(*people, claim)
    verdicts.start_correction(claim, by=reporter, reason="Ada tabel baru.")
    changes = {"text": "Kata baru.", "claimant": factories.claimant(reporter), "context": "Di rapat."}
    topics = [factories.topic(factories.user("chief editor"))]
    claims.edit_claim(claim, by=reporter, changes=changes, figures=[], topics=topics)
    claims.add_appearance(claim, by=reporter, span=factories.span(factories.article(reporter), WORDS))
    source = claim.verdicts.earliest("revision").evidence.first().source
    records.save_record(source, by=reporter, changes={"title": "Judul baru"})
    claim.refresh_from_db()
    return claim


def body(claim):
    return json.loads(PublishedCheck.objects.get(public_id=claim.public_id).document.body)


def public_records():
    return [
        set(table.objects.values_list("key", flat=True))
        for table in (PublishedClaimant, PublishedTopic, PublishedArticle)
    ]


def translate(people, claim):
    draft = factories.translation(people[0], claim.verdicts.get(state="published"))
    translations.submit_translation(draft, by=people[0])
    translations.approve_translation(draft, by=people[1])
    publishing.publish_translation(draft, by=people[1])


def test_a_translation_adds_itself_alone(people, claim):
    before, records_before = body(claim), public_records()
    translate(people, claim)
    after = body(claim)
    assert after["translations"]["en"]["summary"] == "The table says 64 percent."
    assert after == {**before, "translations": after["translations"], "modified_at": after["modified_at"]}
    assert list(after) == list(before)
    assert public_records() == records_before


def test_a_sighting_adds_its_place_alone(people, claim):
    before, records_before = body(claim), public_records()
    elsewhere = factories.article(people[0])
    publishing.sight(claim, by=people[1], span=factories.span(elsewhere, WORDS))
    after = body(claim)
    assert [place["article"]["public_id"] for place in after["appearances"]] == [
        before["appearances"][0]["article"]["public_id"],
        elsewhere.article.public_id,
    ]
    assert after == {**before, "appearances": after["appearances"], "modified_at": after["modified_at"]}
    assert public_records() == [*records_before[:2], records_before[2] | {elsewhere.article.public_id}]


def test_a_tombstone_says_what_had_been_published(people, claim):
    before, records_before = body(claim), public_records()
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    after = body(claim)
    for key in ("claimant", "slug", "revision", "first_published_at"):
        assert after[key] == before[key], key
    assert after["claim"]["text"] == before["claim"]["text"]
    assert public_records() == records_before


def test_the_approved_correction_then_shows_all_of_it(people, claim):
    translate(people, claim)
    draft = claim.verdicts.get(state="draft")
    draft = verdicts.edit_verdict(draft, by=people[0], changes=factories.findings("keliru"))
    publishing.publish(
        verdicts.approve_verdict(verdicts.submit_verdict(draft, by=people[0]), by=people[1]), by=people[1]
    )
    after = body(claim)
    assert (after["claim"]["text"], after["claimant"]["slug"]) == ("Kata baru.", claim.claimant.slug)
    assert len(after["appearances"]) == 2


def test_an_article_shows_the_published_places_of_its_checks_in_a_published_version(people):
    reporter, _reviewer = people
    version = factories.article(reporter)
    claim = factories.claim(reporter, version)
    factories.published(*people, claim)
    verdicts.start_correction(claim, by=reporter, reason="Ada tabel baru.")
    claims.add_appearance(claim, by=reporter, span=factories.span(version, "Pernyataan itu dibantah"))
    text = "Versi yang belum dilihat siapa pun."
    articles.revise_article(version.article, by=reporter, text=text, received_text=text, leftovers=[])
    factories.published(*people, factories.claim(reporter, version, "90 persen mikroelektronika"))
    article = json.loads(PublishedArticle.objects.get(key=version.article.public_id).body)
    marked = {e["text"][m["start"] : m["end"]] for e in article["excerpts"] for m in e["marks"]}
    assert marked == {WORDS, "90 persen mikroelektronika"}
    assert (article["version"], article["text_sha256"]) == (1, version.text_sha256)


def test_an_article_whose_checks_are_all_retracted_quotes_nothing(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    article = json.loads(PublishedArticle.objects.get().body)
    assert (article["version"], article["text_sha256"], article["excerpts"]) == (None, None, [])
    assert [check["state"] for check in article["checks"]] == ["retracted"]
