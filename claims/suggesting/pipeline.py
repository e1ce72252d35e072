"""From a text to the claims in it: sentences, who said it, what is said, figures, dates, score. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from claims import anchoring
from claims.suggesting import attribution, sentences
from claims.suggesting.found import Quantity, Reason, Suggestion, When
from claims.suggesting.grammar.languages import grammar_of, likely
from claims.suggesting.grammar.roles import Role
from claims.suggesting.grammar.tokens import tokens_of
from claims.suggesting.names import Names
from claims.suggesting.pieces import Piece, pieces
from claims.suggesting.quantities.dates import find_dates
from claims.suggesting.quantities.finding import find_quantities
from claims.suggesting.quotations import Part, Quotation
from claims.suggesting.splitting.lines import Line, is_clause, spans, verb_at, wording, words
from claims.suggesting.worth.scoring import worth
from claims.vocabulary import SuggestionReason

Placed = TypeVar("Placed", Quantity, When)
METHOD = "rules 1"
LEAST_SCORE = 0.03
FEWEST_WORDS = 3
FEWEST_LETTERS = 12
LONGEST_HEADING = 12  # words
_SPEAKERS = frozenset("i you we let's let saya aku kami kita anda kamu".split())
_CAPTION = re.compile(
    r"(?:keterangan (?:foto|gambar)|foto|ilustrasi|caption|photo|image|picture|baca juga|read also)\s*[:/]", re.I
)


class Reader:
    """Reads one text from beginning to end. `on` is the day it appeared: what "Thursday" means."""

    def __init__(self, text: str, language: str | None, on: date | None) -> None:
        self.text, self.language = text, language
        self.grammar = grammar_of(language)
        self.quantities = find_quantities(text, language)
        self.dates = find_dates(text, language, on)

    def read(self) -> Iterator[Suggestion]:
        for sentence, found in self._attributed():
            for piece in found:
                if self._claims_something(piece, sentence):
                    yield self._suggestion(piece, sentence)

    def _attributed(self) -> Iterator[tuple[Line, list[Piece]]]:
        """Sentences with what they claim; of a quotation that runs over several, each is its speaker's."""
        names, quotation, held = Names(self.grammar), Quotation(), list[tuple[Line, list[Piece]]]()
        for start, end in sentences.split(self.text, self.language):
            if self.text[start - 1 : start] == "\n":
                quotation.leave()
                yield from held
                held = []
            if self._is_leftover(start, end):
                continue
            was_open = quotation.is_open
            part = quotation.enter(self.text[start:end])
            sentence = tuple(tokens_of(self.text, start, end, self.grammar, quoted=was_open))
            found = pieces(sentence, self.grammar, names)
            if part is Part.WHOLE:
                found = _by(names.speaker, found)
            held.append((sentence, found))
            if part is not Part.INSIDE:
                speaker = next((piece.claimant for piece in found if piece.claimant), "")
                yield from ((line, _by(speaker, some)) for line, some in held[:-1])
                yield held[-1]
                held = []
        yield from held

    def _is_leftover(self, start: int, end: int) -> bool:
        """A question, a caption, a heading inside the text."""
        sentence = self.text[start:end]
        if _CAPTION.match(sentence) or "?" in sentence[-3:] or sentence.endswith(":"):
            return True
        whole_line = self.text[start - 1 : start] == "\n" and self.text[end : end + 1] in ("\n", "")
        is_short = len(sentence.split()) <= LONGEST_HEADING and not sentence.endswith((".", "!", "…", "”", '"', "。"))
        return whole_line and is_short and not _within(self.quantities, start, end)

    def _claims_something(self, piece: Piece, sentence: Line) -> bool:
        line = piece.line
        if not self.grammar.roles:
            return _says_enough(line)
        if len(words(line)) < FEWEST_WORDS or line[0].low in attribution.QUESTIONS or sentence[-1].text == "?":
            return False
        subject = line[: verb_at(line)]
        if not piece.claimant and any(
            t.low in _SPEAKERS and (t.at == 0 or t.text.islower() or t.text == "I") for t in subject
        ):
            return False  # advice and asides of the writer
        # A figure says something even where Indonesian needs no verb: "Anggarannya Rp620 miliar."
        return is_clause(line) or bool(self._figures(line))

    def _suggestion(self, piece: Piece, sentence: Line) -> Suggestion:
        said, line = wording(piece.line, self.text), piece.line
        places = [anchoring.make_selector(self.text, *place) for place in spans((*piece.how, *line), sentence)]
        figures, dates = self._figures(line), self._dates(line)
        value = worth(said, self.language)
        reasons = _merged(value.reasons, tuple(_reasons(piece)), has_figures=bool(figures))
        return Suggestion(said, tuple(places), value.score, piece.claimant, figures, dates, reasons)

    def _figures(self, line: Line) -> tuple[Quantity, ...]:
        return tuple(each for each in _near(self.quantities, line) if _covers(line, each.end))

    def _dates(self, line: Line) -> tuple[When, ...]:
        return tuple(each for each in _near(self.dates, line) if _covers(line, each.end))


def suggest(text: str, *, language: str | None = None, on: date | None = None) -> list[Suggestion]:
    """The claims in a text that are worth a look, the most worth checking first. `on`: the day it appeared."""
    reader = Reader(text, language or likely(text), on)
    found: dict[str, Suggestion] = {}
    for suggestion in reader.read():
        if suggestion.score >= LEAST_SCORE:
            found.setdefault(suggestion.text, suggestion)
    return sorted(found.values(), key=lambda each: (-each.score, each.spans[0].start))


def _by(speaker: str, found: Sequence[Piece]) -> list[Piece]:
    """The pieces with a claimant where they have none."""
    return [replace(piece, claimant=piece.claimant or speaker) for piece in found]


def _says_enough(line: Line) -> bool:
    """Of a language whose words we do not know: long enough, with a figure, a quotation or names."""
    letters = sum(character.isalnum() for token in line for character in token.text)
    return letters >= FEWEST_LETTERS and any(
        token.role is Role.OPEN or (token.is_name and at) or any(map(str.isdecimal, token.text))
        for at, token in enumerate(line)
    )


def _near(found: Sequence[Placed], line: Line) -> Sequence[Placed]:
    """What stands between the first and the last word of a line; `found` is in the order of the text."""
    places = [token.start for token in line if token.start >= 0]
    low = bisect_left(found, min(places, default=0), key=lambda each: each.end)
    high = bisect_left(found, max(places, default=0) + 1, key=lambda each: each.start)
    return found[low:high]


def _covers(line: Line, end: int) -> bool:
    """Whether the words of a line include the last word that ends at `end`: a qualifier before it may be shared."""
    return any(token.start < end <= token.end for token in line)


def _within(quantities: Sequence[Quantity], start: int, end: int) -> bool:
    at = bisect_left(quantities, start, key=lambda each: each.start)
    return at < len(quantities) and quantities[at].start < end


def _merged(scored: Sequence[Reason], own: Sequence[Reason], *, has_figures: bool) -> tuple[Reason, ...]:
    """One reason of a kind, ours before the scorer's. What gives a figure does not say little."""
    left_out = {reason.code for reason in own} | ({SuggestionReason.VAGUE} if has_figures else set())
    return (*(reason for reason in scored if reason.code not in left_out), *own)


def _reasons(piece: Piece) -> Iterator[Reason]:
    if piece.claimant:
        yield Reason(SuggestionReason.ATTRIBUTED, piece.claimant)
    if any(token.role is Role.OPEN and token.text in '“"«' for token in piece.line):
        yield Reason(SuggestionReason.QUOTED)
    if piece.of > 1:
        yield Reason(SuggestionReason.PART)
