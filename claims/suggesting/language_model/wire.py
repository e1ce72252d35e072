"""One question to one address over HTTP: whatever stands at the other end, it ends in time and in size.

No redirect is followed, no proxy of the environment is used, certificates are verified. Every wait is for what is
left of one deadline, so a server that sends a byte a second gains nothing by it. Looking up the host's name alone
follows the limits of the system's resolver.
"""

import socket
import ssl
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, InvalidURL
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims import deadlines
from claims.suggesting.language_model.errors import LanguageModelError

MAX_ANSWER = 512 * 1024
PORTS = {"http": 80, "https": 443}
TRY_AGAIN = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
PAUSE = 1.0
_KEY = gettext_lazy("It does not accept the key. Ask your operator to look at LANGUAGE_MODEL_KEY.")
_MEANINGS: dict[int, Promise] = {
    400: gettext_lazy("It does not take the question: ask your operator for one that knows strict JSON schemas."),
    401: _KEY,
    403: _KEY,
    404: gettext_lazy("It does not know the model or the address: ask your operator to look at both."),
    429: gettext_lazy("It has too much to do. Try again later."),
}
_FAULT = gettext_lazy("The fault is on its side. Try again later.")
_REDIRECT = gettext_lazy(
    "It sends us elsewhere, and we do not follow. Ask your operator to look at LANGUAGE_MODEL_URL."
)
_OTHER = gettext_lazy("Ask your operator to look at LANGUAGE_MODEL_URL.")


@dataclass(frozen=True)
class Endpoint:
    """`url` is the base address, such as https://host/v1; `key` may be empty and is never shown."""

    url: str
    key: str = field(default="", repr=False)


class Deadline(deadlines.Deadline):
    """A moment that all waits share."""

    def left(self) -> float:
        """Seconds to go, more than 0. Raises LanguageModelError when there are none."""
        try:
            return super().left()
        except deadlines.TooLate:
            raise LanguageModelError(
                _(
                    "The language model took too long. Try again, or ask your operator for a longer LANGUAGE_MODEL_TIMEOUT."
                )
            ) from None


def ask(endpoint: Endpoint, body: bytes, deadline: Deadline) -> bytes:
    """The answer to a JSON body sent to the endpoint's chat completions; asks again once when told to wait.

    Raises LanguageModelError: not reached, too late, too long, or any status but 200.
    """
    status, wait, answer = _ask_once(endpoint, body, deadline)
    if status in TRY_AGAIN and wait < deadline.left():
        time.sleep(wait)
        status, wait, answer = _ask_once(endpoint, body, deadline)
    if status != HTTPStatus.OK:
        raise LanguageModelError(_refusal(status))
    if len(answer) > MAX_ANSWER:
        raise LanguageModelError(
            _("The language model's answer is far too long. Try again; if it lasts, tell your operator.")
        )
    return answer


def _ask_once(endpoint: Endpoint, body: bytes, deadline: Deadline) -> tuple[int, float, bytes]:
    """Status, seconds to wait before the next try, and at most one byte more than the longest answer."""
    try:
        with _connect(endpoint.url, deadline) as sock:
            response = _send(deadlines.TimedSocket(sock, deadline), endpoint, body)
            # What a refusal says is not read: some repeat the key.
            answer = response.read(MAX_ANSWER + 1) if response.status == HTTPStatus.OK else b""
            return response.status, _pause(response), answer
    except ssl.SSLError:
        raise LanguageModelError(
            _("The language model's server does not prove who it is. Ask your operator to look at its certificate.")
        ) from None
    except TimeoutError:
        deadline.left()
        raise LanguageModelError(_unreachable()) from None
    except (ValueError, InvalidURL):
        # What http.client says of a header that cannot be sent would show the key.
        raise LanguageModelError(
            _("The language model's address or key is not well formed. Ask your operator to set them anew.")
        ) from None
    except (OSError, HTTPException):
        raise LanguageModelError(_unreachable()) from None


def _send(sock: deadlines.TimedSocket, endpoint: Endpoint, body: bytes) -> HTTPResponse:
    parts = urlsplit(endpoint.url)
    headers = {"Host": parts.netloc, "Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    connection = HTTPConnection(parts.netloc)
    connection.sock = sock
    connection.request("POST", parts.path.rstrip("/") + "/chat/completions", body, headers)
    return connection.getresponse()


def _connect(url: str, deadline: Deadline) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment:
        raise ValueError
    sock = _open(parts.hostname, parts.port or PORTS[parts.scheme], deadline)
    return tls().wrap_socket(sock, server_hostname=parts.hostname) if parts.scheme == "https" else sock


def tls() -> ssl.SSLContext:
    """Verifies the certificate and the host's name, against the system's authorities."""
    return ssl.create_default_context()


def _open(host: str, port: int, deadline: Deadline) -> socket.socket:
    """A connection to the first of the host's addresses that answers."""
    return deadlines.connect(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM), deadline)


def _pause(response: HTTPResponse) -> float:
    asked = response.getheader("Retry-After", "")
    return float(asked) if asked.isascii() and asked.isdigit() else PAUSE


def _unreachable() -> str:
    return _("The language model cannot be reached. Try again later; if it lasts, tell your operator.")


def _refusal(status: int) -> str:
    meaning: Promise
    if 300 <= status < 400:
        meaning = _REDIRECT
    elif status >= 500:
        meaning = _FAULT
    else:
        meaning = _MEANINGS.get(status, _OTHER)
    return _("The language model's server answered with status %(status)d. %(meaning)s") % {
        "status": status,
        "meaning": meaning,
    }
