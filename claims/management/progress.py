"""A progress bar on standard error, for commands that take minutes."""

import sys
import time


class Progress:
    """`to(done)` redraws "[####....] 40 of 100, 12 s left"; `clear()` makes room for other words; `end()` leaves."""

    WIDTH = 40
    PAUSE = 0.2  # seconds between two drawings

    def __init__(self, whole: int) -> None:
        self.whole = whole
        self.started = time.monotonic()
        self.drawn = 0.0

    def to(self, done: int) -> None:
        now = time.monotonic()
        if now - self.drawn < self.PAUSE and done < self.whole:
            return
        self.drawn = now
        filled = self.WIDTH * done // max(self.whole, 1)
        left = (now - self.started) / max(done, 1) * (self.whole - done)
        bar = "#" * filled + "." * (self.WIDTH - filled)
        sys.stderr.write(f"\r[{bar}] {done:,} of {self.whole:,}, {left:.0f} s left ")
        sys.stderr.flush()

    def clear(self) -> None:
        sys.stderr.write("\r\033[K")
        sys.stderr.flush()

    def end(self) -> None:
        sys.stderr.write("\n")
