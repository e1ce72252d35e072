"""What a claim page draws of a document: figures said and found, and where the claim was seen, in time. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Bar:
    """In percent of the longest, as SVG writes numbers; `more` reaches from the end to the upper end of a range."""

    length: str
    more: str


@dataclass(frozen=True)
class Figure:
    """`said` is a figure of the claim; `found` what stands at its place, in the same unit, or None."""

    said: dict[str, Any]
    found: dict[str, Any] | None
    bars: tuple[Bar, Bar] | None


def figures(check: dict[str, Any]) -> list[Figure]:
    """Each figure of the claim of a check document. Those published before there were findings in figures have none."""
    quantities = check["claim"]["quantities"]
    found = [*check.get("found", []), *[None] * len(quantities)]
    return [Figure(said, at, at and _bars(said, at)) for said, at in zip(quantities, found, strict=False)]


def sightings(check: dict[str, Any]) -> list[dict[str, Any]]:
    """The appearances as they came, undated ones last."""
    return sorted(check["appearances"], key=lambda item: item["article"]["published_at"] or "9999")


def _bars(said: dict[str, Any], found: dict[str, Any]) -> tuple[Bar, Bar] | None:
    """None where lengths would mislead: nothing is shorter than nothing."""
    ends = [(_number(each["value"]), _number(each["value_to"] or each["value"])) for each in (said, found)]
    longest = max(last for _first, last in ends)
    if longest <= 0 or min(first for first, _last in ends) < 0:
        return None
    first, second = (Bar(_percent(start, longest), _percent(end - start, longest)) for start, end in ends)
    return first, second


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{100 * part / whole:.1f}"


def _number(value: str) -> Decimal:
    return Decimal(value)
