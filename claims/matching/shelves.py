"""A shelf: what texts are matched with, in which tables its words, counts and vectors stand, and how it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connections

from claims.matching.found import Candidate


@dataclass(frozen=True)
class Tables:
    """`entries`, a table or a query in brackets, has `key`, terms and length; `counts` has term, `counted` and words;
    `vectors` has `of` (the key of an entry), model and vector. `alias`: the connection they are read through."""

    alias: str
    entries: str
    key: str
    counts: str
    counted: str
    vectors: str
    of: str

    def rows(self, statement: str, values: Sequence[Any]) -> list[Any]:
        """The rows of a statement in which {entries}, {key}, … stand for these names."""
        with connections[self.alias].cursor() as cursor:
            cursor.execute(statement.format(**vars(self)), values)
            return list(cursor.fetchall())


class Shelf(Protocol):
    @property
    def tables(self) -> Tables: ...

    def candidates(self, keys: Sequence[int]) -> dict[int, Candidate]:
        """What stands behind these entries, by key; what went meanwhile, or is not to be found, is left out."""
        ...
