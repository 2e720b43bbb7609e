"""Where some parties gain nothing, or nothing is accepted by all: the most parties first, then the best for the rest.

No solution is defined there, and a product of gains stays at zero whatever is done; what is done instead is stated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import inf

from goodoffices.packages.fair.choice import Choice, undominated
from goodoffices.packages.fair.exact import Points, largest, leximin
from goodoffices.packages.fair.ground import Ground
from goodoffices.packages.fair.sources import Candidates
from goodoffices.packages.faults import NoPackage
from goodoffices.packages.programs.goal import Goal, goal

Groups = Iterator[tuple[int, ...]]


def groups(parties: Sequence[int], always: Sequence[int], most: int) -> Iterator[Groups]:
    """Give groups of parties by how many they are, the largest first, `most` at most; `always` are in every group."""
    rest = [party for party in parties if party not in always]
    for count in range(min(most, len(parties)), len(always) - 1, -1):
        yield (tuple(sorted((*always, *some))) for some in combinations(rest, count - len(always)))


def joined(found: Sequence[Candidates]) -> Candidates:
    """Return candidates of several goals as one."""
    packages = {points: each for one in found for points, each in one.packages.items()}
    counts = {points: each for one in found for points, each in one.counts.items()}
    return Candidates(
        packages,
        counts,
        max(one.measure for one in found),
        max(one.most for one in found),
        all(one.complete for one in found),
        found[0].method,
    )


def those_who_gain(ground: Ground, made: Goal) -> tuple[Goal, Choice] | None:
    """Return the best for a product of the gains of as many parties as can gain together, or None where nobody can.

    Among groups of the same size gains count as shares of what each party can hope for, and that of a party left out
    counts as 1: so units do not matter, as with the product itself (Caragiannis et al. 2019 choose the largest group).
    """
    hopes = ground.hopes
    able = [party for party in made.who if hopes[party] > 0]
    for some in groups(able, [], len(able)):
        found = []
        for group in filter(None, some):
            one = made._replace(who=group)
            lows = [low + (party in group) for party, low in enumerate(ground.base)]
            candidates = ground.source.best(one._replace(units=tuple(max(1, hope) for hope in hopes)), lows)
            if candidates is not None:
                found.append((one, candidates))
        if found:
            return _the_best_group(ground, made, found)
    return None


def _the_best_group(ground: Ground, made: Goal, found: list[tuple[Goal, Candidates]]) -> tuple[Goal, Choice]:
    def key(points: Points) -> object:
        gains = zip(points, ground.base, ground.hopes, strict=True)
        return made.exactly([point if point > low else low + max(1, hope) for point, low, hope in gains])

    candidates = joined([each for _, each in found])
    points = leximin(largest(candidates.points, key), ground.base, ground.hopes)
    one = next(one for one, each in found if points[0] in each.packages)
    gap = 0.0 if candidates.complete else candidates.most - candidates.measure
    return one, Choice(candidates, tuple(sorted(points, reverse=True)), candidates.measure, gap)


def nearest(ground: Ground) -> Choice:
    """Return what comes nearest where nothing is accepted by all.

    As many parties as can be are satisfied; among these packages the largest shortfall is as small as it can be, then
    the next largest and so on, each as a share of the party's range; then leximin of all gains, counted in the same
    way. Raises NoPackage where nothing is allowed.
    """
    parties = range(len(ground.base))
    always = [party for party in parties if ground.base[party] <= ground.worst[party]]
    able = [party for party in parties if ground.base[party] <= ground.best[party]]
    for some in groups(able, always, len(parties)):
        found: list[Candidates] = []
        for group in some:
            best = max((each.measure for each in found), default=-inf)
            if (each := _for_the_rest(ground, group, best)) is not None:
                found.append(each)
        if found:
            return _the_nearest(ground, joined(found))
    raise NoPackage("no-package")


def _for_the_rest(ground: Ground, group: tuple[int, ...], asked: float) -> Candidates | None:
    """Return the packages that satisfy a group and have the smallest largest shortfall of the others.

    None where none satisfies it, or none is as good as what another group has.
    """
    lows = [low if party in group else None for party, low in enumerate(ground.base)]
    rest = [party for party, width in enumerate(ground.ranges) if party not in group and width > 0]
    if rest:
        return ground.outside.best(goal("lowest", ground.base, ground.ranges, who=rest), lows, asked)
    return ground.outside.best(goal("total", ground.base, ground.ranges), lows)


def _the_nearest(ground: Ground, candidates: Candidates) -> Choice:
    def short(points: Points) -> list[Fraction]:
        sizes = zip(points, ground.base, ground.ranges, strict=True)
        return sorted(Fraction(min(0, point - low), max(1, width)) for point, low, width in sizes)

    candidates = undominated(ground, candidates)
    points = leximin(largest(candidates.points, short), ground.base, ground.ranges)
    accepted = ground.scenario.check(candidates.packages[points[0]][0]).accepted
    pairs = list(zip(ground.scenario.parties, accepted, strict=True))
    said = {
        "satisfied": ", ".join(party for party, yes in pairs if yes),
        "short": ", ".join(party for party, yes in pairs if not yes),
    }
    gap = 0.0 if candidates.complete else candidates.most - candidates.measure
    largest_short = float(short(points[0])[0])
    return Choice(candidates, tuple(sorted(points, reverse=True)), largest_short, gap, (("none-accepted", said),))
