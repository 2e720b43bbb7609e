"""Fewer states with a loss that is known: a state goes only where one that stays is hardly worse for any party.

Each party's points are cut into steps of a width; of states on the same steps, or on steps that others are above in
every criterion, one is enough. So for each that goes there is one that stays and is less than a width behind, for each
party. Below what is safe, where a party might later fall short of its reserve, points stay as they are: the package
that stands in for another is accepted wherever that was.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from goodoffices.packages.folding.arrays import NOTHING, Ints, first_of_equal
from goodoffices.packages.folding.engine import Engine, Step


class Scale(NamedTuple):
    """What thinning goes by: how far each party's points reach, and from where on a state is safe (or NOTHING)."""

    span: Ints
    safe: Ints


def thinned(values: Ints, scale: Scale, share: float, engine: Engine, step: Step) -> tuple[Ints, float]:
    """Return the places of the states that stay, in order, and what share of a range may be lost."""
    width = np.maximum(1, np.floor(scale.span * share).astype(np.int64))
    rough = values.copy()
    for party in range(len(scale.span)):
        rough[party] = steps_of(values[party], int(width[party]), int(scale.safe[party]))
    worth = np.sum(values[: len(scale.span)] / scale.span[:, None], axis=0)
    order = np.lexsort((-worth, *(-row for row in rough[::-1])))
    first = order[first_of_equal(rough[:, order])]
    keep = engine.undominated(np.ascontiguousarray(rough[:, first]), step)
    return np.sort(first[keep]), float(np.max((width - 1) / scale.span))


def steps_of(points: Ints, width: int, safe: int) -> Ints:
    """Return on which step points lie: as they are below what is safe, in steps of a width from there on."""
    over = points - (int(points.min()) if safe == NOTHING else safe)
    found: Ints = np.where(over < 0, over, over // width)
    return found
