"""What number words are worth: ones, magnitudes, dozens, and the vague ones. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from claims.suggesting.quantities.tokens import Tokens

_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_ONES = {
    "id": ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *_TEENS),
}
ONES = {language: {word: value for value, word in enumerate(names)} for language, names in _ONES.items()}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
THOUSAND, MILLION, BILLION, TRILLION = 10**3, 10**6, 10**9, 10**12
MAGNITUDES: dict[str, dict[str, int]] = {
    "id": {"ribu": THOUSAND, "juta": MILLION, "miliar": BILLION, "milyar": BILLION, "triliun": TRILLION, "trilyun": TRILLION},
    "en": {
        "hundred": 100, "thousand": THOUSAND, "million": MILLION, "billion": BILLION, "trillion": TRILLION, "lakh": 10**5, "crore": 10**7,
        "mn": MILLION, "bn": BILLION, "tn": TRILLION, "trn": TRILLION, "k": THOUSAND, "m": MILLION,
    },
}  # fmt: skip
WHOLE = {"seratus": 100, "seribu": THOUSAND, "sejuta": MILLION, "semiliar": BILLION, "setriliun": TRILLION}
ROUNDED = {"seratusan": 100, "seribuan": THOUSAND, "sejutaan": MILLION}
DOZENS = {"id": {"lusin": 12, "kodi": 20}, "en": {"dozen": 12}}
# The least and, where there is one, the most that a vague word may mean.
VAGUE: dict[str, dict[str, tuple[int, int | None]]] = {
    "id": {
        "belasan": (11, 19), "puluhan": (10, None), "ratusan": (100, None), "ribuan": (THOUSAND, None), "jutaan": (MILLION, None),
        "miliaran": (BILLION, None), "triliunan": (TRILLION, None),
    },
    "en": {
        "dozens": (12, None), "scores": (20, None), "tens": (10, None), "hundreds": (100, None), "thousands": (THOUSAND, None),
        "millions": (MILLION, None), "billions": (BILLION, None), "trillions": (TRILLION, None),
    },
}  # fmt: skip
_CURRENCIES = ("$", "€", "£", "¥", "₹", "Rp", "RM", "USD", "EUR", "GBP")


@dataclass(frozen=True)
class Number:
    """A number up to before token `end`. `scale`: the magnitude in it; `value_to`: the other end of a vague word;
    `vague`: at least so many; `rounded`: about so many; `plain`: digits without separators; `grouped`: digits with
    them; `one`: no more than "one" or "satu"."""

    end: int
    value: Decimal
    scale: int = 1
    value_to: Decimal | None = None
    vague: bool = False
    rounded: bool = False
    plain: bool = False
    grouped: bool = False
    one: bool = False


def read_scale(tokens: Tokens, index: int, language: str | None) -> tuple[int, int]:
    """The magnitude words at a token, multiplied ("ribu triliun"), and the token behind them; 1 if there are none."""
    scale, end, table = 1, index, MAGNITUDES.get(language or "", {})
    while end < index + 2 and tokens.low(end) in table and _is_scale(tokens, end):
        scale, end = scale * table[tokens.low(end)], end + 1
    if scale == 1 and language == "id" and tokens[index].text in ("T", "M") and _is_priced(tokens, index - 1):
        return (TRILLION if tokens[index].text == "T" else BILLION), index + 1
    return scale, end


def _is_scale(tokens: Tokens, index: int) -> bool:
    """ "k" only behind a figure without a space, and "m" only in "$350m" and "5m people", not in "5m deep"."""
    word, following = tokens.low(index), tokens.low(index + 1)
    if word not in ("k", "m"):
        return True
    plural = following == "people" or (len(following) > 3 and following.endswith("s"))
    return tokens.joined(index) and (word == "k" or plural or _is_priced(tokens, index - 1))


def _is_priced(tokens: Tokens, index: int) -> bool:
    """Whether a currency stands in front of a figure."""
    before = tokens[index - 1].text
    return before in _CURRENCIES or (before == "." and tokens[index - 2].text == "Rp")
