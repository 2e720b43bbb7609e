"""Choosing among packages in whole numbers: what is best, and leximin, without a rounding anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from goodoffices.packages.programs.goal import Goal

Points = tuple[int, ...]


def largest(points: Sequence[Points], key: Callable[[Points], Any]) -> list[Points]:
    """Return those of the points for which a key is the largest, in the order given."""
    keys = [key(each) for each in points]
    top = max(keys, default=None)
    return [each for each, found in zip(points, keys, strict=True) if found == top]


def best_for(goal: Goal, points: Sequence[Points]) -> list[Points]:
    """Return those of the points that are best for a goal."""
    return largest(points, goal.exactly) if len(points) > 1 else list(points)


def leximin(points: Sequence[Points], base: Sequence[int], units: Sequence[int]) -> list[Points]:
    """Return those whose lowest gain in units is the largest, of these whose next lowest is, and so on.

    Sen (1970), Imai (1983). A unit of 0 or less is that of a party that cannot gain: it is left out.
    """
    parties = [party for party, unit in enumerate(units) if unit > 0]
    if len(points) < 2 or not parties:
        return list(points)
    rows = np.array(points, dtype=object)[:, parties] - np.array([base[party] for party in parties], dtype=object)
    sizes = [units[party] for party in parties]
    shares = [sorted(map(Fraction, row, sizes)) for row in rows.tolist()]
    top = max(shares)
    return [each for each, share in zip(points, shares, strict=True) if share == top]


def range_of(worst: Sequence[int], best: Sequence[int]) -> tuple[int, ...]:
    """Return by how much the most is more than the least, by party."""
    return tuple(most - least for least, most in zip(worst, best, strict=True))
