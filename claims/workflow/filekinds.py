"""What a file is, by its first bytes: never by its name or by what the browser says of it. Pure."""

import re
from email.parser import BytesHeaderParser

from claims.vocabulary import MediaType

LOOKED_AT = 8192
SIGNATURES = (
    (re.compile(rb"%PDF-[12]\.\d"), MediaType.PDF),  # ISO 32000-2, 7.5.2
    (re.compile(rb"\x89PNG\r\n\x1a\n"), MediaType.PNG),  # W3C PNG, 5.2
    (re.compile(rb"\xff\xd8\xff"), MediaType.JPEG),  # ITU T.81, B.1.1.3: start of image, then another marker
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), MediaType.WEBP),  # RFC 9649
)
BLANK = re.compile(rb"(?:\xef\xbb\xbf)?\s*")
COMMENT = re.compile(rb"<!--.*?-->\s*", re.DOTALL)
DECLARATION = re.compile(rb"<\?xml[^>]*>\s*")
PAGE = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
HEADER = re.compile(rb"[A-Za-z-]+:[ \t]")


def kind_of(content: bytes) -> MediaType | None:
    """The kind of a file among those that are kept; None: it is none of them."""
    head = content[:LOOKED_AT]
    for signature, kind in SIGNATURES:
        if signature.match(head):
            return kind
    if _is_page(head):
        return MediaType.HTML
    return MediaType.MHTML if _is_page_in_parts(head) else None


def _is_page(head: bytes) -> bool:
    """HTML, after a byte order mark, blanks, an XML declaration and comments."""
    place = _after(BLANK, head, 0)
    place = _after(DECLARATION, head, place)
    while (after := _after(COMMENT, head, place)) != place:
        place = after
    return PAGE.match(head, place) is not None


def _after(pattern: re.Pattern[bytes], head: bytes, place: int) -> int:
    found = pattern.match(head, place)
    return found.end() if found else place


def _is_page_in_parts(head: bytes) -> bool:
    """MHTML (RFC 2557): a MIME message whose parts are a page and what it shows."""
    if not HEADER.match(head):
        return False
    message = BytesHeaderParser().parsebytes(head)
    return "MIME-Version" in message and message.get_content_type() == MediaType.MHTML
