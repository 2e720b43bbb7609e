"""Three parties and more: an upright axis for each, and a line across all of them for each package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.packages.answers import Efficient, Fair
from goodoffices.packages.drawing import ink
from goodoffices.packages.drawing.ink import DASHES, Picture
from goodoffices.packages.drawing.placing import stacked
from goodoffices.packages.drawing.solutions import Mark, marks_of, noted, points_table, thinned, told
from goodoffices.packages.plainly import in_units, named
from goodoffices.packages.scenario import Scenario

LINES = 150
"""At most so many of the other efficient packages are drawn, as faint lines."""
_LEFT, _RIGHT, _TOP, _FOOT = 70.0, 500.0, 74.0, 404.0
_LABELS = 528.0
"""Where the labels begin: what follows to the right of it is theirs."""
Ends = tuple[int, int]


def parallel_svg(
    scenario: Scenario, front: Efficient | None, fair: Sequence[Fair], *, key: str = "parallel"
) -> Picture:
    """Return packages as lines across the parties' axes, with a table; `key` begins the ids.

    Each axis is in its party's own units. Fair packages are told by how their line is broken, and by letter and names
    at its end. Raises ValueError where there is no point at all.
    """
    marks = marks_of(fair)
    kept, thinly = thinned(front.points if front else (), LINES)
    ends = _ends(scenario, [*kept, *(mark.points for mark in marks)])
    title = "Packages for " + ", ".join(named(party) for party in scenario.parties)
    says = told(scenario, len(front.points) if front else 0, marks, thinly)
    marked = {mark.points for mark in marks}
    body = [
        *(ink.path(_line(points, ends), ink.FAINT) for points in kept if points not in marked),
        *_axes(scenario, ends),
        *_legend(scenario, bool({*kept} - marked), bool(marks)),
    ]
    height, drawn = _marked(marks, ends)
    body += drawn
    height, note = noted(thinly, height)
    table = points_table(scenario, marks, kept)
    return Picture(ink.framed(key, title, says, height, [*body, *note]), title, says, *table)


def _ends(scenario: Scenario, points: Sequence[tuple[int, ...]]) -> list[Ends]:
    """Return the foot and the head of each axis, in points."""
    found = []
    for place, profile in enumerate(scenario.profiles):
        column = [one[place] for one in points] + ([] if profile.reserve is None else [profile.reserve])
        found.append((min(column), max(column)))
    return found


def _across(place: int, count: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (place / (count - 1) if count > 1 else 0.5)


def _height(points: int, ends: Ends) -> float:
    low, high = ends
    return _FOOT - (_FOOT - _TOP) * ((points - low) / (high - low) if high > low else 1.0)


def _line(points: Sequence[int], ends: Sequence[Ends]) -> list[tuple[float, float]]:
    return [(_across(place, len(ends)), _height(one, ends[place])) for place, one in enumerate(points)]


def _axes(scenario: Scenario, ends: Sequence[Ends]) -> Iterator[str]:
    """Give an axis for each party, its name at the head; every other name a line higher where they are many."""
    count = len(ends)
    room = (_RIGHT - _LEFT) / max(1, count - 1) * (2 if count > 3 else 1) - 8
    names = ink.shortened(scenario.parties, min(room, 132))
    for place, (profile, (low, high)) in enumerate(zip(scenario.profiles, ends, strict=True)):
        x = _across(place, count)
        at = 16 + (18 if place % 2 and count > 3 else 0)
        yield ink.line(x, _TOP - 6, x, _FOOT + 6)
        yield ink.words(x, at, names[place], "middle", ' font-weight="600"')
        yield from (
            ink.words(x, y, in_units(profile, one), "middle", ' font-size="12"')
            for y, one in ((_TOP - 14, high), (_FOOT + 22, low))
        )
        if profile.reserve is not None:
            y = _height(profile.reserve, (low, high))
            yield ink.line(x - 9, y, x + 9, y, ink.INK.replace("1.8", "3"))


def _legend(scenario: Scenario, others: bool, marked: bool) -> Iterator[str]:
    """Give what the marks on the axes and the faint lines are."""
    y, x = _FOOT + 44, 16.0
    if any(profile.reserve is not None for profile in scenario.profiles):
        yield ink.line(x, y, x + 18, y, ink.INK.replace("1.8", "3"))
        yield ink.words(x + 26, y + 4.5, "what no deal is worth")
        x += 224
    if others:
        yield ink.line(x, y, x + 18, y, ink.FAINT)
        yield ink.words(x + 26, y + 4.5, "any other efficient package" if marked else "an efficient package")


def _marked(marks: Sequence[Mark], ends: Sequence[Ends]) -> tuple[float, list[str]]:
    """Return the lines of fair packages with their labels, and where the lowest ends."""
    rows = [_rows(mark) for mark in marks]
    lines = [_line(mark.points, ends) for mark in marks]
    tallest = max(map(len, rows), default=1) * ink.LINE + 4
    heights = stacked([line[-1][1] for line in lines], _TOP, _FOOT, tallest)
    drawn = [*_letters(marks, [line[0][1] for line in lines])]
    for place, (line, text, y) in enumerate(zip(lines, rows, heights, strict=True)):
        broken = DASHES[place % len(DASHES)]
        look = ink.INK.replace("1.8", "2.6") + (f' stroke-dasharray="{broken}"' if broken else "")
        drawn += [ink.path(line, look), ink.path([line[-1], (_LABELS - 8, y)], look.replace("2.6", "1.4"))]
        drawn += [
            ink.words(_LABELS, y + 4.5 + at * ink.LINE, one, more="" if at else ' font-weight="600"')
            for at, one in enumerate(text)
        ]
    return max([_FOOT + 60, *(y + tallest for y in heights)]), drawn


def _letters(marks: Sequence[Mark], begins: Sequence[float]) -> Iterator[str]:
    """Give the letter of each line where it begins, too, so that it can be followed from either end."""
    for mark, begin, y in zip(marks, begins, stacked(begins, _TOP, _FOOT, 14), strict=True):
        yield ink.path([(_LEFT - 22, y), (_LEFT - 12, begin), (_LEFT, begin)], ink.FAINT)
        yield ink.words(_LEFT - 26, y + 4.5, mark.letter, "end", ' font-size="12" font-weight="600"')


def _rows(mark: Mark) -> list[str]:
    """Return a label in rows that fit beside the picture: the letter, then name after name."""
    rows = [mark.letter]
    for name in mark.called.split(", "):
        longer = f"{rows[-1]}, {name}" if rows[-1] != mark.letter else f"{mark.letter} {name}"
        if ink.wide(longer) <= ink.WIDTH - _LABELS:
            rows[-1] = longer
        else:
            rows[-1] += "," if rows[-1] != mark.letter else ""
            rows.append(ink.short(name, ink.WIDTH - _LABELS))
    return rows
