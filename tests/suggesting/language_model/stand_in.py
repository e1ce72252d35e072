"""A language model's endpoint that answers what a test tells it to, however badly. Loopback only."""

import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp
from threading import Event, Thread
from typing import Any

import trustme

KEY = "sk-stand-in-key-0123456789"


@cache
def certificates() -> Path:
    """A folder with `authority.pem`, to be trusted, and `server.pem`, its certificate for loopback and the key."""
    folder = Path(mkdtemp())
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(folder / "server.pem")
    return folder


@dataclass
class Reply:
    """What to send: a status, headers and a body, whole or a byte at a time until the test is over."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: bool = False


@dataclass
class StandIn:
    """`replies` are used up in order, the last for ever; `asked` are the requests as they came."""

    url: str
    replies: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answering: Callable[[dict[str, Any]], Reply] | None = None
    over: Event = field(default_factory=Event)

    def next(self, question: dict[str, Any], headers: dict[str, str]) -> Reply:
        self.asked.append(question)
        self.headers.append(headers)
        if self.answering:
            return self.answering(question)
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def passages(self) -> list[str]:
        """The texts that were sent, as a model reads them."""
        return [passage_of(question) for question in self.asked]


def passage_of(question: dict[str, Any]) -> str:
    return json.loads(question["messages"][1]["content"].splitlines()[-2])


def completion(content: Any, **changes: Any) -> Reply:
    """A chat completion whose message is `content`, as JSON unless it is a string."""
    message = {"role": "assistant", "content": content if isinstance(content, str) else json.dumps(content)}
    whole = {
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000},
    }
    return Reply(json.dumps(whole | changes).encode(), headers={"Content-Type": "application/json"})


def claim(wording: str, *quotes: Any, claimant: str = "") -> dict[str, Any]:
    """A proposal; a quote is its words, or (words, prefix, suffix)."""
    pieces = [quote if isinstance(quote, tuple) else (quote, "", "") for quote in quotes]
    return {
        "wording": wording,
        "quotes": [dict(zip(("exact", "prefix", "suffix"), piece, strict=True)) for piece in pieces],
        "claimant": claimant,
    }


def claims(*proposals: dict[str, Any], **changes: Any) -> Reply:
    return completion({"claims": list(proposals)}, **changes)


@contextmanager
def standing_in(*, tls: bool = False) -> Iterator[StandIn]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            reply = state.next({**question, "path": self.path}, dict(self.headers))
            self.send_response(reply.status)
            for name, value in ({"Content-Length": str(len(reply.body))} | reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            try:
                if reply.drip:
                    for at in range(len(reply.body)):
                        self.wfile.write(reply.body[at : at + 1])
                        if state.over.wait(0.02):
                            return
                else:
                    self.wfile.write(reply.body)
            except ConnectionError:
                self.close_connection = True

        def log_message(self, *_args: Any) -> None:
            """Silent: what a test has to say it asserts."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_args: Any) -> None:
            """A client that hangs up early is what some tests want."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificates() / "server.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    state = StandIn(f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}/v1")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        state.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
