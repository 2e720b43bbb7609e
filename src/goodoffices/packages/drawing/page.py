"""A sheet as one SVG: its picture, how often packages are acceptable, and beneath each its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.packages.answers import Fair
from goodoffices.packages.drawing import ink
from goodoffices.packages.drawing.acceptability import acceptability_svg
from goodoffices.packages.drawing.front import front_svg
from goodoffices.packages.drawing.ink import Picture
from goodoffices.packages.drawing.parallel import parallel_svg
from goodoffices.packages.drawing.solutions import noted
from goodoffices.packages.faces.wordings import middle_text, none_text
from goodoffices.packages.plainly import columns, cut, cut_apart, named
from goodoffices.packages.sheet import Sheet, candidates, letters

TITLE = 30.0
"""How far a picture stands below its title."""
NAME = 14
"""Columns of a name at least, before a table is set in several."""
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
    """Return a sheet as one SVG that can stand by itself: its name, and each picture with its title and its table."""
    drawn = pictures(sheet)
    body, below = _head(sheet)
    for picture in drawn:
        inner, height = _inner(picture)
        table, tall = table_of(picture.head, picture.rows, height + 12)
        body.append(_words(below + 14, picture.title, 15))
        body.append(f'<g transform="translate(0 {ink.at(below + TITLE)})">{inner}{"".join(table)}</g>')
        below += TITLE + tall + 24
    if not drawn:
        body.append(ink.words(8, below + 14, "No package to draw."))
    title = "; ".join(picture.title for picture in drawn) or "No package to draw"
    title = f"{named(sheet.scenario.name)}: {title}" if sheet.scenario.name else title
    says = " ".join(picture.says for picture in drawn)
    return ink.framed("sheet", title, says, max(below, 40) + (0 if drawn else 24), body, alone=True) + "\n"


def _head(sheet: Sheet) -> tuple[list[str], float]:
    """Return what stands above the pictures, and where it ends: the name, and what has to be known of the numbers."""
    body, below = [], 12.0
    if sheet.scenario.name:
        body.append(_words(26, named(sheet.scenario.name), 18))
        below = 40.0
    said = (
        [f"Nothing that all would take: {none_text(sheet)}"]
        if sheet.front is not None and not sheet.front.packages
        else []
    )
    said += [middle_text(sheet, party) for party in sheet.middles]
    for text in said:
        below, rows = noted(text, below)
        body += rows
    return body, below + (8 if said else 0)


def _words(y: float, text: str, size: int) -> str:
    """Return a heading, cut to the width of the picture."""
    shown = cut(text, int((ink.WIDTH - 16) * 13 / size / ink.LETTER))
    return ink.words(8, y, shown, more=f' font-size="{size}" font-weight="600"')


def _inner(picture: Picture) -> tuple[str, float]:
    """Return what is drawn within a picture's own frame, and how tall it is."""
    start = picture.svg.index("</desc>") + len("</desc>")
    height = picture.svg.split(' height="', 1)[1].split('"', 1)[0]
    return picture.svg[start : -len("</svg>")], float(height)


def table_of(head: Sequence[str], rows: Sequence[Sequence[str]], top: float) -> tuple[list[str], float]:
    """Return a table in words, as wide as the picture, and where it ends.

    What stands beside each other in no readable width is set in several tables, one beneath the other.
    """
    shown = rows[: ROWS if len(rows) > ROWS + 1 else ROWS + 1]
    drawn: list[str] = []
    for places in _beside(head, shown):
        part, top = _table([head[at] for at in places], [[row[at] for at in places] for row in shown], top)
        drawn += part
    if len(shown) < len(rows):
        drawn.append(ink.words(8, top, f"{len(rows) - len(shown):,} more rows: see the CSV."))
        top += ink.LINE
    return drawn, top


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], top: float) -> tuple[list[str], float]:
    most = _fitting(_wants(head, rows), _room(len(head)))
    drawn = list(_row(cut_apart(head, most), most, top + 14, ' font-weight="600"'))
    drawn.append(ink.line(8, top + 20, ink.WIDTH - 8.0, top + 20, ink.FAINT))
    for place, row in enumerate(rows):
        drawn += _row(row, most, top + 36 + place * ink.LINE)
    return drawn, top + 36 + len(rows) * ink.LINE


def _wants(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(2, *(columns(row[place]) for row in (head, *rows))) for place in range(len(head))]


def _room(count: int) -> float:
    return (ink.WIDTH - 16) / ink.LETTER - 2 * count


def _beside(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[int]]:
    """Return which columns stand in one table: all where there is room, else evenly many, each with the first ones."""
    wants = _wants(head, rows)
    first = 2 if head[0] == "" or head[1] == "guessed by" else 1
    others = list(range(first, len(head)))
    used = sum(min(want, NAME * 2) + 2 for want in wants[:first])
    fit = (_room(0) - used) / (2 + max((min(wants[at], NAME) for at in others), default=1))
    if sum(wants) <= _room(len(head)) or len(others) <= fit:
        return [[*range(len(head))]]
    tables = -(-len(others) // max(1, int(fit)))
    size = -(-len(others) // tables)
    return [[*range(first), *others[at : at + size]] for at in range(0, len(others), size)]


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
