"""How two numbers stand to each other, with their bounds and their rounding. Pure."""

from dataclasses import dataclass, replace
from math import floor, inf, log10

from claims.vocabulary import Qualifier

# So near are a rounded or converted number and the exact one, as a part of the larger.
NEAR = 0.015
# A rounding that no word announces moves a number by no more than this part of it.
MOST_ROUNDED = 0.025
# What "about" covers, as a part of the number: half its last digit, within these limits.
ABOUT_LEAST, ABOUT_MOST = 0.03, 0.10
# "Hundreds" are not thousands.
VAGUE_REACH = 10
# Below it a number without a point is exact to the last digit.
_WRITTEN_OUT = 1000
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Value:
    """A number in the base of its family: from `low` to `high`, the same for a single one.

    `slack`: how far the number may lie from what it was rounded from; `loose`: its words say that it is rounded.
    """

    low: float
    high: float
    qualifier: Qualifier
    slack: float = 0.0
    loose: bool = False
    vague: bool = False

    @property
    def is_point(self) -> bool:
        return self.qualifier in (Qualifier.EXACTLY, Qualifier.ABOUT)

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the most that may be meant."""
        if self.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
            return self.low, self.low * VAGUE_REACH if self.vague else inf
        if self.qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN):
            return -inf, self.high
        return self.low - self.slack, self.high + self.slack

    def without_sign(self) -> "Value":
        low, high = sorted((abs(self.low), abs(self.high)))
        return replace(self, low=low, high=high)

    def divided(self, by: float) -> "Value":
        return replace(self, low=self.low / by, high=self.high / by, slack=self.slack / by)


def slack_of(value: float, qualifier: Qualifier, *, loose: bool) -> float:
    """How far a printed number may lie from what it was rounded from: half its last digit, within limits."""
    size = abs(value)
    half = _last_digit(size) / 2
    if qualifier is Qualifier.ABOUT or loose:
        return min(max(half, size * ABOUT_LEAST), size * ABOUT_MOST)
    return min(half if size >= _WRITTEN_OUT else min(half, 0.5), size * MOST_ROUNDED)


def _last_digit(size: float) -> float:
    """What the last digit that is not zero counts: 100,000 in 2.3 million, 10 in 70, 0.1 in 69.8."""
    whole, _point, part = f"{size:.10f}".rstrip("0").partition(".")
    if part:
        return float(10.0 ** -len(part))
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))


def digits(value: float) -> int:
    """How many digits a number shows: 1 for 2,000,000, 3 for 4.82."""
    return len(f"{value:.10f}".rstrip("0").replace(".", "").strip("0"))


def are_equal(one: Value, other: Value, *, converted: bool) -> bool:
    """Whether both are one figure: the same number with the same bounds, converted or rounded where words say so."""
    if one.is_point != other.is_point or (not one.is_point and one.qualifier is not other.qualifier):
        return False
    part = NEAR if converted or one.loose or other.loose else _EQUAL
    return _near(one.low, other.low, part) and _near(one.high, other.high, part)


def may_agree(one: Value, other: Value) -> bool:
    """Whether some number is what both may mean; of two single ones the rounder must reach the other."""
    if one.is_point and other.is_point:
        return abs(one.low - other.low) <= max(one.slack, other.slack)
    (low, high), (first, last) = one.reach, other.reach
    return low <= last + _EQUAL and first <= high + _EQUAL


def thousands_apart(one: Value, other: Value) -> bool:
    """Whether the two differ by a thousand, a million or a billion times, and little else: million for billion."""
    small, large = sorted((abs(one.low), abs(other.low)))
    if not small:
        return False
    power = log10(large / small)
    nearest = floor(power / 3 + 0.5) * 3
    return nearest >= 3 and abs(power - nearest) < 0.01


def _near(one: float, other: float, part: float) -> bool:
    return abs(one - other) <= max(abs(one), abs(other)) * part
