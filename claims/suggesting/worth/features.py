"""What can be seen of a sentence without understanding it: named features, the same for every language. Pure.

Figures, signs, capitals and length need no dictionary. The rest comes from tables of words (words_en, words_id)
whose groups bear the same names, so that what was learnt on English sentences holds for Indonesian ones.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from claims.suggesting.worth import verbs, words_en, words_id

# A word with its apostrophes and hyphens, a number with its separators, or a sign that tells something.
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[%٪％$£¥\u20a0-\u20cf?？؟\"“”„«»「」]")
QUOTES = frozenset('"“”„«»「」')
OPENING = re.compile(r"[\"“”„«»「」:—–•]")  # a capital after one begins a sentence
SIGNS = dict.fromkeys("%٪％", "percent") | dict.fromkeys("?？؟", "ask")
YEAR = re.compile(r"(?:19|20)\d\d")
CLITICS = ("nya", "lah", "kah", "pun")
HEADLINE = 4  # so many capitalised words to a small one make a headline
CAP = 2.0  # a third hit of one kind says no more
CHARACTERS_A_WORD = 6.0
LONGEST, SHORTEST = 45.0, 6.0  # words: longer says no more; fewer is short


@dataclass(frozen=True)
class Lexicon:
    """A language's words: which features a word stands for, phrases by their first word, what its verbs tell.

    `aiming`: words that make the verb of change after them a goal.
    """

    words: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    aiming: frozenset[str]
    verbs: Callable[[Sequence[str]], verbs.Found]


@dataclass(frozen=True)
class Features:
    """`values`: name to value, nothing that is 0. `places`: name to the indexes of the tokens that show it,
    `lengths` how many tokens that is from there on where it is more than one.

    Each token stands at `text[spans[i][0]:spans[i][1]]`; `words` are the tokens in lower case.
    """

    words: Sequence[str]
    spans: Sequence[tuple[int, int]]
    values: dict[str, float] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)

    def add(self, index: int, name: str) -> None:
        self.places.setdefault(name, []).append(index)


def features(text: str, language: str | None) -> Features:
    """Of one sentence. A language without a lexicon gets the features that need none. Linear in the text."""
    matches = list(TOKEN.finditer(text))
    tokens = [match.group().replace("’", "'") for match in matches]
    found = Features([token.lower() for token in tokens], [match.span() for match in matches])
    if (lexicon := lexicon_of(language)) is not None:
        _see_words(found, tokens, lexicon)
    _see_signs(found, text, tokens)
    found.values.update({name: min(CAP, float(len(places))) for name, places in found.places.items()})
    # Counted in characters, so that long Indonesian words and texts without spaces weigh alike.
    length = len(text) / CHARACTERS_A_WORD
    found.values["length"] = math.log1p(min(length, LONGEST))
    if length <= SHORTEST:
        found.values["short"] = 1.0
    return found


def _see_signs(found: Features, text: str, tokens: Sequence[str]) -> None:
    capitals, small = [], 0
    months = set(found.places.get("month", ()))
    dates = months.union(found.places.get("time", ()))
    for index, token in enumerate(tokens):
        first = token[0]
        if first.isdecimal():
            if YEAR.fullmatch(token):
                found.add(index, "year")
            elif ":" not in token and not (len(token) < 3 and months & {index - 1, index + 1}):
                found.add(index, "figure")
        elif not first.isalpha():
            if first not in QUOTES:
                found.add(index, SIGNS.get(first, "money"))
        elif first.islower():
            small += 1
        elif first.isupper() and index not in dates and _is_name(found, text, index, token):
            capitals.append(index)
    # A headline or a list of names: its capitals name nothing.
    if small < len(capitals) / HEADLINE:
        return
    for start, length in _runs(capitals):
        found.add(start, "acronym" if tokens[start].isupper() else "name")
        found.lengths[start] = max(length, found.lengths.get(start, 1))


def _is_name(found: Features, text: str, index: int, token: str) -> bool:
    """A capitalised word, unless it begins a sentence or an amount ("Rp14", "US$2"), or is "I"."""
    start, end = found.spans[index]
    if len(token) == 1 or token.startswith("I'") or not index:
        return False
    before = text[found.spans[index - 1][0] : start]
    glued = index + 1 < len(found.spans) and found.spans[index + 1][0] == end
    return not glued and not OPENING.search(before)


def _runs(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First index and length of what stands together: a name of three words is one name."""
    start = 0
    for at, index in enumerate(indexes):
        if at + 1 == len(indexes) or indexes[at + 1] != index + 1:
            yield indexes[start], at + 1 - start
            start = at + 1


def _see_words(found: Features, tokens: Sequence[str], lexicon: Lexicon) -> None:
    words = found.words
    changes = set()
    for index, word in enumerate(words):
        # As it is written first, inside a sentence: "May" is a month, "may" is not.
        groups = (index and lexicon.words.get(tokens[index])) or lexicon.words.get(word)
        groups = groups or lexicon.words.get(_bare(word), ())
        for group in groups:
            if group == "change" and index and words[index - 1] in lexicon.aiming:
                group = "aim"
            found.add(index, group)
        if "change" in groups:
            changes.add(index)
        for phrase, group in lexicon.phrases.get(word, ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                found.add(index, group)
                found.lengths[index] = max(len(phrase), found.lengths.get(index, 1))
    # "Medan" and "Mohammed" look like verbs until their capitals tell.
    no_names = [
        word if not index or written[0].islower() or written == "I" or written.startswith("I'") else ""
        for index, (word, written) in enumerate(zip(words, tokens, strict=True))
    ]
    for index, name in lexicon.verbs(no_names):
        found.add(index, name)
        if name == "perfect" and index in changes:
            found.add(index, "has_changed")


def _bare(word: str) -> str:
    """Without an Indonesian particle or possessive: "pajaknya" is "pajak"."""
    return word[:-3] if len(word) > 5 and word.endswith(CLITICS) else word


@cache
def lexicon_of(language: str | None) -> Lexicon | None:
    """Read once a language; None where we have no words."""
    if language == "en":
        return _lexicon(words_en.GROUPS, words_en.PHRASES, words_en.AIMING, verbs.english_forms, verbs.english)
    if language == "id":
        return _lexicon(words_id.GROUPS, words_id.PHRASES, words_id.AIMING, verbs.indonesian_forms, verbs.indonesian)
    return None


def _lexicon(
    groups: Mapping[str, str],
    phrases: Mapping[str, tuple[str, ...]],
    aiming: str,
    forms: Callable[[str], set[str]],
    tell: Callable[[Sequence[str]], verbs.Found],
) -> Lexicon:
    words: dict[str, dict[str, None]] = {}
    for group, entries in groups.items():
        for entry in entries.split():
            for form in forms(entry[:-1]) if entry.endswith("~") else (entry,):
                words.setdefault(form, {})[group] = None
    firsts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, entries_ in phrases.items():
        for entry in entries_:
            first, *rest = entry.split()
            firsts.setdefault(first, []).append(((first, *rest), group))
    return Lexicon(
        {word: tuple(names) for word, names in words.items()},
        {word: tuple(found) for word, found in firsts.items()},
        frozenset(aiming.split()),
        tell,
    )
