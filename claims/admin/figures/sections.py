"""A figure as the page and its file both show it: what it means, a plot, and a table. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils import formats
from django.utils.functional import Promise

from claims import sheets
from claims.plots import Plot

Text = str | Promise


class Link(NamedTuple):
    """Words that lead somewhere; a file keeps the words."""

    text: str
    url: str

    def __str__(self) -> str:
        return self.text


class Cell(NamedTuple):
    text: str
    number: bool
    url: str


@dataclass(frozen=True)
class Section:
    """`what` says in a sentence what is counted; a cell is text, a number, a day, a Link or None."""

    name: str
    title: Text
    what: Text
    columns: Sequence[Text]
    rows: Sequence[tuple[Any, ...]]
    empty: Text = ""
    plot: Plot | None = None
    is_wide: bool = False  # sentences in its cells: as wide as the page

    @property
    def cells(self) -> list[list[Cell]]:
        return [[_cell(value) for value in row] for row in self.rows]

    @property
    def numbers(self) -> list[tuple[Text, bool]]:
        """Each column's heading, and whether numbers stand under it."""
        first = self.rows[0] if self.rows else [None] * len(self.columns)
        return [(label, _is_number(value)) for label, value in zip(self.columns, first, strict=True)]

    @property
    def csv(self) -> str:
        return csv_of([self.columns, *self.rows])

    @property
    def records(self) -> list[dict[str, Any]]:
        """Rows by heading, as JSON takes them."""
        names = [str(label) for label in self.columns]
        return [dict(zip(names, map(_plain, row), strict=True)) for row in self.rows]


def csv_of(rows: Iterable[Sequence[Any]]) -> str:
    return sheets.as_csv([_plain(value) for value in row] for row in rows)


def inert(value: Any) -> Any:
    return sheets.inert(_plain(value))


def _plain(value: Any) -> Any:
    if value is None or _is_number(value):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _cell(value: Any) -> Cell:
    if value is None:
        return Cell("–", False, "")
    if isinstance(value, float):
        return Cell(formats.number_format(value, 1), True, "")
    if isinstance(value, int):
        return Cell(formats.number_format(value, force_grouping=True), True, "")
    if isinstance(value, date):
        return Cell(formats.date_format(value, "j F Y"), False, "")
    return Cell(str(value), False, value.url if isinstance(value, Link) else "")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float))
