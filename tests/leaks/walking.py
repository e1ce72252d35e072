"""Asks for public URLs as different people in different ways, and searches the whole answers."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client

from tests.leaks.marks import Marks, readings
from tests.leaks.world import World

METHODS = ("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE")
HEADERS: tuple[dict[str, str], ...] = (
    *({"accept": kind} for kind in ("text/html", "application/json", "application/xml", "nonsense", "*/*;q=0")),
    *({"if-none-match": tag} for tag in ("*", '"0"', f'"{"0" * 64}"')),
    {"if-modified-since": "Sat, 24 Nov 2029 00:00:00 GMT"},
    {"host": "elsewhere.example"},
    {"accept-language": "id", "accept-encoding": "gzip"},
    {"x-requested-with": "XMLHttpRequest"},
    {"accept": "text/event-stream", "last-event-id": "1"},
)
FILTERS_AT_ONCE = 2
LINK = re.compile(r'(?:href|action)="([^"]*)"')
# What differs between two honest answers to the same question, and why.
HONEST = (
    (re.compile(r'name="token" value="[^"]*"'), 'name="token"'),  # of each form for the front desk, made anew
    (re.compile(r"nonce-[\w-]{22}"), "nonce-"),  # made anew for each page
    (re.compile(r'nonce="[\w-]{22}"'), 'nonce=""'),  # the same, in the page
    (re.compile(r"(?<=\nExpires: )\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT"), ""),  # health: never cached, so now
    (re.compile(r"Expires: [\d-]{10}T"), "Expires: T"),  # security.txt: the day in half a year
)


@dataclass(frozen=True)
class Answer:
    """One whole answer: status line, headers, cookies, body."""

    who: str
    asked: str
    path: str
    status: int
    text: str
    headers: dict[str, str] = field(compare=False)
    body: str = field(compare=False)

    def plain(self) -> str:
        """Without what is honestly random."""
        text = self.text
        for pattern, instead in HONEST:
            text = pattern.sub(instead, text)
        return text


def anonymous(**more: Any) -> Client:
    """A stranger, from elsewhere: this machine may see more (claims/management/metrics.py)."""
    return Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.9", **more)


def partner(world: World) -> Client:
    """Whoever pulls the API with a key, through proxies."""
    headers = {
        "authorization": f"Bearer {world.key}",
        "x-forwarded-for": "203.0.113.7",
        "x-forwarded-host": "elsewhere.example",
        "x-forwarded-proto": "https",
        "forwarded": "for=203.0.113.7;host=elsewhere.example",
    }
    return anonymous(headers=headers)


def editor(world: World) -> Client:
    client = anonymous()
    client.cookies[settings.SESSION_COOKIE_NAME] = world.session
    return client


def ask(client: Client, path: str, method: str = "GET", headers: dict[str, str] | None = None, who: str = "") -> Answer:
    # The test client splits the query from the path; the rest of a path is sent as it stands.
    response = client.generic(method, path, headers=headers or {})
    body = response.getvalue().decode(errors="replace")
    cookies = {f"Set-Cookie {name}": morsel.OutputString() for name, morsel in response.cookies.items()}
    sent = {**dict(response.items()), **cookies}
    line = f"{response.status_code} {response.reason_phrase}"
    asked = f"{who or 'anonymous'} {method} {path[:200]} {headers or ''}".strip()
    text = "\n".join([line, *(f"{name}: {value}" for name, value in sent.items()), "", body])
    return Answer(who, asked, path, response.status_code, text, sent, body)


def links(answer: Answer) -> Iterator[str]:
    """Addresses of ours in an answer: links of a page, addresses in JSON, where it redirects to."""
    found = [html.unescape(link) for link in LINK.findall(answer.body)]
    kind = answer.headers.get("Content-Type", "")
    if "json" in kind:
        parts = answer.body.splitlines() if "jsonl" in kind else [answer.body]
        found += [text for part in parts for text in _strings(json.loads(part)) if text.startswith(("/", "http"))]
    for link in [*found, answer.headers.get("Location", "")]:
        parts = urlsplit(urljoin(answer.path, link))
        ours = parts.netloc in ("", "testserver", urlsplit(settings.SITE_URL).netloc)
        # Static files hold no data and have no view; the desk is not public.
        if (
            ours
            and parts.path.startswith("/")
            and not parts.path.startswith((settings.STATIC_URL, "/admin/", "/id/admin/"))
        ):
            yield parts._replace(scheme="", netloc="", fragment="").geturl()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def crawl(client: Client, start: Iterable[str], who: str = "") -> list[Answer]:
    """GET of each address and of everything they lead to, until nothing new appears.

    A list can be narrowed in more ways than can be walked: two filters at once are enough.
    """
    waiting = list(dict.fromkeys(start))
    seen, answers = set(waiting), []
    while waiting:
        answers.append(ask(client, waiting.pop(), who=who))
        new = [link for link in links(answers[-1]) if link not in seen and not _is_too_narrow(link)]
        seen.update(new)
        waiting += dict.fromkeys(new)
    return answers


def _is_too_narrow(link: str) -> bool:
    return "/claims/?" in link and link.count("&") >= FILTERS_AT_ONCE


def leaks(marks: Marks, answers: Iterable[Answer]) -> list[str]:
    """Which sentinel stands at which URL. What the asker sent may come back to them."""
    return [
        f"{marks.says(sentinel)}: {answer.asked}"
        for answer in answers
        if (found := marks.found_in(readings(answer.text)))
        for sentinel in sorted(found - marks.found_in(readings(answer.path)))
    ]


def distinguishable(client: Client, addresses: Iterable[str], hidden: Iterable[str]) -> list[str]:
    """Addresses by which something hidden can be told from what never was: the answers differ in more than the echo."""
    found = []
    for path in addresses:
        for secret in hidden:
            if secret in path:
                never = secret[::-1]
                one, other = ask(client, path).plain(), ask(client, path.replace(secret, never)).plain()
                if one.replace(secret, never) != other:
                    found.append(path)
    return found
