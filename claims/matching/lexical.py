"""Finds entries by words: rare words find candidates by the index, all words of the question weigh them.

Okapi BM25, as the public search has it (publishing/ranking.py, adr/0021), but over many more words of the question:
a post of sixty words says what it is about in ten of them, and nobody knows which.
"""

from collections.abc import Collection as Some
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from claims.matching.shelves import Tables
from claims.publishing.ranking import LENGTH_SHARE, SATURATION, USUAL_LENGTH

# Counts of a small base may be an hour old, so it is taken to be of this size at least.
FEW = 100
# The index is asked for the rarest words while they together stand in no more entries than this.
SCANNED = 1_000
# So many of the candidates are weighed by all words.
WEIGHED = 300

QUESTION = """
    SELECT q.term, coalesce(t.{counted}, n.entries), coalesce(t.words, 0)
    FROM (SELECT '' AS term UNION SELECT term FROM claims_match_question(%s, %s)) q
    LEFT JOIN {counts} t ON t.term = q.term
    LEFT JOIN LATERAL (
        SELECT count(*) AS entries FROM (SELECT 1 FROM {entries} e WHERE e.terms ? q.term OFFSET 0) e
        WHERE t.term IS NULL) n ON true
"""
# What does not stand in an entry adds nothing: its sum is of NULL.
WEIGHT = """
    CROSS JOIN LATERAL (
        SELECT sum(k.weight * often * (1 + %s) / (often + %s * (1 - %s + %s * e.length / %s))) AS score
        FROM unnest(%s::text[], %s::float8[]) k (term, weight)
        CROSS JOIN LATERAL (SELECT (e.terms->k.term)::float8 AS often) o) ranked
"""
SCAN = f"""
    SELECT e.{{key}} FROM (SELECT * FROM {{entries}} s WHERE terms ?| %s LIMIT %s) e {WEIGHT}
    ORDER BY ranked.score DESC NULLS LAST, e.{{key}} DESC LIMIT {WEIGHED}
"""  # noqa: S608 - names and numbers of ours; values are parameters
WEIGH = f"SELECT e.{{key}}, ranked.score FROM {{entries}} e {WEIGHT} WHERE e.{{key}} = ANY (%s)"  # noqa: S608


@dataclass(frozen=True)
class Question:
    """The terms of a text that stand in entries, rarest first: what each weighs, in how many it stands; the usual
    length of entries; whether the text has any word to look for at all."""

    weights: dict[str, float]
    entries: dict[str, int]
    length: float
    has_words: bool

    @property
    def rare(self) -> list[str]:
        """The terms by which the index is asked: the rarest always, more while the work stays bounded."""
        found: list[str] = []
        total = 0
        for term in self.weights:
            total += self.entries[term]
            if found and total > SCANNED:
                break
            found.append(term)
        return found


def ask(tables: Tables, language: str, text: str) -> Question:
    """The words of a text that stand in any entry, whatever the language; their stems where it has a stemmer.

    Words that were not counted are rare or new: they are looked up.
    """
    rows = {term: (entries, words) for term, entries, words in tables.rows(QUESTION, [language, text])}
    counted, words = rows.pop("")
    entries = {term: rows[term][0] for term in sorted(rows, key=lambda term: (rows[term][0], term)) if rows[term][0]}
    weights = {term: _rarity(max(counted, FEW), number) for term, number in entries.items()}
    return Question(weights, entries, words / counted if words else USUAL_LENGTH, bool(rows))


def find(tables: Tables, question: Question) -> list[int]:
    """The keys of at most WEIGHED entries that have rare words of the question, the best by these first."""
    rare = question.rare
    if not rare:
        return []
    return [row[0] for row in tables.rows(SCAN, [rare, 2 * SCANNED, *_scale(question, rare)])]


def weigh(tables: Tables, question: Question, keys: Some[int]) -> dict[int, float]:
    """The BM25 score of each of these entries that stands on the shelf, 0 without a word of the question."""
    rows: Sequence[tuple[int, float | None]] = tables.rows(
        WEIGH, [*_scale(question, list(question.weights)), list(keys)]
    )
    return {key: score or 0.0 for key, score in rows}


def _scale(question: Question, terms: Sequence[str]) -> list[Any]:
    """The values of WEIGHT."""
    weights = [question.weights[term] for term in terms]
    return [SATURATION, SATURATION, LENGTH_SHARE, LENGTH_SHARE, question.length, terms, weights]


def _rarity(all_entries: int, entries: int) -> float:
    """Inverse document frequency."""
    known = min(entries, all_entries)
    return log(1 + (all_entries - known + 0.5) / (known + 0.5))
