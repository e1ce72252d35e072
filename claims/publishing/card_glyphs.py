"""The shapes of ratings (templates/public/glyph.html) as pictures: drawn large and made small, so edges are smooth."""

import math
from typing import Any

# The light theme of claims/static/claims/tokens.css.
HUES = {
    "true": "#00715a",
    "partly_true": "#6b6b00",
    "misleading": "#8a5a00",
    "false": "#b3400e",
    "unproven": "#566068",
    "satire": "#6a4c93",
}
UNITS, SCALE = 24, 16  # the view box of the SVG; pixels a unit while drawing


def draw(meaning: str, size: int, paper: str) -> Any:
    """The shape on paper, `size` pixels wide and high."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (UNITS * SCALE, UNITS * SCALE), paper)
    _SHAPES[meaning](ImageDraw.Draw(image), HUES[meaning], paper)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _scaled(*values: float) -> list[float]:
    return [value * SCALE for value in values]


def _stroke(canvas: Any, points: list[float], colour: str, width: float) -> None:
    """A line with round ends and joints."""
    canvas.line(_scaled(*points), colour, int(width * SCALE), joint="curve")
    for x, y in zip(points[::2], points[1::2], strict=True):
        _dot(canvas, x, y, width / 2, colour)


def _dot(canvas: Any, x: float, y: float, radius: float, colour: str) -> None:
    canvas.ellipse(_scaled(x - radius, y - radius, x + radius, y + radius), colour)


def _true(canvas: Any, hue: str, paper: str) -> None:
    _dot(canvas, 12, 12, 11, hue)
    _stroke(canvas, [6.5, 12.5, 10.3, 16.3, 17.5, 8.3], paper, 2.6)


def _partly_true(canvas: Any, hue: str, paper: str) -> None:
    canvas.ellipse(_scaled(1, 1, 23, 23), outline=hue, width=2 * SCALE)
    canvas.pieslice(_scaled(2, 2, 22, 22), 90, 270, hue)


def _misleading(canvas: Any, hue: str, paper: str) -> None:
    canvas.polygon(_scaled(12, 2, 23, 21.5, 1, 21.5), hue)
    _stroke(canvas, [12, 9, 12, 15], paper, 2.6)
    _stroke(canvas, [12, 17.4, 12, 19], paper, 2.6)


def _false(canvas: Any, hue: str, paper: str) -> None:
    canvas.rounded_rectangle(_scaled(1.5, 1.5, 22.5, 22.5), 1.5 * SCALE, hue)
    _stroke(canvas, [7.5, 7.5, 16.5, 16.5], paper, 2.6)
    _stroke(canvas, [16.5, 7.5, 7.5, 16.5], paper, 2.6)


def _unproven(canvas: Any, hue: str, paper: str) -> None:
    canvas.ellipse(_scaled(1, 1, 23, 23), outline=hue, width=2 * SCALE)
    canvas.line(_scaled(7, 12, 17, 12), hue, 2 * SCALE)


def _satire(canvas: Any, hue: str, paper: str) -> None:
    for step in range(12):
        angle = math.tau * step / 12
        _dot(canvas, 12 + 10 * math.cos(angle), 12 + 10 * math.sin(angle), 1.35, hue)


_SHAPES = {
    "true": _true,
    "partly_true": _partly_true,
    "misleading": _misleading,
    "false": _false,
    "unproven": _unproven,
    "satire": _satire,
}
