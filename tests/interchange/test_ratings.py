"""Ratings as they are given, and what they are taken to mean."""

from datetime import date
from decimal import Decimal

import pytest

from claims.interchange.dates import day
from claims.interchange.rating_words import meaning_of
from claims.interchange.ratings import because, rating_of
from claims.vocabulary import MeaningReason


def scale(value, best=5, worst=1, **more):
    return {"@type": "Rating", "ratingValue": value, "bestRating": best, "worstRating": worst, **more}


@pytest.mark.parametrize(
    ("given", "meaning", "because_of"),
    [
        (scale("1", alternateName="Sebagian benar"), "partly_true", "the words “Sebagian benar”"),
        (scale(2), "partly_true", "2 on a scale from 1 (worst) to 5 (best)"),
        (scale("5"), "true", "5 on a scale from 1 (worst) to 5 (best)"),
        (scale("1.0", "5.0", "1.0"), "false", "1 on a scale from 1 (worst) to 5 (best)"),
        (scale(1, best=1, worst=5), "true", "1 on a scale from 5 (worst) to 1 (best)"),
        (scale(5, best=1, worst=5), "false", "5 on a scale from 5 (worst) to 1 (best)"),
        (scale("4,5"), "partly_true", "4.5 on a scale from 1 (worst) to 5 (best)"),
        (scale(100, best=100, worst=0), "true", "100 on a scale from 0 (worst) to 100 (best)"),
        (scale(0, best=10, worst=0), "false", "0 on a scale from 0 (worst) to 10 (best)"),
        (scale(-1, best=2, worst=-2), "partly_true", "-1 on a scale from -2 (worst) to 2 (best)"),
        (scale(-1), "", "−1 stands for no rating"),
        (scale("-1", "-1", "-1"), "", "−1 stands for no rating"),
        (scale(-1, alternateName="Satire"), "satire", "the words “Satire”"),
        (scale(6), "", "6 is not on a scale from 1 to 5"),
        (scale(1, 1, 1), "", "its scale goes from 1 to 1 and has no second step"),
        (scale(None, None, None), "", "no rating is given"),
        (None, "", "no rating is given"),
        ({"ratingValue": 1}, "false", "1 on a scale from 1 (worst) to 5 (best); what it leaves out is schema.org’s 1 to 5"),
        (4, "partly_true", "4 on a scale from 1 (worst) to 5 (best); what it leaves out is schema.org’s 1 to 5"),
        ("False", "false", "the words “False”"),
        ([{"alternateName": ["Falso"]}], "false", "the words “Falso”"),
        ({"alternateName": {"@value": "Hoaks"}}, "false", "the words “Hoaks”"),
        ({"ratingValue": "Mostly False"}, "partly_true", "the words “Mostly False”"),
        ({"ratingValue": "3/4"}, "partly_true", "3 on a scale from 1 (worst) to 4 (best); what it leaves out is schema.org’s 1 to 5"),
        ({"name": "Menyesatkan"}, "misleading", "the words “Menyesatkan”"),
        ({"alternateName": ["False", "True"]}, "", "the words “False / True” say different things"),
        ({"alternateName": ["False", "Faux"]}, "false", "the words “False / Faux”"),
        (scale(3, alternateName="Quite something"), "partly_true", "3 on a scale from 1 (worst) to 5 (best)"),
        (scale(-1, alternateName="Quite something"), "", "the words “Quite something” are not known here"),
        ({"alternateName": "<i>Salah</i>"}, "false", "the words “Salah”"),
        ({"ratingValue": "1e99"}, "", "the words “1e99” are not known here"),
        ({"ratingValue": True}, "", "no rating is given"),
    ],
)  # fmt: skip
def test_a_rating_means_what_its_words_or_its_place_on_its_scale_say(given, meaning, because_of):
    rating = rating_of(given)
    assert (rating.meaning, str(because(rating))) == (meaning, because_of)


def test_every_reason_has_its_sentence():
    from claims.interchange.ratings import SENTENCES

    assert set(SENTENCES) == set(MeaningReason)


def test_a_rating_is_kept_as_it_was_given():
    rating = rating_of(scale("4,5", "1", "6", alternateName="Agak &amp; begitu"))
    assert (rating.given, rating.value, rating.best, rating.worst) == (
        "Agak & begitu",
        Decimal("4.5"),
        Decimal(1),
        Decimal(6),
    )


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("FALSE", "false"), ("False.", "false"), ("“False”", "false"), ("[SALAH]", "false"), ("Not true", "false"),
        ("Salah: foto itu dari 2014", "false"), ("False. The photo is old.", "false"), ("FALSE (old video)", "false"),
        ("False – made up", "false"), ("Mostly True", "partly_true"), ("HALF-TRUE", "partly_true"),
        ("True", "true"), ("BENAR!", "true"), ("True: but it lacks context", ""), ("True, but", ""),
        ("Not false", ""), ("Three Pinocchios", ""), ("", ""), ("Konteks yang Salah", "misleading"), ("Falso", "false"),
        ("Tidak Terbukti", "unproven"), ("भ्रामक", "misleading"), ("زائف", "false"), ("Irreführend", "misleading"),
        ("C’est faux", "false"), ("Sátira", "satire"), ("x" * 100_000, ""),
    ],
)  # fmt: skip
def test_words_mean_something_only_as_a_whole_label(words, meaning):
    assert meaning_of(words) == meaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-03", date(2024, 3, 3)), ("2024-03-03T23:30:00+07:00", date(2024, 3, 3)), ("2024-03-03T23:30:00Z", date(2024, 3, 3)),
        ("2024-03-03 10:00", date(2024, 3, 3)), ("2024/3/3", date(2024, 3, 3)), ("20240303", date(2024, 3, 3)),
        ("3 Maret 2024", date(2024, 3, 3)), ("Minggu, 03 Maret 2024 10:00 WIB", date(2024, 3, 3)), ("March 3, 2024", date(2024, 3, 3)),
        ("Mar 3rd 2024", date(2024, 3, 3)), ("3 de marzo de 2024", date(2024, 3, 3)), ("3. März 2024", date(2024, 3, 3)),
        ("1er août 2024", date(2024, 8, 1)), ("Sun, 03 Mar 2024 10:00:00 +0700", date(2024, 3, 3)), ("03-Mar-2024", date(2024, 3, 3)),
        ("1709424000", date(2024, 3, 3)), ("1709424000000", date(2024, 3, 3)), ("31.12.2024", date(2024, 12, 31)),
        ("25/12/2024", date(2024, 12, 25)), ("12/25/2024", date(2024, 12, 25)), ("03/03/2024", date(2024, 3, 3)),
        ("03/04/2024", None), ("2024", None), ("2024-03", None), ("Maret 2024", None), ("yesterday", None), ("", None),
        ("2024-02-30", None), ("0001-01-01", None), ("9999-12-31", None), ("99999999999999", None), ("2024-13-01", None),
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written_and_never_guessed(text, expected):
    assert day(text) == expected
