"""Which of the words that no table knows are verbs. Pure.

No more than the splitter asks: where a clause has its verb, where a list or a relative clause begins.
"""

from dataclasses import replace

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, Token

_OBJECTS = frozenset({Role.DETERMINER, Role.POSSESSIVE, Role.PRONOUN})
_NEW_CLAUSE = frozenset({Role.BECAUSE, Role.IF, Role.BUT, Role.SEMICOLON, Role.RELATIVE})
_BEFORE_NOUN = frozenset({Role.DETERMINER, Role.POSSESSIVE, Role.PREPOSITION, Role.NUMBER})


def tagged(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """The tokens with their verbs found."""
    return _Tagger(grammar, tokens).run()


class _Tagger:
    """Decides which of the unknown words are verbs, from left to right."""

    def __init__(self, grammar: Grammar, tokens: list[Token]) -> None:
        self.grammar, self.tokens = grammar, tokens
        self.finite_seen = False  # since the last joining word
        self.aside_end = -1  # where the last ", who …," closed: the verb of the clause may follow
        self.clause_has_verb = False  # an "and" begins no clause of its own

    def run(self) -> list[Token]:
        grammar = self.grammar
        self._quotes()
        tag = self._by_form if grammar.verb_forms else self._by_prefix
        # Inside ", who …," and "Because …,": after the comma the clause goes on, or another begins.
        aside = self.tokens[0].role in (Role.BECAUSE, Role.IF) if self.tokens else False
        for index, token in enumerate(self.tokens):
            role = token.role
            if role in _NEW_CLAUSE or role is Role.AND:
                self.finite_seen = False
                self.clause_has_verb = self.clause_has_verb and role is Role.AND
                if index:
                    aside = role is Role.RELATIVE and self.tokens[index - 1].role is Role.COMMA
            elif role is Role.COMMA and aside:
                self.finite_seen = self.clause_has_verb = aside = False
                self.aside_end = index
            elif role is Role.COMMA and self._in_date(index):
                role = Role.MARK
            if token.low == "'s":
                after = self._after(index)
                owned = after is not None and after.role in (Role.NOUN, Role.NUMBER, Role.OPEN)
                role = Role.POSSESSIVE if owned and index and self.tokens[index - 1].role is Role.NOUN else role
            elif role is Role.DETERMINER and self._stands_alone(index):
                role = Role.PRONOUN
            elif role is Role.IF and self._ends_phrase(index):
                role = Role.ADVERB
            elif role is Role.NOUN or (role is Role.PREPOSITION and token.low == "to") or token.low == "that":
                role = tag(index, token)
            if role in FINITE:
                # "She said the port cost …": what is said has a verb of its own.
                self.finite_seen = self.clause_has_verb = not self._reports(index, token)
            if role is not token.role:
                self.tokens[index] = replace(token, role=role)
        if grammar.verb_forms:
            self._clauses_without_verb()
        return self.tokens

    def _in_date(self, index: int) -> bool:
        """ "May 29, 2014": this comma parts nothing."""
        sides = [self.tokens[at].text for at in (index - 1, index + 1) if 0 <= at < len(self.tokens)]
        return (
            len(sides) == 2 and sides[0].isdigit() and len(sides[0]) < 3 and sides[1].isdigit() and len(sides[1]) == 4
        )

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
            kinds = self.grammar.verb_forms.get(token.low, "")
            if (
                token.text.islower()
                and before.role in (Role.NOUN, Role.PRONOUN, Role.CLOSE, Role.ADVERB)
                and (set(kinds) & set("sp") or ("b" in kinds and before.low.endswith("s")))
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

    def _ends_phrase(self, index: int) -> bool:
        """ "the year before": nothing follows that it could join."""
        after = self._after(index)
        return after is None or after.role in (Role.COMMA, Role.MARK, Role.SEMICOLON, Role.CLOSE, Role.AND)

    def _reports(self, index: int, token: Token) -> bool:
        after = self._after(index)
        is_said = self.grammar.has("said", token.low)
        return is_said and after is not None and after.role not in (Role.PREPOSITION, Role.NUMBER, Role.ADVERB)

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
            kinds = grammar.verb_forms.get(after.low, "") if after else ""
            return (
                Role.TO
                if "b" in kinds or (after is not None and after.low in ("be", "have", "do"))
                else Role.PREPOSITION
            )
        if token.low == "that":
            if after is not None and grammar.has("time", after.low):
                return Role.DETERMINER
            # "that year", "that" alone as an object, or the start of a clause.
            return (
                Role.DETERMINER
                if before is None or before.role in (Role.PREPOSITION, Role.AUXILIARY)
                else Role.RELATIVE
            )
        kinds = grammar.verb_forms.get(token.low, "")
        known = bool(kinds)
        if not kinds and token.text.islower() and len(token.low) > 4:
            kinds = "pn" if token.low.endswith("ed") else "s" if token.low.endswith(("izes", "ises", "ifies")) else ""
        if not kinds or (token.text[0].isupper() and index and before and before.role is not Role.MARK):
            return Role.NOUN
        if self._infinitive(index, kinds, before):
            return Role.INFINITIVE
        helped = before is not None and before.role is Role.AUXILIARY
        if "g" in kinds:
            return (
                Role.VERB
                if helped and grammar.has("be", before.low if before else "")
                else (Role.NOUN if grammar.has("doubtful", token.low) else Role.GERUND)
            )
        if helped:
            return Role.VERB
        if before is None or before.role in _BEFORE_NOUN:
            return Role.NOUN if before is None or "p" not in kinds or before.role is not Role.NUMBER else Role.VERB
        if not known and before.role is Role.AND and after is not None and after.role is Role.NOUN:
            return Role.NOUN  # "flavoured water"
        if "p" in kinds or "n" in kinds:
            return self._past(index, token, kinds, before, after)
        if (
            grammar.has("doubtful", token.low)
            or grammar.has("doubtful", token.low.removesuffix("s"))
            or grammar.has("doubtful", token.low.removesuffix("es"))
        ):
            return self._doubtful(index, kinds, before, after)
        return Role.VERB

    def _infinitive(self, index: int, kinds: str, before: Token | None) -> bool:
        """ "to keep", "to better reflect", "to keep and breed"."""
        if before is None or "b" not in kinds:
            return False
        nearby = self.tokens[max(index - 3, 0) : index]
        if before.role is Role.TO or (
            len(nearby) > 1
            and nearby[-2].low == "to"
            and nearby[-1].role in (Role.NOUN, Role.ADVERB)
            and nearby[-1].low.endswith(("ly", "er"))
        ):
            return True
        return before.role is Role.AND and any(
            token.role is Role.INFINITIVE for token in self.tokens[max(index - 7, 0) : index]
        )

    def _past(self, index: int, token: Token, kinds: str, before: Token, after: Token | None) -> Role:
        if "p" not in kinds:
            return Role.PARTICIPLE if before.role is not Role.AND or not self._verb_before(index) else Role.VERB
        reports = self.grammar.has("said", token.low) and (after is None or after.low != "by")
        if self.finite_seen and before.role in (Role.NOUN, Role.COMMA, Role.NUMBER) and not reports:
            return Role.PARTICIPLE
        if (
            after is not None
            and after.role is Role.NOUN
            and after.text.islower()
            and not self.grammar.has("said", token.low)
            and self._finite_ahead(index)
        ):
            return Role.PARTICIPLE
        if (
            after is not None
            and (after.low == "by" or after.role in (Role.PREPOSITION, Role.TO))
            and before.role is Role.NOUN
            and self._finite_ahead(index)
        ):
            return Role.PARTICIPLE
        if (
            after is not None
            and after.role is Role.NOUN
            and before.role is Role.AND
            and not after.text[0].isupper()
            and not self._verb_before(index)
        ):
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
            kinds = self.grammar.verb_forms.get(token.low, "")
            if (
                ("s" in kinds or "p" in kinds or "b" in kinds)
                and not self.grammar.has("doubtful", token.low)
                and token.text.islower()
            ):
                return True
        return False

    def _doubtful(self, index: int, kinds: str, before: Token, after: Token | None) -> Role:
        if before.role in (Role.PRONOUN, Role.AUXILIARY):
            return Role.VERB
        if before.role is Role.RELATIVE and after is not None and after.role is not Role.AUXILIARY:
            return Role.VERB
        object_follows = after is not None and after.role in (
            Role.DETERMINER,
            Role.POSSESSIVE,
            Role.NUMBER,
            Role.PRONOUN,
            Role.PREPOSITION,
            Role.TO,
            Role.RELATIVE,
            Role.ADVERB,
        )
        plural = before.low.endswith("s") and not before.low.endswith("ss")
        agrees = before.role is Role.NOUN and ("s" in kinds or ("b" in kinds and plural))
        agrees = agrees or (index == self.aside_end + 1 and index > 0 and "s" in kinds)
        if agrees and object_follows and not self.clause_has_verb and not self._finite_ahead(index):
            return Role.VERB
        if before.role is Role.AND and index > 1 and self.tokens[index - 2].role is Role.PRONOUN:
            return Role.VERB
        if (
            before.role is Role.AND
            and self._verb_before(index)
            and after is not None
            and (after.role in _OBJECTS or ("s" in kinds and self._is_thing(after)))
        ):
            return Role.VERB
        return Role.NOUN

    def _is_thing(self, token: Token) -> bool:
        return token.role is Role.NOUN and token.low not in self.grammar.verb_forms

    def _by_prefix(self, index: int, token: Token) -> Role:
        grammar, low = self.grammar, token.low
        before = self._before(index)
        if low == "to" or token.role is not Role.NOUN or (token.text[0].isupper() and index):
            return token.role
        after = self._after(index)
        is_name = index == 0 and token.is_name and after is not None and after.role is Role.COMMA
        if is_name or grammar.has("not_verbs", low):
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
            return (
                Role.INFINITIVE
                if before.low in ("untuk", "dengan", "tanpa", "dalam", "oleh", "dari", "sebagai", "selain")
                else Role.NOUN
            )
        return Role.VERB
