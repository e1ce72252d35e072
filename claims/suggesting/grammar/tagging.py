"""Which part each word of a sentence plays. Pure.

No more than the splitter asks: where a clause has its verb, where a list or a relative clause begins. What every
language shares stands here; how verbs are known is a language's own (by_form.py, by_prefix.py).
"""

from dataclasses import replace

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, Token

EDGE = Token("", "", Role.MARK)  # what stands before the first word and after the last
_NEW_CLAUSE = frozenset({Role.BECAUSE, Role.IF, Role.BUT, Role.SEMICOLON, Role.RELATIVE})
_PHRASE_ENDS = frozenset({Role.COMMA, Role.MARK, Role.SEMICOLON, Role.CLOSE, Role.AND})
_NO_NOUN = frozenset({Role.AUXILIARY, Role.AND, Role.BUT, Role.COMMA, Role.MARK})


class Tagger:
    """Goes through a sentence from left to right. A language says by `verb_or_noun` what an unknown word is."""

    def __init__(self, grammar: Grammar, tokens: list[Token], *, quoted: bool) -> None:
        self.grammar, self.tokens, self.quoted = grammar, tokens, quoted
        self.finite_seen = False  # since the last joining word
        self.clause_has_verb = False  # an "and" begins no clause of its own
        self.aside_end = -1  # where the last ", who …," closed: the verb of the clause may follow
        # Inside ", who …," and "Because …,": after the comma the clause goes on, or another begins.
        self._in_aside = bool(tokens) and tokens[0].role in (Role.BECAUSE, Role.IF)

    def verb_or_noun(self, index: int, token: Token) -> Role:
        return token.role

    def run(self) -> list[Token]:
        self._quotes()
        for index, token in enumerate(self.tokens):
            self._enter(index, token)
            role = self._role(index, token)
            if role in FINITE:
                # "She said the port cost …": what is said has a verb of its own.
                self.finite_seen = self.clause_has_verb = not self._reports(index, token)
            if role is not token.role:
                self.tokens[index] = replace(token, role=role)
        return self.tokens

    def _enter(self, index: int, token: Token) -> None:
        """Keeps account of the clause we are in."""
        if token.role in _NEW_CLAUSE or token.role is Role.AND:
            self.finite_seen = False
            self.clause_has_verb = self.clause_has_verb and token.role is Role.AND
            if index and token.role is not Role.AND:
                self._in_aside = token.role is Role.RELATIVE and self.tokens[index - 1].role is Role.COMMA
        elif token.role is Role.COMMA and self._in_aside:
            self.finite_seen = self.clause_has_verb = self._in_aside = False
            self.aside_end = index

    def _role(self, index: int, token: Token) -> Role:
        role, after = token.role, self.after(index)
        if role is Role.COMMA and self._in_date(index):
            return Role.MARK
        if token.low == "'s":
            owned = index and self.tokens[index - 1].role is Role.NOUN
            return Role.POSSESSIVE if owned and after.role in (Role.NOUN, Role.NUMBER, Role.OPEN) else role
        if role is Role.DETERMINER and after.role in _NO_NOUN:
            return Role.PRONOUN  # "This is", "rejects this and …"
        if role is Role.IF and after.role in _PHRASE_ENDS:
            return Role.ADVERB  # "the year before"
        if role is Role.NOUN or token.low in ("to", "that"):
            return self.verb_or_noun(index, token)
        return role

    def _in_date(self, index: int) -> bool:
        """ "May 29, 2014": this comma parts nothing."""
        day, year = self.tokens[index - 1].text if index else "", self.after(index).text
        return day.isdigit() and len(day) < 3 and year.isdigit() and len(year) == 4

    def _quotes(self) -> None:
        """Straight quotation marks open and close in turn; a title in quotes is one long noun."""
        opened = -1 if self.quoted else None
        for index, token in enumerate(self.tokens):
            if token.text == '"':
                self.tokens[index] = replace(token, role=Role.OPEN if opened is None else Role.CLOSE)
            elif token.text not in ("“", "”"):
                continue
            if opened is None:
                opened = index
                continue
            inside = self.tokens[opened + 1 : index]
            if inside and sum(word.text[:1].isupper() for word in inside) * 2 > len(inside):
                self.tokens[opened + 1 : index] = [replace(word, role=Role.NOUN) for word in inside]
            opened = None

    def _reports(self, index: int, token: Token) -> bool:
        after = self.after(index)
        reported = after is not EDGE and after.role not in (Role.PREPOSITION, Role.NUMBER, Role.ADVERB)
        return reported and self.grammar.has("said", token.low)

    def before(self, index: int) -> Token:
        """The token before, adverbs and negations passed over."""
        for token in reversed(self.tokens[max(index - 4, 0) : index]):
            if token.role not in (Role.ADVERB, Role.NEGATION):
                return token
        return EDGE

    def after(self, index: int) -> Token:
        return self.tokens[index + 1] if index + 1 < len(self.tokens) else EDGE
