"""How many claims of whole articles are suggested, by whom they are said, and what figures they give.

The real article is read from the folder of data; the made-up ones are in benchmarks/articles/, written with their
claims by people who had not seen the code. Numbers below 26 were then used to mend it; the others came when it was
done, and nothing was mended by them. A claim counts as found when one suggestion holds all the words in its `must`.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.quality import Row, bootstrap
from claims.intake import cleaning
from claims.suggesting import pipeline
from claims.suggesting.found import Suggestion

HERE = Path(__file__).with_name("articles")
REAL = "articles/000_b5881bf3274fa01a.txt"
REAL_TO_REACH, REAL_AT_MOST = 24, 45
FIRST_PUT_ASIDE = 26
CLOSE = Decimal("0.01")  # a third is 33.33 or 33.3333


@dataclass(frozen=True)
class Found:
    """A claim that should be suggested, and the shortest suggestion that holds it."""

    claim: dict[str, Any]
    suggestion: Suggestion | None

    @property
    def is_there(self) -> bool:
        return self.suggestion is not None

    @property
    def claimant_is_right(self) -> bool:
        wanted = self.claim["claimant"].lower()
        return self.suggestion is not None and wanted.split()[-1] in self.suggestion.claimant.lower()

    @property
    def figures_are_right(self) -> bool:
        given = self.suggestion.quantities if self.suggestion else ()
        return all(
            any(abs(each.value - Decimal(wanted["value"])) <= CLOSE for each in given)
            for wanted in self.claim["figures"]
        )


@dataclass(frozen=True)
class Article:
    language: str
    found: tuple[Found, ...]
    suggestions: tuple[Suggestion, ...]
    unwanted: int
    leftovers: int


def rows(folder: Path) -> list[Row]:
    numbered = [(int(path.name[:2]), _read(path)) for path in sorted(HERE.glob("[0-9]*.json"))]
    aside = [article for number, article in numbered if number >= FIRST_PUT_ASIDE]
    used = [article for number, article in numbered if number < FIRST_PUT_ASIDE]
    groups = [
        (articles, name, language)
        for articles, name in ((aside, "put aside"), (used, "built with"))
        for language in ("id", "en")
    ]
    return [*_real_rows(folder), *(row for group in groups for row in _rows(*group))]


def _real_rows(folder: Path) -> list[Row]:
    text = (folder.parent / REAL).read_text(encoding="utf-8")
    article = _measured(json.loads((HERE / "real.json").read_text(encoding="utf-8")), text)
    figures = [
        each for each in article.found if any(character.isdigit() for word in each.claim["must"] for character in word)
    ]
    said = [each for each in article.found if each.claim["claimant"]]
    data = f"its {len(article.found)} claims"
    return [
        Row("real article, claims suggested", sum(each.is_there for each in article.found), None, data, REAL_TO_REACH),
        Row("real article, suggestions", len(article.suggestions), None, data, at_most=REAL_AT_MOST),
        Row("real article, claims with a figure", sum(each.is_there for each in figures), None, data, len(figures)),
        Row("real article, claimants right", sum(each.claimant_is_right for each in said), None, f"{len(said)} with one"),
        Row("real article, leftovers suggested", article.unwanted, None, data, at_most=0),
    ]  # fmt: skip


def _rows(articles: Sequence[Article], group: str, language: str) -> list[Row]:
    chosen = [article for article in articles if article.language == language]
    data = f"{len(chosen)} made-up articles {group}, {sum(len(article.found) for article in chosen)} claims"

    def row(name: str, of: Callable[[Article], Sequence[bool]]) -> Row:
        def share(some: Sequence[Article]) -> float:
            marks = [mark for article in some for mark in of(article)]
            return sum(marks) / len(marks)

        return Row(f"{language}, {name}", share(chosen), bootstrap(share, chosen), data)

    return [
        row("claims suggested", lambda article: [each.is_there for each in article.found]),
        row("claimants right, of those found", lambda a: [f.claimant_is_right for f in a.found if f.is_there and f.claim["claimant"]]),
        row("figures right, of those found", lambda a: [f.figures_are_right for f in a.found if f.is_there and f.claim["figures"]]),
        row("no claim, suggested all the same", lambda article: [at < article.unwanted for at in range(article.leftovers)]),
        Row(f"{language}, suggestions a claim", sum(len(a.suggestions) for a in chosen) / sum(len(a.found) for a in chosen), None, data),
    ]  # fmt: skip


def _read(path: Path) -> Article:
    document = json.loads(path.read_text(encoding="utf-8"))
    return _measured(document, document["text"])


def _measured(document: dict[str, Any], received: str) -> Article:
    text = cleaning.clean(received).text
    suggestions = pipeline.suggest(text, language=document["language"], on=date.fromisoformat(document["date"]))
    found = [Found(claim, _shortest(claim["must"], suggestions)) for claim in document["claims"]]
    unwanted = sum(any(_is_of(each, words) for each in suggestions) for words in document["not_claims"])
    return Article(document["language"], tuple(found), tuple(suggestions), unwanted, len(document["not_claims"]))


def _shortest(must: Sequence[str], suggestions: Sequence[Suggestion]) -> Suggestion | None:
    holding = [each for each in suggestions if all(word.lower() in each.text.lower() for word in must)]
    return min(holding, key=lambda each: len(each.text), default=None)


def _is_of(suggestion: Suggestion, words: str) -> bool:
    exacts = [span.exact.strip('“”". ') for span in suggestion.spans]
    return any(len(exact) > 12 and (exact in words or words.strip('“”". ') in exact) for exact in exacts)
