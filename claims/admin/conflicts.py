"""What a page says when two people wrote at once."""

from dataclasses import dataclass
from typing import Literal

Side = Literal["mine", "theirs"]


@dataclass(frozen=True)
class Part:
    label: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Conflict:
    """One choice: `key` names its radio buttons. `note` says what is special about it; `was` tells a row that comes
    back as a new one, see merging_rows."""

    key: str
    label: str
    parts: list[Part]
    default: Side
    note: str = ""
    was: str = ""
