"""Near packages: all that fall behind a bound by no more than so much, gathered issue by issue.

Each option taken costs what `bound` says; a partial package is given up as soon as its costs, a constraint, or what a
party can still reach rule out every way to complete it. Nothing is left out by that, so what is best among the packages
gathered is best of all, unless there were more partial packages than may be kept: then the cheapest are kept, and the
answer is only a find.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goodoffices.packages.programs.alike import kept_of
from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.bound import Bound
from goodoffices.packages.programs.early import Early, early, order_of
from goodoffices.packages.programs.goal import NEAR, Goal
from goodoffices.packages.programs.linear import Lows
from goodoffices.packages.programs.model import Model, Real, Whole

NO_FLOOR = -(2**62)
MANY = 20_000
"""Partial packages above which those that are alike are sought."""
FEW = 1_000
"""Partial packages kept in a search that need not be complete."""
FEW_OPTIONS = 400
"""Of each issue at most, in a search that need not be complete."""


class Near(NamedTuple):
    """Packages gathered: options (packages, issues), points (packages, parties), whether these are all.

    `counts`: how many packages each stands for, worth the same to all. `width`: how many partial packages there were at
    a time at most.
    """

    options: Whole
    points: Whole
    counts: Real
    complete: bool
    width: int


class Partial(NamedTuple):
    """Partial packages, a column each: costs, points (parties, n), sums (constraints, n), the options so far.

    `counts`: how many packages each stands for, which are worth the same.
    """

    costs: Real
    points: Whole
    sums: Whole
    options: npt.NDArray[np.uint16]
    counts: Real

    def take(self, where: Whole) -> Partial:
        """Return those at these places."""
        return Partial(
            self.costs[where],
            self.points[:, where],
            self.sums[:, where],
            self.options[:, where],
            self.counts[where],
        )


class Rest(NamedTuple):
    """What the issues still open can add: most points by party, least and most by constraint, and what is usual."""

    points: Whole
    least: Whole
    most: Whole
    usual: Real


class Search(NamedTuple):
    """One search: what it goes through, and what every package gathered has to satisfy."""

    model: Model
    goal: Goal
    bound: Bound
    costs: Early
    behind: float
    floors: Whole
    kept: int
    order: tuple[int, ...]
    choices: tuple[Whole, ...]
    """By issue the options that cost no more than `behind`, cheapest first."""


def gather(
    model: Model, goal: Goal, bound: Bound, lows: Lows, behind: float, allowance: Allowance, kept: int | None = None
) -> Near:
    """Return the packages that fall behind the bound by no more than `behind`, by what they cost.

    They satisfy every constraint and leave each party its least; where the goal is a lowest gain, each also reaches
    what the bound less `behind` asks of every party that counts.
    """
    search = _search(model, goal, bound, lows, behind, kept or allowance.room(_bytes(model)))
    if kept is not None:
        search = search._replace(choices=tuple(each[:FEW_OPTIONS] for each in search.choices))
    partial = Partial(
        np.zeros(1),
        np.zeros((len(lows), 1), np.int64),
        np.zeros((len(model.sums), 1), np.int64),
        np.zeros((0, 1), np.uint16),
        np.ones(1),
    )
    rests = _rests(search)
    complete = kept is None
    width = 1
    for step, issue in enumerate(search.order):
        allowance.step("near", step, len(search.order))
        partial, all_of_them = _added(search, partial, step, issue, rests[step])
        width = max(width, len(partial.costs))
        if not len(partial.costs):
            break
        if len(partial.costs) > MANY:
            partial = _merged(search, partial, step)
        if not all_of_them:
            # it will not be complete any more: a few go on, to find something good
            complete, search = False, search._replace(kept=min(search.kept, FEW))
    return _near(search, partial, complete, width)


def _bytes(model: Model) -> int:
    """Return what a partial package takes at the end: cost, count, points, sums, options."""
    return 16 + 8 * len(model.parties) + 8 * len(model.sums) + 2 * len(model.points)


def _search(model: Model, goal: Goal, bound: Bound, lows: Lows, behind: float, kept: int) -> Search:
    behind += NEAR * max(1.0, abs(bound.most))
    order = order_of(model, [int((costs <= behind).sum()) for costs in bound.options])
    costs = early(model, bound, order)
    asked, behind = bound.most - behind, behind - (bound.most - costs.most)
    choices = []
    for each in costs.options:
        cheap = np.argsort(each, kind="stable")
        choices.append(cheap[: np.searchsorted(each[cheap], behind, "right")])
    floors = np.array([NO_FLOOR if low is None else low for low in lows], np.int64)
    if goal.sort == "lowest":
        for party in goal.who:
            unit = goal.units[party]
            floors[party] = max(floors[party], goal.base[party] + int(np.floor(asked * unit - NEAR * unit)))
    return Search(model, goal, bound, costs, behind, floors, kept, order, tuple(choices))


def _rests(search: Search) -> list[Rest]:
    """Return for each step what the issues after it, and the cliques not complete by then, can add."""
    parties, sums = len(search.floors), len(search.model.sums)
    points, least, most = np.zeros(parties, np.int64), np.zeros(sums, np.int64), np.zeros(sums, np.int64)
    usual = np.zeros(parties)
    rests = []
    for step in reversed(range(len(search.order))):
        rests.append(Rest(points.copy(), least.copy(), most.copy(), usual.copy()))
        issue = search.order[step]
        chosen = search.choices[issue]
        if not len(chosen):
            continue
        points += search.model.points[issue][:, chosen].max(axis=1)
        usual += search.bound.usual[issue]
        for at in _completed(search, step):
            points += search.model.cliques[at].points.max(axis=1)
            usual += search.bound.usual[len(search.order) + at]
        for row, one in enumerate(search.model.sums):
            if issue in one.numbers:
                least[row] += one.numbers[issue][chosen].min()
                most[row] += one.numbers[issue][chosen].max()
    return rests[::-1]


def _completed(search: Search, step: int) -> list[int]:
    """Return the cliques whose last issue is added at this step."""
    before = set(search.order[:step])
    issue = search.order[step]
    cliques = search.model.cliques
    return [at for at, one in enumerate(cliques) if issue in one.issues and set(one.issues) <= before | {issue}]


def _added(search: Search, partial: Partial, step: int, issue: int, rest: Rest) -> tuple[Partial, bool]:
    """Return the partial packages with one more issue, and whether none was left out for want of room."""
    chosen, costs = search.choices[issue], search.costs.options[issue]
    counts = np.searchsorted(costs[chosen], search.behind - partial.costs, "right")
    complete = True
    if (total := int(counts.sum())) > 2 * search.kept and len(counts):
        # a cap on how many options each may take: the cheapest of each come first
        counts = np.minimum(counts, max(1, 2 * search.kept // len(counts)))
        total, complete = int(counts.sum()), False
    where = np.repeat(np.arange(len(counts)), counts)
    option = chosen[np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)]
    before = partial.take(where)
    sums = before.sums.copy()
    for row, one in enumerate(search.model.sums):
        if issue in one.numbers:
            sums[row] += one.numbers[issue][option]
    grown = Partial(
        before.costs + costs[option],
        before.points + search.model.points[issue][:, option],
        sums,
        np.concatenate([before.options, option[None].astype(np.uint16)]),
        before.counts,
    )
    grown = _with_cliques(search, grown, step)
    grown = grown.take(np.nonzero(_possible(search, grown, rest))[0])
    if len(grown.costs) > search.kept:
        return grown.take(np.argpartition(_behind(search, grown, rest), search.kept)[: search.kept]), False
    return grown, complete


def _behind(search: Search, partial: Partial, rest: Rest) -> Real:
    """Return how far each is likely to end up behind the bound, if the issues still open give what is usual.

    That is what it costs, how far the goal then lies below the plane that bounds it, and what parties lack.
    """
    points = (partial.points + rest.usual[:, None]).T
    bent = points @ search.bound.slopes + search.bound.height - search.goal.measure(points)
    lacking = np.maximum(0.0, search.floors - points) / np.array(search.goal.units, np.float64)
    behind: Real = np.nan_to_num(partial.costs + np.maximum(0.0, bent) + lacking.sum(axis=1), nan=np.inf)
    return behind


def _with_cliques(search: Search, partial: Partial, step: int) -> Partial:
    costs, points = partial.costs, partial.points
    places = {issue: at for at, issue in enumerate(search.order[: step + 1])}
    for table in search.costs.tables:
        if table.issues[-1] == search.order[step]:
            costs = costs + table.at([partial.options[places[issue]] for issue in table.issues])
    for at in _completed(search, step):
        clique = search.model.cliques[at]
        points = points + clique.points[:, clique.at([partial.options[places[issue]] for issue in clique.issues])]
    return partial._replace(costs=costs, points=points)


def _merged(search: Search, partial: Partial, step: int) -> Partial:
    """Return those that go on, where some are alike or have less of everything."""
    done = search.order[: step + 1]
    open_classes = [
        clique.classes[clique.issues.index(issue)][partial.options[at]]
        for clique in search.model.cliques
        if not set(clique.issues) <= set(done)
        for at, issue in enumerate(done)
        if issue in clique.issues
    ]
    keys = [*partial.points[2:], *partial.sums, *open_classes]
    kept, counts = kept_of(list(partial.points[:2]), keys, partial.counts)
    return partial if len(kept) == len(counts) == len(partial.costs) else partial.take(kept)._replace(counts=counts)


def _possible(search: Search, partial: Partial, rest: Rest) -> npt.NDArray[np.bool_]:
    """Return which of them can still become packages that satisfy everything."""
    possible = partial.costs <= search.behind
    possible &= (partial.points + rest.points[:, None] >= search.floors[:, None]).all(axis=0)
    for row, one in enumerate(search.model.sums):
        if one.most is not None:
            possible &= partial.sums[row] + rest.least[row] <= one.most
        if one.least is not None:
            possible &= partial.sums[row] + rest.most[row] >= one.least
    return possible


def _near(search: Search, partial: Partial, complete: bool, width: int) -> Near:
    options = np.zeros((partial.options.shape[1], len(search.order)), np.int64)
    if partial.options.shape[0] < len(search.order):
        return Near(options[:0], partial.points.T[:0], partial.counts[:0], complete, width)
    for step, issue in enumerate(search.order):
        options[:, issue] = partial.options[step]
    return Near(options, np.ascontiguousarray(partial.points.T), partial.counts, complete, width)


def points_of(model: Model, options: Sequence[int]) -> tuple[int, ...]:
    """Return the points of one package, as the model counts them."""
    chosen = [np.array([option]) for option in options]
    total = sum(each[:, option] for each, option in zip(model.points, options, strict=True))
    for clique in model.cliques:
        total = total + clique.points[:, clique.at([chosen[issue] for issue in clique.issues])[0]]
    return tuple(int(number) for number in np.asarray(total))
