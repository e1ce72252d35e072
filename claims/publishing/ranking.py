"""How a question is ranked: which of its words find candidates, what each word weighs, which words are alike. Pure.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) over words and, for
less, over their stems: a stemmer errs, so whoever wrote the very word comes first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import log

# Of a long question the rarest words say what it is about.
WORDS = 8
# A word is looked up in the index while the question's words together stand in no more checks than this.
SCANNED = 5_000
# For words that stand in more, this many of the newest checks are looked through …
WALKED = 10_000
# … until this many have one of them. It is also how many results a search has at most.
RESULTS = 500
SATURATION = 1.2
LENGTH_SHARE = 0.75
STEM_WEIGHT = 0.5
USUAL_LENGTH = 40.0


@dataclass(frozen=True)
class Word:
    """A word of the question with its terms (itself, "id stem", "en stem") and in how many checks each stands."""

    text: str
    terms: dict[str, int]

    @property
    def checks(self) -> int:
        return max(self.terms.values())


@dataclass(frozen=True)
class Collection:
    """All checks that can be found: how many, and how many words they have on average."""

    checks: int = 0
    length: float = USUAL_LENGTH


@dataclass(frozen=True)
class Question:
    words: tuple[Word, ...]
    collection: Collection

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, int]], collection: Collection) -> "Question":
        """From (word, term, checks), rows of one word together. Keeps the rarest words, rarest first."""
        words = [
            Word(word, {term: checks for _word, term, checks in group})
            for word, group in groupby(rows, key=lambda row: row[0])
        ]
        return cls(tuple(sorted(words, key=lambda word: word.checks)[:WORDS]), collection)

    @property
    def rare(self) -> list[str]:
        """Terms by which the index is asked: of the rarest words, as long as the work stays bounded."""
        found: list[str] = []
        total = 0
        for word in self.words:
            total += word.checks
            if total > SCANNED:
                break
            found += word.terms
        return found

    @property
    def common(self) -> list[str]:
        """Terms of the other words."""
        rare = set(self.rare)
        return [term for word in self.words for term in word.terms if term not in rare]

    @property
    def weights(self) -> dict[str, float]:
        """What each term adds to a score at most: its inverse document frequency, less for a stem."""
        return {
            term: self._rarity(checks) * (STEM_WEIGHT if " " in term else 1.0)
            for word in self.words
            for term, checks in word.terms.items()
        }

    def _rarity(self, checks: int) -> float:
        known = min(max(checks, 1), self.collection.checks)
        return log(1 + (self.collection.checks - known + 0.5) / (known + 0.5))


def swapped(word: str) -> list[str]:
    """The word with each two neighbours swapped: of short words such a slip leaves too few trigrams alike."""
    return [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)]


def nearest(word: str, known: Iterable[tuple[str, int]]) -> str:
    """The known word (with its number of checks) that differs in the fewest letters; "" when none is near."""
    slips = 1 if len(word) < 6 else 2
    found = [(slips_between(word, other), -checks, other) for other, checks in known if other.isalpha()]
    near = [each for each in found if each[0] <= slips]
    return min(near)[2] if near else ""


def slips_between(one: str, other: str) -> int:
    """Letters missing, added, changed or swapped with their neighbour (optimal string alignment distance)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, wanted in enumerate(other, 1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before = above
    return row[-1]
