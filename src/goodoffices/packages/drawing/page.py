"""A sheet as one SVG: its picture, how often packages are acceptable, and beneath each its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.packages.answers import Fair
from goodoffices.packages.drawing import ink
from goodoffices.packages.drawing.acceptability import acceptability_svg
from goodoffices.packages.drawing.front import front_svg
from goodoffices.packages.drawing.ink import Picture
from goodoffices.packages.drawing.parallel import parallel_svg
from goodoffices.packages.plainly import columns, cut, cut_apart
from goodoffices.packages.sheet import Sheet, candidates, letters

ROWS = 16
"""At most so many rows of a table are drawn; the text and the CSV have all."""


def pictures(sheet: Sheet) -> tuple[Picture, ...]:
    """Return the pictures of a sheet: packages, where there are points; acceptability, where it was asked for."""
    found = []
    marked = drawn_fair(sheet)
    if marked or (sheet.front and sheet.front.points):
        draw = front_svg if len(sheet.scenario.profiles) == 2 else parallel_svg
        found.append(draw(sheet.scenario, sheet.front, marked))
    if sheet.likely:
        known = letters(sheet)
        own = [known[one.package] for one in sheet.likely]
        found.append(acceptability_svg(sheet.scenario.parties, sheet.likely, own))
    return tuple(found)


def drawn_fair(sheet: Sheet) -> tuple[Fair, ...]:
    """Return every package with a letter as it is marked in a picture, under each name it was found by."""
    return tuple(
        Fair(name=name, packages=(one.package,), points=one.points, measure=0.0)
        for one in candidates(sheet)
        for name in one.names
    )


def sheet_svg(sheet: Sheet) -> str:
    """Return a sheet as one SVG that can stand by itself: each picture with its table beneath it."""
    body: list[str] = []
    below = 0.0
    drawn = pictures(sheet)
    for picture in drawn:
        inner, height = _inner(picture)
        table, tall = table_of(picture.head, picture.rows, height + 12)
        body.append(f'<g transform="translate(0 {ink.at(below)})">{inner}{"".join(table)}</g>')
        below += tall + 24
    if not drawn:
        body.append(ink.words(8, 24, "No package to draw."))
    title = "; ".join(picture.title for picture in drawn) or "No package to draw"
    return (
        ink.framed("sheet", title, " ".join(picture.says for picture in drawn), max(below, 40), body, alone=True) + "\n"
    )


def _inner(picture: Picture) -> tuple[str, float]:
    """Return what is drawn within a picture's own frame, and how tall it is."""
    start = picture.svg.index("</desc>") + len("</desc>")
    height = picture.svg.split(' height="', 1)[1].split('"', 1)[0]
    return picture.svg[start : -len("</svg>")], float(height)


def table_of(head: Sequence[str], rows: Sequence[Sequence[str]], top: float) -> tuple[list[str], float]:
    """Return a table in words, as wide as the picture, and where it ends."""
    shown = rows[:ROWS]
    wants = [max(2, *(columns(row[place]) for row in (head, *shown))) for place in range(len(head))]
    room = (ink.WIDTH - 16) / ink.LETTER - 2 * len(wants)
    most = _fitting(wants, room)
    drawn = list(_row(cut_apart(head, most), most, top + 14, ' font-weight="600"'))
    drawn.append(ink.line(8, top + 20, ink.WIDTH - 8.0, top + 20, ink.FAINT))
    for place, row in enumerate(shown):
        drawn += _row(row, most, top + 36 + place * ink.LINE)
    end = top + 36 + len(shown) * ink.LINE
    if len(shown) < len(rows):
        drawn.append(ink.words(8, end, f"{len(rows) - len(shown):,} more rows: see the CSV."))
        end += ink.LINE
    return drawn, end


def _fitting(wants: Sequence[int], room: float) -> list[int]:
    """Return how wide each column may be: what it wants, and in all no more than there is room for."""
    most = max(wants)
    while sum(min(want, most) for want in wants) > room and most > 2:
        most -= 1
    return [min(want, most) for want in wants]


def _row(row: Sequence[str], most: Sequence[int], y: float, more: str = "") -> Iterator[str]:
    x = 8.0
    for text, wide in zip(row, most, strict=True):
        yield ink.words(x, y, cut(text, wide), more=f' font-size="12"{more}')
        x += (wide + 2) * ink.LETTER
