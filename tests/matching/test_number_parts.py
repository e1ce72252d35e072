"""The parts of number sense: measures, values, periods, ways, subjects, places."""

from datetime import date

import pytest

from claims.matching import periods
from claims.matching.figures import Said
from claims.matching.measures import measure_of
from claims.matching.moves import ARRIVED, DOWN, UP, move
from claims.matching.periods import Period, Times
from claims.matching.subjects import Things, concepts, relate
from claims.matching.values import Value, are_equal, may_agree, thousands_apart
from claims.vocabulary import Qualifier


@pytest.mark.parametrize(
    ("value", "unit", "family", "base"),
    [
        (1, "mi", "length", 1609.344),
        (1, "ha", "area", 10_000),
        (2, "t", "mass", 2000),
        (212, "°F", "degrees", 100),
        (25, "bps", "points", 0.25),
        (1, "tahun", "time", 365.25),
        (5, "IDR", "IDR", 5),
        (600, "USD/t", "USD/mass", 0.6),
        (41, "per 1,000 births", "rate", 0.041),
        (3, "Russian soldiers", "count", 3),
    ],
)
def test_a_unit_is_read_as_its_family_and_base(value, unit, family, base):
    measure = measure_of(unit)
    assert measure.family == family
    assert measure.base(value) == pytest.approx(base)


def test_a_rise_of_temperature_has_no_zero_of_its_own():
    assert measure_of("°F").base(2.7, is_change=True) == pytest.approx(1.5)


def test_nouns_of_a_rate_are_kept():
    assert measure_of("kasus per 100.000 penduduk").nouns == "kasus penduduk"


def value(low: float, high: float | None = None, qualifier: Qualifier = Qualifier.EXACTLY, **more: object) -> Value:
    return Value(low, low if high is None else high, qualifier, **more)


def test_equal_bounds_are_one_figure_and_other_bounds_are_not():
    least = value(70, qualifier=Qualifier.AT_LEAST)
    assert are_equal(least, value(70, qualifier=Qualifier.AT_LEAST), converted=False)
    assert not are_equal(least, value(70), converted=False)
    assert not are_equal(value(60, 65, Qualifier.BETWEEN), value(60, 70, Qualifier.BETWEEN), converted=False)


def test_hundreds_are_not_thousands():
    hundreds = value(100, qualifier=Qualifier.AT_LEAST, vague=True)
    assert may_agree(hundreds, value(340))
    assert not may_agree(hundreds, value(4000))
    assert may_agree(value(100, qualifier=Qualifier.AT_LEAST), value(4000))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [(2e6, 2e9, True), (2e6, 2e12, True), (2e6, 2e6, False), (2e6, 3e9, False), (0, 5, False)],
)
def test_million_for_billion_is_seen(one, other, apart):
    assert thousands_apart(value(one), value(other)) is apart


def test_rounding_that_no_word_announces_is_half_a_digit():
    exact, near, far = (Said(f"{number} percent of voters", "en").figures[0].value for number in ("70", "69.5", "69.4"))
    assert may_agree(exact, near)
    assert not may_agree(exact, far)


YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("words", "language", "said_on", "expected"),
    [
        ("2023", "id", None, YEAR),
        ("2023", "en", None, YEAR),
        ("Maret 2024", "id", None, Period(date(2024, 3, 1), date(2024, 3, 31))),
        ("last year", "en", date(2024, 3, 1), YEAR),
        ("last year", "en", None, None),
        ("per tahun", "id", date(2024, 3, 1), None),
        ("sejak 2019", "id", date(2024, 3, 1), Period(date(2019, 1, 1), date(2024, 3, 1))),
    ],
)
def test_a_period_is_read_as_days(words, language, said_on, expected):
    assert periods.read_period(words, language, said_on) == expected


@pytest.mark.parametrize(
    ("one", "other", "said", "expected"),
    [
        (YEAR, YEAR, (None, None), Times.ONE),
        (YEAR, Period(date(2024, 1, 1), date(2024, 12, 31)), (None, None), Times.TWO),
        (YEAR, Period(date(2023, 3, 1), date(2023, 3, 31)), (None, None), Times.MAYBE_TWO),
        (YEAR, None, (None, date(2024, 6, 1)), Times.UNKNOWN),
        (YEAR, None, (None, date(2026, 6, 1)), Times.MAYBE_TWO),
        (None, None, (date(2021, 1, 1), date(2023, 1, 1)), Times.MAYBE_TWO),
        (None, None, (date(2023, 1, 1), date(2023, 2, 1)), Times.UNKNOWN),
        (None, None, (None, date(2023, 2, 1)), Times.UNKNOWN),
        (YEAR, None, (None, date.max), Times.MAYBE_TWO),
    ],
)
def test_two_times_stand_to_each_other(one, other, said, expected):
    assert periods.relate(one, other, *said) is expected
    assert periods.relate(other, one, *reversed(said)) is expected


@pytest.mark.parametrize(
    ("before", "behind", "way"),
    [
        ("prices rose", "", UP),
        ("prices rose to", "", ARRIVED),
        ("harga turun", "", DOWN),
        ("harga turun menjadi", "", ARRIVED),
        ("a", "rise in rents", UP),
        ("rents are", "lower than last year", DOWN),
        ("the rate is", "of all", None),
    ],
)
def test_a_change_is_told_from_what_it_came_to(before, behind, way):
    assert move(before.split(), behind.split()) == way


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("en", "machine tools"), ("en", "imported machine tools"), Things.ONE),
        (("en", "machine tools"), ("id", "peralatan mesin"), Things.ONE),
        (("en", "microelectronics"), ("id", "mikroelektronika"), Things.ONE),
        (("en", "price of rice"), ("en", "price of coffee"), Things.TWO),
        (("en", "price of rice"), ("id", "harga kopi"), Things.TWO),
        (("en", "people"), ("en", "students"), Things.ONE),
        (("en", "people"), ("id", "rumah"), Things.TWO),
        (("en", "people"), ("en", "lawmakers"), Things.UNKNOWN),
        (("en", "sheep"), ("id", "domba"), Things.UNKNOWN),
        (("en", ""), ("id", "domba"), Things.UNKNOWN),
    ],
)
def test_subjects_are_one_thing_two_or_unknown(one, other, expected):
    sets = [concepts(words, language) for language, words in (one, other)]
    assert relate(*sets, across=one[0] != other[0]) is expected
    assert relate(*reversed(sets), across=one[0] != other[0]) is expected


def test_a_figure_knows_its_place_and_what_became_of_those_counted():
    killed, hurt = Said("Banjir di Kota Seruni menewaskan 12 orang dan melukai 40 orang", "id").figures
    assert (killed.outcome, hurt.outcome) == ("dead", "hurt")
    assert killed.places == {"seruni"}


def test_a_doubling_is_up_a_hundred_percent_and_a_halving_down_fifty():
    (doubled,) = Said("Rice imports doubled", "en").figures
    (halved,) = Said("Rice imports halved", "en").figures
    assert (doubled.family, doubled.value.low, doubled.way) == ("share", 100, UP)
    assert (halved.family, halved.value.low, halved.way) == ("share", 50, DOWN)
