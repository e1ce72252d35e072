"""What figures are of: nouns as concepts, and whether two such sets name one thing. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from claims.matching.concepts import CONCEPTS, EMPTY, KNOWN, OUTCOMES, PEOPLE, PERSON

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SPELLINGS = (("ph", "f"), ("ck", "k"), ("x", "ks"), ("y", "i"), ("c", "k"), ("q", "k"))
_DOUBLED = re.compile(r"(.)\1")
# Words of the two languages that begin alike ("mikroelektronika", "microelectronics") are one.
LEAST_COMMON, LEAST_COMMON_PART = 5, 0.6
# Two words shared name one thing, whatever else each adds.
SURE = 2


class Things(Enum):
    """Whether two figures are of one thing."""

    ONE = "one"
    TWO = "two"
    UNKNOWN = "unknown"


def concepts(words: str, language: str) -> frozenset[str]:
    """The concepts that a phrase names; words that say only that something is counted name none."""
    found = (concept(word, language) for word in _WORD.findall(words.lower()))
    return frozenset(one for one in found if one)


@lru_cache(maxsize=20_000)
def concept(word: str, language: str) -> str:
    """The concept of a word in lower case, "" for an empty one; any other word stands for itself, folded."""
    known = CONCEPTS.get(language, {})
    for form in _forms(word, language):
        if form in EMPTY:
            return ""
        if form in known:
            return known[form]
    return folded(singular(word, language))


def outcome(word: str, language: str) -> str:
    """What a word says became of those counted ("killed", "tewas"), or ""."""
    return OUTCOMES.get(language, {}).get(word, "")


def singular(word: str, language: str) -> str:
    """Without the English plural or possessive, or the Indonesian "-nya"."""
    if language == "id":
        return word.removesuffix("nya") if len(word) > 5 else word
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word as both languages would spell it: "mikroelektronika", "microelectronics" begin alike."""
    text = "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))
    for old, new in _SPELLINGS:
        text = text.replace(old, new)
    return _DOUBLED.sub(r"\1", text)


def relate(one: frozenset[str], other: frozenset[str], *, across: bool) -> Things:
    """Whether two sets of concepts name one thing; `across`: of two languages, where unknown words tell nothing.

    One set may say more than the other ("tools", "imported tools"), but not each something else ("price of rice",
    "price of coffee").
    """
    if not one or not other:
        return Things.UNKNOWN
    shared = {it for it in one if any(_is_one(it, that, across=across) for that in other)}
    met = {that for that in other if any(_is_one(it, that, across=across) for it in one)}
    rests = one - shared - {PERSON}, other - met - {PERSON}
    if len(shared) >= SURE or (shared and not all(rests)):
        return Things.ONE
    if (across and not (_all_known(rests[0]) and _all_known(rests[1]))) or _may_be_people(one, other):
        return Things.UNKNOWN
    return Things.TWO


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of names share one, spelled as either language spells it."""
    return any(it == that or _begin_alike(it, that) for it in one for that in other)


def _is_one(one: str, other: str, *, across: bool) -> bool:
    if one == other or (one[0] == other[0] == PEOPLE and PERSON in (one, other)):
        return True
    return across and _begin_alike(one, other)


def _may_be_people(one: frozenset[str], other: frozenset[str]) -> bool:
    """ "People" against a noun nobody knows, which may be people too."""
    return any(
        some == {PERSON} and not any(it[0] == KNOWN for it in rest) for some, rest in ((one, other), (other, one))
    )


def _begin_alike(one: str, other: str) -> bool:
    length = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    common = min(len(one), len(other)) if length is None else length
    return common >= LEAST_COMMON and common >= LEAST_COMMON_PART * max(len(one), len(other))


def _all_known(some: Iterable[str]) -> bool:
    return all(one[0] in (KNOWN, PEOPLE) for one in some)


def _forms(word: str, language: str) -> tuple[str, ...]:
    one = singular(word, language)
    return (word, one, one.removesuffix("e")) if one != word else (word,)
