"""Costs as early as they can be known: what a choice makes inevitable later is charged when it is made.

Costs of combinations are moved from the last of their issues to the ones before, the least of them whatever is chosen
last, so that no package costs more or less and a partial package is given up as soon as it can be. Where issues hang
together as a tree, that leaves no partial package that cannot be completed at its cost (Bertele & Brioschi 1972).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goodoffices.packages.programs.bound import Bound
from goodoffices.packages.programs.model import Model, Real, Whole


class Table(NamedTuple):
    """Costs by the classes of some issues, in the order in which these are added."""

    issues: tuple[int, ...]
    classes: tuple[Whole, ...]
    costs: npt.NDArray[np.float64]

    def at(self, options: Sequence[Whole]) -> Real:
        """Return the costs of chosen options, one array for each issue."""
        found: Real = self.costs[tuple(each[option] for each, option in zip(self.classes, options, strict=True))]
        return found


class Early(NamedTuple):
    """The same costs in other places: `most` is the bound less what every package costs."""

    most: float
    options: tuple[Real, ...]
    tables: tuple[Table, ...]


def order_of(model: Model, counts: Sequence[int]) -> tuple[int, ...]:
    """Return the issues, those with the fewest options first; such as count together follow on each other."""
    links: dict[int, set[int]] = {issue: set() for issue in range(len(counts))}
    for clique in model.cliques:
        for issue in clique.issues:
            links[issue] |= set(clique.issues) - {issue}
    order: list[int] = []
    left = set(links)
    reached: set[int] = set()
    while left:
        there = reached & left or left
        issue = min(there, key=lambda one: (-len(links[one] & set(order)) if reached else 0, counts[one], one))
        order.append(issue)
        left.discard(issue)
        reached = (reached | links[issue]) & left
    return tuple(order)


def early(model: Model, bound: Bound, order: Sequence[int]) -> Early:
    """Return costs that are charged as early as they can be when issues are added in this order."""
    step = {issue: at for at, issue in enumerate(order)}
    options = [each.copy() for each in bound.options]
    waiting = [_table(model, at, costs, step) for at, costs in enumerate(bound.combinations)]
    tables: list[Table] = []
    for issue in reversed(order):
        mine = sorted((one for one in waiting if one.issues[-1] == issue), key=lambda one: -one.costs.size)
        waiting = [one for one in waiting if one.issues[-1] != issue]
        for place, one in enumerate(mine):
            costs = one.costs
            if place == 0:
                least = _least_of(options[issue], one.classes[-1], costs.shape[-1])
                options[issue] = options[issue] - least[one.classes[-1]]
                costs = costs + least
            before = costs.min(axis=-1)
            tables.append(one._replace(costs=costs - before[..., None]))
            if len(one.issues) == 2:
                options[one.issues[0]] = options[one.issues[0]] + before[one.classes[0]]
            else:
                waiting.append(Table(one.issues[:-1], one.classes[:-1], before))
    inevitable = [float(each.min()) for each in options]
    lowered = tuple(each - least for each, least in zip(options, inevitable, strict=True))
    return Early(bound.most - sum(inevitable), lowered, tuple(tables))


def _table(model: Model, at: int, costs: Real, step: dict[int, int]) -> Table:
    clique = model.cliques[at]
    axes = sorted(range(len(clique.issues)), key=lambda place: step[clique.issues[place]])
    shaped = costs.reshape(clique.shape).transpose(axes)
    return Table(tuple(clique.issues[a] for a in axes), tuple(clique.classes[a] for a in axes), shaped)


def _least_of(costs: Real, classes: Whole, count: int) -> Real:
    """Return the least cost of each class's options; nothing where a class has none."""
    least = np.full(count, np.inf)
    np.minimum.at(least, classes, costs)
    return np.where(np.isfinite(least), least, 0.0)
