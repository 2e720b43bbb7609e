"""Numbers on an issue as a picture: SVG with presentation attributes only, told by shape alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor, inf, isfinite, log10
from typing import NamedTuple

from goodoffices.export.timeline_svg import Pen, escape

WIDTH = 720
EDGE = 34
ROW = 40
TOP = 34
LETTERS = 104
"""As many letters of a label fit on one line; the table beside the picture has all of it."""

_INK = 'stroke="currentColor" fill="none" stroke-width="1.8"'
_SOLID = 'stroke="currentColor" fill="currentColor" stroke-width="1.8"'
_FAINT = 'stroke="currentColor" fill="none" stroke-opacity="0.3"'
_DASHED = f'{_INK} stroke-dasharray="3 2.5"'


Write = Callable[[float], str]


def plainly(number: float) -> str:
    """Return a number as it is written where nothing else was chosen."""
    return f"{number:,.15g}"


class Number(NamedTuple):
    """One row: its words, from where to where its number may lie, and how it is drawn.

    `hangs` are the bounds of the other side's move on which it hangs, where they can be drawn; None where it hangs on
    none.
    """

    says: str
    low: float
    high: float
    sort: str
    hangs: tuple[float, ...] | None = None


class Between(NamedTuple):
    """What lies between two numbers, as the bounds that face each other, and its words."""

    says: str
    low: float
    high: float


class Axis(NamedTuple):
    """The line of numbers: its ends, and the numbers written along it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, number: float) -> float:
        """Return where a number lies along the picture; an open end lies at the edge."""
        if number == -inf:
            return 10.0
        if number == inf:
            return WIDTH - 10.0
        return EDGE + (WIDTH - 2 * EDGE) * (number - self.low) / (self.high - self.low)


def axis_of(numbers: Sequence[float]) -> Axis | None:
    """Return a line that all these numbers fit on, or None where they are too large to be drawn."""
    found = sorted(number for number in numbers if isfinite(number))
    if not found:
        return None
    wide = found[-1] - found[0] or abs(found[0]) or 1.0
    if not 1e-9 < wide < 1e15 or abs(found[-1]) > 1e15 or abs(found[0]) > 1e15:
        return None
    step = _step(wide / 4)
    first, last = floor(found[0] / step), -floor(-found[-1] / step)
    if last - first > 40:
        return None
    last = max(last, first + 1)
    ticks = tuple(round(place * step, 12) for place in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def _step(rough: float) -> float:
    """Return a round step of about this size: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(rough))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough), 10 * power)


def chart(
    key: str,
    title: str,
    says: str,
    numbers: Sequence[Number],
    between: Sequence[Between],
    *,
    mirrored: bool = False,
    write: Write = plainly,
) -> str:
    """Return the numbers as one SVG element, row by row, then what lies between; empty where they cannot be drawn.

    `write` says how a number along the line is written.
    """
    ends = [end for one in numbers for pair in ((one.low, one.high), one.hangs or ()) for end in pair]
    axis = axis_of(ends)
    if axis is None:
        return ""
    pen, height = Pen(mirrored, WIDTH), TOP + ROW * (len(numbers) + len(between)) + 6
    body = [*_axis(axis, pen, height, write)]
    for place, number in enumerate(numbers):
        body += ["<g>", *_number(number, axis, pen, TOP + ROW * place), "</g>"]
    for place, gap in enumerate(between, len(numbers)):
        body += ["<g>", *_between(gap, axis, pen, TOP + ROW * place), "</g>"]
    head = f'<title id="{escape(key)}-title">{escape(title)}</title><desc id="{escape(key)}-says">{escape(says)}</desc>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{escape(key)}-title {escape(key)}-says" '
        f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" direction="{"rtl" if mirrored else "ltr"}" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="currentColor">{head}{"".join(body)}</svg>'
    )


def _axis(axis: Axis, pen: Pen, height: float, write: Write) -> Iterator[str]:
    free = -inf
    for tick in axis.ticks:
        at, words = axis.at(tick), write(tick)
        yield pen.line(at, at, 20, height, f'{_FAINT} stroke-dasharray="1 4"')
        if at - free > 9 * len(words):
            yield _text(pen, at, 14, words, "middle")
            free = at


def _text(pen: Pen, x: float, y: float, words: str, anchor: str = "start") -> str:
    short = words if len(words) <= LETTERS else words[: LETTERS - 1].rstrip() + "…"
    return f'<text x="{pen.x(x)}" y="{y:g}" text-anchor="{anchor}">{escape(short)}</text>'


def _number(number: Number, axis: Axis, pen: Pen, y: float) -> Iterator[str]:
    yield _text(pen, 4, y + 12, number.says)
    low, high, middle = axis.at(number.low), axis.at(number.high), y + 24
    yield pen.line(0, WIDTH, middle, middle, _FAINT)
    for end in dict.fromkeys(number.hangs or ()):
        yield pen.line(axis.at(end), axis.at(end), middle - 7, middle + 7, _DASHED)
    look = _INK if number.hangs is None else _DASHED
    if number.low != number.high:
        yield from _bound(low, high, number, pen, middle, look)
    else:
        yield _point(low, number, pen, middle, look)


def _point(at: float, number: Number, pen: Pen, y: float, look: str) -> str:
    """A demand is round, an offer has corners; one that hangs on another move is hollow and dashed."""
    solid = _SOLID if number.hangs is None else look
    return pen.box(at - 5.5, at + 5.5, y, 11, solid) if number.sort == "offer" else pen.dot(at, y, solid)


def _bound(low: float, high: float, number: Number, pen: Pen, y: float, look: str) -> Iterator[str]:
    """A number known only within bounds: a bar between them, open towards the side on which nothing bounds it."""
    yield pen.line(low, high, y, y, look.replace("1.8", "3"))
    yield pen.arrow(low, y, -1) if number.low == -inf else pen.line(low, low, y - 6, y + 6)
    yield pen.arrow(high, y, 1) if number.high == inf else pen.line(high, high, y - 6, y + 6)


def _between(gap: Between, axis: Axis, pen: Pen, y: float) -> Iterator[str]:
    yield _text(pen, 4, y + 12, gap.says)
    low, high, middle = axis.at(gap.low), axis.at(gap.high), y + 24
    yield pen.line(low, high, middle, middle, _INK)
    yield from (pen.line(at, at, middle - 6, middle + 6) for at in (low, high))


def sample(sort: str, *, hangs: bool = False, bounded: bool = False, mirrored: bool = False) -> str:
    """Return one shape by itself, for the key beside the picture."""
    pen = Pen(mirrored, 48)
    number = Number("", 16.0, 32.0 if bounded else 16.0, sort, () if hangs else None)
    look = _DASHED if hangs else _INK
    drawn = _bound(12, 36, number, pen, 8, look) if bounded else iter((_point(24, number, pen, 8, look),))
    return f'<svg width="48" height="16" viewBox="0 0 48 16" aria-hidden="true" direction="ltr">{"".join(drawn)}</svg>'
