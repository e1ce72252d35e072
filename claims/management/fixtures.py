"""Reading the newsroom of fixtures/demo: a mistake in it is told with its file, its row and what is wrong."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import CommandError
from django.utils import timezone

from claims.anchoring import AnchorError
from claims.workflow.problems import Refused

T = TypeVar("T")


class FixtureError(Exception):
    """What is wrong with a row, in plain words."""


class Named(dict[str, T]):
    """Rows by the name that others refer to them by."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def __missing__(self, name: str) -> T:
        raise FixtureError(f"there is no {self.kind} “{name}”")


def check_keys(row: dict[str, Any], needed: str, optional: str = "") -> None:
    """Raises FixtureError unless the row has all needed keys and no others than these and the optional ones."""
    missing, allowed = set(needed.split()) - set(row), set(f"{needed} {optional}".split())
    if missing:
        raise FixtureError(f"missing: {', '.join(sorted(missing))}")
    if unknown := set(row) - allowed:
        raise FixtureError(f"unknown key: {', '.join(sorted(unknown))}")


def each(path: Path, build: Callable[[dict[str, Any]], None]) -> None:
    """Calls `build` with every row of a file. Raises CommandError naming file and row."""
    with _told(path.name):
        rows = json.loads(path.read_text(encoding="utf-8"))
    for number, row in enumerate(rows, 1):
        names = (str(row[key]) for key in ("text", "slug", "key", "username", "check", "person") if key in row)
        name = next(names, f"row {number}")
        with _told(f"{path.name}: {name}"):
            build(row)


@contextmanager
def _told(where: str) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        found = "; ".join(str(getattr(problem, "message", problem)) for problem in refused.problems)
        raise CommandError(f"{where}: {refused}{f' ({found})' if found else ''}") from refused
    except (FixtureError, AnchorError, OSError, TypeError, ValueError) as error:
        raise CommandError(f"{where}: {error}") from error


def day_in(days: int) -> date:
    """So many days from today: the demo is always about this week."""
    return timezone.localdate() + timedelta(days=days)


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
