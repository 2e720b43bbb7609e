"""A timeline as a picture: SVG with presentation attributes only, the same bytes each time, told by shape alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape as escaped
from itertools import pairwise

import msgspec

from goodoffices.export.fit import fit
from goodoffices.export.timeline import Mark, Shape, Timeline

WIDTH = 1000
ROW = 22
ROWS = 20
"""How many rows fit on a printed page under the heading."""
PLOT = 800
"""How much of the width the days take; the rest is for the last labels."""
EDGE = 24
LONGEST_GAP = 56
SHORTEST_GAP = 9
TOP = 30
TICK_ROOM = 84
LETTER = 6.4
"""Width of a letter at the size of the labels, on average; labels are set apart by it, never cut by it."""

_INK = 'stroke="currentColor" fill="none" stroke-width="1.6"'
_SOLID = 'stroke="currentColor" fill="currentColor" stroke-width="1.6"'
_FAINT = 'stroke="currentColor" fill="none" stroke-opacity="0.35"'


def escape(text: str) -> str:
    """Return text as it may stand in a picture."""
    return escaped(fit(text))


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """Days along the picture: even within a stretch, with long empty stretches cut short and marked as cut."""

    days: tuple[int, ...]
    at: tuple[float, ...]
    cuts: tuple[float, ...]

    def place(self, day: int) -> float:
        """Return where a day lies, from the start of the plot."""
        if day <= self.days[0]:
            return self.at[0]
        for place, known in enumerate(self.days):
            if day <= known:
                before, start = self.days[place - 1], self.at[place - 1]
                return start + (self.at[place] - start) * (day - before) / (known - before)
        return self.at[-1]


class Pen(msgspec.Struct, frozen=True):
    """Draws from the start of a line of text to its end, whichever side that is."""

    mirrored: bool
    width: float = WIDTH

    def x(self, at: float) -> str:
        """Return a place along the picture as a coordinate."""
        return f"{self.width - at if self.mirrored else at:.1f}".removesuffix(".0")

    def line(self, x1: float, x2: float, y1: float, y2: float, look: str = _INK) -> str:
        """Return a straight line."""
        return f'<line x1="{self.x(x1)}" y1="{y1:g}" x2="{self.x(x2)}" y2="{y2:g}" {look}/>'

    def box(self, x1: float, x2: float, y: float, height: float, look: str = _INK) -> str:
        """Return a bar from one place to another, centred on `y`."""
        start = min(float(self.x(x1)), float(self.x(x2)))
        return f'<rect x="{start:g}" y="{y - height / 2:g}" width="{x2 - x1:.1f}" height="{height:g}" {look}/>'

    def dot(self, x: float, y: float, look: str = _SOLID) -> str:
        """Return a dot."""
        return f'<circle cx="{self.x(x)}" cy="{y:g}" r="4" {look}/>'

    def arrow(self, x: float, y: float, ahead: int) -> str:
        """Return an open arrowhead at a place, pointing on (1) or back (-1)."""
        back = self.x(x - 6 * ahead)
        return f'<polyline points="{back},{y - 5:g} {self.x(x)},{y:g} {back},{y + 5:g}" {_INK}/>'

    def text(self, x: float, y: float, words: str, more: str = "", *, ends: bool = False) -> str:
        """Return words that begin at a place, or end at it."""
        anchor = "end" if self.mirrored != ends else "start"
        return f'<text x="{self.x(x)}" y="{y:g}" text-anchor="{anchor}"{more}>{escape(words)}</text>'


def scale_of(marks: Iterable[Mark], as_of: int) -> Scale:
    """Return a scale on which every day that something begins or ends is told from the next."""
    days = sorted({day for mark in marks for day in (mark.first, mark.last)} | {as_of})
    gaps = [later - earlier for earlier, later in pairwise(days)]
    total = sum(min(gap, 31) for gap in gaps) or 1
    a_day = (PLOT - EDGE * 2) / total
    widths = [min(max(gap * a_day, SHORTEST_GAP), max(LONGEST_GAP, 31 * a_day)) for gap in gaps]
    shrink = min(1.0, (PLOT - EDGE * 2) / (sum(widths) or 1))
    at = [float(EDGE)]
    for width in widths:
        at.append(at[-1] + width * shrink)
    cuts = [(at[i] + at[i + 1]) / 2 for i, gap in enumerate(gaps) if gap > 31 and gap * a_day > widths[i]]
    return Scale(days=tuple(days), at=tuple(at), cuts=tuple(cuts))


def rows_of(marks: Sequence[Mark], scale: Scale) -> list[list[Mark]]:
    """Return marks in as few rows as it takes for none to cover another or its words."""
    rows: list[list[Mark]] = []
    ends: list[float] = []
    for mark in marks:
        start, end = _reach(mark, scale)
        free = next((row for row, used in enumerate(ends) if used < start), None)
        if free is None:
            rows.append([mark])
            ends.append(end)
        else:
            rows[free].append(mark)
            ends[free] = end
    return rows


def label_of(mark: Mark) -> str:
    """Return what stands beside a mark: its number in the table, its kind, and whether it is doubted or corrected."""
    doubt = "?" if mark.doubtful else ""
    return f"{mark.number} {mark.label}{doubt}{' (corrected)' if mark.corrected else ''}"


def _reach(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Return from where to where a mark and its words need the row."""
    start, end = _from_to(mark, scale)
    words = 14 + len(label_of(mark)) * LETTER
    return (start - 8 - words, end + 8) if _before(mark, scale) else (start - 8, end + 8 + words)


def _before(mark: Mark, scale: Scale) -> bool:
    """Tell whether the words stand before the mark, because there is no room for them after it."""
    return _from_to(mark, scale)[1] + 14 + len(label_of(mark)) * LETTER > WIDTH


def _from_to(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Return where a mark begins and ends; an open end runs on for a little, and no further."""
    first, last = scale.place(mark.first), scale.place(mark.last)
    if mark.shape == "day":
        return first - 4, last + 4
    start = first - 22 if mark.start is None else first - 3
    return start, last + (22 if mark.end is None else 3)


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """One SVG element: the lane it shows, by place, and which of how many parts of it this is, counted from 1."""

    lane: int
    part: int
    parts: int
    svg: str


def pictures(
    found: Timeline, names: Sequence[str], *, as_of: str, says: str, mirrored: bool = False
) -> tuple[Picture, ...]:
    """Return the timeline as pictures on one scale, each no taller than a page: a long lane comes in several.

    `names` are the lanes' names in order; `says` describes a lane, with {n} for how many acts are in it.
    """
    marks = [mark for lane in found.lanes for mark in lane.marks]
    if not marks:
        return ()
    scale, pen = scale_of(marks, found.as_of), Pen(mirrored)
    drawn = []
    for place, (lane, name) in enumerate(zip(found.lanes, names, strict=True)):
        rows = rows_of(lane.marks, scale)
        parts = [rows[first : first + ROWS] for first in range(0, len(rows), ROWS)]
        for part, some in enumerate(parts, start=1):
            height = TOP + ROW * len(some)
            axis = _axis(found.as_of, as_of, scale, pen, height)
            body = (*axis, *(drawing for y, row in enumerate(some) for drawing in _row(row, scale, pen, y)))
            svg = _svg(f"lane-{place + 1}-{part}", name, says.format(n=len(lane.marks)), height, "".join(body))
            drawn.append(Picture(lane=place, part=part, parts=len(parts), svg=svg))
    return tuple(drawn)


def _svg(key: str, name: str, says: str, height: int, body: str) -> str:
    head = f'<title id="{key}-title">{escape(name)}</title><desc id="{key}-says">{escape(says)}</desc>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{key}-title {key}-says" '
        f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" direction="ltr" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="currentColor">{head}{body}</svg>'
    )


def _row(row: Iterable[Mark], scale: Scale, pen: Pen, place: int) -> Iterator[str]:
    for mark in row:
        yield from _drawn(mark, scale, pen, TOP + ROW * place + 10)


def _drawn(mark: Mark, scale: Scale, pen: Pen, y: float) -> Iterator[str]:
    start, end = _from_to(mark, scale)
    yield f"<g><title>{escape(f'{label_of(mark)}: {mark.says}')}</title>"
    yield from shape(mark.shape, pen, start, end, y, opens=mark.start is None, goes_on=mark.end is None)
    before = _before(mark, scale)
    yield pen.text(start - 6 if before else end + 6, y + 4.5, label_of(mark), ends=before)
    yield "</g>"


def shape(
    sort: Shape, pen: Pen, start: float, end: float, y: float, *, opens: bool = False, goes_on: bool = False
) -> Iterator[str]:
    """Give the parts of one shape; how sure a date is shows in its form alone."""
    if sort == "day":
        yield pen.dot((start + end) / 2, y)
    elif sort == "lasted":
        yield pen.box(start, end, y, 7, _SOLID)
    elif sort == "within":
        yield pen.box(start, end, y, 9)
    elif sort == "about":
        yield pen.box(start, end, y, 9, f'{_INK} rx="4.5" stroke-dasharray="3 2.5"')
    else:
        yield pen.line(start, end, y, y, f'{_INK} stroke-dasharray="3 2.5"')
        yield from (pen.line(x, x, y - 5, y + 5) for x, is_open in ((start, opens), (end, goes_on)) if not is_open)
    if opens:
        yield pen.arrow(start - 2, y, -1)
    if goes_on:
        yield pen.arrow(end + 2, y, 1)


def _axis(as_of: int, words: str, scale: Scale, pen: Pen, height: float) -> Iterator[str]:
    """Give the days along the top, the cuts in them, and the day the reading is as of."""
    now = scale.place(as_of)
    free = 0.0
    for day, at in zip(scale.days, scale.at, strict=True):
        if at >= free and not now - TICK_ROOM < at < now + TICK_ROOM + 24:
            yield pen.line(at, at, 18, height, f'{_FAINT} stroke-dasharray="1 4"')
            yield pen.text(at, 12, date.fromordinal(day).isoformat())
            free = at + TICK_ROOM
    for cut in scale.cuts:
        yield from (pen.line(cut + x - 3, cut + x + 3, 24, 16) for x in (-2.5, 2.5))
    yield pen.line(now, now, 17, 25)
    yield pen.line(now, now, 25, height, _FAINT)
    yield pen.text(now, 12, words, ' font-weight="600"')


KEY: tuple[tuple[Shape, bool, bool], ...] = (
    ("day", False, False),
    ("within", False, False),
    ("about", False, False),
    ("between", False, False),
    ("between", True, False),
    ("lasted", False, False),
)
"""The shapes a reader has to know, with whether they open before or go on after."""


def key_of(sort: Shape, opens: bool, goes_on: bool, *, mirrored: bool = False) -> str:
    """Return one shape by itself, for the key beside the picture."""
    drawn = shape(sort, Pen(mirrored, 48), 12, 36, 8, opens=opens, goes_on=goes_on)
    return f'<svg width="48" height="16" viewBox="0 0 48 16" aria-hidden="true" direction="ltr">{"".join(drawn)}</svg>'
