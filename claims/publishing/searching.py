"""Finds published checks by words: bounded work however common a word is, the best first.

Reads the published half alone. How candidates are chosen and weighed stands in ranking.py, the words in sql/search.sql.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.models import QuerySet

from claims.language import WORDS
from claims.models.published import PublishedCheck
from claims.publishing import reading
from claims.publishing.ranking import (
    LENGTH_SHARE,
    RESULTS,
    SATURATION,
    SCANNED,
    WALKED,
    Collection,
    Question,
    Word,
    nearest,
    swapped,
)

QUESTION = """
    SELECT q.word, q.term, coalesce(t.checks, 0), coalesce(t.words, 0)
    FROM (SELECT '' AS word, '' AS term UNION ALL SELECT * FROM claims_search_question(%s)) q
    LEFT JOIN claims_publishedterm t ON t.term = q.term
"""
# Few checks have one of these words: the index names them all.
SCAN = """
    SELECT s.check_row_id, s.terms, s.length FROM claims_publishedsearch s WHERE s.terms ?| %s {within} LIMIT %s
"""
# Many have: the newest are looked through in their order, and no list of all of them is made.
WALK = """
    SELECT s.check_row_id, s.terms, s.length FROM ({rows}) newest CROSS JOIN LATERAL (
        SELECT * FROM claims_publishedsearch s WHERE s.check_row_id = newest.id AND s.terms ?| %s OFFSET 0) s LIMIT %s
"""
# Okapi BM25, its weights made in ranking.py. A term that does not stand there adds nothing: its sum is of NULL.
RANK = """
    SELECT c.check_row_id FROM ({candidates}) c CROSS JOIN LATERAL (
        SELECT sum(k.weight * often * (1 + {k1}) / (often + {k1} * (1 - {b} + {b} * c.length / %s))) AS score
        FROM unnest(%s::text[], %s::float8[]) k (term, weight)
        CROSS JOIN LATERAL (SELECT (c.terms->k.term)::float8 AS often) o) ranked
    ORDER BY ranked.score DESC, c.check_row_id DESC LIMIT {results}
"""
STANDS = "SELECT EXISTS (SELECT 1 FROM claims_publishedsearch WHERE terms ?| %s)"
ALIKE = """
    SELECT term, checks FROM claims_publishedterm
    WHERE (term %% %s OR term = ANY(%s)) AND strpos(term, ' ') = 0 AND abs(length(term) - %s) <= 2 LIMIT 500
"""
MATCHING = """
    SELECT token FROM unnest(%s::text[]) token WHERE token = ANY(%s)
        OR ts_lexize('pg_catalog.indonesian_stem', token) && %s OR ts_lexize('pg_catalog.english_stem', token) && %s
"""
TOKEN = re.compile(r"\w+(?:[.,]\d+)*")
COMMONEST = WORDS["id"] | WORDS["en"]
# A word that nobody would mistype for another.
SHORTEST = 3
GUESSED = 2


@dataclass(frozen=True)
class Found:
    """Rows of checks, the best first, and what was asked."""

    rows: list[int]
    question: Question


def search(text: str, within: QuerySet[PublishedCheck]) -> Found:
    """The best of these checks for a question, at most RESULTS of them.

    Rare words find candidates by the index. Only when these find none, common words find some among the newest, and
    only when those have none either, anywhere.
    """
    question = ask(text)
    for keys, statement, values in _attempts(question, within):
        if keys and (found := _ranked(question, statement, values)):
            return Found(found, question)
    return Found([], question)


def ask(text: str) -> Question:
    """The words of a question, with what is known of how often they stand."""
    rows = _all(QUESTION, [text])
    (_word, _term, checks, words), *every = sorted(rows, key=lambda row: row[0])
    # Words such as "of" find whatever there is: they are asked for where there are no others.
    rest = [row for row in every if row[0] not in COMMONEST] or every
    collection = Collection(checks, words / checks) if checks and words else Collection()
    return Question.of(((word, term, number) for word, term, number, _words in rest), collection)


def _attempts(question: Question, within: QuerySet[PublishedCheck]) -> Iterable[tuple[list[str], str, list[Any]]]:
    rare, common = question.rare, question.common
    filtered, parameters = reading.compiled(within.order_by().values("id")) if within.query.where else ("", ())
    scan = SCAN.format(within=f"AND s.check_row_id IN ({filtered})" if filtered else "")
    newest, of_newest = reading.compiled(within.values("id")[:WALKED])
    yield rare, scan, [rare, *parameters, SCANNED]
    yield common, WALK.format(rows=newest), [*of_newest, common, RESULTS]
    yield common, scan, [common, *parameters, RESULTS]


def _ranked(question: Question, candidates: str, values: list[Any]) -> list[int]:
    weights = question.weights
    statement = RANK.format(candidates=candidates, k1=SATURATION, b=LENGTH_SHARE, results=RESULTS)
    scale = [question.collection.length, list(weights), list(weights.values())]
    return [row[0] for row in _all(statement, [*values, *scale])]


def suggestion(text: str, question: Question) -> str:
    """The question with unknown words changed for known ones that look alike; "" when there is nothing to suggest."""
    changed = text
    for word in [word for word in question.words if _may_be_a_slip(word)][:GUESSED]:
        known = _all(ALIKE, [word.text, swapped(word.text), len(word.text)])
        better = nearest(word.text, known)
        # Terms are counted now and then: what was corrected or retracted meanwhile is not suggested.
        if better and _all(STANDS, [[better]])[0][0]:
            changed = re.sub(rf"(?<!\w){re.escape(word.text)}(?!\w)", better, changed, flags=re.IGNORECASE)
    return changed if changed != text else ""


def _may_be_a_slip(word: Word) -> bool:
    long_enough = len(word.text) >= SHORTEST and word.text.isalpha()
    return long_enough and word.checks == 0 and not _all(STANDS, [list(word.terms)])[0][0]


def matching(texts: Iterable[str], question: Question) -> set[str]:
    """The words of these texts, in small letters, that the question asks for: the same, or of one stem."""
    tokens = sorted({token.lower() for text in texts for token in TOKEN.findall(text)})
    terms = [term.partition(" ") for word in question.words for term in word.terms]
    stems = [[stem for language, _blank, stem in terms if stem and language == each] for each in ("id", "en")]
    words = [word.text for word in question.words]
    return {row[0] for row in _all(MATCHING, [tokens, words, *stems])} if words and tokens else set()


def _all(statement: str, values: Sequence[Any]) -> list[Any]:
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
