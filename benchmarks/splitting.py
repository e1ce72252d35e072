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
    groups = [
        ("all 147 sentences", TO_REACH, sentences),
        ("the two thirds built with", None, [each for each in sentences if not each.is_put_aside]),
        ("the third put aside", None, [each for each in sentences if each.is_put_aside]),
    ]
    return [
        _row(f"atomic split, {name}", members, partial(_count, suggest=suggest), data, wanted if ours else None)
        for data, wanted, members in groups
        for name, ours, suggest in WAYS
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


def _whole(sentence: Sentence) -> list[str]:
    return [sentence.alone]


def _cut(sentence: Sentence) -> list[str]:
    return _AND.split(sentence.alone)


def _alone(sentence: Sentence) -> list[str]:
    return [found.text for found in pipeline.suggest(sentence.alone, language="en")]


WAYS = [
    ("whole sentence", False, _whole),
    ("cut at joining words", False, _cut),
    ("ours, sentences put in context by hand", True, _alone),
    ("ours, documents as they are", True, in_document),
]


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
