"""ClaimReview of whole documents, against Google's required and recommended properties."""

import json

import pytest

from claims.models import PublishedCheck
from claims.publishing import verbs as publishing
from claims.publishing.claimreview import claim_review
from claims.workflow import verdicts
from tests import factories

pytestmark = pytest.mark.django_db


def document(claim):
    return json.loads(PublishedCheck.objects.get(public_id=claim.public_id).document.body)


def test_a_numbered_rating_carries_all_required_and_recommended_properties(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    check = document(claim)
    markup = claim_review(check)
    assert (markup["@type"], markup["url"], markup["claimReviewed"]) == ("ClaimReview", check["url"], claim.text)
    rating = markup["reviewRating"]
    assert (rating["alternateName"], rating["ratingValue"], rating["bestRating"], rating["worstRating"]) == (
        "Sebagian benar",
        4,
        5,
        1,
    )
    reviewed = markup["itemReviewed"]
    assert (reviewed["@type"], reviewed["author"]["name"], reviewed["datePublished"]) == (
        "Claim",
        claim.claimant.name,
        "2026-11-02",
    )
    assert reviewed["author"]["jobTitle"] == "Kepala dinas"
    assert [place["url"] for place in reviewed["appearance"]] == [check["appearances"][0]["article"]["url"]]
    assert (markup["author"]["@type"], markup["author"]["name"]) == ("Organization", check["publisher"]["name"])
    assert len(markup["citation"]) == 2


def test_a_label_without_a_number_sends_no_numbers(people):
    claim = factories.claim(people[0])
    draft = verdicts.submit_verdict(factories.verdict(people[0], claim, "tidak-terbukti"), by=people[0])
    publishing.publish(verdicts.approve_verdict(draft, by=people[1]), by=people[1])
    rating = claim_review(document(claim))["reviewRating"]
    assert rating["alternateName"] == "Tidak terbukti"
    assert not {"ratingValue", "bestRating", "worstRating"} & set(rating)


def test_a_claim_without_a_claimant_has_no_author(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    reviewed = claim_review(document(claim) | {"claimant": None})["itemReviewed"]
    assert "author" not in reviewed


def test_a_correction_is_told_and_a_retracted_check_has_no_markup(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    factories.correction(*people, claim)
    markup = claim_review(document(claim))
    assert markup["correction"][0]["text"] == "Tabel yang lebih baru terbit."
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    assert claim_review(document(claim)) is None
