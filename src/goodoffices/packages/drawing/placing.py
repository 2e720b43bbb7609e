"""Where labels go: beside what they name, over nothing else, and with a line to it where they had to go further off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import NamedTuple

HEIGHT = 16.0


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two rectangles share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Return whether the whole of it lies in another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


class Label(NamedTuple):
    """Where a label stands, and whether it needs a line to what it names."""

    box: Box
    led: bool


_ROUND = tuple(
    (cos(turn * pi / 8), sin(turn * pi / 8)) for turn in (15, 1, 13, 3, 0, 8, 14, 2, 9, 7, 10, 6, 11, 5, 12, 4)
)
"""The directions in which room is looked for, those easiest to read first: above and to the right."""


class Want(NamedTuple):
    """A label to be placed: where what it names is, how wide the label is, how far what it names reaches around."""

    x: float
    y: float
    width: float
    reach: float = 9.0


def around(
    wants: Sequence[Want],
    inside: Box,
    taken: Sequence[Box],
    dots: Sequence[tuple[float, float]],
    lines: Sequence[Box] = (),
) -> list[Label]:
    """Return a place for each label; the first ones are placed first.

    No two overlap, nor any of the boxes taken, as long as there is room inside at all; over dots and lines they go only
    where nothing else is near.
    """
    used = [*taken, *(Box(x - reach, y - reach, x + reach, y + reach) for x, y, _, reach in wants)]
    found = []
    for want in wants:
        best = _first(want, inside, used, dots, lines)
        used.append(best.box)
        found.append(best)
    return found


def _first(
    want: Want, inside: Box, used: Sequence[Box], dots: Sequence[tuple[float, float]], lines: Sequence[Box]
) -> Label:
    kept: tuple[float, Label] | None = None
    for ring, box in _boxes(want):
        if not box.within(inside) or any(box.meets(other) for other in used):
            continue
        over = sum(box.left - 2 < dx < box.right + 2 and box.top - 2 < dy < box.bottom + 2 for dx, dy in dots)
        cost = ring + min(over, 12) * 12 + sum(box.meets(line) for line in lines) * 60
        if kept is None or cost < kept[0]:
            kept = cost, Label(box, ring > 14)
        if kept[0] <= ring:
            break
    return kept[1] if kept else Label(Box(inside.left, inside.top, inside.left + want.width, inside.top + HEIGHT), True)


def _boxes(want: Want) -> Iterator[tuple[float, Box]]:
    """Give places around a point, from near to far, the nearest of them as far off as what is named reaches."""
    x, y, width, reach = want
    for step in (12.0, *(20.0 + 14 * further for further in range(48))):
        ring = step + max(0.0, reach - 9)
        for dx, dy in _ROUND:
            middle = x + ring * dx + (width / 2) * (1 if dx > 0.3 else -1 if dx < -0.3 else 0)
            height = y + ring * dy
            yield step, Box(middle - width / 2, height - HEIGHT / 2, middle + width / 2, height + HEIGHT / 2)


def stacked(wants: Sequence[float], top: float, bottom: float, apart: float = HEIGHT) -> list[float]:
    """Return heights for labels under each other, each as near as can be to where it wants to be, in their order.

    They stay `apart`, within top and bottom where there is room.
    """
    order = sorted(range(len(wants)), key=lambda place: (wants[place], place))
    heights = [0.0] * len(wants)
    free = top
    for place in order:
        heights[place] = max(wants[place], free)
        free = heights[place] + apart
    free = max(bottom, top + apart * (len(wants) - 1))
    for place in reversed(order):
        heights[place] = min(heights[place], free)
        free = heights[place] - apart
    return heights
