"""A scenario as it is folded: parts, each one issue or some that hang together, with numbers by criterion and option.

The first criteria are the parties' points. Every bound of a constraint on sums is a criterion more: how far a package
is on the right side of it, which more is better of. `needs` is the least of each criterion that an answer must have.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from goodoffices.packages.folding.arrays import NOTHING, Ints
from goodoffices.packages.folding.clusters import Cluster, allowed, clusters_of, combinations
from goodoffices.packages.folding.engine import Engine, Step
from goodoffices.packages.folding.limits import Limits
from goodoffices.packages.folding.states import best_of
from goodoffices.packages.profile import Profile
from goodoffices.packages.rows import Row
from goodoffices.packages.scenario import Scenario


class Bound(NamedTuple):
    """One bound of a row as a criterion: its numbers by issue, more being better, and the least that is needed."""

    numbers: dict[int, tuple[int, ...]]
    need: int


class Part(NamedTuple):
    """What is folded at once: `values` by criterion and option, and for each option the choices on its issues.

    `alike` counts the combinations that are the same in every criterion. `span` is how far each party's points reach.
    """

    issues: tuple[int, ...]
    values: Ints
    choices: Ints
    alike: Ints
    span: Ints


class Problem(NamedTuple):
    """Parts, each party's or bound's need, and how many of the criteria are parties."""

    parts: tuple[Part, ...]
    needs: Ints
    parties: int

    @property
    def span(self) -> Ints:
        """How far each party's points can reach, over all packages: the most less the least, at least 1."""
        total: Ints = np.maximum(np.sum([part.span for part in self.parts], axis=0, dtype=np.int64), 1)
        return total


def problem_of(scenario: Scenario, engine: Engine, limits: Limits, step: Step) -> Problem:
    """Return a scenario as parts to be folded. Raises TooLarge where too many issues hang together."""
    clusters, rows = clusters_of(scenario, limits)
    bounds = [bound for row in rows for bound in _bounds(row)]
    reserves = [NOTHING if profile.reserve is None else profile.reserve for profile in scenario.profiles]
    needs = np.array(reserves + [bound.need for bound in bounds], dtype=np.int64)
    parts = tuple(_part(scenario, cluster, bounds, engine, step) for cluster in clusters)
    return Problem(parts, needs, len(scenario.profiles))


def _bounds(row: Row) -> list[Bound]:
    found = []
    if row.least is not None:
        found.append(Bound(dict(row.numbers), row.least))
    if row.most is not None:
        turned = {issue: tuple(-number for number in numbers) for issue, numbers in row.numbers.items()}
        found.append(Bound(turned, -row.most))
    return found


def _part(scenario: Scenario, cluster: Cluster, bounds: Sequence[Bound], engine: Engine, step: Step) -> Part:
    """Return what a cluster has to offer: what is allowed, and nothing that another betters."""
    step()
    choices = combinations([len(scenario.space.issues[issue].options) for issue in cluster.issues])
    choices = choices[allowed(choices, cluster)]
    values = np.zeros((len(scenario.profiles) + len(bounds), len(choices)), dtype=np.int64)
    for row, profile in enumerate(scenario.profiles):
        values[row] = _worth(profile, cluster.issues, choices)
    for row, bound in enumerate(bounds, len(scenario.profiles)):
        for place, issue in enumerate(cluster.issues):
            if issue in bound.numbers:
                values[row] += np.array(bound.numbers[issue], dtype=np.int64)[choices[:, place]]
    span = np.ptp(values[: len(scenario.profiles)], axis=1) if len(choices) else np.zeros(len(scenario.profiles))
    kept, alike = best_of(values, engine, step)
    return Part(cluster.issues, np.ascontiguousarray(values[:, kept]), choices[kept], alike, span.astype(np.int64))


def _worth(profile: Profile, issues: tuple[int, ...], choices: Ints) -> Ints:
    """Return what combinations are worth to a party, with what options of these issues are worth together."""
    worth = np.zeros(len(choices), dtype=np.int64)
    for place, issue in enumerate(issues):
        worth += np.array(profile.points[issue], dtype=np.int64)[choices[:, place]]
    for more in profile.together:
        if not more.issues:
            worth += more.points.get((), 0) if 0 in issues else 0
        elif more.issues[0] in issues:
            counts = [len(profile.points[issue]) for issue in more.issues]
            table = np.zeros(counts, dtype=np.int64)
            for options, points in more.points.items():
                table[options] = points
            worth += table[tuple(choices[:, issues.index(issue)] for issue in more.issues)]
    return worth
