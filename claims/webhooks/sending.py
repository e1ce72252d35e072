"""One POST to one vetted address: whatever stands at the other end, it ends in time and in size.

No redirect is followed and no proxy of the environment is used. The name is looked up once, vetted, and what was vetted
is what is connected to; the certificate has to be the name's. All waits share one deadline, the look-up too.
"""

import ssl
import time
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection, HTTPException, HTTPResponse

from claims.deadlines import Deadline, TimedSocket, connect, in_time
from claims.webhooks import vetting

SECONDS = 10.0
EXCERPT = 500  # characters kept of what was answered
_LONGEST_CHARACTER = 4  # bytes of one in UTF-8


@dataclass(frozen=True)
class Answer:
    """`status` is None when there was no answer; then `error` says why (vocabulary.SendError)."""

    status: int | None = None
    error: str = ""
    excerpt: str = ""
    wish: timedelta = timedelta()
    duration_ms: int = 0

    @property
    def is_success(self) -> bool:
        return self.status is not None and 200 <= self.status <= 299


def post(url: str, headers: dict[str, str], body: bytes, *, loopback: bool, seconds: float = SECONDS) -> Answer:
    """`loopback`: this machine may be sent to, for the demo and the tests."""
    began = time.monotonic()
    status, error, excerpt, wish = None, "", "", timedelta()
    try:
        status, excerpt, wish = _post(url, headers, body, Deadline(seconds), loopback)
    except vetting.Unfit as unfit:
        error = unfit.code
    except ssl.SSLError:
        error = "tls_failed"
    except TimeoutError:
        error = "too_late"
    except (HTTPException, ValueError):
        error = "not_http"
    except OSError:
        error = "unreachable"
    return Answer(status, error, excerpt, wish, round((time.monotonic() - began) * 1000))


def _post(
    url: str, headers: dict[str, str], body: bytes, deadline: Deadline, loopback: bool
) -> tuple[int, str, timedelta]:
    parts = vetting.parts_of(url, loopback=loopback)
    sock = connect(in_time(lambda: vetting.addresses_of(parts, loopback=loopback), deadline), deadline)
    with tls().wrap_socket(sock, server_hostname=parts.hostname) if parts.scheme == "https" else sock as line:
        connection = HTTPConnection(parts.netloc)
        connection.sock = TimedSocket(line, deadline)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, {"Host": parts.netloc, "Connection": "close", **headers})
        response = connection.getresponse()
        return response.status, _excerpt(response), _wish(response)


def tls() -> ssl.SSLContext:
    """Verifies the certificate and the host's name, against the system's authorities."""
    return ssl.create_default_context()


def _excerpt(response: HTTPResponse) -> str:
    """The beginning of the body, or nothing: the status has said what matters, so no failure here is one."""
    try:
        said = response.read1(EXCERPT * _LONGEST_CHARACTER)
    except (HTTPException, ValueError, OSError):
        return ""
    text = said.decode(errors="replace")[:EXCERPT]
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def _wish(response: HTTPResponse) -> timedelta:
    """Retry-After in seconds; a date, which it may be too, is not read."""
    asked = response.getheader("Retry-After", "")
    return timedelta(seconds=int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else timedelta()
