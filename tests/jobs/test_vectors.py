"""Vectors follow in the background, a slice at a time."""

import pytest
from django.db import connection

from claims.jobs import tasks
from claims.matching import filling
from claims.models import MatchTerm, MatchVector
from tests import factories

pytestmark = pytest.mark.django_db
WAITING = "SELECT count(*), min(priority) FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo'"


def waiting():
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [tasks.make_vectors.name])
        return cursor.fetchone()


@pytest.fixture
def claims(people, settings, monkeypatch):
    settings.MATCH_MODEL = "tests.matching.model:Parrot"
    monkeypatch.setattr(filling, "BATCH", 2)
    return [factories.claim(people[0], text=f"Harga beras naik {number} persen.") for number in range(3)]


def test_what_is_missing_is_made_and_then_nothing_waits(claims):
    tasks.make_vectors(timestamp=0)
    assert MatchVector.objects.count() == 3
    assert waiting() == (0, None)


def test_after_a_slice_the_rest_waits_behind_everything_else(claims, monkeypatch):
    monkeypatch.setattr(tasks, "SLICE", -1.0)
    tasks.make_vectors(timestamp=0)
    assert MatchVector.objects.count() == 2
    assert waiting() == (1, -10)
    monkeypatch.setattr(tasks, "SLICE", 10.0)
    tasks.make_vectors(timestamp=0)
    assert MatchVector.objects.count() == 3


def test_without_a_model_nothing_is_made_and_nothing_fails(claims, settings):
    settings.MATCH_MODEL = "none"
    tasks.make_vectors(timestamp=0)
    assert not MatchVector.objects.exists()


def test_terms_are_counted_by_the_clock(claims):
    tasks.count_terms_of_matching(timestamp=0)
    assert MatchTerm.objects.get(term="beras").entries == 3
    assert {tasks.make_vectors, tasks.count_terms_of_matching} <= set(tasks.PERIODIC)
