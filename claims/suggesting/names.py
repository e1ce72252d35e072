"""People and things that a text names, and which of them "he", "it" or a surname means. Pure."""

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, Token, made
from claims.suggesting.splitting.lines import Line, begins_clause, joined, trimmed, verb_at

_POINTING = frozenset(("itu", "tersebut", "ini"))
_HONOURS = frozenset("dr prof ir h hj drs mr mrs ms".split())
_PARTICLES = frozenset(("von", "van", "der", "de", "bin", "al", "del", "la", "le", "da", "dos", "ibn", "binti", "der"))
_EMPTY_VERBS = frozenset("is was 's has may might seems remains".split())
MOST_NAME_WORDS = 6
MOST_PHRASE_WORDS = 10
MOST_TITLE_WORDS = 3


class Names:
    """Remembers names in the order of the text: feed it each sentence, then ask."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.full: dict[str, str] = {}
        self.person = ""
        self.speaker = ""
        self.holders: dict[str, str] = {}
        self.subject: Line = ()

    def read(self, line: Line) -> None:
        """Keeps the names of a sentence, the last person and the subject, for the sentences after it."""
        first, grammar = "", self.grammar
        runs = self._runs(line)
        for at, (start, end) in enumerate(runs):
            name = self._person_in(line, start, end)
            if at + 1 < len(runs) and runs[at + 1][0] == end + 1 and _stands_alone(line, *runs[at + 1]):
                continue  # "Ketua Paguyuban Pedagang, Sarmi Tolanda, …": the next is the person
            if not name or not self._is_person(line, start, end, name):
                continue
            for word in name.split():
                if len(name) > len(self.full.get(word.lower(), "")) and word[0].isupper():
                    self.full[word.lower()] = name
            for token in line[max(start - 6, 0) : end]:
                if grammar.has("titles", token.low) and token.role is Role.NOUN and len(token.low) > MOST_TITLE_WORDS:
                    self.holders[token.low] = name
            first = first or name
        if first:
            self.person = self.known(first)
        self.follow(line)

    def follow(self, line: Line) -> None:
        """Keeps the subject of a clause for the clauses after it."""
        subject = _bare_subject(line[: verb_at(line) or 0])
        names_itself = all(token.role not in (Role.PRONOUN, Role.POSSESSIVE) for token in subject)
        # "Their music" became "The band's music": the band is still whose the next thing is.
        if subject and names_itself and not any(token.text.endswith(("'s", "s'")) for token in subject):
            self.subject = subject

    def known(self, name: str) -> str:
        """The fullest form of a name that the text has used so far: "Blinken" → "Antony Blinken"."""
        return self.full.get(name.lower(), name) if len(name.split()) == 1 else name

    def claimant(self, words: Line) -> str:
        """Who a phrase means: a person's name without titles, the last person for a pronoun, else the phrase."""
        grammar, pointed = self.grammar, bool(words) and words[-1].low in _POINTING
        words = _without_frame(words)
        if not words or (len(words) <= 2 and any(grammar.has("persons", token.low) for token in words)):
            return self.person
        if len(words) == 1 and words[0].text.islower() and words[0].text.endswith("nya"):
            return self.person  # "berdasarkan kajiannya": whose?
        if len(words) == 1 and words[0].role is Role.PRONOUN:
            return self.speaker
        if len(words) <= 2 and self.speaker and (self._is_paper(words) or (pointed and len(words) == 1)):
            return self.speaker  # "That report", "Lembaga itu"
        runs = self._runs(words)
        if not runs and len(words) <= MOST_TITLE_WORDS:
            for token in words:
                if token.low in self.holders:
                    return self.holders[token.low]
        self.speaker = self._best_name(words, runs) or joined(words[:MOST_PHRASE_WORDS], "")
        return self.speaker

    def _is_paper(self, words: Line) -> bool:
        return any(self.grammar.has("noun_said", token.low) for token in words)

    def _best_name(self, words: Line, runs: list[tuple[int, int]]) -> str:
        """ "peneliti Kajian Fiskal, Bayu Tanuwijaya": what stands alone between commas; else the first full name."""
        alone = [run for run in reversed(runs) if _stands_alone(words, *run)]
        first = [run for run in runs[:1] if self._leads(words, *run)]
        full = [run for run in runs if run[1] - run[0] > 1]
        # The first word of a sentence has its capital from there.
        sure = [run for run in runs if run != (0, 1) or len(words) == 1 or words[1].role is Role.COMMA]
        for start, end in alone + first + full + sure:
            name = self._person_in(words, start, end)
            if name and not all(self.grammar.has("places", word.lower()) for word in name.split()):
                return self.known(name)
        return joined(words[runs[0][0] : runs[-1][1]], "") if sure else ""

    def _leads(self, words: Line, start: int, end: int) -> bool:
        """ "Nurhayati (39), warga Muara Kidul": the name comes first."""
        goes_on = end < len(words) and words[end].role in (Role.COMMA, Role.OPEN)
        return start == 0 and goes_on and not any(self.grammar.has("titles", token.low) for token in words[start:end])

    def continued(self, line: Line) -> Line:
        """With the subject that Indonesian leaves out where it is still the same: "Tetapi dilihat oleh …"."""
        if self.grammar.verb_forms or not self.subject or not line or line[0].role is not Role.VERB:
            return line
        leads_in = any(token.role is Role.COMMA and begins_clause(line[at + 1 :]) for at, token in enumerate(line))
        return line if leads_in else (*(made(token.text, token.role) for token in self.subject), *line)

    def resolved(self, line: Line, by: Line = ()) -> Line:
        """The line with the pronouns of its subject replaced by what they mean, where that is known.

        `by`: who reports it. "They said they would": both are the same.
        """
        verb = verb_at(line)
        if verb is None:
            return line
        found: list[Token] = []
        for index, token in enumerate(line):
            replaced = self._meant(line, index, token, by) if index < verb else ()
            found.extend(replaced or (token,))
        return tuple(found)

    def _meant(self, line: Line, index: int, token: Token, by: Line) -> Line:
        grammar = self.grammar
        first = index == 0 or line[index - 1].role is Role.COMMA or (index == 1 and line[0].role is Role.IF)
        if token.role is Role.PRONOUN and first and index + 1 < len(line) and not _says_nothing(line, index):
            return self._antecedent(token, by)
        if token.role is Role.POSSESSIVE and grammar.has("possessives", token.low):
            owner = self.person if token.low in ("his", "her") else joined(self.subject, "")
            if owner:
                return (_as(token, owner + ("'" if owner.endswith("s") else "'s")),)
        return ()

    def _antecedent(self, token: Token, by: Line) -> Line:
        grammar, many = self.grammar, token.low in ("they", "mereka")
        is_person = grammar.has("persons", token.low) and not many
        if (
            by
            and by[0].role is not Role.PRONOUN
            and (is_person or many or token.low == "it")
            and (many or not _is_many(by))
        ):
            return (_as(token, joined(by, "")),)
        if is_person and (self.person or (self.subject and self.subject[-1].is_name)):
            return (_as(token, self.person or joined(self.subject, "")),)
        if (
            grammar.has("things", token.low)
            and self.subject
            and many in (_is_many(self.subject), self.subject[-1].is_name)
        ):
            return (_as(token, joined(self.subject, "")),)
        return ()

    def _person_in(self, line: Line, start: int, end: int) -> str:
        """A run of names without the titles and countries before it."""
        grammar = self.grammar
        texts: list[str] = []
        for token in line[start:end]:
            if token.text == ".":
                texts[-1] += "."
            else:
                texts.append(token.text)
        titled = start > 0 and grammar.has("titles", line[start - 1].low)
        while len(texts) > 1:
            if grammar.has("titles", texts[0].lower()):
                titled = True
            elif not (titled and (grammar.has("places", texts[0].lower()) or (len(texts) > 2 and texts[0].isupper()))):
                break
            texts.pop(0)
        if len(texts) == 1 and grammar.has("titles", texts[0].lower()):
            return ""
        return " ".join(texts) if len(texts) <= MOST_NAME_WORDS else ""

    def _is_person(self, line: Line, start: int, end: int, name: str) -> bool:
        grammar = self.grammar
        if any(grammar.has("places", word.lower()) for word in name.split()) or (name.isupper() and len(name) > 1):
            return False
        before = line[max(start - 2, 0) : start]
        titled = (start > 1 and _stands_alone(line, start, end)) or any(
            grammar.has("titles", token.low) and token.role is Role.NOUN
            for token in (*before, *line[start:end])
            if token.text not in name
        )
        speaks = any(grammar.has("said", token.low) or grammar.has("acts", token.low) for token in line[end : end + 3])
        return titled or speaks or (name.lower() in self.full)

    def _runs(self, line: Line) -> list[tuple[int, int]]:
        """(start, end) of each run of capitalised words, particles inside it included."""
        found: list[tuple[int, int]] = []
        index = 0
        while index < len(line):
            end = index
            while end < len(line) and self._carries_on(line, end, index):
                end += 1
            if end > index:
                found.append((index, end))
            index = max(end, index + 1)
        return found

    def _carries_on(self, line: Line, at: int, start: int) -> bool:
        token = line[at]
        if token.is_name:
            return not self.grammar.has("time", token.low)
        if at == start or at + 1 >= len(line) or not any(after.is_name for after in line[at + 1 : at + 3]):
            return False
        if token.low in ("of", "the") and line[at - 1].role in (Role.NOUN, Role.PREPOSITION):
            return line[at - 1].is_name or line[at - 1].low == "of"
        return token.low in _PARTICLES or (token.text == "." and len(line[at - 1].text) == 1)


def _without_frame(words: Line) -> Line:
    """Without quotation marks, articles before it, and what is told of it after."""
    words = tuple(token for token in trimmed(words) if token.role not in (Role.OPEN, Role.CLOSE) or token.text == "(")
    relative = next((at for at, token in enumerate(words) if token.role is Role.RELATIVE), len(words))
    words = words[:relative] or words
    while words and words[0].role in (Role.DETERMINER, Role.POSSESSIVE):
        words = words[1:]
    while words and words[-1].role in (Role.ADVERB, Role.COMMA):
        words = words[:-1]
    return words


def _stands_alone(line: Line, start: int, end: int) -> bool:
    """Between commas, titles such as "Dr." aside."""
    while start > 1 and line[start - 1].text == "." and line[start - 2].low in _HONOURS:
        start -= 2
    sides = (line[start - 1] if start else None, line[end] if end < len(line) else None)
    is_parted = any(token is not None and token.role is Role.COMMA for token in sides)
    return is_parted and end - start > 1 and all(token is None or token.role is Role.COMMA for token in sides)


def _as(token: Token, text: str) -> Token:
    """Other words at the same place of the text."""
    return Token(text, text.lower(), Role.NOUN, token.start, token.end, token.at)


def _is_many(line: Line) -> bool:
    """Whether a noun phrase means several: "Ponds", "Beijing and Moscow"."""
    return any(token.role is Role.AND for token in line) or any(
        token.role is Role.NOUN
        and not token.low.endswith("ss")
        and token.low.endswith("s")
        and (not token.is_name or at == 0)
        for at, token in enumerate(line)
    )


def _says_nothing(line: Line, index: int) -> bool:
    """ "It is unclear whether", "It is raining": this "it" stands for nothing."""
    if line[index].low != "it":
        return False
    after = [token.low for token in line[index + 1 : index + 8]]
    return (
        after[:1] != []
        and after[0] in _EMPTY_VERBS
        and any(word in ("that", "to", "when", "whether", "if", "how", "why") for word in after)
    )


def _bare_subject(line: Line) -> Line:
    """A subject without what leads in to it; empty when it is too long or holds a verb."""
    comma = max((at for at, token in enumerate(line) if token.role is Role.COMMA), default=-1)
    subject = trimmed(line[comma + 1 :])
    while subject and subject[0].role in (Role.ADVERB,):
        subject = subject[1:]
    if not subject or len(subject) > 9 or any(token.role in FINITE or token.role is Role.IF for token in subject):
        return ()
    if subject[0].role is Role.PREPOSITION or not any(token.role is Role.NOUN for token in subject):
        return ()
    return subject
