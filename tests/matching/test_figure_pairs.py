"""The tables by which number sense is judged."""

from collections import Counter
from datetime import date

from tests.matching.pairs import ASIDE, FRESH, PAIRS, RELATIONS


def test_the_table_holds_two_hundred_pairs_that_are_all_different():
    assert len(PAIRS) == len(set(PAIRS)) == 200


def test_twice_sixty_other_pairs_are_put_aside():
    assert len(set(ASIDE) - set(PAIRS)) == len(ASIDE) == 60
    assert len(set(FRESH) - {*PAIRS, *ASIDE}) == len(FRESH) == 60


def test_every_pair_has_a_relation_two_languages_and_days_that_exist():
    assert {pair.relation for pair in PAIRS} == RELATIONS
    for pair in PAIRS + ASIDE + FRESH:
        for said in (pair.one, pair.other):
            assert said.language in ("id", "en")
            assert said.said_on is None or isinstance(said.said_on, date)
            assert said.text == said.text.strip() != ""


def test_the_table_has_pairs_within_each_language_and_across_the_two():
    ways = Counter(frozenset((pair.one.language, pair.other.language)) for pair in PAIRS)
    assert min(ways.values()) >= 55
