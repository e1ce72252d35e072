"""The typed figures of a text: value, unit, qualifier, of what, and the time they cover. Pure.

Indonesian and English with their words; of any other language figures with per cent signs, currencies and
symbols of measures. Every look around is bounded, so the work grows with the text and no faster.
"""

from datetime import date

from claims.suggesting import nouns
from claims.suggesting.amounts import Amount, may_begin, read_amount
from claims.suggesting.dates import read_dates
from claims.suggesting.figures import Figure, cover
from claims.suggesting.found import Quantity
from claims.suggesting.numerals import canonical
from claims.suggesting.periods import periods
from claims.suggesting.qualifiers import qualifier_before, qualifier_behind
from claims.suggesting.subjects import still, subject
from claims.suggesting.tokens import Tokens
from claims.suggesting.wordlists import words
from claims.vocabulary import Qualifier

_LABELS = words("""pasal ayat nomor no nomer kelas rt rw jalan jl jln bab halaman hlm urutan peringkat versi pukul jam tanggal ke liga grup kilometer km lantai kamar ruang
    gerbang blok angkatan jilid seri tipe perpres permen uu pp article section chapter page pages grade version room flight route number no. part phase level
    type class line lane street apartment suite top group highway figure table item question rank ranked age aged season episode windows ios android""")  # fmt: skip


# Only which words name a time is asked here, not which time: any day will do to read the relative ones against.
ANY_DAY = date(2000, 6, 15)


def find_quantities(text: str, language: str | None) -> list[Quantity]:
    """The figures of `text` in its order, none over another; `language`: a code of the vocabulary, or None."""
    tokens = Tokens(text)
    dates = list(read_dates(tokens, language, ANY_DAY))
    figures = read_figures(tokens, language, {start: end for start, end, _ in dates})
    covered = cover(tokens, figures, periods(tokens, dates, language), language)
    return [_quantity(tokens, figure, period) for figure, period in covered]


def _quantity(tokens: Tokens, figure: Figure, period: str) -> Quantity:
    amount = figure.amount
    return Quantity(
        start=tokens[figure.start].start,
        end=tokens[figure.end - 1].end,
        value=canonical(amount.value),
        unit=amount.unit,
        qualifier=figure.qualifier.value,
        of=tokens.words(figure.of_start, figure.of_end),
        period=period,
        value_to=None if amount.value_to is None else canonical(amount.value_to),
    )


def read_figures(tokens: Tokens, language: str | None, dates: dict[int, int]) -> list[Figure]:
    """The figures between the dates (first token and end of each)."""
    figures: list[Figure] = []
    index = last = 0
    while index < len(tokens):
        if index in dates:
            index = last = dates[index]
            continue
        amount = read_amount(tokens, index, language) if may_begin(tokens[index], language) else None
        if amount is None or not _is_figure(tokens, amount, language):
            index += 1
            continue
        figure = _figure(tokens, amount, last, figures[-1] if figures else None, language)
        figures.append(figure)
        index = last = max(figure.end, figure.of_end)
    return figures


def _figure(tokens: Tokens, amount: Amount, floor: int, previous: Figure | None, language: str | None) -> Figure:
    """`floor`: where the figure before it ends, its subject and all."""
    start, end = amount.start, amount.end
    qualifier = Qualifier.AT_LEAST if amount.vague else Qualifier.ABOUT if amount.rounded else Qualifier.EXACTLY
    front = qualifier_before(tokens, start, language)
    if front and front[1] >= floor and not _says_how_long(tokens, amount, front[1]):
        qualifier, start = front
    behind = qualifier_behind(tokens, end, language)
    if behind:
        qualifier, end = behind
    if amount.value_to is not None:
        qualifier = Qualifier.BETWEEN
    of_start, of_end = subject(tokens, amount, start, end, language)
    if of_start == of_end and previous and still(tokens, previous.end, start, language):
        of_start, of_end = previous.of_start, previous.of_end
    return Figure(amount, start, end, qualifier, of_start, of_end)


def _says_how_long(tokens: Tokens, amount: Amount, start: int) -> bool:
    """ "over" before a time is "during" more often than "more than"."""
    return amount.kind == "time" and tokens.low(start) == "over"


def _is_figure(tokens: Tokens, amount: Amount, language: str | None) -> bool:
    """Whether the amount counts something: not a label, a name, a date, or a lone small number."""
    behind = tokens[amount.end]
    if behind.text in ("-", "/", ":") and tokens.joined(amount.end) and tokens.joined(amount.end + 1):
        return False
    if amount.kind in ("share", "money", "rate"):
        return True
    before = tokens[amount.start - 1]
    if before.low in _LABELS or (before.text == "." and tokens.low(amount.start - 2) in _LABELS):
        return False
    if amount.kind in ("measure", "time", "times"):
        return True
    if amount.kind == "":
        return amount.scale > 1 or amount.grouped
    return not (amount.loose and _is_name(tokens, amount.start - 1, language))


def _is_name(tokens: Tokens, index: int, language: str | None) -> bool:
    """Whether a word in front of a figure makes a name with it: "Boeing 737"; not "Some 200", "Ada 12"."""
    token = tokens[index]
    if token.kind != "word" or not token.text[0].isupper() or tokens[index + 1].sentence != token.sentence:
        return False
    begins = tokens[index - 1].sentence != token.sentence
    return not (begins and language and (nouns.ends(token, language) or qualifier_before(tokens, index + 1, language)))
