"""The loop of the single text without a compiler: all runs go side by side, a round at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from goodoffices.packages.improving import counting
from goodoffices.packages.improving.counting import Words
from goodoffices.packages.improving.tables import Flags, Floats, Ints, Tables, looked_up

if TYPE_CHECKING:
    from goodoffices.packages.improving.annealing import Course, State


def run(t: Tables, course: Course, state: State, keys: Words, start: int, end: int) -> None:
    """Take every run from round `start` to before round `end`."""
    for at in range(start, end):
        text, points, totals = _proposed(t, course, state, keys, at)
        yes: Flags = np.asarray(((totals >= t.least) & (totals <= t.most)).all(axis=1))
        for party, reach in enumerate(t.reach):
            draws = course.draws[counting.drawn(keys, at, counting.ANSWER + party) >> counting.TO_DRAW]
            gains = points[:, party] - state.points[:, party]
            yes &= gains >= -(course.temperatures[at] * reach * draws)
        state.package[yes], state.points[yes], state.totals[yes] = text[yes], points[yes], totals[yes]
        state.accepted[yes] += 1
        _kept(t, course, state, yes)


def _proposed(t: Tables, course: Course, state: State, keys: Words, at: int) -> tuple[Ints, Ints, Ints]:
    """Return the text that is proposed in each run, its points and the totals of its rows."""
    count = len(course.open)
    text, points, totals = state.package.copy(), state.points.copy(), state.totals.copy()
    one = counting.places(counting.drawn(keys, at, counting.ISSUE), count)
    every = np.arange(len(text))
    _changed(t, text, points, totals, every, course.open[one], counting.drawn(keys, at, counting.OPTION))
    if count > 1:
        two = np.flatnonzero(counting.drawn(keys, at, counting.COUNT) & counting.ONE)
        step = counting.places(counting.drawn(keys, at, counting.OTHER_ISSUE), count - 1)
        other = course.open[(one + 1 + step) % count]
        _changed(t, text, points, totals, two, other[two], counting.drawn(keys, at, counting.OTHER_OPTION)[two])
    for entry in range(len(t.party)):
        span = slice(t.starts[entry], t.starts[entry + 1])
        members, strides = t.members[span], t.strides[span]
        after, before = (looked_up(t, entry, p[:, members] @ strides) for p in (text, state.package))
        points[:, t.party[entry]] += after - before
    return text, points, totals


def _changed(t: Tables, text: Ints, points: Ints, totals: Ints, runs: Ints, issues: Ints, words: Words) -> None:
    """Change one issue in each of these runs to another option."""
    counts, old = t.counts[issues], text[runs, issues]
    new = (old + 1 + counting.places(words, counts - 1)) % counts
    text[runs, issues] = new
    before, after = t.first[issues] + old, t.first[issues] + new
    points[runs] += t.points[after] - t.points[before]
    totals[runs] += (t.sums[:, after] - t.sums[:, before]).T


def _kept(t: Tables, course: Course, state: State, moved: Flags) -> None:
    """Keep the texts that are nowhere below the floor and better than the best so far."""
    gains = state.points - course.floor
    least, total = scores(t, gains)
    better = (least > state.least) | ((least == state.least) & (total > state.total))
    kept = moved & (gains >= 0).all(axis=1) & better
    state.best[kept], state.least[kept], state.total[kept] = state.package[kept], least[kept], total[kept]
    state.has[kept] = 1


def scores(t: Tables, gains: Ints) -> tuple[Floats, Floats]:
    """Return the smallest share of each row of gains, and the sum of its shares."""
    shares = gains / np.maximum(t.reach, 1)
    total = np.zeros(len(gains))
    for column in shares.T:
        total += column
    return shares.min(axis=1), total
