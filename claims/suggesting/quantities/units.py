"""What figures are counted in: currencies (ISO 4217), measures (their symbols) and stretches of time. Pure."""

from typing import NamedTuple

from claims.suggesting.quantities.tokens import Tokens
from claims.suggesting.quantities.wordlists import words


class Unit(NamedTuple):
    """A unit up to before token `end`. `kind`: share, points, money, measure, time or times."""

    end: int
    code: str
    kind: str


# Longest first where one begins another.
SIGNS = {
    "US$": "USD", "AU$": "AUD", "A$": "AUD", "S$": "SGD", "HK$": "HKD", "NZ$": "NZD", "C$": "CAD", "NT$": "TWD", "R$": "BRL",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "฿": "THB", "₫": "VND",
    "₱": "PHP", "₺": "TRY", "₪": "ILS", "₴": "UAH", "Rp": "IDR", "RM": "MYR",
}  # fmt: skip
SIGN_LETTERS = frozenset(sign[:-1].lower() for sign in SIGNS if sign.endswith("$") and len(sign) > 1)
CODES = words("IDR USD EUR GBP JPY CNY MYR AUD SGD HKD INR RUB KRW THB VND PHP SAR TRY CHF BRL CAD NZD TWD ZAR ILS UAH AED QAR SEK NOK DKK PLN MXN EGP RMB")  # fmt: skip
_MONEY = {
    "id": {
        "rupiah": "IDR", "dolar": "USD", "dollar": "USD", "dolar as": "USD", "dolar amerika": "USD", "dolar amerika serikat": "USD",
        "dolar singapura": "SGD", "dolar australia": "AUD", "dolar hong kong": "HKD", "dolar kanada": "CAD", "dolar selandia baru": "NZD",
        "dolar taiwan": "TWD", "euro": "EUR", "yen": "JPY", "yen jepang": "JPY", "yuan": "CNY", "renminbi": "CNY", "ringgit": "MYR",
        "ringgit malaysia": "MYR", "poundsterling": "GBP", "pound sterling": "GBP", "pound": "GBP", "poundsterling inggris": "GBP",
        "riyal": "SAR", "riyal saudi": "SAR", "riyal arab saudi": "SAR", "rubel": "RUB", "baht": "THB", "won": "KRW", "rupee": "INR", "lira": "TRY",
        "dirham": "AED", "franc swiss": "CHF", "peso filipina": "PHP", "hryvnia": "UAH", "shekel": "ILS", "dong": "VND",
    },
    "en": {
        "rupiah": "IDR", "dollars": "USD", "dollar": "USD", "us dollars": "USD", "u.s. dollars": "USD", "american dollars": "USD",
        "singapore dollars": "SGD", "australian dollars": "AUD", "canadian dollars": "CAD", "hong kong dollars": "HKD", "new zealand dollars": "NZD",
        "taiwan dollars": "TWD", "euros": "EUR", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ringgit": "MYR", "pounds": "GBP",
        "pound": "GBP", "pounds sterling": "GBP", "british pounds": "GBP", "riyals": "SAR", "rubles": "RUB", "roubles": "RUB", "baht": "THB", "won": "KRW",
        "rupees": "INR", "lira": "TRY", "dirhams": "AED", "swiss francs": "CHF", "hryvnia": "UAH", "hryvnias": "UAH", "shekels": "ILS", "dong": "VND",
    },
}  # fmt: skip
# As they are written in every language; upper and lower case differ.
_SYMBOLS = {
    "kg": "kg", "g": "g", "mg": "mg", "t": "t", "km": "km", "m": "m", "cm": "cm", "mm": "mm", "km²": "km²", "m²": "m²", "m³": "m³", "km2": "km²",
    "m2": "m²", "m3": "m³", "ha": "ha", "Ha": "ha", "l": "L", "L": "L", "ml": "mL", "mL": "mL", "W": "W", "kW": "kW", "MW": "MW", "GW": "GW", "TW": "TW",
    "Wh": "Wh", "kWh": "kWh", "KWh": "kWh", "MWh": "MWh", "GWh": "GWh", "TWh": "TWh", "V": "V", "kV": "kV", "Hz": "Hz", "MHz": "MHz", "GHz": "GHz",
    "MB": "MB", "GB": "GB", "TB": "TB", "lb": "lb", "lbs": "lb", "km/jam": "km/h", "km/h": "km/h", "kph": "km/h", "mph": "mph", "m/s": "m/s", "° C": "°C", "° F": "°F",
    "℃": "°C", "Mbps": "Mbps", "Gbps": "Gbps", "ppm": "ppm", "hPa": "hPa", "dB": "dB",
}  # fmt: skip
_MEASURES = {
    "id": {
        "ton": "t", "gigaton": "Gt", "megaton": "Mt", "kuintal": "kuintal", "kilogram": "kg", "kilo": "kg", "gram": "g", "miligram": "mg", "kilometer": "km", "meter": "m",
        "sentimeter": "cm", "milimeter": "mm", "meter persegi": "m²", "kilometer persegi": "km²", "meter kubik": "m³", "meter per detik": "m/s",
        "kilometer per jam": "km/h", "hektare": "ha", "hektar": "ha", "liter": "L", "mililiter": "mL", "barel": "bbl", "barrel": "bbl", "watt": "W",
        "kilowatt": "kW", "megawatt": "MW", "gigawatt": "GW", "kilowatt jam": "kWh", "megawatt jam": "MWh", "gigawatt jam": "GWh", "kaki": "ft",
        "mil": "mi", "mil laut": "nmi", "derajat celsius": "°C", "derajat celcius": "°C", "derajat fahrenheit": "°F", "derajat": "°", "gigabyte": "GB",
        "terabyte": "TB", "megabyte": "MB", "galon": "gal", "ons": "ons", "inci": "in", "knot": "kn", "volt": "V",
    },
    "en": {
        "tons": "t", "ton": "t", "tonnes": "t", "tonne": "t", "metric tons": "t", "gigatons": "Gt", "gigatonnes": "Gt", "megatons": "Mt", "megatonnes": "Mt", "kilograms": "kg", "kilogram": "kg", "kilos": "kg", "kilo": "kg",
        "grams": "g", "gram": "g", "milligrams": "mg", "milligram": "mg", "kilometers": "km", "kilometer": "km", "kilometres": "km", "kilometre": "km", "meters": "m",
        "meter": "m", "metres": "m", "metre": "m", "centimeters": "cm", "centimeter": "cm", "centimetres": "cm", "centimetre": "cm", "millimeters": "mm",
        "millimetres": "mm", "square meters": "m²", "square metres": "m²", "square kilometers": "km²", "square kilometres": "km²", "square miles": "sq mi",
        "square feet": "sq ft", "cubic meters": "m³", "cubic metres": "m³", "kilometers per hour": "km/h", "kilometres per hour": "km/h",
        "miles per hour": "mph", "meters per second": "m/s", "metres per second": "m/s", "hectares": "ha", "hectare": "ha", "acres": "acres", "acre": "acres", "liters": "L", "liter": "L",
        "litres": "L", "litre": "L", "barrels": "bbl", "barrel": "bbl", "gallons": "gal", "gallon": "gal", "ounces": "oz", "ounce": "oz", "watts": "W",
        "kilowatts": "kW", "megawatts": "MW", "megawatt": "MW", "gigawatts": "GW", "gigawatt": "GW", "kilowatt hours": "kWh", "kilowatt-hours": "kWh", "kilowatt-hour": "kWh",
        "megawatt hours": "MWh", "megawatt-hours": "MWh", "gigawatt hours": "GWh", "gigawatt-hours": "GWh", "feet": "ft", "foot": "ft", "inches": "in", "inch": "in", "miles": "mi",
        "mile": "mi", "nautical miles": "nmi", "degrees celsius": "°C", "degrees fahrenheit": "°F", "degrees": "°", "gigabytes": "GB", "gigabyte": "GB",
        "terabytes": "TB", "megabytes": "MB", "knots": "kn", "volts": "V",
    },
}  # fmt: skip
_SHARES = {
    "id": {"persen": "%", "pct": "%", "prosen": "%", "poin persentase": "pp", "poin persen": "pp", "basis poin": "bps", "bps": "bps"},
    "en": {"percent": "%", "per cent": "%", "pct": "%", "percentage points": "pp", "percentage point": "pp", "basis points": "bps", "basis point": "bps", "bps": "bps"},
}  # fmt: skip
# Things whose names begin with a unit's.
_THINGS = {"id": {"jam tangan": "jam tangan", "jam dinding": "jam dinding"}, "en": {}}
TIMES = {
    "id": {word: word for word in ["detik", "menit", "jam", "hari", "malam", "pekan", "minggu", "bulan", "kuartal", "semester", "tahun", "dekade", "dasawarsa", "abad"]},
    "en": {word: word for one in ["second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "century"] for word in (one, f"{one[:-1]}ies" if one == "century" else f"{one}s")},
}  # fmt: skip


def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """The phrases of a language by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    kinds = (("counted", _THINGS), ("share", _SHARES), ("money", _MONEY), ("measure", _MEASURES), ("time", TIMES))
    for kind, table in kinds:
        for phrase, code in table[language].items():
            words = tuple(phrase.replace("u.s.", "u . s .").split())
            found.setdefault(words[0], []).append((words, code, kind))
    for rows in found.values():
        rows.sort(key=lambda row: len(row[0]), reverse=True)
    return found


_PHRASES = {language: _phrases(language) for language in ("id", "en")}


def read_unit(tokens: Tokens, index: int, language: str | None) -> Unit | None:
    """The unit that begins at a token: a sign, a symbol, or a phrase of the language."""
    token = tokens[index]
    if token.text in ("%", "٪", "％"):
        return Unit(index + 1, "%", "share")
    if token.text in SIGNS and token.text not in ("Rp", "RM"):
        return Unit(index + 1, SIGNS[token.text], "money")
    if token.text in CODES:
        return Unit(index + 1, "CNY" if token.text == "RMB" else token.text, "money")
    for phrase, code, kind in _PHRASES.get(language or "", {}).get(token.low, ()):
        if tokens.says(index, phrase):
            return Unit(index + len(phrase), code, kind)
    return _symbol(tokens, index)


def _symbol(tokens: Tokens, index: int) -> Unit | None:
    text = tokens[index].text
    if text == "°":
        letter = tokens[index + 1].text
        return Unit(index + 2, f"°{letter}", "measure") if letter in ("C", "F") else Unit(index + 1, "°", "measure")
    if text not in _SYMBOLS:
        return None
    if (
        tokens.joined(index + 1)
        and tokens[index + 1].text in ("2", "3")
        and f"{text}{tokens[index + 1].text}" in _SYMBOLS
    ):
        return Unit(index + 2, _SYMBOLS[f"{text}{tokens[index + 1].text}"], "measure")
    rate = f"{text}/{tokens[index + 2].text}"
    if tokens[index + 1].text == "/" and tokens.joined(index + 1) and rate in _SYMBOLS:
        return Unit(index + 3, _SYMBOLS[rate], "measure")
    return Unit(index + 1, _SYMBOLS[text], "measure")


def read_sign(tokens: Tokens, index: int) -> Unit | None:
    """The currency in front of a figure: "Rp", "Rp.", "US$", "A$", "USD"; the letters and the sign stand together."""
    token = tokens[index]
    lettered = f"{token.text}$"
    if lettered in SIGNS and token.text and tokens[index + 1].text == "$" and tokens.joined(index + 1):
        return Unit(index + 2, SIGNS[lettered], "money")
    if token.text in CODES:
        return Unit(index + 1, "CNY" if token.text == "RMB" else token.text, "money")
    if token.text not in SIGNS:
        return None
    stopped = token.text == "Rp" and tokens[index + 1].text == "." and tokens.joined(index + 1)
    return Unit(index + 2 if stopped else index + 1, SIGNS[token.text], "money")


def is_measure(tokens: Tokens, index: int, language: str) -> bool:
    unit = read_unit(tokens, index, language)
    return unit is not None and unit.kind in ("measure", "time", "money", "share")


def plural_time(word: str) -> str:
    """ "day" as "days", "century" as "centuries": the English plural of a stretch of time."""
    return f"{word[:-1]}ies" if word.endswith("y") and word != "day" else word if word.endswith("s") else f"{word}s"
