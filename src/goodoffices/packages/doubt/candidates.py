"""Packages that all are likely to accept: gone through one by one where they are few, searched for where they are not.

The search never stands on a plateau: it climbs a soft merit, which has a slope everywhere, lets it sharpen step by step
into the true one, and climbs that in the end, the soft one deciding between equals. It searches in one half of the
profiles and reports what the other half says: the best of many rates, taken where it was found to be best, flatters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from goodoffices.packages.doubt.acceptability import Acceptance, acceptability
from goodoffices.packages.doubt.doubting import Doubt
from goodoffices.packages.doubt.merit import Goal, merits, soft_merits
from goodoffices.packages.doubt.moves import Moves
from goodoffices.packages.faults import NoPackage
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Watch

FEW = 4_096
"""So many packages are all gone through."""
ROUGH = 256
"""Profiles of each party that the soft merits are reckoned on."""
SOFTNESS = (0.3, 0.1, 0.03)
"""Widths of the slope, in shares of a party's range."""
SHARP = 0.02

Measure = Callable[[Sequence[Package]], np.ndarray[tuple[int], np.dtype[np.float64]]]


def likely(
    doubted: Doubt,
    *,
    count: int = 5,
    goal: Goal = "acceptable",
    restarts: int = 8,
    seed: int = 0,
    watch: Watch = UNWATCHED,
) -> tuple[Acceptance, ...]:
    """Return packages that all are most likely to accept, the best first, with errors from profiles not searched in.

    Where the time is up it gives what was found by then. Raises NoPackage where no package is allowed; TooLarge where
    nothing was.
    """
    search, judge = doubted.halves()
    found = best(search, count=count, goal=goal, restarts=restarts, seed=seed, watch=watch)
    order = np.argsort(-merits(judge, found, goal), kind="stable")
    return acceptability(judge, [found[at] for at in order])


def best(
    doubted: Doubt,
    *,
    count: int = 5,
    goal: Goal = "acceptable",
    restarts: int = 8,
    seed: int = 0,
    begun: Sequence[Package] = (),
    watch: Watch = UNWATCHED,
) -> list[Package]:
    """Return the packages of most merit that were found, the best first; all were looked at where there are FEW.

    `begun` are packages to begin from, beside those drawn. Raises NoPackage where no package is allowed.
    """
    if doubted.space.size <= FEW:
        every = list(doubted.space.every())
        if not every:
            raise NoPackage("nothing-allowed")
        return _top(doubted, every, goal, count, watch)
    moves = Moves(doubted.space, np.random.default_rng(seed))
    rough = doubted.first(ROUGH)
    starts = [*begun, *([] if begun and not restarts else [_favourite(rough, moves)]), *moves.begin(restarts)]
    ends: dict[Package, None] = {}
    for number, start in enumerate(starts):
        ends[start] = None
        if watch.over:
            break
        watch.step("likely", number, len(starts))
        package = start
        # all from the widest slope would end in the same place
        for softness in SOFTNESS[number % (len(SOFTNESS) + 1) :]:
            package = climbed(package, moves, _soft(rough, goal, softness), watch=watch)[-1]
        for step in climbed(package, moves, _true(doubted, rough, goal), watch=watch)[-count:]:
            ends[step] = None
    if watch.over:
        return _top(doubted, list(ends), goal, count)
    top = _top(doubted, list(ends), goal, 1)[0]
    for step in climbed(top, moves, _true(doubted, rough, goal), pairs=True, watch=watch):
        ends[step] = None
    near = [other for package in _top(doubted, list(ends), goal, 1) for other in moves.near(package)]
    return _top(doubted, list(dict.fromkeys([*ends, *near])), goal, count)


def climbed(
    start: Package, moves: Moves, measure: Measure, *, pairs: bool = False, watch: Watch = UNWATCHED
) -> list[Package]:
    """Return the packages on the way up, each the best of those near the last, to one that has no better near it.

    Or to where the time is up. `pairs`: those are near too that differ on two issues, as many of them as are tried at a
    time.
    """
    way, height = [start], float(measure([start])[0])
    while True:
        near = [] if watch.over else moves.near(way[-1], pairs=pairs)
        if not near:
            return way
        found = measure(near)
        at = int(np.argmax(found))
        if found[at] <= height + 1e-12:
            return way
        way.append(near[at])
        height = float(found[at])


def _soft(rough: Doubt, goal: Goal, softness: float) -> Measure:
    return lambda packages: soft_merits(rough, packages, goal, softness)


def _true(doubted: Doubt, rough: Doubt, goal: Goal) -> Measure:
    """Return the true merit, and a little of the soft one, so that equals are told apart and 0 has a slope too."""

    def measure(packages: Sequence[Package]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        soft = soft_merits(rough, packages, goal, SHARP)
        return merits(doubted, packages, goal) + 1e-6 / (1 - np.minimum(soft, 0.0))

    return measure


def _favourite(rough: Doubt, moves: Moves) -> Package:
    """Return the package of the most points to all together, each party's as its mean profile has them."""
    return moves.best(np.sum([moves.choices.adds(party) for party in rough.parties], axis=0))


def _top(doubted: Doubt, packages: list[Package], goal: Goal, count: int, watch: Watch = UNWATCHED) -> list[Package]:
    found = merits(doubted, packages, goal, watch)
    return [packages[at] for at in np.argsort(-found, kind="stable")[:count]]
