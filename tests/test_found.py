"""Values that an editor types for the figures of a claim."""

from decimal import Decimal

import pytest

from claims.found import Found, UnreadableError, read


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("", "id", []),
        ("64", "id", [Found(Decimal(64))]),
        ("64 %", "en", [Found(Decimal(64))]),
        ("1.450", "id", [Found(Decimal(1450))]),
        ("1,450", "en", [Found(Decimal(1450))]),
        ("1.450,5", "id", [Found(Decimal("1450.5"))]),
        ("64,5; -; 12", "id", [Found(Decimal("64.5")), None, Found(Decimal(12))]),
        ("-; 81", "en", [None, Found(Decimal(81))]),
        ("60–65", "id", [Found(Decimal(60), Decimal(65))]),
        ("60 - 65%", "en", [Found(Decimal(60), Decimal(65))]),
        ("64;;", "id", [Found(Decimal(64))]),
        ("1,450.25", "fr", [Found(Decimal("1450.25"))]),
    ],
)
def test_values_are_read_as_the_language_of_the_claim_writes_them(text, language, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("sixty", "en", "sixty"),
        ("64.5", "id", "64.5"),
        ("1,45", "en", "1,45"),
        ("64; many", "en", "many"),
        ("65–60", "en", "65–60"),
        ("1-2-3", "en", "1-2-3"),
        ("٦٤", "en", "٦٤"),
        ("9" * 30, "en", "9" * 30),
        ("64 people", "en", "64 people"),
    ],
)
def test_what_is_no_number_there_is_named(text, language, part):
    with pytest.raises(UnreadableError) as refused:
        read(text, language)
    assert refused.value.part == part
