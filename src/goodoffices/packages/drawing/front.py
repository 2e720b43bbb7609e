"""Two parties: the efficient packages as points, the fair ones by shape and letter, and the lines of no deal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.packages.answers import Efficient, Fair
from goodoffices.packages.drawing import ink
from goodoffices.packages.drawing.ink import Axis, Picture
from goodoffices.packages.drawing.placing import HEIGHT, Box, Want, around
from goodoffices.packages.drawing.solutions import (
    Mark,
    listed,
    marks_of,
    nested,
    noted,
    points_table,
    reaching,
    thinned,
    told,
)
from goodoffices.packages.plainly import in_units, named
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario

DOTS = 400
"""At most so many efficient packages are drawn as points."""
_PLOT = Box(64, 44, ink.WIDTH - 24.0, 444)
OTHER = "an efficient package"
_EDGE = 0.08
"""By so much of its length an axis goes on beyond what would lie at its end."""
_EVERY = 14
"""Letters of a fair point's names that are written beside it; the list below the picture has all."""


def front_svg(scenario: Scenario, front: Efficient | None, fair: Sequence[Fair], *, key: str = "front") -> Picture:
    """Return the efficient packages of two parties as a picture with its table; `key` begins its ids.

    Each party's points run along an axis of its own, in its own units. Raises ValueError unless there are two parties
    and at least one point.
    """
    one, other = scenario.profiles
    marks = marks_of(fair)
    kept, thinly = thinned(front.points if front else (), DOTS)
    across, up = (_axis(profile, place, kept, marks) for place, profile in enumerate((one, other)))
    dots = [_spot(points, scenario, across, up) for points in kept]
    other_dots = bool({*kept} - {mark.points for mark in marks})
    title = f"Packages for {named(one.party)} and {named(other.party)}"
    says = told(scenario, len(front.points) if front else 0, marks, thinly)
    height, rows = listed(marks, _PLOT.bottom + 62)
    if other_dots:
        rows += [_dot(16, height), ink.words(32, height + 4.5, "any other efficient package" if marks else OTHER)]
        height += 22
    body = [
        *_axes(scenario, across, up),
        *_no_deal(scenario, across, up),
        *(_dot(x, y) for x, y in dots),
        *_fair(marks, scenario, (across, up), dots),
        *rows,
    ]
    height, note = noted(thinly, height)
    table = points_table(scenario, marks, kept)
    return Picture(ink.framed(key, title, says, height, [*body, *note]), title, says, *table)


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{ink.at(x)}" cy="{ink.at(y)}" r="2.4" fill-opacity="0.45"/>'


def _axis(profile: Profile, place: int, kept: Sequence[tuple[int, ...]], marks: Sequence[Mark]) -> Axis:
    """Return a party's axis; what no deal is worth is on it where that does not squeeze the rest together."""
    marked = [profile.units(mark.points[place]) for mark in marks]
    found = [*(profile.units(points[place]) for points in kept), *marked]
    low, high = min(found), max(found)
    if profile.reserve is not None:
        reserve = profile.units(profile.reserve)
        if low - 2 * (high - low or 1) <= reserve <= high + 2 * (high - low or 1):
            found.append(reserve)
            marked.append(reserve)
    axis = ink.axis_of(found)
    edge = _EDGE * (axis.high - axis.low)
    # a line that lies on an axis cannot be seen, and a wide mark at the edge would be cut off
    low, high = axis.low - edge * (axis.low in marked), axis.high + edge * (axis.high in marked)
    return axis._replace(low=low, high=high)


def _spot(points: Sequence[int], scenario: Scenario, across: Axis, up: Axis) -> tuple[float, float]:
    x, y = (profile.units(one) for profile, one in zip(scenario.profiles, points, strict=True))
    wide, high = _PLOT.right - _PLOT.left, _PLOT.bottom - _PLOT.top
    return _PLOT.left + wide * across.share(x), _PLOT.bottom - high * up.share(y)


def _axes(scenario: Scenario, across: Axis, up: Axis) -> Iterator[str]:
    one, other = (profile.party for profile in scenario.profiles)
    for tick in across.ticks:
        x = _PLOT.left + (_PLOT.right - _PLOT.left) * across.share(tick)
        yield ink.line(x, _PLOT.bottom, x, _PLOT.bottom + 5)
        yield ink.words(x, _PLOT.bottom + 20, f"{tick:,.12g}", "middle")
    for tick in up.ticks:
        y = _PLOT.bottom - (_PLOT.bottom - _PLOT.top) * up.share(tick)
        yield ink.line(_PLOT.left - 5, y, _PLOT.left, y)
        yield ink.words(_PLOT.left - 9, y + 4.5, f"{tick:,.12g}", "end")
    yield ink.line(_PLOT.left, _PLOT.bottom, _PLOT.right, _PLOT.bottom, ink.INK)
    yield ink.line(_PLOT.left, _PLOT.top, _PLOT.left, _PLOT.bottom, ink.INK)
    bold = ' font-weight="600"'
    yield ink.words(_PLOT.right, _PLOT.bottom + 40, f"worth to {ink.short(one, 480)} →", "end", bold)
    yield ink.words(8, 18, f"↑ worth to {ink.short(other, 480)}", "start", bold)


def _no_deal(scenario: Scenario, across: Axis, up: Axis) -> Iterator[str]:
    """Give a broken line for what no deal is worth to each party, named where it leaves the picture."""
    one, other = scenario.profiles
    if one.reserve is not None and across.low <= one.units(one.reserve) <= across.high:
        x, _ = _spot((one.reserve, 0), scenario, across, up)
        yield ink.line(x, _PLOT.top, x, _PLOT.bottom, ink.DASHED.replace("1.8", "1"))
        yield ink.words(_beside(x, _no_deal_says(one)), _PLOT.top - 6, _no_deal_says(one), "middle", ' font-size="12"')
    if other.reserve is not None and up.low <= other.units(other.reserve) <= up.high:
        _, y = _spot((0, other.reserve), scenario, across, up)
        yield ink.line(_PLOT.left, y, _PLOT.right, y, ink.DASHED.replace("1.8", "1"))
        yield ink.words(_no_deal_at(scenario, across), _clear(y), _no_deal_says(other), more=' font-size="12"')


def _no_deal_at(scenario: Scenario, across: Axis) -> float:
    """Return where the words of the level line begin: at its left end, where no efficient package is, off the other."""
    one, other = scenario.profiles
    left = _PLOT.left + 6
    if one.reserve is None:
        return left
    x, _ = _spot((one.reserve, 0), scenario, across, across)
    return x + 6 if left - 6 <= x <= left + ink.wide(_no_deal_says(other)) else left


def _clear(y: float) -> float:
    """Return where the words of a level line stand: above it, or under it where that would leave the plot."""
    return y - 5 if y > _PLOT.top + HEIGHT else y + HEIGHT


def _no_deal_says(profile: Profile) -> str:
    return f"no deal, {ink.short(profile.party, 160)}: {in_units(profile, profile.reserve or 0)}"


def _beside(x: float, text: str) -> float:
    """Return where to centre a text so that it stays above the plot and in the picture."""
    half = ink.wide(text) / 2
    return min(max(x, _PLOT.left + half), ink.WIDTH - 4 - half)


def _fair(
    marks: Sequence[Mark], scenario: Scenario, axes: tuple[Axis, Axis], dots: Sequence[tuple[float, float]]
) -> Iterator[str]:
    spots = [_spot(mark.points, scenario, *axes) for mark in marks]
    texts = [f"{mark.letter} {mark.called}" for mark in marks]
    texts = [text if len(text) <= _EVERY * 2 else mark.letter for text, mark in zip(texts, marks, strict=True)]
    wants = [
        Want(x, y, ink.wide(text) + 6, max(9.0, reaching(mark.shapes)))
        for (x, y), text, mark in zip(spots, texts, marks, strict=True)
    ]
    inside = Box(_PLOT.left + 2, _PLOT.top, ink.WIDTH - 2.0, _PLOT.bottom - 2)
    labels = around(wants, inside, _lines(scenario, axes), dots, _levels(scenario, axes))
    for (x, y), text, label, mark in zip(spots, texts, labels, marks, strict=True):
        middle = (label.box.top + label.box.bottom) / 2
        if label.led:
            yield ink.line(x, y, min(max(x, label.box.left), label.box.right), middle, ink.FAINT)
        yield from nested(mark.shapes, x, y)
        yield ink.words(*_towards(x, label.box, middle + 4.5, text), ' font-weight="600"')


def _towards(x: float, box: Box, y: float, text: str) -> tuple[float, float, str, str]:
    """Return where words stand in their place and from which end: close to what they name, however wide they come."""
    if box.left >= x:
        return box.left + 3, y, text, "start"
    if box.right <= x:
        return box.right - 3, y, text, "end"
    return (box.left + box.right) / 2, y, text, "middle"


def _levels(scenario: Scenario, axes: tuple[Axis, Axis]) -> list[Box]:
    """Return where the lines of no deal run: a label stands there only where there is no better place."""
    one, other = (None if p.reserve is None else p.units(p.reserve) for p in scenario.profiles)
    found = []
    if one is not None and axes[0].low <= one <= axes[0].high:
        x = _PLOT.left + (_PLOT.right - _PLOT.left) * axes[0].share(one)
        found.append(Box(x - 2, _PLOT.top, x + 2, _PLOT.bottom))
    if other is not None and axes[1].low <= other <= axes[1].high:
        y = _PLOT.bottom - (_PLOT.bottom - _PLOT.top) * axes[1].share(other)
        found.append(Box(_PLOT.left, y - 2, _PLOT.right, y + 2))
    return found


def _lines(scenario: Scenario, axes: tuple[Axis, Axis]) -> list[Box]:
    """Return where the words of the lines of no deal stand: no label goes there."""
    other = scenario.profiles[1]
    if other.reserve is None or not axes[1].low <= other.units(other.reserve) <= axes[1].high:
        return []
    _, y = _spot((0, other.reserve), scenario, *axes)
    left = _no_deal_at(scenario, axes[0])
    return [Box(left, _clear(y) - HEIGHT, left + ink.wide(_no_deal_says(other)), _clear(y) + 7)]
