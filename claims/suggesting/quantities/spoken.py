"""Numbers in Indonesian and English words: "tujuh puluh", "two and a half million", "puluhan ribu". Pure.

A number of more than WORDS words is cut there, so that the look ahead stays bounded.
"""

from decimal import Decimal

from claims.suggesting.quantities.magnitudes import (
    DOZENS,
    MAGNITUDES,
    ONES,
    ROUNDED,
    TENS,
    VAGUE,
    WHOLE,
    Number,
    read_scale,
)
from claims.suggesting.quantities.tokens import Tokens

WORDS = 16
_SOME = {"id": frozenset(["beberapa"]), "en": frozenset(["several", "few"])}
_SMALL_SCALES = {"puluh": 10, "ratus": 100}
_BIG = {word: scale for word, scale in MAGNITUDES["en"].items() if len(word) > 3 and scale >= 1000} | DOZENS["en"]
_AFTER_ARTICLE = frozenset(["hundred", *_BIG])
# A number in words begins with one of these, or with the tens before a hyphen.
STARTS = {
    "id": frozenset([*ONES["id"], *WHOLE, *VAGUE["id"], *ROUNDED, *_SOME["id"]]),
    "en": frozenset([*ONES["en"], *TENS, *VAGUE["en"], *_SOME["en"], "a", "an"]),
}


def read_indonesian(tokens: Tokens, index: int) -> Number | None:
    return _indonesian_vague(tokens, index) or _IndonesianWords(tokens, index).read()


def _indonesian_vague(tokens: Tokens, index: int) -> Number | None:
    """ "puluhan ribu", "belasan", "beberapa ratus"."""
    if tokens.low(index) in ROUNDED:
        return Number(index + 1, Decimal(ROUNDED[tokens.low(index)]), ROUNDED[tokens.low(index)], rounded=True)
    vague, end = VAGUE["id"].get(tokens.low(index)), index + 1
    if tokens.low(index) in _SOME["id"]:
        vague, end = VAGUE["id"].get(f"{tokens.low(index + 1)}an"), index + 2
    if vague is None:
        return None
    scale, end = read_scale(tokens, end, "id")
    low, high = vague[0] * scale, vague[1] and vague[1] * scale
    return Number(end, Decimal(low), low, Decimal(high) if high else None, vague=not high)


class _IndonesianWords:
    """Reads "seratus dua puluh lima miliar": ones are held until a word says what they are ones of."""

    def __init__(self, tokens: Tokens, index: int) -> None:
        self.tokens, self.index, self.end = tokens, index, index
        self.total = self.group = self.ones = Decimal(0)
        self.held = self.known = False
        self.scale = 1

    def read(self) -> Number | None:
        while self.end < self.index + WORDS and self._takes(self.tokens.low(self.end)):
            self.end += 1
        if not self.known:
            return None
        one = self.end == self.index + 1 and self.tokens.low(self.index) == "satu"
        return Number(self.end, self.total + self.group + self.ones, self.scale, one=one)

    def _takes(self, word: str) -> bool:
        """Takes one word in, or says that the number is over."""
        if word in ONES["id"] and not self.held:
            self.ones, self.held, self.known = Decimal(ONES["id"][word]), True, True
        elif word == "belas" and self.held:
            self.ones += 10
        elif word in _SMALL_SCALES and self.held:
            self.group, self.ones, self.held = self.group + self.ones * _SMALL_SCALES[word], Decimal(0), False
        elif word in WHOLE and not self.held:
            self._takes_whole(WHOLE[word])
        elif word == "setengah" and self.known:
            self.ones, self.held = self.ones + Decimal("0.5"), True
        elif word == "koma" and self.held and self.tokens.low(self.end + 1) in ONES["id"]:
            part, end = _spoken_decimals(self.tokens, self.end + 1, ONES["id"])
            self.ones, self.end = self.ones + part, end - 1
        elif word in MAGNITUDES["id"] and (self.group or self.ones):
            self._takes_scale(MAGNITUDES["id"][word])
        elif word in DOZENS["id"] and self.known:
            self._takes_scale(DOZENS["id"][word])
        else:
            return False
        return True

    def _takes_whole(self, whole: int) -> None:
        self.known = True
        if whole >= 1000:
            self.total, self.scale = self.total + whole, whole
        else:
            self.group += whole

    def _takes_scale(self, scale: int) -> None:
        self.total += (self.group + self.ones) * scale
        self.group = self.ones = Decimal(0)
        self.held, self.scale = False, scale


def _spoken_decimals(tokens: Tokens, index: int, ones: dict[str, int]) -> tuple[Decimal, int]:
    """The digits said behind "koma" or "point", and the token behind them."""
    digits = ""
    while len(digits) < 6 and ones.get(tokens.low(index), 10) < 10:
        digits, index = f"{digits}{ones[tokens.low(index)]}", index + 1
    return Decimal(f"0.{digits}"), index


def read_english(tokens: Tokens, index: int) -> Number | None:
    return _english_vague(tokens, index) or _EnglishWords(tokens, index).read()


class _EnglishWords:
    """Reads "one hundred and twenty-five thousand", "two and a half million", "a dozen", "zero point seven"."""

    def __init__(self, tokens: Tokens, index: int) -> None:
        article = tokens.low(index) in ("a", "an") and tokens.low(index + 1) in _AFTER_ARTICLE
        self.tokens, self.index = tokens, index
        self.end = index + 1 if article else index
        self.total, self.group = Decimal(0), Decimal(1 if article else 0)
        self.known, self.scale = article, 1

    def read(self) -> Number | None:
        while self.end < self.index + WORDS and self._takes(self.tokens.low(self.end)):
            self.end += 1
        if not self.known:
            return None
        one = self.end == self.index + 1 and self.tokens.low(self.index) == "one"
        return Number(self.end, self.total + self.group, self.scale, one=one)

    def _takes(self, word: str) -> bool:
        """Takes one word in, or says that the number is over."""
        small = small_english(word)
        if small is not None and self._has_room_for(small):
            self.group, self.known = self.group + small, True
        elif word in _BIG and self.known and self.group:
            self.total, self.group, self.scale = self.total + self.group * _BIG[word], Decimal(0), _BIG[word]
        elif word == "hundred" and 0 < self.group < 100:
            self.group *= 100
            self.scale = max(self.scale, 100)
        elif word == "and" and self.known and self.tokens.says(self.end + 1, ("a", "half")):
            self.group, self.end = self.group + Decimal("0.5"), self.end + 2
        elif word == "and" and self.known and (self.group >= 100 or (self.total and not self.group)):
            return small_english(self.tokens.low(self.end + 1)) is not None
        elif word == "point" and self.known and self.tokens.low(self.end + 1) in ONES["en"]:
            part, end = _spoken_decimals(self.tokens, self.end + 1, ONES["en"])
            self.group, self.end = self.group + part, end - 1
        else:
            return False
        return True

    def _has_room_for(self, small: int) -> bool:
        """Whether the hundreds, or the tens, stand alone so far: "twenty" has room for "five", "ten" has none."""
        rest = self.group % 100
        return rest == 0 or (rest >= 20 and rest % 10 == 0 and 0 < small < 10)


def _english_vague(tokens: Tokens, index: int) -> Number | None:
    """ "dozens of", "tens of thousands of", "several hundred", "a few million"; the "of" is one of the words."""
    start = index + 1 if tokens.low(index) == "a" and tokens.low(index + 1) == "few" else index
    following = tokens.low(start + 1)
    if tokens.low(start) in _SOME["en"] and (following == "dozen" or following in _AFTER_ARTICLE):
        scale = MAGNITUDES["en"].get(following, 12)
        return Number(start + 2, Decimal(scale), scale, vague=True)
    if tokens.low(index) not in VAGUE["en"]:
        return None
    scale, end = VAGUE["en"][tokens.low(index)][0], index + 1
    if tokens.low(end) == "of" and tokens.low(end + 1) in VAGUE["en"]:
        scale, end = scale * VAGUE["en"][tokens.low(end + 1)][0], end + 2
    return Number(end + 1, Decimal(scale), scale, vague=True) if tokens.low(end) == "of" else None


def small_english(word: str) -> int | None:
    """What a word below a hundred says: "seven", "twenty", "twenty-five"."""
    if word in ONES["en"]:
        return ONES["en"][word]
    tens, joined, ones = word.partition("-")
    if tens not in TENS or (joined and not 0 < ONES["en"].get(ones, 0) < 10):
        return None
    return TENS[tens] + (ONES["en"][ones] if joined else 0)
