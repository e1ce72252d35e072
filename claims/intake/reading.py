"""Bytes to text, or a sentence that says why not. Pure."""

import re

from django.utils.translation import gettext_lazy as _

from claims.workflow.problems import Refused

MAX_BYTES = 5 * 1024 * 1024
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(raw: bytes) -> str:
    """The text of a file. Raises Refused: too large, binary, wrongly encoded, empty."""
    if len(raw) > MAX_BYTES:
        raise Refused(
            "too_large",
            _("The file has %(size)d MB; at most 5 MB of text can be read. Is it the article itself?")
            % {"size": len(raw) // (1024 * 1024)},
            "file",
        )
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None) or _declared(raw) or "utf-8"
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise Refused(
            "wrong_encoding",
            _("The file is not text in UTF-8. Save it again as UTF-8 text or HTML and import that."),
            "file",
        ) from None
    return check(text)


def check(text: str) -> str:
    """Refuses what cannot be an article: nothing at all, or binary data that happens to decode."""
    if len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        raise Refused("too_large", _("The text has more than 5 MB. Is it the article itself?"), "text")
    if not text.strip():
        raise Refused("empty_text", _("There is no text in it."), "text")
    controls = sum(1 for character in text if character < " " and character not in "\t\n\r\f")
    if "\x00" in text or controls > len(text) // 100:
        raise Refused("binary", _("This is not text but some other kind of file. Import plain text or HTML."), "file")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Refused(
            "wrong_encoding", _("The text contains broken characters. Copy it again from the source."), "text"
        )
    return text


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:2048])
    return found.group(1).decode("ascii") if found else None
