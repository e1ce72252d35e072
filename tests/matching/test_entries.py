"""The words of the desk's claims follow the claims, whoever changes them."""

import pytest
from django.db import connection

from claims.models import MatchEntry
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_claim_has_an_entry_with_its_words_and_stems(people):
    claim = factories.claim(people[0], text="Harga beras naik.", language="id")
    entry = MatchEntry.objects.get(kind="claim", thing=claim.pk)
    assert entry.terms == {"harga": 1, "beras": 1, "naik": 1, "id harga": 1, "id beras": 1, "id naik": 1}
    assert entry.length == 3
