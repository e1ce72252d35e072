"""Verbs known by their prefixes, as in Indonesian: "menolak", "ditolak", "bertemu". Pure."""

from claims.suggesting.grammar.roles import Role, Token
from claims.suggesting.grammar.tagging import Tagger

FEWEST_LETTERS = 6  # of a word with a prefix: "besar" has none
_ALWAYS = frozenset(("ada", "adalah"))
_BEFORE_INFINITIVE = frozenset(("untuk", "dengan", "tanpa", "dalam", "oleh", "dari", "sebagai", "selain"))


class PrefixTagger(Tagger):
    def verb_or_noun(self, index: int, token: Token) -> Role:
        grammar, low, before = self.grammar, token.low, self.before(index)
        if token.role is not Role.NOUN or (token.text[0].isupper() and index):
            return token.role
        is_name = index == 0 and token.is_name and self.after(index).role is Role.COMMA
        if is_name or grammar.has("not_verbs", low):
            return Role.NOUN
        if grammar.has("includes", low) and before.role is Role.COMMA:
            return Role.PREPOSITION
        if not self._is_verb(low):
            return Role.NOUN
        if before.role in (Role.PREPOSITION, Role.DETERMINER) and low not in _ALWAYS:
            return Role.INFINITIVE if before.low in _BEFORE_INFINITIVE else Role.NOUN
        return Role.VERB

    def _is_verb(self, low: str) -> bool:
        root = low if low.startswith("di") else low.removesuffix("nya")
        has_prefix = len(root) >= FEWEST_LETTERS and low.startswith(self.grammar.verb_prefixes)
        return self.grammar.has("verbs", low) or (has_prefix and not low.endswith("-"))
