"""A shelf: what texts are matched with, and in which tables its words, counts and vectors stand."""

from collections.abc import Sequence
from typing import Protocol

from claims.matching.found import Candidate


class Shelf(Protocol):
    """`entries` has the columns `key`, terms and length; `counts` term, `counted` and words; `vectors` a column `key_of_vector`
    that names an entry, model and vector. All are read through the connection `alias`."""

    entries: str
    key: str
    counts: str
    counted: str
    vectors: str
    key_of_vector: str

    @property
    def alias(self) -> str: ...

    def candidates(self, keys: Sequence[int]) -> dict[int, Candidate]:
        """What stands behind these entries, by entry; what went meanwhile is left out."""
        ...

    def texts(self, after: int, count: int, model: str) -> list[tuple[int, str]]:
        """The first entries above `after` without a vector of this model, with the text to make it of."""
        ...
