"""Small spaces, statements of every sort about them, and whether a statement is so of given weights and scores."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st

from goodoffices.packages.doubt.drawing import Drawn
from goodoffices.packages.knowledge import (
    Acceptable,
    Alike,
    AtLeastTimes,
    Knowledge,
    OptionRanking,
    Prefers,
    Ranking,
    Score,
    Scores,
    Statement,
    Unacceptable,
    Weight,
)
from goodoffices.packages.space import Issue, Space

HAIR = 1e-7


class Wishes(NamedTuple):
    """One profile in plain numbers: weights by issue, scores by issue and option, and the reserve."""

    weights: dict[str, float]
    scores: dict[str, dict[str, float]]
    reserve: float

    def worth(self, package: dict[str, str]) -> float:
        """Return what a package, or a part of one, is worth."""
        return sum(self.weights[issue] * self.scores[issue][option] for issue, option in package.items())


def is_so(wishes: Wishes, one: Statement, hair: float = HAIR) -> bool:
    """Return whether a statement is so, to within a hair."""
    match one:
        case Ranking(issues=groups):
            return _ranked([[wishes.weights[name] for name in group] for group in groups], hair)
        case OptionRanking(issue=issue, options=groups):
            return _ranked([[wishes.scores[issue][name] for name in group] for group in groups], hair)
        case AtLeastTimes(issue=issue, than=than, times=times):
            return wishes.weights[issue] >= times * wishes.weights[than] - hair
        case Weight(issue=issue, least=least, most=most):
            return least - hair <= wishes.weights[issue] <= most + hair
        case Score(issue=issue, option=option, least=least, most=most):
            return least - hair <= wishes.scores[issue][option] <= most + hair
        case Scores(issue=issue, scores=scores):
            return all(abs(wishes.scores[issue][option] - score) <= hair for option, score in scores.items())
        case Acceptable(package=package):
            return wishes.worth(package) >= wishes.reserve - hair
        case Unacceptable(package=package):
            return wishes.worth(package) <= wishes.reserve + hair
        case Prefers(package=package, over=over):
            return wishes.worth(package) >= wishes.worth(over) - hair
        case Alike(package=package, other=other, within=within):
            return abs(wishes.worth(package) - wishes.worth(other)) <= within + hair


def _ranked(groups: list[list[float]], hair: float) -> bool:
    even = all(max(group) - min(group) <= hair for group in groups)
    return even and all(min(one) >= max(other) - hair for one, other in pairwise(groups))


def wishes_of(drawn: Drawn, at: int) -> Wishes:
    """Return one of the profiles drawn in plain numbers."""
    lines, x = drawn.lines, drawn.x[at]
    scores = {
        issue.name: {option: lines.known.get((i, o), 0.0) for o, option in enumerate(issue.options)}
        for i, issue in enumerate(lines.space.issues)
    }
    for column, (i, o) in enumerate(lines.options):
        issue = lines.space.issues[i]
        scores[issue.name][issue.options[o]] = float(x[lines.weights + column])
    weights = {issue.name: float(x[i]) for i, issue in enumerate(lines.space.issues)}
    return Wishes(weights, scores, float(x[-1]))


@st.composite
def spaces(draw: st.DrawFn, most: int = 3) -> Space:
    """Give spaces of two issues or more, of two or three options each."""
    counts = draw(st.lists(st.integers(2, 3), min_size=2, max_size=most))
    return Space(tuple(Issue(f"i{at}", tuple(f"o{option}" for option in range(n))) for at, n in enumerate(counts)))


def groups_of(names: tuple[str, ...], least: int = 2) -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    """Give rankings of some names, with ties now and then."""
    cut = st.lists(st.sampled_from((True, True, True, False)), min_size=len(names), max_size=len(names))
    order = st.permutations(names).flatmap(lambda some: st.integers(least, len(some)).map(lambda n: some[:n]))
    return st.tuples(order, cut).map(lambda pair: _cut(*pair))


def _cut(names: list[str], cuts: list[bool]) -> tuple[tuple[str, ...], ...]:
    groups = [[names[0]]]
    for name, cut in zip(names[1:], cuts, strict=False):
        if cut:
            groups.append([name])
        else:
            groups[-1].append(name)
    return tuple(map(tuple, groups))


def packages_of(space: Space) -> st.SearchStrategy[dict[str, str]]:
    """Give whole packages."""
    return st.fixed_dictionaries({issue.name: st.sampled_from(issue.options) for issue in space.issues})


def bounds() -> st.SearchStrategy[tuple[float, float]]:
    """Give two bounds, the lower one first, not too close."""
    number = st.integers(0, 10).map(lambda tenths: tenths / 10)
    return (
        st.tuples(number, number).map(lambda pair: (min(pair), max(pair))).filter(lambda pair: pair[1] - pair[0] > 0.1)
    )


def statements(space: Space) -> st.SearchStrategy[Statement]:
    """Give a statement of any sort."""
    names = tuple(issue.name for issue in space.issues)
    whole, issue = packages_of(space), st.sampled_from(space.issues)
    score = st.integers(0, 4).map(lambda quarters: quarters / 4)
    return st.one_of(
        groups_of(names).map(lambda groups: Ranking(issues=groups)),
        issue.flatmap(lambda i: groups_of(i.options).map(lambda g: OptionRanking(issue=i.name, options=g))),
        st.tuples(st.permutations(names), st.sampled_from((0.5, 1.0, 2.0, 3.0))).map(
            lambda pair: AtLeastTimes(issue=pair[0][0], than=pair[0][1], times=pair[1])
        ),
        st.tuples(st.sampled_from(names), bounds()).map(lambda p: Weight(issue=p[0], least=p[1][0], most=p[1][1])),
        issue.flatmap(
            lambda i: st.tuples(st.sampled_from(i.options), bounds()).map(
                lambda p: Score(issue=i.name, option=p[0], least=p[1][0], most=p[1][1])
            )
        ),
        issue.flatmap(
            lambda i: st.dictionaries(st.sampled_from(i.options), score, min_size=1).map(
                lambda scores: Scores(issue=i.name, scores=scores)
            )
        ),
        whole.map(lambda package: Acceptable(package=package)),
        whole.map(lambda package: Unacceptable(package=package)),
        st.tuples(whole, whole).map(lambda pair: Prefers(package=pair[0], over=pair[1])),
        st.tuples(whole, whole).map(lambda pair: Alike(package=pair[0], other=pair[1], within=0.1)),
    )


@st.composite
def known(draw: st.DrawFn, *, most: int = 6, issues: int = 3) -> tuple[Space, Knowledge]:
    """Give a space and statements about it that may or may not go together."""
    space = draw(spaces(issues))
    said = draw(st.lists(statements(space), min_size=1, max_size=most))
    reserve = draw(st.sampled_from(((0.0, 1.0), (0.3, 0.3), (0.2, 0.6), None)))
    return space, Knowledge("north", tuple(said), reserve)


def at_random(space: Space, reserve: tuple[float, float] | None, rng: np.random.Generator) -> Wishes:
    """Return one profile drawn without regard to what was said."""
    weights = rng.dirichlet(np.ones(len(space.issues)))
    low, high = reserve or (0.0, 0.0)
    return Wishes(
        {issue.name: float(weight) for issue, weight in zip(space.issues, weights, strict=True)},
        {issue.name: {option: float(rng.random()) for option in issue.options} for issue in space.issues},
        float(rng.uniform(low, high)),
    )


def distance(
    one: np.ndarray[tuple[int], np.dtype[np.float64]], chance: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> float:
    """Return the Kolmogorov-Smirnov statistic of values, given how likely it is to be at most each of them."""
    order = np.argsort(one)
    steps = np.arange(len(one) + 1) / len(one)
    return float(max((steps[1:] - chance[order]).max(), (chance[order] - steps[:-1]).max()))


def apart(
    one: np.ndarray[tuple[int], np.dtype[np.float64]], other: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> float:
    """Return the Kolmogorov-Smirnov statistic of two samples."""
    every = np.concatenate([one, other])
    below = [np.searchsorted(np.sort(some), every, side="right") / len(some) for some in (one, other)]
    return float(np.abs(below[0] - below[1]).max())


CRITICAL = 1.95
"""Kolmogorov's distribution lies above this once in a thousand times: the level of the tests of an even spread."""
