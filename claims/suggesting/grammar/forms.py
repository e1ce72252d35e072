"""The forms of English verbs. Pure.

Kinds of a form: b(ase), s (third person), p(ast), n (past participle), g(erund).
"""

import re


def third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if _ends_in_y(base) else base + "s"


def past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if _ends_in_y(base):
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


def inflected(base: str) -> tuple[tuple[str, str], ...]:
    """(form, kinds) of a regular verb."""
    return ((base, "b"), (third(base), "s"), (past(base), "pn"), (gerund(base), "g"))


def singular(noun: str) -> str:
    """Of a regular plural."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("ches", "shes", "xes", "sses")) else noun[:-1]


def _ends_in_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in "aeiou"


def _doubles(base: str) -> bool:
    short = len(base) < 7 and re.search(r"[^aeiou][aeiou][bdgklmnprt]$", base)
    return bool(short) and not base.endswith(("er", "en", "on", "or", "it"))
