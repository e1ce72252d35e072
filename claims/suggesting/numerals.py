"""Numbers of a text, in digits and in Indonesian and English words, as decimals. Pure.

A number longer than LONGEST characters or WORDS words is none: no quantity is, and the look ahead stays bounded.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.suggesting.tokens import Tokens

LONGEST = 30
WORDS = 16
_GROUPS = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+")
DECIMAL_COMMA = frozenset(["id", "de", "fr", "es", "pt", "nl", "tr", "ru", "uk", "vi", "jv", "su"])
DECIMAL_POINT = frozenset(["en", "zh", "ja", "ko", "th", "he", "hi", "ms", "tl", "ta"])
PART = Decimal("0.0001")

UNITS = {
    "id": ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"],
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split(),
}
WORD_VALUES = {language: {word: value for value, word in enumerate(words)} for language, words in UNITS.items()}
WORD_VALUES["id"] |= {"sepuluh": 10, "sebelas": 11}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}  # fmt: skip
MAGNITUDES: dict[str, dict[str, int]] = {
    "id": {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12, "trilyun": 10**12},
    "en": {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7,
           "mn": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12, "k": 10**3, "m": 10**6},
}  # fmt: skip
# "m" and "k" are metres and kelvins, too: only read right behind a figure, and "m" only where a noun or a price asks.
TIED = frozenset(["k", "m"])
WHOLE = {
    "id": {"seratus": 100, "seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9, "setriliun": 10**12, "selusin": 12},
    "en": {},
}
DOZENS = {"id": {"lusin": 12, "kodi": 20}, "en": {"dozen": 12}}
VAGUE: dict[str, dict[str, tuple[int, int | None]]] = {
    "id": {"belasan": (11, 19), "puluhan": (10, None), "ratusan": (100, None), "ribuan": (10**3, None), "jutaan": (10**6, None), "miliaran": (10**9, None), "triliunan": (10**12, None)},
    "en": {"dozens": (12, None), "scores": (20, None), "tens": (10, None), "hundreds": (100, None), "thousands": (10**3, None), "millions": (10**6, None), "billions": (10**9, None), "trillions": (10**12, None)},
}  # fmt: skip
SOME = {"id": ("beberapa",), "en": ("several", "few")}
_SMALL_SCALES = {"puluh": 10, "ratus": 100}
_BIG = {word: scale for word, scale in MAGNITUDES["en"].items() if len(word) > 3 and scale >= 1000} | DOZENS["en"]
_AFTER_ARTICLE = frozenset(["hundred", *_BIG])
HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}


@dataclass(frozen=True)
class Number:
    """A number up to before token `end`. `scale`: the magnitude in it; `value_to`: the other end of a vague word;
    `vague`: at least so many; `rounded`: about so many; `plain`: digits without separators; `one`: "one", "satu"."""

    end: int
    value: Decimal
    scale: int = 1
    value_to: Decimal | None = None
    vague: bool = False
    rounded: bool = False
    plain: bool = False
    grouped: bool = False
    one: bool = False


def decimal_of(digits: str, language: str | None) -> Decimal | None:
    """The number that digits with points and commas mean: by their form, and by the language where that says two."""
    if len(digits) > LONGEST:
        return None
    digits = digits.replace("٫", ",").replace("٬", ".") if "٫" in digits or "٬" in digits else digits
    signs = [character for character in digits if character in ".,"]
    if not signs:
        return Decimal(digits)
    if len(set(signs)) == 2:
        whole, _, part = digits.rpartition(signs[-1])
        if signs.count(signs[-1]) > 1 or not _GROUPS.fullmatch(whole):
            return None
        return Decimal(f"{re.sub('[.,]', '', whole)}.{part}")
    if len(signs) > 1:
        return Decimal(digits.replace(signs[0], "")) if _GROUPS.fullmatch(digits) else None
    decimal_sign = "," if language in DECIMAL_COMMA else "."
    known = language in DECIMAL_COMMA or language in DECIMAL_POINT
    grouped = _GROUPS.fullmatch(digits) and not digits.startswith("0") and (not known or signs[0] != decimal_sign)
    return Decimal(digits.replace(signs[0], "" if grouped else "."))


def percent_of(share: Decimal) -> Decimal:
    """A share of one as percent, to four decimals."""
    return (share * 100).quantize(PART).normalize() + 0


def read_number(tokens: Tokens, index: int, language: str | None) -> Number | None:
    """The number that begins at a token: its digits or words and the magnitude behind them, or None."""
    token = tokens[index]
    if token.kind == "number":
        return _digits(tokens, index, language)
    if token.kind != "word":
        return None
    if token.text in HALVES:
        return Number(index + 1, HALVES[token.text])
    if language == "id":
        return _indonesian(tokens, index)
    return _english(tokens, index) if language == "en" else None


def _digits(tokens: Tokens, index: int, language: str | None) -> Number | None:
    value, end = _grouped_by_spaces(tokens, index) or (decimal_of(tokens[index].text, language), index + 1)
    if value is None:
        return None
    if tokens.joined(end) and tokens[end].text in HALVES:
        value, end = value + HALVES[tokens[end].text], end + 1
    plain = tokens[index].text.isdecimal() and end == index + 1
    scale, after = read_scale(tokens, end, language)
    dozens = DOZENS.get(language or "", {})
    if scale == 1 and tokens.low(end) in dozens:
        scale, after = dozens[tokens.low(end)], end + 1
    about = VAGUE["id"].get(tokens.low(end)) if language == "id" and scale == 1 else None
    if about and about[0] >= 1000:
        return Number(end + 1, value * about[0], about[0], rounded=True)
    return Number(after, value * scale, scale, plain=plain and scale == 1, grouped=not plain and value >= 1000)


def _grouped_by_spaces(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """ "1 250 000": groups of three behind no-break or thin spaces; behind plain spaces only from two groups up."""
    digits, end, tied = tokens[index].text, index + 1, True
    if not digits.isdecimal() or len(digits) > 3:
        return None
    while len(digits) < LONGEST and tokens[end].kind == "number" and len(tokens.gap(end)) == 1:
        head, sign, part = tokens[end].text.replace(",", ".").partition(".")
        if len(head) != 3 or not (part.isdecimal() or not sign):
            break
        tied = tied and tokens.no_break(end)
        digits, end = digits + head + (f".{part}" if sign else ""), end + 1
        if sign:
            break
    groups = end - index - 1
    return (Decimal(digits), end) if groups > (0 if tied else 1) else None


def read_scale(tokens: Tokens, index: int, language: str | None) -> tuple[int, int]:
    """The magnitude words at a token, multiplied ("ribu triliun"), and the token behind them; 1 if there are none."""
    scale, end = 1, index
    table = MAGNITUDES.get(language or "", {})
    while end < index + 2 and tokens.low(end) in table:
        word = tokens.low(end)
        if word in TIED and not (end == index and tokens.joined(end) and _asks_for_million(tokens, end)):
            break
        scale, end = scale * table[word], end + 1
    if scale == 1 and language == "id" and tokens[index].text in ("T", "M") and _priced(tokens, index - 1):
        return (10**12 if tokens[index].text == "T" else 10**9), index + 1
    return scale, end


def _priced(tokens: Tokens, index: int) -> bool:
    before = tokens[index - 1].text
    return before in ("$", "€", "£", "¥", "₹", "Rp", "RM", "USD", "EUR", "GBP") or (before == "." and tokens[index - 2].text == "Rp")


def _asks_for_million(tokens: Tokens, index: int) -> bool:
    """ "$350m" and "5m people", against "5m deep": a price in front, or a plural behind."""
    word = tokens.low(index + 1)
    return tokens.low(index) == "k" or _priced(tokens, index - 1) or (len(word) > 3 and word.endswith("s")) or word == "people"


def _indonesian(tokens: Tokens, index: int) -> Number | None:
    return _indonesian_vague(tokens, index) or _IndonesianWords(tokens, index).read()


def _indonesian_vague(tokens: Tokens, index: int) -> Number | None:
    """ "puluhan ribu", "belasan", "beberapa ratus"."""
    vague, end = VAGUE["id"].get(tokens.low(index)), index + 1
    if tokens.low(index) in SOME["id"]:
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
        if word in WORD_VALUES["id"] and not self.held:
            self.ones, self.held, self.known = Decimal(WORD_VALUES["id"][word]), True, True
        elif word == "belas" and self.held:
            self.ones += 10
        elif word in _SMALL_SCALES and self.held:
            self.group, self.ones, self.held = self.group + self.ones * _SMALL_SCALES[word], Decimal(0), False
        elif word in WHOLE["id"] and not self.held:
            self._takes_whole(WHOLE["id"][word])
        elif word == "setengah" and self.known:
            self.ones, self.held = self.ones + Decimal("0.5"), True
        elif word == "koma" and self.held and self.tokens.low(self.end + 1) in WORD_VALUES["id"]:
            part, end = _spoken_decimals(self.tokens, self.end + 1, WORD_VALUES["id"])
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


def _english(tokens: Tokens, index: int) -> Number | None:
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
        elif word == "point" and self.known and self.tokens.low(self.end + 1) in WORD_VALUES["en"]:
            part, end = _spoken_decimals(self.tokens, self.end + 1, WORD_VALUES["en"])
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
    if tokens.low(start) in SOME["en"] and (following == "dozen" or following in _AFTER_ARTICLE):
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
    if word in WORD_VALUES["en"]:
        return WORD_VALUES["en"][word]
    tens, joined, ones = word.partition("-")
    if tens not in TENS or (joined and not 0 < WORD_VALUES["en"].get(ones, 0) < 10):
        return None
    return TENS[tens] + (WORD_VALUES["en"][ones] if joined else 0)
