"""Tables as CSV and as an Excel workbook, with no cell that a spreadsheet would run. Pure."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
# What a cell of a workbook holds at most.
CELL = 32_767


class MissingError(RuntimeError):
    """A library is not installed; the text says which."""


def inert(value: Any) -> Any:
    """Text that a spreadsheet would run is put behind an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def as_csv(rows: Iterable[Sequence[Any]]) -> str:
    """RFC 4180."""
    written = io.StringIO()
    csv.writer(written).writerows([inert(value) for value in row] for row in rows)
    return written.getvalue()


def as_xlsx(rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet; texts are texts, whatever they begin with. Raises MissingError without the extra `sheets`."""
    if find_spec("xlsxwriter") is None:
        raise MissingError("Excel files need XlsxWriter, which is not installed here: pip install xlsxwriter.")
    from xlsxwriter import Workbook

    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        # The same rows are the same bytes, whenever they are asked for.
        book.set_properties({"created": WRITTEN})
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, int | float):
                    sheet.write_number(number, place, value)
                elif value is not None:
                    sheet.write_string(number, place, str(value)[:CELL])
    return written.getvalue()
