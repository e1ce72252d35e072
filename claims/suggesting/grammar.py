"""Words and their roles in a sentence: a coarse tagger of small words and verbs, the same for each language. Pure.

A language is a `Grammar`: tables of its small words and verbs (english.py, indonesian.py). The tagger knows
no more than the splitter asks: where a clause has its verb, where a list or a relative clause begins.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property


class Role(Enum):
    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    POSSESSIVE = "possessive"
    PREPOSITION = "preposition"
    AND = "and"
    BUT = "but"
    BECAUSE = "because"
    IF = "if"
    RELATIVE = "relative"
    AUXILIARY = "auxiliary"
    NEGATION = "negation"
    ADVERB = "adverb"
    VERB = "verb"  # finite: the verb of a clause
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    TO = "to"
    NUMBER = "number"
    NOUN = "noun"  # and everything unknown: adjectives too
    COMMA = "comma"
    SEMICOLON = "semicolon"
    OPEN = "open"
    CLOSE = "close"
    MARK = "mark"


FINITE = frozenset({Role.VERB, Role.AUXILIARY})
_TOKEN = re.compile(
    r"[^\W\d_][\w.]*(?:['’\-][^\W_]+)*(?<!\.)|\d[\d.,:/]*(?<![.,:/])%?|\w+|[^\w\s]", re.UNICODE
)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}")
_CLITIC = re.compile(r"(?<=\w)(?:['’](?:s|re|ve|ll|d|m)|n['’]t)$", re.IGNORECASE)
_MARKS = {",": Role.COMMA, "،": Role.COMMA, "、": Role.COMMA, ";": Role.SEMICOLON, "–": Role.SEMICOLON, "—": Role.SEMICOLON}
_OPEN, _CLOSE = frozenset("([{“‘«「『"), frozenset(")]}”’»」』")


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]`, or words of our own where start is -1. `at` is its place in the sentence."""

    text: str
    low: str
    role: Role
    start: int = -1
    end: int = -1
    at: int = -1

    @property
    def is_name(self) -> bool:
        return self.role in (Role.NOUN, Role.PARTICIPLE, Role.GERUND) and self.text[:1].isupper()


def made(text: str, role: Role = Role.NOUN) -> Token:
    """A token that does not stand in the text."""
    return Token(text, text.lower(), role)


def _set(words: str | Iterable[str]) -> frozenset[str]:
    return frozenset(words.split() if isinstance(words, str) else words)


@dataclass(frozen=True)
class Grammar:
    """Tables of one language; strings of words parted by spaces."""

    roles: dict[Role, str]
    openers: tuple[str, ...]
    said: str
    accused: str
    acts: str
    noun_said: str
    according: tuple[str, ...]
    that: str
    titles: str
    places: str
    persons: str
    things: str
    possessives: str
    collective: str
    time: str
    includes: str
    dr: Sequence[str]
    be: str
    modal: str
    have: str
    copula: str
    regular: str = ""
    irregular: str = ""
    doubtful: str = ""
    verbs: str = ""
    not_verbs: str = ""
    verb_prefixes: tuple[str, ...] = ()
    tail_said: str = ""
    phrases: dict[str, Role] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    @cached_property
    def role_of(self) -> dict[str, Role]:
        return {word: role for role, words in self.roles.items() for word in words.split()}

    def has(self, table: str, word: str) -> bool:
        """Whether a lower-case word stands in the table of that name."""
        if table not in self.sets:
            self.sets[table] = _set(word.lower() for word in getattr(self, table).split())
        return word in self.sets[table]

    @cached_property
    def forms(self) -> dict[str, str]:
        """English-like verb forms: form → kinds, of b(ase), s, p(ast), n (participle), g (gerund)."""
        found: dict[str, str] = {}

        def add(form: str, kind: str) -> None:
            if kind not in found.get(form, ""):
                found[form] = found.get(form, "") + kind

        for verb in self.regular.split():
            for form, kind in _inflected(verb):
                add(form, kind)
        for entry in self.irregular.split():
            base, past, participle = entry.split("-")
            for form, kind in ((base, "b"), (_third(base), "s"), (past, "p"), (participle, "n"), (_gerund(base), "g")):
                add(form, kind)
        return found

    @cached_property
    def _gerunds(self) -> dict[str, tuple[str, str]]:
        found = {_gerund(verb): (_third(verb), _inflected(verb)[2][0]) for verb in self.regular.split()}
        for entry in self.irregular.split():
            base, past, _participle = entry.split("-")
            found[_gerund(base)] = (_third(base), past)
        return found

    def conjugated(self, gerund: str, *, past: bool) -> str:
        """ "forming" → "forms" or "formed"; "" when the verb is not known."""
        return self._gerunds.get(gerund, ("", ""))[past]


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def _doubles(base: str) -> bool:
    return len(base) < 7 and bool(re.search(r"[^aeiou][aeiou][bdgklmnprt]$", base)) and not base.endswith(("er", "en", "on", "or", "it"))


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


def _inflected(base: str) -> tuple[tuple[str, str], ...]:
    if base.endswith("e"):
        past = base + "d"
    elif base.endswith("y") and base[-2] not in "aeiou":
        past = base[:-1] + "ied"
    else:
        past = base + (base[-1] if _doubles(base) else "") + "ed"
    return ((base, "b"), (_third(base), "s"), (past, "p"), (past, "n"), (_gerund(base), "g"))


def tokens_of(text: str, start: int, end: int, grammar: Grammar) -> list[Token]:
    """The tokens of `text[start:end]`, tagged."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, left, right = match.group(), match.start(), match.end()
        acronym = _ACRONYM.match(text, left, end)
        if acronym and acronym.end() >= right:
            word, right = acronym.group(), acronym.end()
        if found and left < found[-1].end:
            continue
        clitic = _CLITIC.search(word)
        parts = [(left, left + clitic.start()), (left + clitic.start(), right)] if clitic else [(left, right)]
        for one, two in parts:
            found.append(_first_guess(text[one:two], one, two, len(found), grammar))
    return _Tagger(grammar, _joined(found, text, grammar)).run()


def _joined(tokens: list[Token], text: str, grammar: Grammar) -> list[Token]:
    """Small words that make one: "as well as"."""
    if not grammar.phrases:
        return tokens
    first_words = {phrase.split()[0] for phrase in grammar.phrases}
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token, length = tokens[index], 1
        if token.low in first_words:
            for size in (3, 2):
                low = " ".join(part.low for part in tokens[index : index + size])
                if low in grammar.phrases and len(tokens) >= index + size:
                    length, end = size, tokens[index + size - 1].end
                    token = Token(text[token.start : end], low, grammar.phrases[low], token.start, end)
                    break
        found.append(replace(token, at=len(found)))
        index += length
    return found


def _first_guess(word: str, start: int, end: int, at: int, grammar: Grammar) -> Token:
    low = word.lower().replace("’", "'")
    role = grammar.role_of.get(low)
    if role is None:
        if word[0].isdigit():
            role = Role.NUMBER
        elif not word[0].isalnum():
            role = _MARKS.get(word) or (Role.OPEN if word in _OPEN else Role.CLOSE if word in _CLOSE else Role.MARK)
        else:
            role = Role.NOUN
    elif word.isupper() and len(word) > 1 and at:
        role = Role.NOUN  # US, IT, WHO
    return Token(word, low, role, start, end, at)


_BEFORE_NOUN = frozenset({Role.DETERMINER, Role.POSSESSIVE, Role.PREPOSITION, Role.NUMBER})


class _Tagger:
    """Decides which of the unknown words are verbs, from left to right."""

    def __init__(self, grammar: Grammar, tokens: list[Token]) -> None:
        self.grammar, self.tokens = grammar, tokens
        self.finite_seen = False

    def run(self) -> list[Token]:
        grammar = self.grammar
        self._quotes()
        tag = self._by_form if grammar.forms else self._by_prefix
        aside = False  # inside ", who …,"
        for index, token in enumerate(self.tokens):
            role = token.role
            if role in (Role.BECAUSE, Role.IF, Role.AND, Role.BUT, Role.SEMICOLON, Role.RELATIVE):
                self.finite_seen = False
                aside = role is Role.RELATIVE and index > 0 and self.tokens[index - 1].role is Role.COMMA
            elif role is Role.COMMA and aside:
                self.finite_seen = aside = False
            if token.low == "'s":
                after = self._after(index)
                owned = after is not None and after.role in (Role.NOUN, Role.NUMBER, Role.OPEN)
                role = Role.POSSESSIVE if owned and index and self.tokens[index - 1].role is Role.NOUN else role
            elif role is Role.DETERMINER and self._stands_alone(index):
                role = Role.PRONOUN
            elif role is Role.NOUN or (role is Role.PREPOSITION and token.low == "to") or token.low == "that":
                role = tag(index, token)
            if role in FINITE:
                self.finite_seen = True
            if role is not token.role:
                self.tokens[index] = replace(token, role=role)
        if grammar.forms:
            self._clauses_without_verb()
        return self.tokens

    def _clauses_without_verb(self) -> None:
        """A clause has a verb: where none was sure, the first word that can be one is it."""
        start = 0
        for index in range(len(self.tokens) + 1):
            token = self.tokens[index] if index < len(self.tokens) else None
            if token is None or token.role in (Role.BECAUSE, Role.BUT, Role.SEMICOLON) or token.text in (":", "\n"):
                self._promote(start, index)
                start = index + 1

    def _promote(self, start: int, end: int) -> None:
        if any(token.role in FINITE for token in self.tokens[start:end]):
            return
        for index in range(start + 1, end):
            token, before = self.tokens[index], self.tokens[index - 1]
            kinds = self.grammar.forms.get(token.low, "")
            if token.text.islower() and before.role in (Role.NOUN, Role.PRONOUN, Role.CLOSE, Role.ADVERB) and (
                set(kinds) & set("sp") or ("b" in kinds and before.low.endswith("s"))
            ):
                self.tokens[index] = replace(token, role=Role.VERB)
                return

    def _quotes(self) -> None:
        """Straight quotation marks open and close in turn; a title in quotes is one long noun."""
        opened: int | None = None
        for index, token in enumerate(self.tokens):
            if token.text == '"':
                self.tokens[index] = replace(token, role=Role.OPEN if opened is None else Role.CLOSE)
            elif token.text not in ("“", "”"):
                continue
            if opened is None:
                opened = index
            else:
                inside = self.tokens[opened + 1 : index]
                if inside and sum(word.text[:1].isupper() for word in inside) * 2 > len(inside):
                    self.tokens[opened + 1 : index] = [replace(word, role=Role.NOUN) for word in inside]
                opened = None

    def _stands_alone(self, index: int) -> bool:
        """ "This is", "rejects this and …": no noun follows."""
        after = self._after(index)
        return after is None or after.role in (Role.AUXILIARY, Role.AND, Role.BUT, Role.COMMA, Role.MARK)

    def _before(self, index: int) -> Token | None:
        """The token before, adverbs and negations passed over."""
        for token in reversed(self.tokens[max(index - 4, 0) : index]):
            if token.role not in (Role.ADVERB, Role.NEGATION):
                return token
        return None

    def _after(self, index: int) -> Token | None:
        return self.tokens[index + 1] if index + 1 < len(self.tokens) else None

    def _by_form(self, index: int, token: Token) -> Role:
        grammar, before, after = self.grammar, self._before(index), self._after(index)
        if token.low == "to":
            kinds = grammar.forms.get(after.low, "") if after else ""
            return Role.TO if "b" in kinds or (after is not None and after.low in ("be", "have", "do")) else Role.PREPOSITION
        if token.low == "that":
            if after is not None and grammar.has("time", after.low):
                return Role.DETERMINER
            # "that year", "that" alone as an object, or the start of a clause.
            return Role.DETERMINER if before is None or before.role in (Role.PREPOSITION, Role.AUXILIARY) else Role.RELATIVE
        kinds = grammar.forms.get(token.low, "")
        known = bool(kinds)
        if not kinds and token.text.islower() and len(token.low) > 4:
            kinds = "pn" if token.low.endswith("ed") else "s" if token.low.endswith(("izes", "ises", "ifies")) else ""
        if not kinds or (token.text[0].isupper() and index and before and before.role is not Role.MARK):
            return Role.NOUN
        if self._infinitive(index, kinds, before):
            return Role.INFINITIVE
        helped = before is not None and before.role is Role.AUXILIARY
        if "g" in kinds:
            return Role.VERB if helped and grammar.has("be", before.low if before else "") else (
                Role.NOUN if grammar.has("doubtful", token.low) else Role.GERUND)
        if helped:
            return Role.VERB
        if before is None or before.role in _BEFORE_NOUN:
            return Role.NOUN if before is None or "p" not in kinds or before.role is not Role.NUMBER else Role.VERB
        if not known and before.role is Role.AND and after is not None and after.role is Role.NOUN:
            return Role.NOUN  # "flavoured water"
        if "p" in kinds or "n" in kinds:
            return self._past(index, token, kinds, before, after)
        if grammar.has("doubtful", token.low) or grammar.has("doubtful", token.low.removesuffix("s")) or grammar.has("doubtful", token.low.removesuffix("es")):
            return self._doubtful(index, kinds, before, after)
        return Role.VERB

    def _infinitive(self, index: int, kinds: str, before: Token | None) -> bool:
        """ "to keep", "to better reflect", "to keep and breed"."""
        if before is None or "b" not in kinds:
            return False
        nearby = self.tokens[max(index - 3, 0) : index]
        if before.role is Role.TO or (len(nearby) > 1 and nearby[-2].low == "to" and nearby[-1].role in (Role.NOUN, Role.ADVERB) and nearby[-1].low.endswith(("ly", "er"))):
            return True
        return before.role is Role.AND and any(token.role is Role.INFINITIVE for token in self.tokens[max(index - 7, 0) : index])

    def _past(self, index: int, token: Token, kinds: str, before: Token, after: Token | None) -> Role:
        if "p" not in kinds:
            return Role.PARTICIPLE if before.role is not Role.AND or not self._verb_before(index) else Role.VERB
        reports = self.grammar.has("said", token.low) and (after is None or after.low != "by")
        if self.finite_seen and before.role in (Role.NOUN, Role.COMMA, Role.NUMBER) and not reports:
            return Role.PARTICIPLE
        if after is not None and after.role is Role.NOUN and after.text.islower() and not self.grammar.has("said", token.low) and self._finite_ahead(index):
            return Role.PARTICIPLE
        if after is not None and (after.low == "by" or after.role in (Role.PREPOSITION, Role.TO)) and before.role is Role.NOUN and self._finite_ahead(index):
            return Role.PARTICIPLE
        if after is not None and after.role is Role.NOUN and before.role is Role.AND and not after.text[0].isupper() and not self._verb_before(index):
            return Role.NOUN  # "dried and salted fish"
        return Role.VERB

    def _verb_before(self, index: int) -> bool:
        return any(token.role in FINITE for token in self.tokens[max(index - 40, 0) : index])

    def _finite_ahead(self, index: int) -> bool:
        """Whether another verb of the same clause follows: then this one only describes a noun."""
        for token in self.tokens[index + 1 : index + 14]:
            if token.role in (Role.AND, Role.BUT, Role.BECAUSE, Role.IF, Role.RELATIVE, Role.SEMICOLON):
                return False
            if token.role is Role.AUXILIARY:
                return True
            kinds = self.grammar.forms.get(token.low, "")
            if ("s" in kinds or "p" in kinds or "b" in kinds) and not self.grammar.has("doubtful", token.low) and token.text.islower():
                return True
        return False

    def _doubtful(self, index: int, kinds: str, before: Token, after: Token | None) -> Role:
        if before.role in (Role.PRONOUN, Role.AUXILIARY):
            return Role.VERB
        if before.role is Role.RELATIVE and after is not None and after.role is not Role.AUXILIARY:
            return Role.VERB
        object_follows = after is not None and after.role in (
            Role.DETERMINER, Role.POSSESSIVE, Role.NUMBER, Role.PRONOUN, Role.PREPOSITION, Role.TO, Role.RELATIVE, Role.ADVERB)
        if "s" in kinds and not self.finite_seen and before.role is Role.NOUN and object_follows and not self._finite_ahead(index):
            return Role.VERB
        plural = before.role is Role.NOUN and before.low.endswith("s") and not before.low.endswith("ss")
        if "b" in kinds and plural and object_follows and not self.finite_seen and not self._finite_ahead(index):
            return Role.VERB
        if before.role is Role.AND and index > 1 and self.tokens[index - 2].role is Role.PRONOUN:
            return Role.VERB
        if before.role is Role.AND and self._verb_before(index) and after is not None and after.role in (Role.DETERMINER, Role.POSSESSIVE, Role.PRONOUN):
            return Role.VERB
        return Role.NOUN

    def _by_prefix(self, index: int, token: Token) -> Role:
        grammar, low = self.grammar, token.low
        before = self._before(index)
        if low == "to" or token.role is not Role.NOUN or (token.text[0].isupper() and index):
            return token.role
        if grammar.has("not_verbs", low):
            return Role.NOUN
        if grammar.has("includes", low) and before is not None and before.role is Role.COMMA:
            return Role.PREPOSITION
        root = low.removesuffix("nya") if not low.startswith("di") else low
        is_verb = grammar.has("verbs", low) or (
            len(root) >= 6 and low.startswith(grammar.verb_prefixes) and not low.endswith(("-", "an-nya"))
        )
        if not is_verb:
            return Role.NOUN
        if before is not None and before.role in (Role.PREPOSITION, Role.DETERMINER) and low not in ("ada", "adalah"):
            return Role.INFINITIVE if before.low in ("untuk", "dengan", "tanpa", "dalam", "oleh", "dari", "sebagai", "selain") else Role.NOUN
        return Role.VERB
