"""What verbs tell: whether a sentence reports what happened, and of whom. Pure.

Two languages, one answer: pairs of a word's index and the name of a feature. English marks the past in the verb.
Indonesian does not: there a verb counts as an event unless a word before it says that it is yet to come.
"""

from collections.abc import Iterator, Sequence

from claims.suggesting.worth import words_en as en
from claims.suggesting.worth import words_id as id_

Found = Iterator[tuple[int, str]]
VOWELS = frozenset("aeiou")
HAVE, BE, NOT_PAST = (frozenset(words.split()) for words in (en.HAVE, en.BE, en.NOT_PAST))
PAST, PARTICIPLES = frozenset(en.PAST.split()), frozenset(en.PARTICIPLES.split())
PERFECT, NOT_YET = frozenset(id_.PERFECT.split()), frozenset(id_.NOT_YET.split())
PLAIN_VERBS, NO_VERBS = frozenset(id_.PLAIN_VERBS.split()), frozenset(id_.NO_VERBS.split())
REACH = 3  # words between a subject, or "have", and its verb


def english(words: Sequence[str]) -> Found:
    """ "past", "perfect", "passive", and "i_did", "we_did", "they_did" where a pronoun stands before the verb."""
    subject, spoken, have, be = "", -9, -9, -9
    for index, word in enumerate(words):
        if word in HAVE or word.endswith("'ve"):
            have = index
        elif word in BE:
            be = index
        elif index - have <= REACH and _is_past(word, PARTICIPLES):
            yield index, "perfect"
            have = -9
        elif index - be < REACH and _is_past(word, PARTICIPLES):
            yield index, "passive"
        if word not in HAVE and _is_past(word, PAST) and index - have > REACH:
            yield index, "past"
            if index - spoken < REACH:
                yield index, f"{subject}_did"
        if word in en.SUBJECTS:
            subject, spoken = en.SUBJECTS[word], index


def _is_past(word: str, irregular: frozenset[str]) -> bool:
    return word in irregular or (word.endswith("ed") and len(word) > 4 and word not in NOT_PAST)


def indonesian(words: Sequence[str]) -> Found:
    """As for English: "telah" makes a "perfect", di- and ter- a "passive", any verb that is no plan a "past"."""
    subject, spoken, perfect, not_yet = "", -9, -9, -9
    for index, word in enumerate(words):
        if word in PERFECT:
            perfect = index
        elif word in NOT_YET:
            not_yet = index
        elif word in id_.SUBJECTS:
            subject, spoken = id_.SUBJECTS[word], index
        elif word in PLAIN_VERBS or (len(word) > 4 and word.startswith(id_.VERB_PREFIXES) and word not in NO_VERBS):
            if index - perfect < REACH:
                yield index, "perfect"
            elif index - not_yet < REACH:
                continue
            else:
                yield index, "past"
            if word.startswith(("di", "ter")):
                yield index, "passive"
            if index - spoken < REACH:
                yield index, f"{subject}_did"


def english_forms(verb: str) -> set[str]:
    """The regular forms of a verb: of "cut" also "cuted", which no text contains."""
    forms = {verb}
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        forms.add(f"{verb}es")
    elif verb.endswith("y") and verb[-2] not in VOWELS:
        forms |= {f"{verb[:-1]}ies", f"{verb[:-1]}ied"}
    else:
        forms.add(f"{verb}s")
    stem = verb[:-1] if verb.endswith("e") else verb
    forms |= {f"{stem}ed", f"{stem}ing"}
    if verb[-1] not in VOWELS | set("wxy") and verb[-2] in VOWELS:
        forms |= {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
    return forms


def indonesian_forms(root: str) -> set[str]:
    """A root with its common affixes: of "naik" also "menaikkan", "dinaikkan", "kenaikan"."""
    active = _active(root)
    bases = {root, *active, f"di{root}", f"ter{root}", f"ber{root}", f"memper{root}", f"diper{root}"}
    nouns = {f"{root}an", f"ke{root}an", *(f"pe{form[2:]}an" for form in active)}
    return nouns | {f"{base}{suffix}" for base in bases for suffix in ("", "kan", "i", "an")}


def _active(root: str) -> set[str]:
    """The meN- forms: a root's first letter decides, and loan words keep it ("memproduksi" beside "memukul")."""
    first, rest = root[0], root[1:]
    if first == "p":
        return {f"mem{rest}", f"mem{root}"}
    if first == "t":
        return {f"men{rest}", f"men{root}"}
    if first == "k":
        return {f"meng{rest}", f"meng{root}"}
    if first == "s":
        return {f"meny{rest}", f"men{root}"}
    if first in "bfv":
        return {f"mem{root}"}
    if first in "dcjz":
        return {f"men{root}"}
    return {f"meng{root}"} if first in "aeioughx" else {f"me{root}"}
