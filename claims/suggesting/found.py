"""What reading a text finds, as plain values. Pure.

Positions count Unicode code points of the text that was read. Each `Quantity` and `When` stands at
`text[start:end]`; a suggestion's spans are whole selectors, and they may overlap another's.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.anchoring import Selector
from claims.vocabulary import Qualifier, SuggestionReason


@dataclass(frozen=True)
class Quantity:
    """A typed number (schema.org PropertyValue). `text[start:end]` is all of it: qualifier, number and unit.

    `value` is what is meant, not what is printed: "US$2 miliar" is 2000000000 "USD". `unit` is "%", an ISO 4217
    code, a unit symbol ("t", "km", "ha") or the counted noun as it stands ("people"). `of`: what it is a share or
    an amount of, in the text's own words; `period`: the time it covers, in the text's own words.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    qualifier: str = Qualifier.EXACTLY.value
    of: str = ""
    period: str = ""
    value_to: Decimal | None = None


@dataclass(frozen=True)
class When:
    """A date in words: `first` and `last` day of what it names, the same for a single day."""

    start: int
    end: int
    first: date
    last: date


@dataclass(frozen=True)
class Reason:
    """Why a suggestion has its score: a code of the vocabulary and, where there is one, the thing itself."""

    code: SuggestionReason
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.code.label}: {self.detail}" if self.detail else str(self.code.label)


@dataclass(frozen=True)
class Suggestion:
    """One atomic claim: `text` stands on its own, `spans` carry it, `score` from 0 to 1 says how worth checking."""

    text: str
    spans: tuple[Selector, ...]
    score: float
    claimant: str = ""
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[When, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What one reader of a text found: suggestions, best score first, and in words what an editor should know of it.

    `method` names the reader, as it is stored beside each suggestion.
    """

    suggestions: tuple[Suggestion, ...] = ()
    warnings: tuple[str, ...] = ()
    method: str = ""
