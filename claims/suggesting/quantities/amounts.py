"""A figure with its unit, and two of them as a range: "US$2 miliar", "10-15 persen", "antara 5 dan 7 persen". Pure."""

from dataclasses import dataclass, replace
from decimal import Decimal

from claims.suggesting.quantities import fractions, nouns, spoken
from claims.suggesting.quantities.fractions import read_half, read_share
from claims.suggesting.quantities.magnitudes import ONES, TENS, Number, read_scale
from claims.suggesting.quantities.numerals import LIMIT, PARTS, percent_of, read_number
from claims.suggesting.quantities.tokens import Token, Tokens
from claims.suggesting.quantities.units import CODES, SIGN_LETTERS, SIGNS, Unit, plural_time, read_sign, read_unit
from claims.suggesting.quantities.wordlists import words

LONGEST_UNIT = 40
_DASHES = frozenset("-–—−")
_LINKS = {"id": frozenset(["hingga", "sampai", "ke", *_DASHES]), "en": frozenset(["to", *_DASHES])}
_PAIRS = {
    "id": {"antara": frozenset(["dan", "hingga", "sampai"]), "dari": frozenset(["hingga", "sampai", "ke"])},
    "en": {"between": frozenset(["and"]), "from": frozenset(["to"])},
}
_GLUE = frozenset("-–−/:.#+@_&'’")
_COMPARED = words(
    "as more less fewer higher lower larger bigger greater smaller faster slower longer stronger the that its likelier richer"
)
_FOLDS = {
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
}
_MULTIPLES: dict[str, float] = {
    "halved": 0.5, "halving": 0.5, "doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "quadrupled": 4,
    **_FOLDS, **{word.replace("fold", "-fold"): value for word, value in _FOLDS.items()},
}  # fmt: skip
_STARTS = {
    "id": spoken.STARTS["id"] | fractions.STARTS["id"] | _PAIRS["id"].keys() | {"minus"},
    "en": spoken.STARTS["en"] | fractions.STARTS["en"] | _PAIRS["en"].keys() | _MULTIPLES.keys() | {"minus", "twice"},
}
_BEFORE_HYPHEN = frozenset([*TENS, *ONES["en"]])


@dataclass(frozen=True)
class Amount:
    """Tokens `start` to before `end`. `kind`: share, money, measure, time, times, counted, or "" when nothing is named;
    `scale`: the magnitude in it; `direct`: what it is a share of follows at once; `loose`: small and easily a label."""

    start: int
    end: int
    value: Decimal
    unit: str = ""
    kind: str = ""
    scale: int = 1
    value_to: Decimal | None = None
    vague: bool = False
    rounded: bool = False
    loose: bool = False
    grouped: bool = False
    direct: bool = False


def read_amount(tokens: Tokens, index: int, language: str | None) -> Amount | None:
    """The amount or range that begins at a token, or None; none is as large as LIMIT, no unit longer than its field."""
    amount = _read(tokens, index, language)
    if amount is None or max(abs(amount.value), amount.value_to or 0) >= LIMIT or len(amount.unit) > LONGEST_UNIT:
        return None
    return amount


def _read(tokens: Tokens, index: int, language: str | None) -> Amount | None:
    joins = _PAIRS.get(language or "", {}).get(tokens.low(index))
    if joins:
        return _pair(tokens, index, joins, language)
    first = _single(tokens, index, language)
    links = _LINKS.get(language or "", _DASHES)
    if first is None or tokens.low(first.end) not in links or first.vague or first.value_to is not None:
        return first
    dashed = tokens[first.end].text in _DASHES
    if dashed and tokens[first.end - 2].text == "-" and tokens.joined(first.end):
        return first  # "5-foot-10"
    second = _single(tokens, first.end + 1, language, tied=dashed)
    both = _range(first, second) if second else None
    return _per(tokens, both, language) if both else first


def may_begin(token: Token, language: str | None) -> bool:
    """Whether an amount could begin at a token: asked of every one, it saves the reading of most."""
    if token.kind == "number" or token.text in SIGNS or token.text in CODES or token.text in PARTS:
        return True
    if token.kind == "sign":
        return token.text in _DASHES
    word = token.low
    return (
        word in _STARTS.get(language or "", ())
        or word in SIGN_LETTERS
        or word.partition("-")[0] in _BEFORE_HYPHEN
        or word.startswith("seper")
    )


def _pair(tokens: Tokens, index: int, joins: frozenset[str], language: str | None) -> Amount | None:
    first = _single(tokens, index + 1, language)
    if first is None or tokens.low(first.end) not in joins:
        return None
    second = _single(tokens, first.end + 1, language)
    both = _range(first, second) if second else None
    return replace(both, start=index) if both else None


def _range(first: Amount, second: Amount) -> Amount | None:
    """Both ends in one unit: what is named once, in front or behind, is meant for both."""
    if second.vague or second.value_to is not None or not (first.kind or second.kind or second.scale > 1):
        return None
    named = first.kind if first.kind not in ("", "counted") else ""
    if named and second.kind and first.unit != second.unit:
        return None
    low, high = first.value, second.value
    if first.scale == 1 and second.scale > 1 and abs(low) < abs(high) / second.scale:
        low *= second.scale
    source = second if second.kind else first
    low, high = min(low, high), max(low, high)
    return replace(
        second, start=first.start, value=low, value_to=high if low != high else None, kind=source.kind, unit=source.unit
    )


def _single(tokens: Tokens, index: int, language: str | None, *, tied: bool = False) -> Amount | None:
    start = index
    minus = tokens.low(index) == "minus" or _is_sign_of_number(tokens, index)
    index += minus
    sign = read_sign(tokens, index)
    if sign is None:
        special = _multiple(tokens, index, language) or _share(tokens, index, language)
        if special:
            return special
        if not (tied or minus or stands_free(tokens, index)):
            return None
    number = read_number(tokens, sign.end if sign else index, language)
    if number is None:
        return None
    if minus:
        number = replace(number, value=-number.value)
    return _priced(tokens, start, number, sign, language) if sign else _measured(tokens, start, number, language)


def _is_sign_of_number(tokens: Tokens, index: int) -> bool:
    """A minus stands before its figure and behind nothing."""
    tied = tokens[index].text in ("-", "−") and tokens[index + 1].kind == "number" and tokens.joined(index + 1)
    return tied and not (tokens.joined(index) and tokens[index - 1].text not in "(“\"'‘")


def stands_free(tokens: Tokens, index: int) -> bool:
    """Whether a figure is not the end of a name, a date, a score or a telephone number."""
    if not tokens.joined(index):
        return True
    before = tokens[index - 1]
    if before.kind == "word":
        return before.text[-1] > "\u2e80"
    return before.kind == "sign" and before.text not in _GLUE


def _share(tokens: Tokens, index: int, language: str | None) -> Amount | None:
    half = read_half(tokens, index, language)
    if half:
        scale, end = read_scale(tokens, half.end, language)
        return _measured(tokens, index, Number(end, half.value * scale, scale), language)
    share = read_share(tokens, index, language) if stands_free(tokens, index) else None
    if share is None:
        return None
    return Amount(index, share.end, percent_of(share.value), "%", "share", direct=share.counted)


def _multiple(tokens: Tokens, index: int, language: str | None) -> Amount | None:
    word = tokens.low(index)
    if language == "en" and word in _MULTIPLES:
        return Amount(index, index + 1, Decimal(_MULTIPLES[word]), "×", "times")
    if language == "en" and word == "twice" and tokens.low(index + 1) in _COMPARED:
        return Amount(index, index + 1, Decimal(2), "×", "times")
    return None


def _priced(tokens: Tokens, start: int, number: Number, sign: Unit, language: str | None) -> Amount:
    end = number.end
    if tokens[end].text == "," and tokens[end + 1].text in _DASHES and tokens.joined(end) and tokens.joined(end + 1):
        end += 2
    amount = _amount(start, end, number, sign.code, "money")
    return _per(tokens, amount, language)


def _amount(start: int, end: int, number: Number, unit: str = "", kind: str = "") -> Amount:
    return Amount(
        start, end, number.value, unit, kind, number.scale, number.value_to, number.vague, number.rounded,
        loose=number.plain and number.value < 10_000, grouped=number.grouped,
    )  # fmt: skip


def _measured(tokens: Tokens, start: int, number: Number, language: str | None) -> Amount | None:
    end = number.end
    if tokens[end].text == "-" and tokens.joined(end) and tokens[end + 1].kind == "word" and tokens.joined(end + 1):
        return _hyphened(tokens, start, number, language)
    if tokens.low(end) in ("x", "×") and (factor := _factor(tokens, start, number, language)):
        return factor
    times = _times(tokens, start, number, language)
    if times:
        return times
    unit = read_unit(tokens, end, language) if len(tokens.gap(end)) <= 3 else None
    if unit and not (unit.code == "KRW" and number.scale == 1):
        return _per(tokens, _amount(start, unit.end, number, unit.code, unit.kind), language)
    if tokens.joined(end) and tokens[end].kind == "word" and tokens[end].text[0] < "\u2e80":
        return None
    return _counted(tokens, start, number, language)


def _hyphened(tokens: Tokens, start: int, number: Number, language: str | None) -> Amount | None:
    """ "45-year-old", "30-day": a unit tied to its figure; any other noun so tied makes a name of it."""
    word = tokens.low(number.end + 1)
    if language == "en" and word.startswith("year-old"):
        return _amount(start, number.end + 2, number, "years", "time")
    unit = read_unit(tokens, number.end + 1, language)
    if unit is None:
        return None
    code = plural_time(unit.code) if unit.kind == "time" else unit.code
    return _amount(start, unit.end, number, code, unit.kind)


def _factor(tokens: Tokens, start: int, number: Number, language: str | None) -> Amount | None:
    """ "2 x 1.000 MW" is one amount; "3x" is three times."""
    end = number.end
    if tokens.joined(end) and not tokens.joined(end + 1):
        return _amount(start, end + (2 if tokens.low(end + 1) == "lipat" else 1), number, "×", "times")
    other = read_number(tokens, end + 1, language) if tokens[end + 1].kind == "number" else None
    if other is None:
        return None
    unit = read_unit(tokens, other.end, language)
    return (
        _amount(start, unit.end, replace(other, value=number.value * other.value), unit.code, unit.kind)
        if unit
        else None
    )


def _times(tokens: Tokens, start: int, number: Number, language: str | None) -> Amount | None:
    end, word = number.end, tokens.low(number.end)
    if language == "id" and word == "kali":
        multiple = tokens.low(end + 1) in ("lipat", "lebih")
        return _amount(start, end + 1 + multiple, number, "×" if multiple else "kali", "times")
    if language == "en" and word == "times":
        return _amount(start, end + 1, number, "×" if tokens.low(end + 1) in _COMPARED else "times", "times")
    return None


def _per(tokens: Tokens, amount: Amount, language: str | None) -> Amount:
    """With "per kilogram", "/kg" or "a barrel" behind it, a rate; a rate in time is left for the period."""
    if amount.kind not in ("money", "measure") or "/" in amount.unit:
        return amount
    word, end = tokens.low(amount.end), amount.end + 1
    if word not in ("per", "/") and not (language == "en" and word in ("a", "an")):
        return amount
    unit = read_unit(tokens, end, language)
    if unit and unit.kind in ("measure", "money"):
        return replace(amount, end=unit.end, unit=f"{amount.unit}/{unit.code}")
    noun = tokens[end]
    if unit or word != "per" or language not in ("id", "en") or nouns.ends(noun, language):
        return amount
    return replace(amount, end=end + 1, unit=f"{amount.unit}/{noun.low}")


def _counted(tokens: Tokens, start: int, number: Number, language: str | None) -> Amount | None:
    if language not in ("id", "en"):
        return _amount(start, number.end, number)
    first = tokens.low(number.end)
    end = nouns.counted(tokens, number.end, language)
    rate = _of_population(tokens, end, language)
    if rate:
        return _amount(start, rate, number, tokens.words(number.end, rate), "rate")
    if end == number.end:
        return _amount(start, end, number)
    if number.one and first not in nouns.PERSONS:
        return None
    if number.plain and 1900 <= number.value < 2100 and first not in nouns.PERSONS:
        return None
    return _amount(start, end, number, tokens.words(number.end, end), "counted")


def _of_population(tokens: Tokens, index: int, language: str) -> int | None:
    """Behind "per 100.000 penduduk" at a token, or None."""
    if tokens.low(index) != "per":
        return None
    whole = read_number(tokens, index + 1, language)
    if whole is None or whole.value < 10:
        return None
    end = nouns.counted(tokens, whole.end, language)
    return end if end > whole.end else None
