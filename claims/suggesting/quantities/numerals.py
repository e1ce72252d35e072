"""Numbers of a text as decimals: in digits, by their form and by the custom of the language, and in words. Pure."""

import re
from decimal import Context, Decimal

from claims.suggesting.quantities.magnitudes import DOZENS, VAGUE, Number, read_scale
from claims.suggesting.quantities.spoken import read_english, read_indonesian
from claims.suggesting.quantities.tokens import Tokens

# Longer or larger is no figure of a news text, and the tables keep thirty digits, ten of them behind the point.
LONGEST = 24
LIMIT = Decimal(10) ** 19
PLACES = Decimal("1e-10")
_EXACT = Context(prec=40)
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
DECIMAL_COMMA = frozenset("id de fr es pt nl tr ru uk vi jv su".split())
DECIMAL_POINT = frozenset("en zh ja ko th he hi ms tl ta".split())
_ARABIC_SIGNS = str.maketrans("٫٬", ",.")
PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}


def decimal_of(digits: str, language: str | None) -> Decimal | None:
    """The number that digits with points and commas mean: by their form, and by the language where that says two."""
    if len(digits) > LONGEST:
        return None
    digits = digits.translate(_ARABIC_SIGNS)
    signs = [character for character in digits if character in ".,"]
    if not signs:
        return Decimal(digits)
    last = signs[-1]
    if len(set(signs)) == 2:
        whole, _, part = digits.rpartition(last)
        if signs.count(last) > 1 or not _GROUPS.fullmatch(whole):
            return None
        return Decimal(f"{re.sub('[.,]', '', whole)}.{part}")
    if len(signs) > 1:
        return Decimal(digits.replace(last, "")) if _GROUPS.fullmatch(digits) else None
    custom = "," if language in DECIMAL_COMMA else "." if language in DECIMAL_POINT else None
    is_grouped = _GROUPS.fullmatch(digits) and not digits.startswith("0") and last != custom
    return Decimal(digits.replace(last, "" if is_grouped else "."))


def percent_of(share: Decimal) -> Decimal:
    """A share of one as percent, to four decimals."""
    return canonical((share * 100).quantize(Decimal("0.0001")))


def canonical(value: Decimal) -> Decimal:
    """The value without a tail of zeros and without an exponent: 4200000, not 4200000.0 or 4.2E+6."""
    value = value.quantize(PLACES, context=_EXACT)
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize(_EXACT)


def read_number(tokens: Tokens, index: int, language: str | None) -> Number | None:
    """The number that begins at a token: its digits or words and the magnitude behind them, or None."""
    token = tokens[index]
    if token.kind == "number":
        return _digits(tokens, index, language)
    if token.text in PARTS:
        return Number(index + 1, PARTS[token.text])
    if language == "id":
        return read_indonesian(tokens, index)
    return read_english(tokens, index) if language == "en" else None


def _digits(tokens: Tokens, index: int, language: str | None) -> Number | None:
    value, end = _grouped_by_spaces(tokens, index) or (decimal_of(tokens[index].text, language), index + 1)
    if value is None:
        return None
    part, end = _part(tokens, end)
    value += part
    plain = tokens[index].text.isdecimal() and end == index + 1
    scale, after = read_scale(tokens, end, language)
    dozens = DOZENS.get(language or "", {})
    if scale == 1 and tokens.low(end) in dozens:
        scale, after = dozens[tokens.low(end)], end + 1
    about = VAGUE["id"].get(tokens.low(end)) if language == "id" and scale == 1 else None
    if about and about[0] >= 1000:
        return Number(end + 1, value * about[0], about[0], rounded=True)
    return Number(after, value * scale, scale, plain=plain and scale == 1, grouped=not plain and value >= 1000)


def _part(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    """The fraction behind a whole number, "½" or "1/2", and the token behind it."""
    if tokens[index].text in PARTS and tokens.gap(index) in ("", " "):
        return PARTS[tokens[index].text], index + 1
    one, many = tokens[index].text, tokens[index + 2].text
    tied = tokens[index + 1].text == "/" and tokens.joined(index + 1) and tokens.joined(index + 2)
    if tied and len(one) == len(many) == 1 and one.isdecimal() and many.isdecimal() and 0 < int(one) < int(many):
        return Decimal(int(one)) / int(many), index + 3
    return Decimal(0), index


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
