"""What pictures are drawn with: shapes that tell solutions apart, lines, words, and the frame around a picture.

Nothing is told by colour: everything is drawn in the colour of the text around it, light or dark; in a file of its own,
where there is none, black on white.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import floor, log10
from typing import NamedTuple

from goodoffices.packages.plainly import columns, cut, cut_apart, named

WIDTH = 720
LETTER = 7.2
"""Width of a letter at the size of the labels, on the wide side: labels are set apart by it."""
LINE = 18

INK = 'stroke="currentColor" fill="none" stroke-width="1.8"'
SOLID = 'stroke="currentColor" fill="currentColor" stroke-width="1.8"'
FAINT = 'stroke="currentColor" fill="none" stroke-opacity="0.3"'
DASHED = f'{INK} stroke-dasharray="5 4"'

SHAPES = {
    "nash": "diamond",
    "weighted-nash": "star",
    "ks": "square",
    "egalitarian": "up",
    "utilitarian": "down",
    "agreed": "cross",
    "improved": "plus",
}
"""The shape of each solution; any other is a pentagon."""
_CORNERS = {
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "up": ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    "down": ((0, 1.2), (1.15, -0.9), (-1.15, -0.9)),
    "pentagon": ((0, -1.15), (1.1, -0.36), (0.68, 0.93), (-0.68, 0.93), (-1.1, -0.36)),
    "star": ((0, -1.4), (0.4, -0.4), (1.4, 0), (0.4, 0.4), (0, 1.4), (-0.4, 0.4), (-1.4, 0), (-0.4, -0.4)),
    "cross": ((-1, -1), (0, -0.3), (1, -1), (0.3, 0), (1, 1), (0, 0.3), (-1, 1), (-0.3, 0)),
    "plus": tuple(
        (x / 10, y / 10)
        for x, y in (
            *((-3, -12), (3, -12), (3, -3), (12, -3), (12, 3), (3, 3)),
            *((3, 12), (-3, 12), (-3, 3), (-12, 3), (-12, -3), (-3, -3)),
        )
    ),
}
DASHES = ("", "9 4", "2 3", "9 3 2 3", "15 4", "5 2", "9 3 2 3 2 3", "1 5")
"""How the lines of solutions are broken, in their order; after the last they begin anew, and the letter tells."""


class Picture(NamedTuple):
    """A picture, and its table: what is drawn, in words. `rows` have as many cells as `head`."""

    svg: str
    title: str
    says: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Axis(NamedTuple):
    """A line of numbers: its ends, and the round numbers written along it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, number: float) -> float:
        """Return where a number lies between the ends, from 0 to 1."""
        return (number - self.low) / (self.high - self.low)


def axis_of(numbers: Sequence[float], about: int = 5) -> Axis:
    """Return a line on which all these numbers lie, with about so many round numbers along it."""
    low, high = min(numbers), max(numbers)
    wide = high - low or abs(high) or 1.0
    step = _round(wide / about)
    first, last = floor(low / step + 1e-9), -floor(-high / step + 1e-9)
    last = max(last, first + 1)
    ticks = tuple(round(place * step, 12) for place in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def _round(rough: float) -> float:
    """Return 1, 2 or 5 times a power of ten, at least this."""
    power = 10.0 ** floor(log10(rough))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough * (1 - 1e-9)), 10 * power)


def at(number: float) -> str:
    """Return a coordinate: to a tenth, never written as minus nothing."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def line(x1: float, y1: float, x2: float, y2: float, look: str = INK) -> str:
    """Return a straight line."""
    return f'<line x1="{at(x1)}" y1="{at(y1)}" x2="{at(x2)}" y2="{at(y2)}" {look}/>'


def path(points: Sequence[tuple[float, float]], look: str = INK) -> str:
    """Return a line from point to point."""
    return f'<polyline points="{" ".join(f"{at(x)},{at(y)}" for x, y in points)}" {look}/>'


def words(x: float, y: float, text: str, anchor: str = "start", more: str = "") -> str:
    """Return words that begin, end or are centred at a place."""
    return f'<text x="{at(x)}" y="{at(y)}" text-anchor="{anchor}"{more}>{escape(text)}</text>'


def shape(sort: str, x: float, y: float, size: float = 5.5, look: str = SOLID) -> str:
    """Return one shape around a place."""
    corners = " ".join(f"{at(x + size * dx)},{at(y + size * dy)}" for dx, dy in _CORNERS[sort])
    return f'<polygon points="{corners}" {look} stroke-linejoin="round"/>'


def reach(sort: str, size: float = 5.5) -> float:
    """Return how far a shape reaches from its place, across or up."""
    return size * max(abs(way) for corner in _CORNERS[sort] for way in corner)


def wide(text: str) -> float:
    """Return how much room a label takes, on the wide side."""
    return columns(text) * LETTER


def short(name: str, room: float) -> str:
    """Return a name made safe and cut to a width; the table beside the picture has all of it."""
    return cut(named(name), max(2, int(room / LETTER)))


def shortened(names: Sequence[str], room: float) -> list[str]:
    """Return names made safe and cut to a width, each so that it can be told from the others."""
    return cut_apart([named(name) for name in names], [max(2, int(room / LETTER))] * len(names))


def framed(key: str, title: str, says: str, height: float, body: Sequence[str], *, alone: bool = False) -> str:
    """Return a picture as one SVG element with its title and what it says; `key` begins its ids.

    A picture that stands `alone`, in a file, has no text around it: it brings its own sheet, black on white.
    """
    own = escape(key)
    look = 'color="black" ' if alone else ""
    sheet = [f'<rect width="{WIDTH}" height="{at(height)}" color="white" fill="currentColor"/>'] if alone else []
    head = f'<title id="{own}-title">{escape(title)}</title><desc id="{own}-says">{escape(says)}</desc>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {look}role="img" aria-labelledby="{own}-title {own}-says" '
        f'width="{WIDTH}" height="{at(height)}" viewBox="0 0 {WIDTH} {at(height)}" direction="ltr" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="currentColor">{head}{"".join([*sheet, *body])}</svg>'
    )
