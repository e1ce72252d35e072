"""What a figure is a share or an amount of, in the text's own words: behind it, in front of it, or what moved to it. Pure."""

from claims.suggesting.quantities import nouns
from claims.suggesting.quantities.amounts import Amount, read_amount
from claims.suggesting.quantities.subject_words import (
    DATE_LINKS,
    EMPTY,
    EXTREMES,
    LINKS,
    MEASURED,
    MOST_LINKS,
    MOST_MOVES,
    MOVES,
    POINTERS,
    TIES,
)
from claims.suggesting.quantities.tokens import Tokens

Phrase = tuple[int, int]
_MOST = 4
_PLACES = frozenset("m km cm mm °C °F ° km/h m/s ft mi".split())
_JOINS = frozenset(["dan", "and"])
_OPEN_JOINS = frozenset([",", "atau", "or", *_JOINS])
_ARTICLES = frozenset("a an the its their this that".split())


class Subjects:
    """Finds the phrases in one text, as first token and end, equal if there is none; `dates`: their end and start."""

    def __init__(self, tokens: Tokens, language: str, dates: dict[int, int]) -> None:
        self.tokens, self.language, self.dates = tokens, language, dates
        self.moves, self.ties, self.measured = MOVES[language], TIES[language], MEASURED[language]

    def find(self, amount: Amount, start: int, end: int) -> Phrase:
        """The phrase of a figure whose words run from `start` to `end`."""
        if amount.kind == "money" and self.language == "id":
            priced = self._measured(*self._phrase(start))
            if priced[0] < priced[1] == start:
                return self._named(*priced)
        first, last = self._behind(amount, start, end)
        if first < last or not may_have_moved(amount):
            return first, last
        return self.in_front(start)

    def in_front(self, start: int) -> Phrase:
        """What is tied to a figure that begins at a token, or rose, fell or came to it."""
        if self.tokens.low(start - 1) in self.ties:
            first, end = self._named(*self._phrase(self._before_date(start - 1)))
            if self.tokens.low(end - 1) in EXTREMES:
                start = first - (self.tokens.low(first - 1) in _ARTICLES)
            elif first < end:
                return first, end
        return self._named(*self._measured(*self._phrase(self._before_moves(start))))

    def goes_on(self, end: int, start: int) -> bool:
        """Whether no more than a move stands between two figures: "from 10 percent in 2021 to 11 percent"; or an "and", if
        each has its time: "10 percent in 2021 and 11 percent in 2022"."""
        index, count, joined, has_date = start, 0, False, False
        while index > end and count < MOST_MOVES:
            dated = self._before_date(index)
            step = dated if dated < index else index - 1
            has_date = has_date or dated < index
            joined = joined or self.tokens.low(step) in _JOINS
            moves = dated < index or self.tokens.low(step) in self.moves or self.tokens.low(step) in _OPEN_JOINS
            if not moves:
                return False
            index, count = step, count + 1
        return index <= end and count > 0 and (has_date or not joined)

    def _behind(self, amount: Amount, start: int, end: int) -> Phrase:
        whole = "dari" if self.language == "id" else "of"
        if amount.kind == "share" and self.tokens.low(end) == whole:
            return self._whole(end + 1)
        if self.language == "en":
            return self._behind_in_english(amount, start, end)
        takes = amount.kind in ("share", "money", "measure") and amount.unit not in ("pp", "bps")
        place = amount.unit in _PLACES or "/" in amount.unit
        if amount.direct or (takes and not place) or amount.unit in nouns.CLASSIFIERS:
            return end, nouns.after(self.tokens, end, "id", _MOST)
        return end, end

    def _behind_in_english(self, amount: Amount, start: int, end: int) -> Phrase:
        word = self.tokens.low(end)
        if word == "of" and amount.kind in ("money", "measure", "counted", "time"):
            return self._whole(end + 1)
        if amount.kind == "money" and word == "in" and self.tokens[end + 1].text.islower():
            return end + 1, nouns.after(self.tokens, end + 1, "en", _MOST)
        if amount.direct:
            return self._whole(end)
        aged = self.tokens.low(end - 1).startswith("year-old")
        if self.tokens.low(start - 1) in _ARTICLES and amount.kind not in ("", "counted") and not aged:
            return end, nouns.after(self.tokens, end, "en", _MOST)
        return end, end

    def _whole(self, index: int) -> Phrase:
        """What a share is of: a phrase, or a counted number of things."""
        first = nouns.without_determiners(self.tokens, index) if self.language == "en" else index
        amount = read_amount(self.tokens, first, self.language)
        if amount and amount.kind in ("counted", "money", "measure"):
            return first, amount.end
        return first, nouns.after(self.tokens, first, self.language, _MOST)

    def _phrase(self, index: int) -> Phrase:
        """The phrase that ends in front of a token, without "itu" and "tersebut"."""
        end = index
        while self.tokens.low(end - 1) in POINTERS and end > index - 2:
            end -= 1
        return nouns.before(self.tokens, end, self.language), end

    def _before_date(self, index: int) -> int:
        """The token at which a date begins, with its preposition, that ends in front of a token; else that token."""
        start = self.dates.get(index)
        if start is None:
            return index
        return start - 1 if self.tokens.low(start - 1) in DATE_LINKS[self.language] else start

    def _before_moves(self, start: int) -> int:
        """The token behind the phrase that moved: no farther back than MOST_MOVES words and one date."""
        index, sentence = start, self.tokens[start].sentence
        for _ in range(MOST_MOVES):
            word = self.tokens[index - 1]
            if word.low not in self.moves or word.sentence != sentence:
                break
            if index < start and word.low in self.measured and self.language == "en":
                break  # "the cost is", where "cost" can move, too
            index -= 1
        return self._before_date(index)

    def _measured(self, first: int, end: int) -> Phrase:
        """The phrase about what is measured: this one, or one to which a preposition ties it ("harga di kota itu")."""
        last = end
        for _ in range(MOST_LINKS):
            if self.language == "id":
                head = next((at for at in range(first, end) if self.tokens.low(at) in self.measured), end)
            else:
                head = first if first < end and self.tokens.low(end - 1) in self.measured else end
            if head < end:
                return head, end if self.language == "id" else last
            link = first - 1
            while self.language == "en" and link > first - 3 and self.tokens.low(link) in _ARTICLES:
                link -= 1
            tied = self.tokens.low(link) in LINKS[self.language]
            if first == end or not tied or self.tokens[link].sentence != self.tokens[first].sentence:
                break
            last = last if self.tokens.low(link) == "of" else link
            first, end = self._phrase(link)
        return end, end

    def _named(self, first: int, end: int) -> Phrase:
        """The phrase, unless it names nothing: "angka", "jumlahnya"."""
        alone = end - first == 1 and (self.tokens.low(first) in EMPTY or self.tokens.low(first).endswith("nya"))
        return (end, end) if alone else (first, end)


def may_have_moved(amount: Amount) -> bool:
    """A counted noun says itself what it is of; a word that only classifies does not."""
    return amount.kind not in ("counted", "time") or amount.unit in nouns.CLASSIFIERS
