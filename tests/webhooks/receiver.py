"""Receivers of webhooks on loopback, good and bad. Each request is kept as it came."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import trustme

OVER = 30.0  # seconds after which a hand that was forgotten lets go


@cache
def certificates() -> Path:
    """A folder with `authority.pem`, to be trusted, and `server.pem`, its certificate for hook.example and loopback."""
    folder = Path(mkdtemp())
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    authority.issue_cert("hook.example", "127.0.0.1").private_key_and_cert_chain_pem.write_to_path(
        folder / "server.pem"
    )
    return folder


@dataclass
class Request:
    line: str
    headers: dict[str, str]
    body: bytes


Hand = Callable[[socket.socket, "Receiver", Request], None]


@dataclass
class Receiver:
    """`hand` answers each connection; `over` is set when the test is over."""

    hand: Hand
    url: str = ""
    asked: list[Request] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def ids(self) -> list[str]:
        return [request.headers["webhook-id"] for request in self.asked]


def answering(status: int = 200, body: bytes = b"ok", **headers: str) -> Hand:
    lines = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = f"HTTP/1.1 {status} X\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())

    def hand(line: socket.socket, _receiver: Receiver, _request: Request) -> None:
        line.sendall(head.encode() + b"\r\n" + body)

    return hand


def in_turn(*hands: Hand) -> Hand:
    """Each of them once, the last for ever."""
    left = list(hands)

    def hand(line: socket.socket, receiver: Receiver, request: Request) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(line, receiver, request)

    return hand


def hanging(_line: socket.socket, receiver: Receiver, _request: Request) -> None:
    receiver.over.wait(OVER)


def dripping_headers(line: socket.socket, receiver: Receiver, _request: Request) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while not receiver.over.wait(0.02):
        line.sendall(b"X-Slow: 1\r\n"[:1])


def continuing_for_ever(line: socket.socket, receiver: Receiver, _request: Request) -> None:
    while not receiver.over.is_set():
        line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def streaming_for_ever(status: int) -> Hand:
    def hand(line: socket.socket, receiver: Receiver, _request: Request) -> None:
        line.sendall(f"HTTP/1.1 {status} X\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        while not receiver.over.is_set():
            line.sendall(b"400\r\n" + b"x" * 1024 + b"\r\n")

    return hand


def closing_early(_line: socket.socket, _receiver: Receiver, _request: Request) -> None:
    """Says nothing."""


def talking_nonsense(line: socket.socket, _receiver: Receiver, _request: Request) -> None:
    line.sendall(b"220 mail.example ESMTP\r\n")


@contextmanager
def receiving(hand: Hand, *, tls: bool = False, path: str = "/hook") -> Iterator[Receiver]:
    listener = socket.create_server(("127.0.0.1", 0), backlog=256)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if tls:
        context.load_cert_chain(certificates() / "server.pem")
    receiver = Receiver(hand, f"{'https' if tls else 'http'}://127.0.0.1:{listener.getsockname()[1]}{path}")
    hands: list[threading.Thread] = []

    def serve(line: socket.socket) -> None:
        with line:
            try:
                line.settimeout(OVER)
                wire = context.wrap_socket(line, server_side=True) if tls else line
                with wire:
                    request = _read(wire)
                    receiver.asked.append(request)
                    receiver.hand(wire, receiver, request)
            except (OSError, ValueError):
                pass  # a sender that hangs up is what some tests want

    def accept() -> None:
        while True:
            try:
                line, _address = listener.accept()
            except OSError:
                return
            hands.append(threading.Thread(target=serve, args=[line]))
            hands[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield receiver
    finally:
        receiver.over.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for thread in hands:
            thread.join()


def _read(line: socket.socket) -> Request:
    with line.makefile("rb") as stream:
        first = stream.readline().decode().strip()
        headers = {}
        while header := stream.readline().decode().strip():
            name, _colon, value = header.partition(":")
            headers[name.lower()] = value.strip()
        length = int(headers.get("content-length", -1))
        body = stream.read(max(length, 0))
        if len(body) != length:
            raise ConnectionError("the sender died in the middle of a request: that is none")
        return Request(first, headers, body)
