"""Whether two who made a claim are one, by their names alone. Pure."""

import re
from enum import StrEnum

from claims.matching.subjects import folded
from claims.suggesting.grammar.languages import GRAMMARS

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HONOURS = frozenset("dr prof ir h hj drs dra kh mr mrs ms sir the".split())
# Bodies that end alike ("Bank Arvania", "Partai Arvania") are no family.
_BODIES = frozenset("""
kementerian badan bank dinas polisi partai lembaga universitas kantor pt komisi dewan pemerintah rumah yayasan asosiasi
ministry agency bank department police party university institute office bureau commission council government hospital
""".split())  # fmt: skip


class Claimants(StrEnum):
    SAME = "same"
    FAMILY = "family"
    OTHER = "other"
    UNKNOWN = "unknown"


def relate(one: str, other: str) -> Claimants:
    """One person or body under two spellings, people of one family name, others, or unknown where a name is missing.

    "Presiden Rina Surya" and "Rina Surya, M.Si." are the same; "Surya" and "Rina Surya" share a family name.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return Claimants.UNKNOWN
    if first == second:
        return Claimants.SAME
    few, many = sorted((first, second), key=len)
    if len(few) > 1 and set(few) <= set(many):
        return Claimants.SAME
    if _BODIES.isdisjoint((*first, *second)) and first[-1] == second[-1]:
        return Claimants.FAMILY
    return Claimants.OTHER


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without honours, titles and degrees; a title alone stands for who holds it."""
    words = [word.lower() for word in _WORD.findall(name.partition(",")[0])]
    bare = [word for word in words if word not in _HONOURS]
    named = [word for word in bare if not any(GRAMMARS[language].has("titles", word) for language in ("en", "id"))]
    is_body = not _BODIES.isdisjoint(bare)
    return tuple(folded(word) for word in (bare if is_body or not named else named))
