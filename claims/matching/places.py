"""The places a figure is of: capitalised words behind "in" or "Kota", or in the noun phrase it is of. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claims.matching.concepts import EMPTY, PLACES
from claims.matching.subjects import folded, singular
from claims.suggesting.quantities.month_names import MONTHS

_LEADS = frozenset(
    "di ke dari in of at from for across kota kabupaten provinsi negara kecamatan desa pulau city province".split()
)
_SKIPPED = frozenset(["the", "kota", "kabupaten", "provinsi", "negara", "kecamatan", "desa", "pulau"])
_MONTHS = frozenset(word for names in MONTHS.values() for word in names)
_MOST = 4
_POSSESSIVES = ("'s", "’s")


class Word(NamedTuple):
    """A word or a sign of a text; `low` in lower case."""

    start: int
    text: str
    low: str


def named_places(before: Sequence[Word], behind: Sequence[Word], of: str, language: str) -> frozenset[str]:
    """The places beside a figure, each word of a name by itself, spelled as both languages would."""
    phrase = of.split()
    found = {*_led(behind), *(word for word in phrase[1:] if word[0].isupper())} or set(_led(before))
    return frozenset(_place(word, language) for word in found if word.lower() not in EMPTY | _MONTHS)


def _led(words: Sequence[Word]) -> Iterable[str]:
    for at, word in enumerate(words):
        if word.text.endswith(_POSSESSIVES) and word.text[0].isupper():
            yield word.text
        if word.low not in _LEADS:
            continue
        start = at + 1
        while start < len(words) and words[start].low in _SKIPPED:
            start += 1
        for named in words[start : start + _MOST]:
            if not named.text[0].isupper():
                break
            yield named.text


def _place(word: str, language: str) -> str:
    low = word.lower()
    return PLACES.get(language, {}).get(low) or folded(singular(low, "en"))
