"""The typed figures of a text: value, unit, qualifier, of what, and the time they cover. Pure.

Indonesian and English with their words; of any other language figures with per cent signs, currencies and
symbols of measures. Every look around is bounded, so the work grows with the text and no faster.
"""

from datetime import date

from claims.suggesting.found import Quantity
from claims.suggesting.quantities import nouns
from claims.suggesting.quantities.amounts import Amount, may_begin, read_amount
from claims.suggesting.quantities.dates import read_dates
from claims.suggesting.quantities.figures import Figure, cover
from claims.suggesting.quantities.numerals import canonical
from claims.suggesting.quantities.periods import periods
from claims.suggesting.quantities.qualifiers import qualifier_before, qualifier_behind
from claims.suggesting.quantities.subjects import Subjects, may_have_moved
from claims.suggesting.quantities.tokens import Tokens
from claims.vocabulary import Qualifier

# Only which words name a time is asked here, not which time: any day will do to read the relative ones against.
ANY_DAY = date(2000, 6, 15)


def find_quantities(text: str, language: str | None) -> list[Quantity]:
    """The figures of `text` in its order, none over another; `language`: a code of the vocabulary, or None."""
    tokens = Tokens(text)
    dates = list(read_dates(tokens, language, ANY_DAY))
    figures = Figures(tokens, language, {start: end for start, end, _ in dates}).read()
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


class Figures:
    """Reads the figures of one text between its dates (first token and end of each)."""

    def __init__(self, tokens: Tokens, language: str | None, dates: dict[int, int]) -> None:
        self.tokens, self.language, self.dates = tokens, language, dates
        ends = {end: start for start, end in dates.items()}
        self.subjects = Subjects(tokens, language, ends) if language in ("id", "en") else None
        self.found: list[Figure] = []

    def read(self) -> list[Figure]:
        index = floor = 0
        while index < len(self.tokens):
            if index in self.dates:
                index = floor = self.dates[index]
                continue
            begins = may_begin(self.tokens[index], self.language)
            amount = read_amount(self.tokens, index, self.language) if begins else None
            if amount is None or not _is_figure(self.tokens, amount, self.language):
                index += 1
                continue
            figure = self._figure(amount, floor)
            self.found.append(figure)
            index = floor = max(figure.end, figure.of_end)
        return self.found

    def _figure(self, amount: Amount, floor: int) -> Figure:
        """`floor`: where the figure before it ends, its subject and all."""
        start, end = amount.start, amount.end
        qualifier = Qualifier.AT_LEAST if amount.vague else Qualifier.ABOUT if amount.rounded else Qualifier.EXACTLY
        front = qualifier_before(self.tokens, start, self.language)
        if front and front[1] >= floor and not _says_how_long(self.tokens, amount, front[1]):
            qualifier, start = front
        behind = qualifier_behind(self.tokens, end, self.language)
        if behind:
            qualifier, end = behind
        if amount.value_to is not None:
            qualifier = Qualifier.BETWEEN
        return Figure(amount, start, end, qualifier, *self._subject(amount, start, end))

    def _subject(self, amount: Amount, start: int, end: int) -> tuple[int, int]:
        if self.subjects is None or (amount.kind == "time" and self.language == "id"):
            return end, end
        first, last = self.subjects.find(amount, start, end)
        previous = self.found[-1] if self.found else None
        if first < last or previous is None or not may_have_moved(amount):
            return first, last
        if not self.subjects.goes_on(previous.end, start):
            return first, last
        if previous.of_start < previous.of_end:
            return previous.of_start, previous.of_end
        return self.subjects.in_front(previous.start)


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
    if before.low in nouns.LABELS or (before.text == "." and tokens.low(amount.start - 2) in nouns.LABELS):
        return False
    if amount.kind in ("measure", "time", "times"):
        return True
    if amount.kind == "":
        return amount.scale > 1 or amount.grouped or before.low in nouns.CASUALTIES
    return not (amount.loose and _is_name(tokens, amount.start - 1, language))


def _is_name(tokens: Tokens, index: int, language: str | None) -> bool:
    """Whether a word in front of a figure makes a name with it: "Boeing 737"; not "Some 200", "Ada 12"."""
    token = tokens[index]
    if token.kind != "word" or not token.text[0].isupper() or tokens[index + 1].sentence != token.sentence:
        return False
    begins = tokens[index - 1].sentence != token.sentence
    return not (begins and language and (nouns.ends(token, language) or qualifier_before(tokens, index + 1, language)))
