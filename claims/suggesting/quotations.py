"""Whose words a sentence is in when a quotation runs over several: "We sold two. We bought one," she said. Pure."""

from enum import Enum

_OPENS, _CLOSES = "“«", "”»"


class Part(Enum):
    NONE = "none"
    INSIDE = "inside"  # it goes on after this sentence
    LAST = "last"  # here it closes
    WHOLE = "whole"  # nothing but quoted words, to the end of the quotation


class Quotation:
    """Asked sentence by sentence, in the order of the text."""

    def __init__(self) -> None:
        self.is_open = False

    def leave(self) -> None:
        """A new paragraph: what was never closed is over."""
        self.is_open = False

    def enter(self, sentence: str) -> Part:
        was_open, outside = self.is_open, False
        for character in sentence:
            if character == '"':
                self.is_open = not self.is_open
            elif character in _OPENS or character in _CLOSES:
                self.is_open = character in _OPENS
            elif not self.is_open and character.isalnum():
                outside = True
        if self.is_open:
            return Part.INSIDE
        if not outside:
            return Part.WHOLE
        return Part.LAST if was_open else Part.NONE
