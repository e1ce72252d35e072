"""Which of a model's proposals the text bears out. Pure.

No span, no suggestion: every quote must stand in the passage, code point for code point but for the form of
normalisation and the width of blanks. The wording is the model's own, so it is held to the words of the text; that
it says the same as them is for the editor to judge.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from datetime import date
from operator import itemgetter

from claims.anchoring import Selector, find, make_selector
from claims.suggesting.found import Reason, Suggestion
from claims.suggesting.language_model import rules, words
from claims.suggesting.language_model.answers import Proposal, Quote
from claims.suggesting.language_model.prompt import Passage
from claims.suggesting.sentences import split
from claims.vocabulary import SuggestionReason

MAX_QUOTES = 4
MAX_QUOTE = 1000
MAX_PLACES = 100
MAX_WORDING = 500
MAX_CLAIMANT = 200
NEAR = 500
_UNSEEN = frozenset(["Cc", "Cf", "Cs", "Co", "Cn"])
# Arabic, Hindi and emoji are spelled with these; where the passage has none, they only hide something.
_SPELLING = frozenset("\u200c\u200d\ufe0f")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BLANKS = re.compile(r"\s+")


class Verifier:
    """Checks the proposals about one text. `language`: a code of the vocabulary, or any other; `on`: the text's date."""

    def __init__(self, text: str, *, model: str, language: str | None, on: date | None) -> None:
        self._text, self._model, self._language, self._on = text, model, language, on
        self._flat = _flat(unicodedata.normalize("NFC", text))
        self._vocabulary = words.content(text, language)
        self._sentences = split(text, language)

    def suggestions(self, passage: Passage, proposals: Iterable[Proposal]) -> list[Suggestion | None]:
        """One for each proposal, None where the text does not bear it out."""
        places = _Places(passage.text)
        return [self._suggestion(passage, places, proposal) for proposal in proposals]

    def _suggestion(self, passage: Passage, places: "_Places", proposal: Proposal) -> Suggestion | None:
        found = [places.of(quote) for quote in proposal.quotes[: MAX_QUOTES + 1]]
        if not 1 <= len(found) <= MAX_QUOTES or None in found:
            return None
        spans = tuple(
            make_selector(self._text, passage.start + start, passage.start + end)
            for start, end in sorted({place for place in found if place})
        )
        spelling = _SPELLING & set(passage.text)
        wording, claimant = _line(proposal.wording, spelling), _line(proposal.claimant, spelling)
        around = self._around(spans)
        if not 1 <= len(wording) <= MAX_WORDING or not self._bears_out(wording, spans, around):
            return None
        suggestion = Suggestion(
            text=wording,
            spans=spans,
            score=0,
            claimant=claimant if self._names(claimant) else "",
            reasons=(Reason(SuggestionReason.MODEL, self._model),),
        )
        return rules.complete(suggestion, self._text, around, language=self._language, on=self._on)

    def _bears_out(self, wording: str, spans: Iterable[Selector], around: Iterable[tuple[int, int]]) -> bool:
        """Whether the wording keeps to its quotes, their sentences and the text: no new number, no new negation, two
        content words of the quotes (or their only one), half of its own from the sentences, all but a fifth (or one)
        from the text."""
        sentences = "\n".join(self._text[start:end] for start, end in around)
        if words.numbers(wording) - words.numbers(sentences):
            return False
        if words.negates(wording, self._language) and not words.negates(sentences, self._language):
            return False
        said = words.content(wording, self._language)
        quoted = words.content("\n".join(span.exact for span in spans), self._language)
        return (
            len(said & quoted) >= max(1, min(2, len(quoted)))
            and 2 * len(said & words.content(sentences, self._language)) >= len(said)
            and len(said - self._vocabulary) <= max(1, len(said) // 5)
        )

    def _around(self, spans: Sequence[Selector]) -> list[tuple[int, int]]:
        """The sentences that the spans stand in, each once, in text order; of an endless one what is near them."""
        low, high = spans[0].start - NEAR, max(span.end for span in spans) + NEAR
        touched: set[tuple[int, int]] = set()
        for span in spans:
            first = bisect_left(self._sentences, span.start, key=itemgetter(1))
            after = bisect_left(self._sentences, span.end, key=itemgetter(0))
            touched.update((max(start, low), min(end, high)) for start, end in self._sentences[first:after])
        return sorted(touched)

    def _names(self, claimant: str) -> bool:
        if len(claimant) > MAX_CLAIMANT or not any(map(str.isalpha, claimant)):
            return False
        at = -1
        for _place in range(MAX_PLACES):
            at = self._flat.find(claimant, at + 1)
            if at < 0 or not any(words.cuts_a_word(self._flat, edge) for edge in (at, at + len(claimant))):
                return at >= 0
        return False


class _Places:
    """Where quotes stand in a passage, whatever the width of its blanks."""

    def __init__(self, passage: str) -> None:
        kept = [at for at, letter in enumerate(passage) if not (letter.isspace() and passage[at - 1 : at].isspace())]
        self._flat = _flat("".join(passage[at] for at in kept))
        self._at = kept

    def of(self, quote: Quote) -> tuple[int, int] | None:
        """The one place (start, end) of a quote; with several, the one between its prefix and suffix; else None."""
        parts = [_flat(part).strip() for part in (quote.exact, quote.prefix, quote.suffix)]
        if len(parts[0]) > MAX_QUOTE or not any(map(str.isalnum, parts[0])):
            return None
        for form in ("NFC", "NFD"):
            exact, prefix, suffix = (unicodedata.normalize(form, part) for part in parts)
            places = find(self._flat, exact)
            if places and len(places) <= MAX_PLACES:
                return self._only(places, prefix, suffix)
        return None

    def _only(self, places: list[tuple[int, int]], prefix: str, suffix: str) -> tuple[int, int] | None:
        whole = [place for place in places if not any(words.cuts_a_word(self._flat, edge) for edge in place)]
        if len(whole) > 1:
            whole = [place for place in whole if self._between(place, prefix, suffix)]
        if len(whole) != 1:
            return None
        ((start, end),) = whole
        return self._at[start], self._at[end - 1] + 1

    def _between(self, place: tuple[int, int], prefix: str, suffix: str) -> bool:
        start, end = place
        before = self._flat[max(start - len(prefix) - 1, 0) : start].rstrip()
        return before.endswith(prefix) and self._flat[end : end + len(suffix) + 1].lstrip().startswith(suffix)


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _line(text: str, spelling: Set[str]) -> str:
    """The model's words as one line of NFC text, without what cannot be seen."""
    seen = (
        letter
        for letter in _flat(text)
        if letter in spelling or not (unicodedata.category(letter) in _UNSEEN or _SELECTORS.match(letter))
    )
    return unicodedata.normalize("NFC", "".join(seen)).strip()
