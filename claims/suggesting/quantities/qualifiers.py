"""How exactly a figure is put: "sekitar", "at least", "lebih dari", in front of it or behind. Pure."""

from claims.suggesting.quantities.tokens import Tokens
from claims.suggesting.quantities.wordlists import words
from claims.vocabulary import Qualifier

LONGEST = 4
_BEFORE = {
    "id": {
        Qualifier.ABOUT: "sekitar/kira-kira/hampir/nyaris/mendekati/kurang lebih/lebih kurang/kisaran/di kisaran/seputar",
        Qualifier.AT_LEAST: "minimal/setidaknya/setidak-tidaknya/sedikitnya/paling sedikit/paling tidak/paling kurang/sekurang-kurangnya/sekurangnya/"
        "tidak kurang dari/tak kurang dari/serendah-rendahnya/paling rendah",
        Qualifier.AT_MOST: "maksimal/paling banyak/paling tinggi/sebanyak-banyaknya/setinggi-tingginya/hingga/sampai/sampai dengan/"
        "tidak lebih dari/tak lebih dari/tidak melebihi",
        Qualifier.MORE_THAN: "lebih dari/di atas/melebihi/melampaui/lebih",
        Qualifier.LESS_THAN: "kurang dari/di bawah/tidak sampai/tak sampai/belum sampai",
    },
    "en": {
        Qualifier.ABOUT: "about/around/roughly/some/nearly/almost/approximately/close to/an estimated/estimated/approx/circa/more or less/just about",
        Qualifier.AT_LEAST: "at least/no fewer than/no less than/not less than/a minimum of/minimum of",
        Qualifier.AT_MOST: "up to/at most/as many as/as much as/no more than/not more than/a maximum of/maximum of/as high as/at the most",
        Qualifier.MORE_THAN: "more than/over/above/upwards of/in excess of/just over/just above/well over/greater than/exceeding/slightly more than/slightly over",
        Qualifier.LESS_THAN: "less than/fewer than/under/below/just under/just below/slightly less than/slightly under/well under",
    },
}  # fmt: skip
_SIGNS = {"~": Qualifier.ABOUT, "≈": Qualifier.ABOUT, "±": Qualifier.ABOUT, ">": Qualifier.MORE_THAN, "<": Qualifier.LESS_THAN, "≥": Qualifier.AT_LEAST, "≤": Qualifier.AT_MOST}  # fmt: skip
_BEHIND: dict[str, dict[tuple[str, ...], Qualifier]] = {
    "id": {("lebih",): Qualifier.MORE_THAN, ("atau", "lebih"): Qualifier.AT_LEAST, ("ke", "atas"): Qualifier.AT_LEAST, ("ke", "bawah"): Qualifier.AT_MOST},
    "en": {("or", "more"): Qualifier.AT_LEAST, ("or", "less"): Qualifier.AT_MOST, ("or", "fewer"): Qualifier.AT_MOST, ("or", "so"): Qualifier.ABOUT},
}  # fmt: skip
# "5 persen lebih tinggi" compares, "70 persen lebih warga" rounds down.
_COMPARES = words(
    "tinggi rendah besar kecil banyak sedikit cepat lambat baik buruk mahal murah kuat lemah dari awal lama tua muda jauh dekat berat ringan than"
)
# "turun hingga 5" and "ticked up to 5" say where it went, not how far it may go.
_GOES = words(
    "turun menurun merosot anjlok melemah berlangsung dari ticked climbed went goes gone edged inched crept moved jumped"
)

_PHRASES = {
    language: {
        tuple(phrase.split()): qualifier for qualifier, phrases in table.items() for phrase in phrases.split("/")
    }
    for language, table in _BEFORE.items()
}


def qualifier_before(tokens: Tokens, index: int, language: str | None) -> tuple[Qualifier, int] | None:
    """The longest qualifier that ends in front of a token, and where it begins."""
    if tokens[index - 1].text in _SIGNS:
        return _SIGNS[tokens[index - 1].text], index - 1
    phrases = _PHRASES.get(language or "", {})
    for length in range(min(LONGEST, index), 0, -1):
        phrase = tuple(tokens.low(index - length + offset) for offset in range(length))
        if phrase in phrases:
            start = index - length
            if phrase[0] in ("hingga", "sampai", "up") and tokens.low(start - 1) in _GOES:
                return None
            return phrases[phrase], start
    return None


def qualifier_behind(tokens: Tokens, index: int, language: str | None) -> tuple[Qualifier, int] | None:
    """The qualifier that begins at a token, behind a figure, and where it ends."""
    for phrase, qualifier in _BEHIND.get(language or "", {}).items():
        end = index + len(phrase)
        if tokens.says(index, phrase) and not (phrase == ("lebih",) and tokens.low(end) in _COMPARES):
            return qualifier, end
    return None
