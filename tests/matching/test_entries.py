"""What claims and reviews are matched by follows them, whoever changes them and however."""

import pytest
from django.db import connection

from claims.matching import filling
from claims.models import Claim, ExternalReview, MatchEntry, MatchTerm, MatchVector, PublishedVector
from claims.publishing import verbs as publishing
from claims.publishing.erasing import erase
from claims.workflow import claims as verbs
from claims.workflow import verdicts
from tests import factories
from tests.matching.model import Parrot

pytestmark = pytest.mark.django_db


def entry(claim):
    return MatchEntry.objects.filter(kind="claim", thing=claim.pk).first()


def all_vectors():
    return sum(filling.make_vectors(Parrot()))


def test_a_claim_has_an_entry_with_its_words_and_stems(people):
    claim = factories.claim(people[0], text="Harga beras naik.", language="id")
    assert entry(claim).terms == {"harga": 1, "beras": 1, "naik": 1, "id harga": 1, "id beras": 1, "id naik": 1}
    assert entry(claim).length == 3


def test_a_language_without_a_stemmer_is_entered_by_its_words(people):
    claim = factories.claim(people[0], text="Rega beras mundhak.", language="jv")
    assert set(entry(claim).terms) == {"rega", "beras", "mundhak"}


def test_other_words_make_another_entry_and_leave_no_vector_of_the_old_ones(people):
    claim = factories.claim(people[0], text="Harga beras naik.")
    assert all_vectors() == 1
    before = entry(claim)
    verbs.edit_claim(claim, by=people[0], changes={"text": "Harga gula naik."})
    assert entry(claim).pk != before.pk
    assert "gula" in entry(claim).terms
    assert not MatchVector.objects.exists()


def test_a_change_of_anything_else_leaves_the_entry_and_its_vector(people):
    claim = factories.claim(people[0], text="Harga beras naik.")
    all_vectors()
    before = entry(claim).pk
    verbs.edit_claim(claim, by=people[0], changes={"context": "Rapat kerja."})
    assert entry(claim).pk == before
    assert MatchVector.objects.filter(entry=before).exists()


def test_a_dismissed_claim_is_not_matched_and_comes_back_with_its_words(people):
    claim = factories.claim(people[0], text="Harga beras naik.")
    Claim.objects.filter(pk=claim.pk).update(state="dismissed")
    assert entry(claim) is None
    Claim.objects.filter(pk=claim.pk).update(state="open")
    assert entry(claim) is not None


def test_an_erased_claim_leaves_no_word_in_entries_counts_or_vectors(people):
    claim = factories.claim(people[0], text="Zebrawarna mengungsi.")
    other = factories.claim(people[0], text="Zebrawarna pulang.")
    all_vectors()
    filling.count_terms()
    assert MatchTerm.objects.filter(term="zebrawarna", entries=2).exists()
    administrator = factories.user("administrator")
    for each in (claim, other):
        erase(each, by=administrator, reason="Putusan pengadilan.")
    assert not MatchEntry.objects.exists()
    assert not MatchVector.objects.exists()
    assert not MatchTerm.objects.filter(term__contains="zebrawarna").exists()


def test_an_external_review_is_entered_and_changed_with_its_words():
    review = factories.external(claim_text="Rice got dearer.", title="Rice prices", language="en")
    found = MatchEntry.objects.get(kind="external", thing=review.pk)
    assert found.terms["en rice"] == 2
    ExternalReview.objects.filter(pk=review.pk).update(source="another feed")
    assert MatchEntry.objects.get(kind="external").pk == found.pk
    ExternalReview.objects.filter(pk=review.pk).update(claim_text="Sugar got dearer.")
    assert "sugar" in MatchEntry.objects.get(kind="external").terms


def test_counting_writes_only_what_changed(people):
    factories.claim(people[0], text="Harga beras naik.")
    factories.claim(people[0], text="Harga gula turun.")
    assert filling.count_terms() > 0
    assert filling.count_terms() == 0
    assert MatchTerm.objects.get(term="harga").entries == 2
    assert MatchTerm.objects.get(term="").words == 6


def test_of_many_entries_a_sample_is_counted(people, monkeypatch):
    factories.claim(people[0], text="Harga beras naik.")
    monkeypatch.setattr(filling, "SAMPLE", 0)
    filling.count_terms()
    assert list(MatchTerm.objects.values_list("term", "entries")) == [("", 1)]


def test_a_published_check_keeps_its_vector_while_its_claim_says_the_same(people):
    claim = factories.claim(people[0], text="Harga beras naik.")
    factories.published(*people, claim)
    all_vectors()
    assert PublishedVector.objects.count() == 1
    draft = verdicts.start_correction(claim, by=people[0], reason="Tabel baru.")
    draft = verdicts.edit_verdict(draft, by=people[0], changes=factories.findings("keliru"))
    publishing.publish(
        verdicts.approve_verdict(verdicts.submit_verdict(draft, by=people[0]), by=people[1]), by=people[1]
    )
    assert PublishedVector.objects.count() == 1
    draft = verdicts.start_correction(claim, by=people[0], reason="Bukan beras.")
    verbs.edit_claim(claim, by=people[0], changes={"text": "Harga kedelai naik."})
    draft = verdicts.edit_verdict(draft, by=people[0], changes=factories.findings("benar"))
    publishing.publish(
        verdicts.approve_verdict(verdicts.submit_verdict(draft, by=people[0]), by=people[1]), by=people[1]
    )
    assert not PublishedVector.objects.exists()


def test_a_vector_made_of_words_that_changed_meanwhile_is_not_kept(people):
    claim = factories.claim(people[0], text="Harga beras naik.")
    factories.published(*people, claim)
    (entries, checks) = filling.STOCKS
    (row,) = filling._missing(checks, Parrot(), 0)
    filling._keep(checks, Parrot(), [(row[0], row[1] - 1, row[2])])
    assert not PublishedVector.objects.exists()
    (row,) = filling._missing(entries, Parrot(), 0)
    MatchEntry.objects.all().delete()
    filling._keep(entries, Parrot(), [row])
    assert not MatchVector.objects.exists()


def test_vectors_of_another_model_are_missing_and_made_anew(people):
    factories.claim(people[0], text="Harga beras naik.")
    assert all_vectors() == 1
    assert all_vectors() == 0
    other = Parrot()
    other.name = "parrot 2"
    assert filling.missing_vectors(other) == 1
    assert sum(filling.make_vectors(other)) == 1
    assert MatchVector.objects.get().model == "parrot 2"


def test_without_pgvector_the_index_is_left_out(people):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname IN ('match_near', 'published_near')")
        (indexes,) = cursor.fetchone()
        cursor.execute("SELECT to_regtype('halfvec') IS NOT NULL")
        (installed,) = cursor.fetchone()
    assert indexes == 2 * installed
