"""Units as families with one base each, so that miles and kilometres compare. Pure.

Factors are those of the International System and of the 1959 yard and pound agreement; a month is a twelfth of a year.
Currencies are never converted: each is a family of its own.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.suggesting.quantities.units import CODES

COUNT, SHARE, POINTS, TIMES, TIME, DEGREES, RATE = "count", "share", "points", "times", "time", "degrees", "rate"
_FAMILIES: dict[str, dict[str, float]] = {
    SHARE: {"%": 1},
    POINTS: {"pp": 1, "bps": 0.01},
    TIMES: {"×": 1},
    "mass": {"kg": 1, "g": 1e-3, "mg": 1e-6, "t": 1e3, "Mt": 1e9, "Gt": 1e12, "kuintal": 100, "ons": 0.1, "oz": 0.028349523125},
    "length": {"m": 1, "km": 1e3, "cm": 0.01, "mm": 1e-3, "mi": 1609.344, "nmi": 1852, "ft": 0.3048, "in": 0.0254},
    "area": {"m²": 1, "km²": 1e6, "ha": 1e4, "acres": 4046.8564224, "sq mi": 2589988.110336, "sq ft": 0.09290304},
    "volume": {"L": 1, "mL": 1e-3, "m³": 1e3, "bbl": 158.987294928, "gal": 3.785411784},
    "speed": {"m/s": 1, "km/h": 1 / 3.6, "mph": 0.44704, "kn": 1852 / 3600},
    "power": {"W": 1, "kW": 1e3, "MW": 1e6, "GW": 1e9, "TW": 1e12},
    "energy": {"Wh": 1, "kWh": 1e3, "MWh": 1e6, "GWh": 1e9, "TWh": 1e12},
    "voltage": {"V": 1, "kV": 1e3},
    "frequency": {"Hz": 1, "MHz": 1e6, "GHz": 1e9},
    "data": {"MB": 1, "GB": 1e3, "TB": 1e6},
    "bandwidth": {"Mbps": 1, "Gbps": 1e3},
    DEGREES: {"°C": 1, "°F": 5 / 9},
}  # fmt: skip
_DAYS = {
    1 / 86400: "detik second seconds", 1 / 1440: "menit minute minutes", 1 / 24: "jam hour hours", 1: "hari day days",
    7: "minggu pekan week weeks", 365.25 / 12: "bulan month months", 365.25 / 4: "kuartal quarter quarters",
    365.25 / 2: "semester", 365.25: "tahun year years", 3652.5: "dekade dasawarsa decade decades", 36525: "abad century centuries",
}  # fmt: skip
DAYS_OF = {word: days for days, words in _DAYS.items() for word in words.split()}
_FAMILIES[TIME] = DAYS_OF
_UNITS = {unit: (family, factor) for family, units in _FAMILIES.items() for unit, factor in units.items()}
_PER_NUMBER = re.compile(r"^(?P<what>.*?)\s*\bper (?P<number>\d[\d.,]*)(?P<whole>.*)$")
_FREEZING = 32.0  # where °F has what °C calls zero


@dataclass(frozen=True)
class Measure:
    """What a unit measures: a family, how much of its base one unit is, and the nouns that are left of it."""

    family: str
    factor: float = 1.0
    nouns: str = ""
    zero: float = 0.0

    def base(self, value: float, *, is_change: bool = False) -> float:
        """A value in the family's base; a change of temperature has no zero of its own."""
        return (value - (0.0 if is_change else self.zero)) * self.factor


@lru_cache(maxsize=5_000)
def measure_of(unit: str) -> Measure:
    """The measure of a unit as claims.suggesting.quantities writes it; a noun is a count of what it names."""
    if unit in _UNITS:
        family, factor = _UNITS[unit]
        return Measure(family, factor, zero=_FREEZING if unit == "°F" else 0.0)
    if unit in CODES:
        return Measure(unit)
    over = _PER_NUMBER.match(unit)
    if over:
        number = int(re.sub(r"\D", "", over["number"]))
        return Measure(RATE, 1 / number if number else 1.0, f"{over['what']}{over['whole']}".strip())
    above, divided, below = unit.partition("/")
    if divided:
        one, other = measure_of(above), measure_of(below)
        family = other.family if not other.nouns else ""
        return Measure(f"{one.family}/{family}", one.factor / other.factor, f"{one.nouns} {other.nouns}".strip())
    return Measure(COUNT, nouns=unit)
