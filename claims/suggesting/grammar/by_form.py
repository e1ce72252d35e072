"""Verbs known by their forms, as in English: "rises", "rose", "risen". Pure."""

from dataclasses import replace

from claims.suggesting.grammar.roles import CURRENCY_SIGNS, FINITE, Role, Token
from claims.suggesting.grammar.tagging import EDGE, Tagger

LOOK_AHEAD, LOOK_BACK = 13, 40  # words
_BEFORE_NOUN = frozenset({Role.DETERMINER, Role.POSSESSIVE, Role.PREPOSITION, Role.NUMBER})
_OBJECTS = frozenset({Role.DETERMINER, Role.POSSESSIVE, Role.PRONOUN})
_AFTER_VERB = _OBJECTS | {Role.NUMBER, Role.PREPOSITION, Role.TO, Role.RELATIVE, Role.ADVERB}
_JOINS = frozenset({Role.AND, Role.BUT, Role.BECAUSE, Role.IF, Role.RELATIVE, Role.SEMICOLON})
_BEFORE_VERB = frozenset({Role.NOUN, Role.PRONOUN, Role.CLOSE, Role.ADVERB})


class FormTagger(Tagger):
    """`kinds` below are those of claims.suggesting.grammar.forms."""

    def run(self) -> list[Token]:
        super().run()
        start = 0
        for index, token in enumerate([*self.tokens, EDGE]):
            if token is EDGE or token.role in (Role.BECAUSE, Role.BUT, Role.SEMICOLON) or token.text == ":":
                self._promote(start, index)
                start = index + 1
        return self.tokens

    def _promote(self, start: int, end: int) -> None:
        """A clause has a verb: where none was sure, the first word that can be one is it."""
        if any(token.role in FINITE for token in self.tokens[start:end]):
            return
        for index in range(start + 1, end):
            token, before = self.tokens[index], self.tokens[index - 1]
            kinds = set(self.grammar.verb_forms.get(token.low, ""))
            agrees = kinds & set("sp") or ("b" in kinds and before.low.endswith("s"))
            if agrees and token.text.islower() and before.role in _BEFORE_VERB:
                self.tokens[index] = replace(token, role=Role.VERB)
                return

    def verb_or_noun(self, index: int, token: Token) -> Role:
        before, after = self.before(index), self.after(index)
        if token.low == "to":
            is_verb = "b" in self.grammar.verb_forms.get(after.low, "") or after.low in ("be", "have", "do")
            return Role.TO if is_verb else Role.PREPOSITION
        if token.low == "that":
            return self._that(before, after)
        kinds = self._kinds(token)
        if not kinds or (token.text[0].isupper() and index and before is not EDGE):
            return Role.NOUN
        if self._is_infinitive(index, kinds, before):
            return Role.INFINITIVE
        if "g" in kinds:
            return self._gerund(token, before)
        if before.role is Role.AUXILIARY:
            return Role.VERB
        if before is EDGE or before.role in _BEFORE_NOUN:
            return Role.VERB if "p" in kinds and before.role is Role.NUMBER else Role.NOUN
        known = token.low in self.grammar.verb_forms
        if kinds == "b" and before.role is Role.AND and after.role in (Role.MARK, Role.COMMA):
            return Role.NOUN  # "its design and manufacture."
        if not known and before.role is Role.AND and after.role is Role.NOUN:
            return Role.NOUN  # "flavoured water"
        if "p" in kinds or "n" in kinds:
            return self._past(index, token, kinds)
        return self._doubtful(index, kinds) if self._is_doubtful(token) else Role.VERB

    def _kinds(self, token: Token) -> str:
        """The kinds of a form; of a word that no table knows, by its ending."""
        kinds = self.grammar.verb_forms.get(token.low, "")
        if kinds or len(token.low) < 5 or not token.text.islower():
            return kinds
        return "pn" if token.low.endswith("ed") else "s" if token.low.endswith(("izes", "ises", "ifies")) else ""

    def _that(self, before: Token, after: Token) -> Role:
        """ "that year", "like that", or the start of a clause."""
        if self.grammar.has("time", after.low) or before is EDGE:
            return Role.DETERMINER
        return Role.DETERMINER if before.role in (Role.PREPOSITION, Role.AUXILIARY) else Role.RELATIVE

    def _gerund(self, token: Token, before: Token) -> Role:
        if before.role is Role.AUXILIARY and self.grammar.has("be", before.low):
            return Role.VERB
        return Role.NOUN if self.grammar.has("doubtful", token.low) else Role.GERUND

    def _is_doubtful(self, token: Token) -> bool:
        bases = (token.low, token.low.removesuffix("s"), token.low.removesuffix("es"))
        return any(self.grammar.has("doubtful", base) for base in bases)

    def _is_infinitive(self, index: int, kinds: str, before: Token) -> bool:
        """ "to keep", "to better reflect", "to keep and breed"."""
        if "b" not in kinds:
            return False
        if before.role is Role.TO:
            return True
        nearby = self.tokens[max(index - 7, 0) : index]
        if before.role is Role.AND:
            return any(token.role is Role.INFINITIVE for token in nearby)
        is_adverb = bool(nearby) and nearby[-1].low.endswith(("ly", "er"))
        return is_adverb and len(nearby) > 1 and nearby[-2].low == "to"

    def _past(self, index: int, token: Token, kinds: str) -> Role:
        """A verb, or a participle that describes a noun: "the tools developed by them are …"."""
        before, after = self.before(index), self.after(index)
        if "p" not in kinds:
            return Role.VERB if before.role is Role.AND and self._verb_before(index) else Role.PARTICIPLE
        if before.role is Role.RELATIVE:
            return Role.VERB  # "people who died rose from …"
        says = self.grammar.has("said", token.low)
        if (
            self.finite_seen
            and before.role in (Role.NOUN, Role.COMMA, Role.NUMBER)
            and not (says and after.low != "by")
        ):
            return Role.PARTICIPLE
        thing_follows = after.role is Role.NOUN and after.text.islower()
        if thing_follows and not says and self._finite_ahead(index):
            return Role.PARTICIPLE
        phrase_follows = after.low == "by" or after.role in (Role.PREPOSITION, Role.TO)
        if phrase_follows and before.role is Role.NOUN and self._finite_ahead(index):
            return Role.PARTICIPLE
        if (
            after.role is Role.NOUN
            and before.role is Role.AND
            and after.text[0].islower()
            and not self._verb_before(index)
        ):
            return Role.NOUN  # "dried and salted fish"
        return Role.VERB

    def _doubtful(self, index: int, kinds: str) -> Role:
        """A word that is more often a noun: a verb only where nothing else could stand."""
        before, after = self.before(index), self.after(index)
        if before.role is Role.PRONOUN or (before.role is Role.RELATIVE and after.role is not Role.AUXILIARY):
            return Role.VERB
        plural = before.low.endswith("s") and not before.low.endswith("ss")
        agrees = before.role is Role.NOUN and ("s" in kinds or ("b" in kinds and plural))
        agrees = agrees or (0 < index == self.aside_end + 1 and "s" in kinds)
        follows = after.role in _AFTER_VERB or after.text in CURRENCY_SIGNS
        if agrees and follows and not self.clause_has_verb and not self._finite_ahead(index):
            return Role.VERB
        if before.role is not Role.AND or index < 2:
            return Role.NOUN
        thing_follows = after.role is Role.NOUN and after.low not in self.grammar.verb_forms
        has_object = after.role in _OBJECTS or ("s" in kinds and thing_follows)
        second = self.tokens[index - 2].role is Role.PRONOUN or (has_object and self._verb_before(index))
        return Role.VERB if second else Role.NOUN

    def _verb_before(self, index: int) -> bool:
        return any(token.role in FINITE for token in self.tokens[max(index - LOOK_BACK, 0) : index])

    def _finite_ahead(self, index: int) -> bool:
        """Whether another verb of the same clause follows: then this one only describes a noun."""
        for token in self.tokens[index + 1 : index + 1 + LOOK_AHEAD]:
            if token.role in _JOINS:
                return False
            if token.role is Role.AUXILIARY:
                return True
            finite = set(self.grammar.verb_forms.get(token.low, "")) & set("spb")
            if finite and token.text.islower() and not self.grammar.has("doubtful", token.low):
                return True
        return False
