"""Reads a feed, whatever its shape, into reviews and what is not taken. Pure; never more than an item in memory.

Every item comes out as one or the other. Only a feed that cannot be read on ends it (BrokenError), after all that came
before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from claims.interchange import dates, languages
from claims.interchange.found import LONGEST_CLAIM, BrokenError, NotTaken, Review
from claims.interchange.opening import Readable, pieces
from claims.interchange.pages import blocks
from claims.interchange.ratings import rating_of
from claims.interchange.shapes import Node, addresses, first, kinds, objects, reviews, texts
from claims.interchange.streaming import decode, items, values
from claims.interchange.texts import address, is_broken, line, site
from claims.interchange.waiting import LARGEST, Waiting
from claims.language import detect

LONGEST_NAME, LONGEST_TITLE, MOST_APPEARANCES = 200, 500, 50
# What says that nobody knows who said it.
NOBODY = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "undefined"})


@dataclass(frozen=True)
class Page:
    """What the page says of itself on which a review stands; all empty for what came in no page."""

    language: str = ""
    url: str = ""


def read(file: Readable) -> Iterator[Review | NotTaken]:
    waiting = Waiting(pieces(file))
    opening = waiting.next()
    if opening == "<":
        found = _of_pages(waiting)
    elif opening in ("[", "{", '"'):
        found = _of_json(waiting)
    elif opening:
        raise BrokenError("This is neither JSON nor an HTML page.")
    else:
        raise BrokenError(waiting.fault or "There is nothing in it.")
    try:
        yield from found
    except BrokenError as error:
        raise BrokenError(f"Character {waiting.at:,}, line {waiting.line:,}: {waiting.fault or error}") from None
    if waiting.fault:
        raise BrokenError(f"Character {waiting.at:,}, line {waiting.line:,}: {waiting.fault}")


def _of_pages(waiting: Waiting) -> Iterator[Review | NotTaken]:
    """Scripts of other kinds are no news on a page; that a page has none of ours is."""
    is_bare = True
    for block in blocks(waiting):
        place = f"line {block.line}"
        try:
            value = decode(block.text)
        except ValueError:
            is_bare = False
            yield NotTaken(place, "not_json")
            continue
        for node in reviews(value, value):
            is_bare = False
            yield review_of(node, place, Page(block.language, block.url))
    if is_bare:
        yield NotTaken(f"line {waiting.line}", "no_review")


def _of_json(waiting: Waiting) -> Iterator[Review | NotTaken]:
    """A small file at once, for its objects may refer to each other; lines line by line; anything else as a stream."""
    waiting.more()
    if waiting.ended and not waiting.fault:
        try:
            whole = decode(waiting.text[waiting.pos :])
        except ValueError:
            pass
        else:
            for number, item in enumerate(items(whole), 1):
                yield from _of_value(item, f"item {number:,}", whole)
            return
    if _is_lines(waiting):
        yield from _of_lines(waiting)
        return
    for at, value in values(waiting):
        yield from _of_value(value, f"character {at:,}", value)


def _of_value(value: Any, place: str, document: Any) -> Iterator[Review | NotTaken]:
    is_bare = True
    for node in reviews(value, document):
        is_bare = False
        yield review_of(node, place)
    if is_bare:
        yield NotTaken(place, "no_review")


def _is_lines(waiting: Waiting) -> bool:
    """JSON Lines: an object a line, of the first two at least one whole."""
    start = waiting.text[waiting.pos : waiting.pos + LARGEST].split("\n", 2)[:2]
    return len(start) == 2 and all(one.startswith("{") for one in start) and any(map(_is_whole, start))


def _is_whole(text: str) -> bool:
    try:
        decode(text)
    except ValueError:
        return False
    return True


def _of_lines(waiting: Waiting) -> Iterator[Review | NotTaken]:
    """A line that is no JSON costs nothing but itself."""
    number = waiting.line
    while True:
        end = waiting.text.find("\n", waiting.pos)
        if end < 0 and waiting.more():
            continue
        text = waiting.text[waiting.pos : end if end >= 0 else len(waiting.text)]
        if text.strip():
            place = f"line {number:,}"
            try:
                value = decode(text)
            except ValueError:
                yield NotTaken(place, "not_json")
            else:
                yield from _of_value(value, place, value)
        waiting.pos = end + 1 if end >= 0 else len(waiting.text)
        number += 1
        if end < 0:
            return


def review_of(node: Node, place: str, page: Page = Page()) -> Review | NotTaken:
    """One ClaimReview, its properties by their bare names."""
    about = next(iter(objects(node.get("itemReviewed"))), {})
    said = _claim(node, about)
    claim = line(said)
    url = _url(node, page)
    if problem := _problem(said, claim, url, page):
        return NotTaken(place, problem, url, line(claim, LONGEST_NAME))
    home, title = site(url), line(first(node.get("name")) or first(node.get("headline")), LONGEST_TITLE)
    places = (about.get(name) for name in ("appearance", "firstAppearance", "url"))
    appearances = (address(one) for place in places for one in addresses(place))
    claimants = (line(name) for name in texts(about.get("author"), "name", "alternateName", "legalName"))
    return Review(
        site=home,
        publisher=line(_publisher(node), LONGEST_NAME) or home,
        url=url,
        claim_text=claim,
        claimant=line(", ".join(dict.fromkeys(n for n in claimants if n.lower() not in NOBODY)), LONGEST_NAME),
        claim_date=_day(about, "datePublished", "dateCreated") or _first_seen(about),
        language=_language(node, page, f"{claim} {title}"),
        rating=rating_of(node.get("reviewRating")),
        reviewed_on=_day(node, "datePublished", "dateCreated"),
        title=title,
        appearances=tuple(dict.fromkeys(one for one in appearances if one))[:MOST_APPEARANCES],
    )


def _problem(said: str, claim: str, url: str, page: Page) -> str:
    if not claim:
        return "no_claim"
    if len(claim) > LONGEST_CLAIM:
        return "too_long"
    if is_broken(said):
        return "broken_text"
    if not url:
        return "no_url"
    # A page speaks for its own site: what it says of others' reviews is not theirs.
    if page.url and (standing := site(page.url)) and standing != site(url):
        return "other_site"
    return ""


def _claim(node: Node, about: Node) -> str:
    """What it says that it reviews; of what it reviews only a Claim or a mere text is the claim itself."""
    for text in texts(node.get("claimReviewed"), "text", "name"):
        if line(text):
            return text
    reviewed = node.get("itemReviewed")
    if "Claim" in kinds(about):
        return first(about.get("text")) or first(about.get("name")) or first(about.get("headline"))
    return first(reviewed) if isinstance(reviewed, str | list) else ""


def _url(node: Node, page: Page) -> str:
    """Where it can be read; a page's own address, if it does not say."""
    base = address(page.url)
    for name in ("url", "@id", "mainEntityOfPage"):
        for text in (*texts(node.get(name), "url"), *texts(node.get(name), "@id")):
            if found := address(text):
                return found
            if base and name == "url" and text.startswith("/") and (found := address(_joined(base, text))):
                return found
    return base


def _joined(base: str, path: str) -> str:
    try:
        return urljoin(base, path)
    except ValueError:
        return ""


def _publisher(node: Node) -> str:
    """An organisation's name before a name of nobody knows what; never a person's, who only wrote it."""
    unclear = ""
    for property_name in ("author", "publisher"):
        for text in (one for one in texts(node.get(property_name)) if not one.startswith("http")):
            unclear = unclear or text
        for thing in objects(node.get(property_name)):
            if "Person" in kinds(thing):
                name = first(thing.get("worksFor"), "name") or first(thing.get("affiliation"), "name")
            else:
                name = first(thing.get("name")) or first(thing.get("alternateName"))
            if name.strip():
                return name
    return unclear


def _language(node: Node, page: Page, text: str) -> str:
    named = texts(node.get("inLanguage"), "alternateName", "identifier", "name")
    marked = [str(one.get("@language", "")) for one in objects(node.get("claimReviewed"))]
    return next((code for one in (*named, *marked, page.language) if (code := languages.primary(one))), "") or (
        detect(text) or ""
    )


def _day(node: Node, *names: str) -> Any:
    return next((day for name in names for text in texts(node.get(name)) if (day := dates.day(text))), None)


def _first_seen(about: Node) -> Any:
    return next((day for one in objects(about.get("firstAppearance")) if (day := _day(one, "datePublished"))), None)
