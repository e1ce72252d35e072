"""A text as numbers, words and signs, with their positions. Pure.

One pass, no look-back: a run of digits with its inner points and commas is one token however long it is.
"""

import re
from typing import NamedTuple

# A number with its separators | a word, with inner hyphens and apostrophes | any other sign. "年", "月" and "日"
# end the parts of a date.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,٫٬]\d+)*)|(?P<word>[年月日]|[^\W\d_]+(?:[-'’](?!Rp\d)[^\W\d_]+)*)|(?P<break>\n)|(?P<sign>[^\s])",
)
_NO_BREAK = "\u00a0\u202f\u2009\u2007"


class Token(NamedTuple):
    """`low` is what words are looked up by; `sentence` counts sentences roughly, enough to bound a look around."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    sentence: int


class Tokens:
    """The tokens of one text; outside its ends there is an empty sign, so that looking around needs no guard."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.list: list[Token] = []
        sentence, stopped = 0, False
        for match in _TOKEN.finditer(text):
            kind = str(match.lastgroup)
            if kind == "break":
                sentence, stopped = sentence + 1, False
                continue
            word = match.group()
            if stopped and not word[0].islower() and kind != "number":
                sentence += 1
            stopped = word in ("!", "?", "。", ";") or (word == "." and text[match.end() : match.end() + 1].isspace())
            self.list.append(Token(match.start(), match.end(), word, word.lower(), kind, sentence))
        self.count = len(self.list)
        self.outside = Token(len(text), len(text), "", "", "sign", -1)

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> Token:
        return self.list[index] if 0 <= index < self.count else self.outside

    def low(self, index: int) -> str:
        return self.list[index].low if 0 <= index < self.count else ""

    def joined(self, index: int) -> bool:
        """Whether the token touches the one before it."""
        return 0 < index < self.count and self.list[index].start == self.list[index - 1].end

    def gap(self, index: int) -> str:
        """What stands between the token and the one before it."""
        return self.text[self[index - 1].end : self[index].start] if index > 0 else ""

    def no_break(self, index: int) -> bool:
        """Whether one no-break or thin space ties the token to the one before it."""
        gap = self.gap(index)
        return len(gap) == 1 and gap in _NO_BREAK

    def says(self, index: int, phrase: tuple[str, ...]) -> bool:
        return self.low(index) == phrase[0] and all(self.low(index + at) == phrase[at] for at in range(1, len(phrase)))

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to before token `last`, on one line."""
        return " ".join(self.text[self[first].start : self[last - 1].end].split()) if last > first else ""
