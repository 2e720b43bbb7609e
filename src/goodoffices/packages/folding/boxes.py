"""Four criteria and more: points lie in a tree of boxes, halved at the middle of one criterion after the other.

A box knows the most that any of its points has of each criterion. A point is dominated if and only if one of the points
in the boxes that reach at least as far as it, in every criterion, dominates it; all other boxes are passed over.
"""

from __future__ import annotations

import numpy as np

from goodoffices.packages.folding.arrays import Ints, Marks
from goodoffices.packages.folding.compiled import compiled

LEAF = 16
"""A box of so many points, or twice as many, is not halved again."""
Boxes = tuple[Ints, Ints, int]


def boxes_of(values: Ints) -> Boxes:
    """Return points by box (a row each), the most in each box and how often boxes are halved."""
    deep = 0
    while values.shape[1] >> (deep + 1) >= LEAF:
        deep += 1
    points = np.array(values.T, order="C", copy=True)
    _halve(points, deep)
    most = np.empty((2 ** (deep + 1), values.shape[0]), dtype=np.int64)
    _most(points, deep, most)
    return points, most, deep


@compiled
def _halve(points: Ints, deep: int) -> None:
    """Arrange points so that box b of 2**level holds rows from count * b >> level, in every level."""
    count = len(points)
    for level in range(deep):
        for box in range(1 << level):
            _select(
                points,
                (count * box) >> level,
                (count * (box + 1)) >> level,
                (count * (2 * box + 1)) >> (level + 1),
                level % points.shape[1],
            )


@compiled
def _select(points: Ints, begin: int, end: int, middle: int, row: int) -> None:
    """Arrange rows from begin to end so that none before the middle is above one behind it (Hoare's selection)."""
    low, high = begin, end - 1
    while low < high:
        pivot = points[(low + high) >> 1, row]
        i, j = low, high
        while i <= j:
            while points[i, row] < pivot:
                i += 1
            while points[j, row] > pivot:
                j -= 1
            if i <= j:
                for each in range(points.shape[1]):
                    kept = points[i, each]
                    points[i, each] = points[j, each]
                    points[j, each] = kept
                i += 1
                j -= 1
        if middle <= j:
            high = j
        elif middle >= i:
            low = i
        else:
            return


@compiled
def _most(points: Ints, deep: int, most: Ints) -> None:
    """Fill in the most in each box; box b of a level lies at 2**level + b."""
    count, criteria = points.shape
    for box in range(1 << deep):
        for row in range(criteria):
            best = points[(count * box) >> deep, row]
            for place in range((count * box) >> deep, (count * (box + 1)) >> deep):
                best = max(best, points[place, row])
            most[(1 << deep) + box, row] = best
    for box in range((1 << deep) - 1, 0, -1):
        for row in range(criteria):
            most[box, row] = max(most[2 * box, row], most[2 * box + 1, row])


@compiled
def look_beyond(points: Ints, most: Ints, deep: int, values: Ints, start: int, keep: Marks) -> None:
    """Mark in `keep` which of the points from `start` on no point in the boxes dominates."""
    count, criteria = points.shape
    stack = np.empty(2 * deep + 4, dtype=np.int64)
    point = np.empty(criteria, dtype=np.int64)
    for place in range(len(keep)):
        for row in range(criteria):
            point[row] = values[row, start + place]
        keep[place] = True
        stack[0] = 1
        waiting = 1
        while waiting > 0:
            waiting -= 1
            box = stack[waiting]
            if not _reaches(most, box, point):
                continue
            if box < (1 << deep):
                stack[waiting] = 2 * box
                stack[waiting + 1] = 2 * box + 1
                waiting += 2
            elif _dominated_in(
                points,
                (count * (box - (1 << deep))) >> deep,
                (count * (box - (1 << deep) + 1)) >> deep,
                point,
            ):
                keep[place] = False
                break


@compiled
def _reaches(most: Ints, box: int, point: Ints) -> bool:
    """Return whether a box reaches as far as a point in every criterion."""
    for row in range(len(point)):  # noqa: SIM110
        if most[box, row] < point[row]:
            return False
    return True


@compiled
def _dominated_in(points: Ints, begin: int, end: int, point: Ints) -> bool:
    """Return whether one of the points from begin to end dominates a point."""
    for place in range(begin, end):
        more = False
        less = False
        for row in range(len(point)):
            if points[place, row] < point[row]:
                less = True
                break
            more = more or points[place, row] > point[row]
        if more and not less:
            return True
    return False
