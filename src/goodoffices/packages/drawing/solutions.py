"""What is drawn of solutions: packages with the same points are one mark, with every name it was found by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum
from textwrap import wrap
from typing import NamedTuple

from goodoffices.packages.answers import Fair
from goodoffices.packages.drawing import ink
from goodoffices.packages.drawing.ink import SHAPES
from goodoffices.packages.plainly import in_units, named
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import letter, titles
from goodoffices.packages.space import Package

_LOOKED_AT = 20_000
"""Of longer lists every second, third and so on is looked at, so that drawing takes no longer than a moment."""
_PARTS = tuple(sorted({factor * 2**power for power in range(12) for factor in (2, 3)}))


class Mark(NamedTuple):
    """One place in a picture: its letter, the points, what it is called, and its shapes."""

    letter: str
    points: tuple[int, ...]
    called: str
    shapes: tuple[str, ...]


def marks_of(fair: Sequence[Fair]) -> tuple[Mark, ...]:
    """Return the places to mark, in the order in which packages were given; a place of two packages has two letters."""
    letters: dict[Package, str] = {}
    by: dict[tuple[int, ...], tuple[list[str], list[str]]] = {}
    for one in fair:
        own = letters.setdefault(one.packages[0], letter(len(letters)))
        there, names = by.setdefault(one.points, ([], []))
        there += [own] if own not in there else []
        names += [one.name] if one.name not in names else []
    return tuple(
        Mark(", ".join(there), points, titles(names), tuple(SHAPES.get(name, "pentagon") for name in names))
        for points, (there, names) in by.items()
    )


def thinned(points: Sequence[tuple[int, ...]], most: int) -> tuple[list[tuple[int, ...]], str]:
    """Return at most so many points, spread over where all of them lie, and the rule in words; all, where they are few.

    Each party's range is cut into equally many parts, as many as leave few enough; of points that lie in the same part
    for every party the one with the largest sum of shares is kept, so that the order of the parties does not matter.
    Where even halves leave too many, those of them with the largest sums are kept.
    """
    if len(points) <= most:
        return list(points), ""
    every = -(-len(points) // _LOOKED_AT)
    looked = points[::every]
    lows = [min(column) for column in zip(*looked, strict=True)]
    wides = [max(column) - low or 1 for column, low in zip(zip(*looked, strict=True), lows, strict=True)]
    cut, kept, also = _PARTS[0], _one_each(looked, lows, wides, _PARTS[0]), ""
    if len(kept) > most:
        kept = sorted(kept, key=lambda one: -_sum(one, lows, wides))[:most]
        also = f", the {most:,} of these with the largest sums of shares"
    for parts in _PARTS:
        finer = _one_each(looked, lows, wides, parts)
        if len(finer) > most:
            break
        cut, kept = parts, finer
    says = (
        f"Of {len(points):,} efficient packages {len(kept):,} are drawn: one of those that lie closely together, "
        f"with each party's range cut into {cut:,} parts{also}" + (f", of every {every:,}th." if every > 1 else ".")
    )
    return kept, says


def _one_each(
    points: Sequence[tuple[int, ...]], lows: Sequence[int], wides: Sequence[int], parts: int
) -> list[tuple[int, ...]]:
    found: dict[tuple[int, ...], tuple[float, tuple[int, ...]]] = {}
    for one in points:
        cell = tuple(min(int(part * parts), parts - 1) for part in _shares(one, lows, wides))
        every = _sum(one, lows, wides)
        if cell not in found or every > found[cell][0]:
            found[cell] = every, one
    return [one for _, one in found.values()]


def _shares(one: Sequence[int], lows: Sequence[int], wides: Sequence[int]) -> list[float]:
    return [(p - low) / wide for p, low, wide in zip(one, lows, wides, strict=True)]


def _sum(one: Sequence[int], lows: Sequence[int], wides: Sequence[int]) -> float:
    return fsum(_shares(one, lows, wides))


def nested(shapes: Sequence[str], x: float, y: float) -> Iterator[str]:
    """Give the shapes of one place: the first full, each further one as a line around it."""
    for place, sort in reversed(list(enumerate(dict.fromkeys(shapes)))):
        yield ink.shape(sort, x, y, _size(place), ink.SOLID if place == 0 else ink.INK.replace("1.8", "1.4"))


def reaching(shapes: Sequence[str]) -> float:
    """Return how far the shapes of one place reach from it, all of them."""
    return max(ink.reach(sort, _size(place)) + 1.5 for place, sort in enumerate(dict.fromkeys(shapes)))


def _size(place: int) -> float:
    return 5.5 + 4 * place


def listed(marks: Sequence[Mark], top: float) -> tuple[float, list[str]]:
    """Return the list below the picture: a row for each fair point, and where it ends."""
    drawn: list[str] = []
    for place, mark in enumerate(marks):
        y = top + place * 22
        for at, sort in enumerate(dict.fromkeys(mark.shapes)):
            drawn.append(ink.shape(sort, 16 + at * 16, y, 5, ink.SOLID if at == 0 else ink.INK.replace("1.8", "1.4")))
        drawn.append(ink.words(32 + 16 * max(0, len(set(mark.shapes)) - 1), y + 4.5, f"{mark.letter}  {mark.called}"))
    return top + len(marks) * 22 + 2, drawn


def told(scenario: Scenario, count: int, marks: Sequence[Mark], thinly: str) -> str:
    """Return what a picture of points shows, for whoever does not see it."""
    parts = [f"{count:,} efficient packages."] if count else []
    for mark in marks:
        worth = "; ".join(
            f"to {named(profile.party)} {in_units(profile, one)}"
            for profile, one in zip(scenario.profiles, mark.points, strict=True)
        )
        parts.append(f"{mark.letter}, {mark.called}: {worth}.")
    return " ".join([*parts, thinly] if thinly else parts)


def points_table(
    scenario: Scenario, marks: Sequence[Mark], kept: Sequence[tuple[int, ...]]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the table of a picture of points: no deal, every place that is marked, every other that is drawn."""
    profiles = scenario.profiles
    none = tuple("every deal is better" if p.reserve is None else in_units(p, p.reserve) for p in profiles)

    def units(points: Sequence[int]) -> tuple[str, ...]:
        return tuple(in_units(profile, one) for profile, one in zip(profiles, points, strict=True))

    marked = {mark.points for mark in marks}
    rows = [("", "no deal", *none), *((mark.letter, mark.called, *units(mark.points)) for mark in marks)]
    rows += [("", "efficient", *units(points)) for points in kept if points not in marked]
    return ("", "found as", *(named(p.party) for p in profiles)), tuple(rows)


def noted(text: str, top: float) -> tuple[float, list[str]]:
    """Return a note in small letters beneath a picture, and where it ends; nothing where there is none."""
    rows = wrap(text, 110)
    drawn = [ink.words(8, top + 12 + at * 15, row, more=' font-size="11"') for at, row in enumerate(rows)]
    return top + (len(rows) * 15 + 6 if rows else 0), drawn
