"""A connection whose every wait is cut to what is left of one deadline: a peer that sends a byte a second gains
nothing by it. For http.client, over a socket that we connect ourselves.
"""

import io
import socket
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class TooLate(TimeoutError):  # noqa: N818 - it is what happened
    """The deadline has passed."""


class Deadline:
    """A moment that all waits share."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds to go, more than 0. Raises TooLate when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TooLate
        return left


def in_time(ask: Callable[[], T], deadline: Deadline) -> T:
    """What `ask` answers or raises. Raises TooLate when it does not in time; then it goes on by itself, unheard.

    For what takes no timeout, such as looking up a name.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(ask())
        except Exception as error:
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        return future.result(deadline.left())
    except TimeoutError:
        if future.done():
            raise
        raise TooLate from None


def connect(addresses: Sequence[tuple[Any, ...]], deadline: Deadline) -> socket.socket:
    """A connection to the first of these addresses, as getaddrinfo() answers them, that takes one in its share of time.

    Its TLS handshake has what is left now. Raises OSError, or what the deadline raises.
    """
    failed: OSError = OSError("no address")
    for number, (family, kind, protocol, _name, address) in enumerate(addresses):
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(deadline.left() / (len(addresses) - number))
            sock.connect(address)
            sock.settimeout(deadline.left())
        except OSError as error:
            sock.close()
            failed = error
        except BaseException:
            sock.close()
            raise
        else:
            return sock
    raise failed


class TimedSocket:
    """What http.client needs of a socket, each wait cut to what is left of the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def sendall(self, data: bytes) -> None:
        # Piece by piece: sendall() over TLS would begin its time anew with each.
        rest = memoryview(data)
        while rest:
            self._sock.settimeout(self._deadline.left())
            rest = rest[self._sock.send(rest) :]

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Received(self._sock, self._deadline))

    def close(self) -> None:
        """http.client closes it with the headers, while the body is still to be read: who opened it closes it."""


class _Received(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)
