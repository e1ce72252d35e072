"""What the reader of texts knows of a language: tables of its small words and verbs. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from claims.suggesting.grammar import forms
from claims.suggesting.grammar.roles import Role


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(table.lower().split())


@dataclass(frozen=True, eq=False)
class Grammar:
    """Tables of one language, each a string of words parted by spaces. An empty one knows marks and numbers alone.

    Verbs are known by their forms (`regular`, `irregular`: English) or by `verb_prefixes` (Indonesian). `doubtful`
    ones are more often something else. `said` reports a clause, `acts` does something by speaking, `accused`
    reports what another does. `persons` and `things` stand for the last one named. `denying` words deny as negations do,
    `sparing` ones do so for all that a subject lists, and `either` joins what is denied together.
    """

    roles: Mapping[Role, str] = field(default_factory=dict)
    phrases: Mapping[str, Role] = field(default_factory=dict)
    regular: str = ""
    irregular: str = ""
    doubtful: str = ""
    verbs: str = ""
    not_verbs: str = ""
    verb_prefixes: tuple[str, ...] = ()
    be: str = ""
    have: str = ""
    modal: str = ""
    copula: str = ""
    denying: str = ""
    sparing: str = ""
    either: str = ""
    openers: tuple[str, ...] = ()
    said: str = ""
    tail_said: str = ""
    accused: str = ""
    acts: str = ""
    noun_said: str = ""
    according: tuple[str, ...] = ()
    that: str = ""
    titles: str = ""
    places: str = ""
    persons: str = ""
    things: str = ""
    possessives: str = ""
    collective: str = ""
    time: str = ""
    includes: str = ""
    abbreviations: str = ""

    @cached_property
    def role_of(self) -> dict[str, Role]:
        return {word: role for role, table in self.roles.items() for word in table.split()}

    def has(self, table: str, word: str) -> bool:
        """Whether a lower-case word stands in the table of that name."""
        return word in _words(getattr(self, table))

    @cached_property
    def verb_forms(self) -> dict[str, str]:
        """Form → its kinds (see forms.py); empty where verbs are known by prefixes."""
        found: dict[str, str] = {}
        for verb in self.regular.split():
            for form, kind in forms.inflected(verb):
                found[form] = found.get(form, "") + kind
        for entry in self.irregular.split():
            base, past, participle = entry.split("-")
            for form, kind in ((base, "b"), (forms.third(base), "s"), (past, "p"), (participle, "n"), (forms.gerund(base), "g")):  # fmt: skip
                found[form] = found.get(form, "") + kind
        return found

    @cached_property
    def _gerunds(self) -> dict[str, tuple[str, str]]:
        found = {forms.gerund(verb): (forms.third(verb), forms.past(verb)) for verb in self.regular.split()}
        for entry in self.irregular.split():
            base, past, _participle = entry.split("-")
            found[forms.gerund(base)] = (forms.third(base), past)
        return found

    def conjugated(self, gerund: str, *, past: bool) -> str:
        """ "forming" → "forms" or "formed"; "" when the verb is not known."""
        return self._gerunds.get(gerund, ("", ""))[past]
