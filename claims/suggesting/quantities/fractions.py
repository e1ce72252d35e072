"""Shares in words: "dua pertiga", "a quarter of", "one in five"; and halves of a measure: "half an hour". Pure."""

from dataclasses import dataclass
from decimal import Decimal

from claims.suggesting.quantities.magnitudes import MAGNITUDES, ONES
from claims.suggesting.quantities.numerals import PARTS, decimal_of
from claims.suggesting.quantities.tokens import Tokens
from claims.suggesting.quantities.units import is_measure
from claims.suggesting.quantities.wordlists import words

MOST_PARTS = 10
# "One in 40 adults"; "satu dari 40" is one of the forty.
MOST_OF_WHICH_ONE = 1000
_NAMES = {
    "id": {"tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10, "puluh": 10},
    "en": {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10},
}  # fmt: skip
_HALF = {"setengah": 2, "separuh": 2, "separo": 2}
# "half of", "half the": a share; "the first half": a part of the calendar or of a match.
_AFTER_HALF = words("of the its their all our his her these those that a an")
_BEFORE_HALF = frozenset("by in than under over about nearly almost around roughly least to".split())
# "A third" is one of three behind "by almost", else the one after the second.
_BEFORE_ONE = frozenset("by about nearly almost around roughly".split())
_NOT_BEFORE_HALF = words("first second other latter last final opening better this next")
# A share in words begins with one of these, with one of the numbers, or with "seper-".
STARTS = {"id": frozenset(_HALF), "en": frozenset(["half"])}


@dataclass(frozen=True)
class Share:
    """A part of one up to before token `end`; `counted`: what it is a share of follows without "of"."""

    end: int
    value: Decimal
    counted: bool = False


def read_share(tokens: Tokens, index: int, language: str | None) -> Share | None:
    if language == "id":
        return _one_of(tokens, index, "id", (("dari",),)) or _printed(tokens, index) or _indonesian(tokens, index)
    if language == "en":
        chances = (("in",), ("out", "of"))
        return _one_of(tokens, index, "en", chances) or _printed(tokens, index) or _english(tokens, index)
    return None


def read_half(tokens: Tokens, index: int, language: str | None) -> Share | None:
    """A part that multiplies what follows: "setengah juta", "seperempat abad", "half a million", "half an hour"."""
    if language == "id":
        share = _indonesian(tokens, index)
        if share and (tokens.low(share.end) in MAGNITUDES["id"] or is_measure(tokens, share.end, "id")):
            return share
    if language != "en" or tokens.low(index) != "half" or tokens.low(index + 1) not in ("a", "an"):
        return None
    multiplies = tokens.low(index + 2) in MAGNITUDES["en"] or is_measure(tokens, index + 2, "en")
    return Share(index + 2, Decimal("0.5")) if multiplies else None


def _small(tokens: Tokens, index: int, language: str) -> Decimal | None:
    token = tokens[index]
    if token.kind == "number":
        return decimal_of(token.text, language) if token.text.isdecimal() else None
    value = ONES[language].get(token.low)
    return None if value is None else Decimal(value)


def _one_of(tokens: Tokens, index: int, language: str, links: tuple[tuple[str, ...], ...]) -> Share | None:
    for link in links:
        if not tokens.says(index + 1, link):
            continue
        end = index + 1 + len(link)
        part, whole = _small(tokens, index, language), _small(tokens, end, language)
        followed = tokens[end + 1].kind == "word" and tokens[end + 1].low not in MAGNITUDES[language]
        most = MOST_OF_WHICH_ONE if part == 1 and link == ("in",) else MOST_PARTS
        if part and whole and part < whole <= most and followed and not is_measure(tokens, end + 1, language):
            return Share(end + 1, part / whole, counted=True)
    return None


def _printed(tokens: Tokens, index: int) -> Share | None:
    """ "2/3" in front of a word, "½"; a day and a month in brackets are a date."""
    if tokens[index].text in PARTS and tokens[index + 1].kind == "word":
        return Share(index + 1, PARTS[tokens[index].text], counted=True)
    if not (tokens[index + 1].text == "/" and tokens.joined(index + 1) and tokens.joined(index + 2)):
        return None
    if tokens[index].kind != "number" or tokens[index + 2].kind != "number" or tokens[index - 1].text == "(":
        return None
    part, whole = decimal_of(tokens[index].text, None), decimal_of(tokens[index + 2].text, None)
    if (
        part
        and whole
        and part < whole <= MOST_PARTS
        and tokens[index + 3].kind == "word"
        and not tokens.joined(index + 3)
    ):
        return Share(index + 3, part / whole, counted=True)
    return None


def _indonesian(tokens: Tokens, index: int) -> Share | None:
    word = tokens.low(index)
    if word in _HALF:
        return Share(index + 1, Decimal(1) / _HALF[word], counted=True)
    if word.startswith("seper") and word[5:] in _NAMES["id"]:
        return Share(index + 1, Decimal(1) / _NAMES["id"][word[5:]], counted=True)
    following = tokens.low(index + 1)
    if following.startswith("per") and following[3:] in _NAMES["id"] and word in ONES["id"]:
        return Share(index + 2, Decimal(ONES["id"][word]) / _NAMES["id"][following[3:]], counted=True)
    return None


def _english(tokens: Tokens, index: int) -> Share | None:
    word, following = tokens.low(index), tokens.low(index + 1)
    if word == "half":
        before = tokens.low(index - 1)
        if before in _NOT_BEFORE_HALF or following == "as" or not (following in _AFTER_HALF or before in _BEFORE_HALF):
            return None
        return Share(index + 1, Decimal("0.5"), counted=following != "of")
    many, joined, part = word.partition("-")
    end = index + 1
    if not joined:
        many, part, end = word, following, index + 2
    count = 1 if many in ("a", "an") else ONES["en"].get(many)
    plural = part.endswith("s")
    parts = _NAMES["en"].get(part.removesuffix("s"))
    if not count or not parts or parts == 2 or plural == (count == 1) or count >= parts:
        return None
    if not plural and tokens.low(end) != "of" and tokens.low(index - 1) not in _BEFORE_ONE:
        return None
    return Share(end, Decimal(count) / parts)
