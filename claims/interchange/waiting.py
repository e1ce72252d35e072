"""The part of a feed that was read and is not yet used up. Pure."""

from collections.abc import Iterator

from claims.interchange.found import BrokenError

# Characters that one item may have. Real ones have thousands; more is no item but a file that we do not understand.
LARGEST = 16 << 20


class Waiting:
    """`text` from `pos` on waits. `fault` says why no more comes, when the source broke and did not end."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self.text = ""
        self.pos = 0
        self.fault = ""
        self.ended = False
        self._pieces = pieces
        self._passed = 0
        self._lines = 1

    @property
    def at(self) -> int:
        """Characters of the file before `pos`."""
        return self._passed + self.pos

    @property
    def line(self) -> int:
        return self._lines + self.text.count("\n", 0, self.pos)

    def more(self) -> bool:
        """Reads at least as much as waits, so that an item is looked through few times; lets go what was passed.

        False: there is no more. Raises BrokenError when so much waits that it can be no item.
        """
        if self.ended:
            return False
        waits = self.text[self.pos :]
        if len(waits) > LARGEST:
            raise BrokenError(f"From here on more than {LARGEST:,} characters make no item.")
        self._lines += self.text.count("\n", 0, self.pos)
        self._passed += self.pos
        parts, size = [waits], 0
        while size <= len(waits) and not self.ended:
            try:
                part = next(self._pieces, None)
            except BrokenError as error:
                part, self.fault = None, str(error)
            self.ended = part is None
            parts.append(part or "")
            size += len(part or "")
        self.text, self.pos = "".join(parts), 0
        return size > 0

    def next(self) -> str:
        """The next character that is no white space, not passed; "" at the end."""
        while True:
            rest = self.text[self.pos : self.pos + 1]
            if rest and not rest.isspace():
                return rest
            if rest:
                self.pos += 1
            elif not self.more():
                return ""
