"""The words by which checks are found follow what is published, in the transaction that publishes it."""

import json
from importlib import import_module

import pytest
from django.db import connection

from claims.models import PublishedSearch, PublishedTerm
from claims.publishing import reading, searching, store
from claims.publishing import verbs as publishing
from claims.workflow import claims as claim_verbs
from claims.workflow import translations, verdicts
from tests import factories

pytestmark = pytest.mark.django_db


def found(question):
    rows = searching.search(question, reading.checks()).rows
    return [json.loads(body)["public_id"] for body in reading.bodies(rows)]


def check(people, text, language="id", **fields):
    claim = factories.claim(people[0], text=text, language=language, **fields)
    factories.published(*people, claim)
    return claim.public_id


def test_a_check_is_found_by_claim_summary_claimant_and_topic(people):
    topics = [factories.topic(factories.user("chief editor"))]
    claim = factories.claim(people[0], text="Harga beras naik.", topics=topics)
    factories.published(*people, claim)
    for question in ("beras", "tabel impor", claim.claimant.name, "trade", "perdagangan"):
        assert found(question) == [claim.public_id], question
    assert found("gula") == []


def test_a_corrected_check_is_found_by_its_new_words_and_not_by_the_old(people):
    claim = factories.claim(people[0], text="Harga beras naik.")
    factories.published(*people, claim)
    draft = verdicts.start_correction(claim, by=people[0], reason="Tabel baru.")
    claim_verbs.edit_claim(claim, by=people[0], changes={"text": "Harga kedelai naik."})
    draft = verdicts.edit_verdict(draft, by=people[0], changes=factories.findings("keliru"))
    assert (found("beras"), found("kedelai")) == ([claim.public_id], [])
    done = verdicts.approve_verdict(verdicts.submit_verdict(draft, by=people[0]), by=people[1])
    publishing.publish(done, by=people[1])
    assert (found("beras"), found("kedelai")) == ([], [claim.public_id])


def test_a_retracted_check_is_not_found_by_its_words(people):
    claim = factories.claim(people[0], text="Harga beras naik.")
    factories.published(*people, claim)
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    assert found("beras") == []
    row = PublishedSearch.objects.get(check_row__public_id=claim.public_id)
    assert (row.terms, row.length) == ({}, 0)


def test_a_check_is_found_by_the_words_of_its_translation_and_their_stems(people):
    claim = factories.claim(people[0], text="Harga beras naik.")
    factories.published(*people, claim)
    assert found("neighbour") == []
    draft = factories.translation(people[0], claim.verdicts.get())
    translations.submit_translation(draft, by=people[0])
    translations.approve_translation(draft, by=people[1])
    publishing.publish_translation(draft, by=people[1])
    assert found("neighbour") == found("supplying") == [claim.public_id]


def test_what_was_published_before_is_filled_in_when_the_table_comes(people):
    public_id = check(people, "Harga beras naik.")
    kept = PublishedSearch.objects.get().terms
    PublishedSearch.objects.all().update(terms={}, length=0)
    with connection.cursor() as cursor:
        cursor.execute(import_module("claims.migrations.0025_search").FILL)
    assert PublishedSearch.objects.get().terms == kept
    assert found("beras") == [public_id]


def test_counting_terms_forgets_what_is_gone_and_writes_only_what_changed(people):
    claim = factories.claim(people[0], text="Harga beras naik.")
    factories.published(*people, claim)
    assert store.count_terms() > 3
    assert store.count_terms() == 0
    assert PublishedTerm.objects.get(term="beras").checks == 1
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    store.count_terms()
    assert list(PublishedTerm.objects.values_list("term", "checks")) == [("", 0)]
