"""A single text, changed proposal by proposal: the text moves where nobody rejects the change.

Klein, Faratin, Sayama and Bar-Yam, "Negotiating complex contracts", Group Decision and Negotiation 12 (2003): a
mediator changes the text at random, each party accepts or rejects, and parties that now and then accept a change for
the worse, less and less as time goes on, end with better texts than parties that never do.

A party whose points change by d accepts where d >= -temperature * reach * e, with e drawn from the exponential
distribution: with probability exp(d / (temperature * reach)) where d is below 0. After HOT of the rounds the
temperature is 0 and the text goes back to the best that no party rejects; from then on nobody is ever worse.

Random numbers are a hash of seed, run, round and use, so that the loop written for numba and the one that numpy runs
side by side for all runs give the same texts, bit by bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import NamedTuple

import numpy as np

from goodoffices.packages.improving import annealing_steps, counting
from goodoffices.packages.improving.counting import Words
from goodoffices.packages.improving.tables import Floats, Ints, Tables, points_of
from goodoffices.packages.watching import Watch

WARM, COOL, HOT = 0.1, 0.002, 0.75
"""The temperature at the beginning, the last above 0, and the share of the rounds in which it is above 0."""
STEPS = 4096
"""Values that an exponential draw can have."""
BATCH = 4096
"""Rounds between two looks at the watch."""


class Annealed(NamedTuple):
    """The text at the end of each run, how many changes all accepted in it; the rounds gone through; if time cut it."""

    packages: Ints
    accepted: Ints
    rounds: int
    out_of_time: bool


class Course(NamedTuple):
    """What the loops read: issues that can change, temperatures by round, draws, the floor."""

    open: Ints
    temperatures: Floats
    draws: Floats
    floor: Ints


class State(NamedTuple):
    """What the loops write, a row for each run; `best` is the best text so far that is nowhere below the floor."""

    package: Ints
    points: Ints
    totals: Ints
    best: Ints
    has: Ints
    least: Floats
    total: Floats
    accepted: Ints


Loop = Callable[[Tables, Course, State, Words, int, int], None]


def annealed(
    t: Tables, starts: Ints, *, floor: Ints, seed: int, rounds: int, watch: Watch, numba: bool | None = None
) -> Annealed:
    """Return the text of each run, from its row of `starts`, all of them allowed.

    `numba`: None takes it where it is installed; it gives the same texts.
    """
    course = _course(t, floor, rounds)
    state = _state(t, starts, course.floor)
    if not len(course.open):
        return Annealed(state.package, state.accepted, 0, False)
    loop = _compiled() if (has_numba() if numba is None else numba) else annealing_steps.run
    keys, done = counting.keys(seed, len(starts)), 0
    for start, end in _batches(rounds):
        watch.step("single text", start, rounds)
        if watch.over:
            break
        if start == hot(rounds):
            state = _back(t, state)
        loop(t, course, state, keys, start, end)
        done = end
    return Annealed(np.where(state.has[:, None] > 0, state.best, state.package), state.accepted, done, done < rounds)


def has_numba() -> bool:
    """Return whether numba is there, and loads: one that does not go with this numpy does not."""
    if find_spec("numba") is None:
        return False
    try:
        _compiled()
    except ImportError:
        return False
    return True


def hot(rounds: int) -> int:
    """Return in how many of the rounds a party may accept a change for the worse."""
    return int(rounds * HOT)


def _compiled() -> Loop:
    # only here: it takes a second, and numba need not be there
    from goodoffices.packages.improving import annealing_loop

    return annealing_loop.run


def _batches(rounds: int) -> Iterator[tuple[int, int]]:
    for first, last in ((0, hot(rounds)), (hot(rounds), rounds)):
        for start in range(first, last, BATCH):
            yield start, min(last, start + BATCH)


def _course(t: Tables, floor: Ints, rounds: int) -> Course:
    temperatures = np.zeros(rounds)
    temperatures[: hot(rounds)] = [WARM * (COOL / WARM) ** (at / hot(rounds)) for at in range(hot(rounds))]
    draws = -np.log((np.arange(STEPS) + 0.5) / STEPS)
    return Course(np.flatnonzero(t.counts > 1), temperatures, draws, floor.astype(np.int64))


def _state(t: Tables, starts: Ints, floor: Ints) -> State:
    points = points_of(t, starts)
    totals = t.sums[:, t.first[:-1] + starts].sum(axis=2).T
    least, total = annealing_steps.scores(t, points - floor)
    has = np.asarray((points >= floor).all(axis=1))
    least, total = np.where(has, least, -np.inf), np.where(has, total, -np.inf)
    none = np.zeros(len(starts), dtype=np.int64)
    return State(
        starts.copy(), points, np.ascontiguousarray(totals), starts.copy(), has.astype(np.int64), least, total, none
    )


def _back(t: Tables, state: State) -> State:
    """Return the state with every text back at the best that no party rejects, where there is one."""
    texts = np.where(state.has[:, None] > 0, state.best, state.package)
    totals = np.ascontiguousarray(t.sums[:, t.first[:-1] + texts].sum(axis=2).T)
    return state._replace(package=texts, points=points_of(t, texts), totals=totals)
