"""The picture of a check, 1200 × 630 (Open Graph): the finding, the claim, who said it, who publishes.

Drawn once, when the check changes; `version` names what drew it, and a picture drawn by other code is never sent.
Needs the extra "images". What the font cannot write is left out: a claim in another script is drawn without its
words, never as a row of boxes.
"""

import bisect
import functools
import hashlib
import io
import unicodedata
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import formats, translation

from claims.publishing import card_glyphs
from claims.vocabulary import CheckState, Meaning

WIDTH, HEIGHT, MARGIN = 1200, 630, 72
PAPER, INK, SOFT, HAIRLINE = "#fdfcf9", "#1b1f23", "#545c64", "#d9d6cf"
# The claim stands between the finding and who said it; the largest size in which it fits.
CLAIM_TOP, CLAIM_BOTTOM, CLAIM_SIZES = 190, 452, (64, 56, 48, 42)
ROOM = WIDTH - 2 * MARGIN
LEADING = 1.22
MOST = 600  # characters: more than the smallest size has room for
ELLIPSIS = "…"
COLOURS = 64


@functools.cache
def available() -> bool:
    """Whether pictures can be drawn here: the extra "images" is installed."""
    return find_spec("PIL") is not None and find_spec("font_source_serif_pro") is not None


def version() -> str:
    """Sixteen hex digits of a hash over the code, words and settings that shape a picture."""
    import PIL

    words = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words += [str(CheckState.RETRACTED.label), formats.date_format(date(2026, 1, 31), "j F Y")]
    shape = (_files(), PIL.__version__, words, settings.PUBLISHER_NAME, settings.SITE_URL, settings.LANGUAGE_CODE)
    return hashlib.sha256(repr(shape).encode()).hexdigest()[:16]


@functools.cache
def _files() -> str:
    return hashlib.sha256(b"".join(Path(path).read_bytes() for path in (__file__, card_glyphs.__file__))).hexdigest()


def path(public_id: str, sha256: str) -> str:
    """Where the picture of a document is: another document, another address, so that no copy of it is shown on."""
    return f"/claims/{public_id}/card.png?v={sha256[:12]}"


def draw(check: dict[str, Any]) -> bytes:
    """The PNG of a check document, in the check's own language."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    spoken = check["language"] if check["language"] in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(spoken):
        _finding(image, canvas, check)
        _claim(canvas, _written(check["claim"]["text"]))
        _line(canvas, MARGIN, 486, _said_by(check), 32, SOFT)
    canvas.line((MARGIN, 552, WIDTH - MARGIN, 552), HAIRLINE, 2)
    _line(canvas, MARGIN, 566, _written(settings.PUBLISHER_NAME) or _host(), 30, INK, bold=True)
    found = io.BytesIO()
    image.quantize(COLOURS).save(found, "PNG", optimize=True)
    return found.getvalue()


def _finding(image: Any, canvas: Any, check: dict[str, Any]) -> None:
    rating = check.get("rating")
    if rating is None:
        _line(canvas, MARGIN, 78, str(CheckState.RETRACTED.label), 60, SOFT, bold=True)
        return
    image.paste(card_glyphs.draw(rating["meaning"], 72, PAPER), (MARGIN, 82))
    labels = rating["labels"]
    wanted = [labels.get(check["language"]), labels.get("en"), *labels.values(), str(Meaning(rating["meaning"]).label)]
    label = next((text for wish in wanted if (text := _written(wish or ""))), "")
    _line(canvas, MARGIN + 96, 78, label, 60, card_glyphs.HUES[rating["meaning"]], bold=True)


def _claim(canvas: Any, text: str) -> None:
    for size in CLAIM_SIZES:
        lines, most = wrapped(text[:MOST], size), int((CLAIM_BOTTOM - CLAIM_TOP) // (size * LEADING))
        if len(lines) <= most:
            break
    else:
        lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), _font(size), ROOM)]
    for number, line in enumerate(lines):
        _line(canvas, MARGIN, CLAIM_TOP + number * size * LEADING, line, size, INK)


def _said_by(check: dict[str, Any]) -> str:
    claimant, day = check["claimant"], check["claim"]["made_on"]
    who = _written(", ".join(filter(None, (claimant["name"], claimant["role"])))) if claimant else ""
    when = formats.date_format(date.fromisoformat(day), "j F Y") if day else ""
    return " · ".join(filter(None, (who, when)))


def wrapped(text: str, size: int) -> list[str]:
    """The text in lines of the picture's width; a word longer than a line is parted."""
    lines, line, font = [], "", _font(size)
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if _width(font, longer) <= ROOM:
            line = longer
            continue
        if line:
            lines.append(line)
        while _width(font, word) > ROOM:
            head = bisect.bisect(range(1, len(word)), ROOM, key=lambda n: _width(font, word[:n])) or 1
            lines.append(word[:head])
            word = word[head:]
        line = word
    return [*lines, line] if line else lines


def _cut(text: str, font: Any, room: float) -> str:
    """As many whole words as fit, and an ellipsis where some are missing."""
    if _width(font, text) <= room:
        return text
    words = text.split()
    while len(words) > 1 and _width(font, f"{' '.join(words)}{ELLIPSIS}") > room:
        words.pop()
    kept = " ".join(words)
    while _width(font, f"{kept}{ELLIPSIS}") > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:–—-')}{ELLIPSIS}"


def _width(font: Any, text: str) -> int:
    """Up to the end of the ink: the advance of a line is shorter where its last letter reaches over."""
    return int(font.getbbox(text)[2])


def _line(canvas: Any, x: float, y: float, text: str, size: int, colour: str, *, bold: bool = False) -> None:
    font = _font(size, bold=bold)
    canvas.text((x, y), _cut(text, font, WIDTH - MARGIN - x), colour, font)


def _written(text: str) -> str:
    """The text as the font can write it, without invisible controls; "" when a character is missing from the font."""
    plain = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in ("Cf", "Cc"))
    return plain if all(map(_is_in_font, plain)) else ""


@functools.lru_cache(4096)
def _is_in_font(character: str) -> bool:
    font = _font(CLAIM_SIZES[-1])
    return character.isspace() or bytes(font.getmask(character)) != bytes(font.getmask("\uffff"))


def _host() -> str:
    return settings.SITE_URL.partition("://")[2].rstrip("/")


@functools.cache
def _font(size: int, *, bold: bool = False) -> Any:
    """Source Serif (SIL Open Font License), laid out alike whatever else is installed on the machine."""
    from PIL import ImageFont

    spec = find_spec("font_source_serif_pro")
    folder = Path(str(spec and spec.origin)).parent / "files"
    name = f"SourceSerifPro-{'Semibold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(str(folder / name), size, layout_engine=ImageFont.Layout.BASIC)
