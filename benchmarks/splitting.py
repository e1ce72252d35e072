"""How well sentences are split into atomic claims, against claims that people wrote.

The tool reads each document as a whole; the suggestions that stand in a sentence are held against its claims,
one to one, the best pairs first. Two are the same where the F1 of their content words is at least 0.8. Sentences
in which people saw no claim count too: whatever is suggested there is wrong. A third of the documents was put
aside before the splitter was written and is reported apart.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from benchmarks.quality import Row, bootstrap
from claims.suggesting import pipeline

TO_REACH = 0.45
ALIKE = 0.8
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "from",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "this",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "and",
        "or",
        "but",
        "also",
        "not",
    ]
)
_AND = re.compile(r",? (?:and|but|while|because|which|who) |; ")


@dataclass(frozen=True)
class Sentence:
    document: int
    text: str
    alone: str
    response: str
    claims: tuple[str, ...]

    @property
    def is_put_aside(self) -> bool:
        return self.document // 2 % 3 == 2


@dataclass(frozen=True)
class Counts:
    """Claims that were found, suggested, and that people wrote, in one document."""

    found: int
    suggested: int
    written: int


def rows(folder: Path) -> list[Row]:
    sentences = read(folder)
    developed = [each for each in sentences if not each.is_put_aside]
    aside = [each for each in sentences if each.is_put_aside]
    whole = partial(_count, suggest=lambda each: [each.alone])
    simple = partial(_count, suggest=lambda each: _AND.split(each.alone))
    in_context = partial(_count, suggest=lambda each: in_document(each))
    alone = partial(_count, suggest=lambda each: [found.text for found in pipeline.suggest(each.alone, language="en")])
    return [
        _row("atomic split, whole sentence", sentences, whole, "all 147 sentences, put in context by hand"),
        _row("atomic split, cut at joining words", sentences, simple, "the same"),
        _row("atomic split, ours, sentences put in context by hand", sentences, alone, "the same", TO_REACH),
        _row("atomic split, ours, documents as they are", sentences, in_context, "all 147 sentences", TO_REACH),
        _row("atomic split, ours, documents as they are", developed, in_context, "the two thirds built with"),
        _row("atomic split, ours, documents as they are", aside, in_context, "the third put aside"),
    ]


def read(folder: Path) -> list[Sentence]:
    lines = (folder / "suggesting" / "atomic_claims_en.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Sentence(row["doc"], row["sentence"], row["decontext"], row["response"], tuple(row["claims"]))
        for row in map(json.loads, lines)
    ]


def in_document(sentence: Sentence) -> list[str]:
    """What is suggested in a sentence when its whole document is read."""
    start = sentence.response.find(sentence.text)
    text, start = (sentence.response, start) if start >= 0 else (sentence.text, 0)
    end = start + len(sentence.text)
    found = pipeline.suggest(text, language="en")
    return [each.text for each in found if any(start <= span.start < end for span in each.spans)]


def _row(
    name: str,
    sentences: Sequence[Sentence],
    count: Callable[[Sentence], Counts],
    data: str,
    wanted: float | None = None,
) -> Row:
    # By documents: sentences of one document are alike, and so are drawn together.
    documents = [
        [count(each) for each in group] for _document, group in groupby(sentences, key=lambda each: each.document)
    ]
    return Row(f"{name}, F1", _f1_of(documents), bootstrap(_f1_of, documents), f"atomic_claims_en, {data}", wanted)


def _f1_of(documents: Sequence[Sequence[Counts]]) -> float:
    counts = [each for document in documents for each in document]
    found = sum(each.found for each in counts)
    return 2 * found / (sum(each.suggested + each.written for each in counts) or 1)


def _count(sentence: Sentence, suggest: Callable[[Sentence], list[str]]) -> Counts:
    suggested = suggest(sentence)
    return Counts(matched(suggested, sentence.claims), len(suggested), len(sentence.claims))


def matched(suggested: Sequence[str], written: Sequence[str]) -> int:
    """How many pairs are alike, each text in one pair at most, the likest first."""
    pairs = sorted(
        ((alike(one, two), at, to) for at, one in enumerate(suggested) for to, two in enumerate(written)), reverse=True
    )
    left, right = set(range(len(suggested))), set(range(len(written)))
    for likeness, at, to in pairs:
        if likeness >= ALIKE and at in left and to in right:
            left.remove(at)
            right.remove(to)
    return len(written) - len(right)


def alike(one: str, two: str) -> float:
    """F1 of the content words."""
    first, second = _content(one), _content(two)
    shared = (first & second).total()
    return 2 * shared / (first.total() + second.total()) if shared else 0.0


def _content(text: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"\w+", text.lower()) if word not in SMALL)
