"""Two parties whose wishes only add up, and nothing else: the whole fold in one kernel, for it takes a millisecond.

The states are a staircase, falling in the first party's points and rising in the second's; so is each of its shifts by
an option. Of the heads of these, the next state is the one with most for the first party; then every head moves on to
where it has more for the second. It gives what the fold by stages gives, which takes over where this would grow large.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from goodoffices.packages.folding.arrays import NOTHING, WITHOUT_END, Ints
from goodoffices.packages.folding.compiled import compiled
from goodoffices.packages.folding.limits import WORD

MOST_STATES = 2_000_000
"""Of all stages together; more are left to the fold by stages, which can be watched and kept within limits."""
MOST_OPTIONS = 64
"""Of an issue; more heads are better kept in a heap."""
MOST_ALIKE = 2.0**62
BYTES = 64
"""Of a state with its points, its way back and what it stands for; three times that while room is made for more."""
Found = tuple[Ints, Ints, Ints]


def fold_pairs(
    first: Sequence[Sequence[int]], second: Sequence[Sequence[int]], needs: Sequence[int], memory: int
) -> Found | None:
    """Return points by party, packages and how many are alike, from points by issue and option.

    None where it might need more than so many bytes, or would keep others waiting.
    """
    counts = np.fromiter(map(len, first), dtype=np.int64, count=len(first))
    if int(counts.max()) > MOST_OPTIONS:
        return None
    points = np.array([list(chain.from_iterable(first)), list(chain.from_iterable(second))], dtype=np.int64)
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    most, most_found = memory // (3 * BYTES), memory // (3 * (BYTES + WORD * len(counts)))
    found = _fold(points, starts, needs[0], needs[1], min(most, MOST_STATES), most_found)
    return None if found[0].shape[1] and found[2][0] < 0 else found


@compiled
def _fold(points: Ints, starts: Ints, need: int, other_need: int, most: int, most_found: int) -> Found:
    issues = len(starts) - 1
    alike = _options(points, starts)
    order = _order(points, starts)
    best, other_best = 0, 0
    for issue in range(issues):
        best += points[0, starts[issue] : starts[issue + 1]].max()
        other_best += points[1, starts[issue] : starts[issue + 1]].max()
    ends = np.zeros(issues + 1, dtype=np.int64)
    ends[0] = 1
    states, counts = np.zeros((2, 256), dtype=np.int64), np.ones(256, dtype=np.int64)
    way = np.zeros((2, 256), dtype=np.int64)
    for stage in range(issues):
        begin, end = starts[order[stage]], starts[order[stage] + 1]
        best -= points[0, begin:end].max()
        other_best -= points[1, begin:end].max()
        room = (ends[stage] - (ends[stage - 1] if stage else 0)) * (end - begin)
        if ends[stage] + room > most + 256:
            return _too_large(issues)
        while ends[stage] + room > len(counts):
            states, counts, way = _wider(states), np.append(counts, counts), _wider(way)
        low = need - best if need > NOTHING else need
        other_low = other_need - other_best if other_need > NOTHING else other_need
        ends[stage + 1] = _stage(points, alike, begin, end, states, counts, way, ends, stage, low, other_low)
    if ends[issues] - ends[issues - 1] > most_found:
        return _too_large(issues)
    return _way_back(order, states, counts, way, ends)


@compiled
def _too_large(issues: int) -> Found:
    return np.zeros((2, 1), np.int64), np.zeros((1, issues), np.int64), np.full(1, -1, np.int64)


@compiled
def _wider(array: Ints) -> Ints:
    wider = np.zeros((2, 2 * array.shape[1]), dtype=array.dtype)
    wider[:, : array.shape[1]] = array
    return wider


@compiled
def _options(points: Ints, starts: Ints) -> Ints:
    """Return for each option how many it stands for: 0 where another is better, or the same and before it."""
    alike = np.ones(points.shape[1], dtype=np.int64)
    for issue in range(len(starts) - 1):
        for one in range(starts[issue], starts[issue + 1]):
            for other in range(starts[issue], starts[issue + 1]):
                less = points[0, one] < points[0, other] or points[1, one] < points[1, other]
                if one == other or points[0, one] > points[0, other] or points[1, one] > points[1, other]:
                    continue
                if less:
                    alike[one] = 0
                elif other < one:
                    alike[one] = 0
                    alike[other] += 1 if alike[other] else 0
    return alike


@compiled
def _order(points: Ints, starts: Ints) -> Ints:
    """Return the issues, those first whose options differ least, as a share of each party's range."""
    issues = len(starts) - 1
    span = np.zeros((2, issues))
    for issue in range(issues):
        for party in range(2):
            own = points[party, starts[issue] : starts[issue + 1]]
            span[party, issue] = own.max() - own.min()
    share = span[0] / max(1.0, span[0].sum()) + span[1] / max(1.0, span[1].sum())
    order: Ints = np.argsort(share, kind="mergesort")
    return order


@compiled
def _stage(
    points: Ints,
    alike: Ints,
    begin: int,
    end: int,
    states: Ints,
    counts: Ints,
    way: Ints,
    ends: Ints,
    stage: int,
    low: int,
    other_low: int,
) -> int:
    """Put the states of a stage behind those before, and return where they end."""
    out = int(ends[stage])
    first = ends[stage - 1] if stage else 0
    mine, theirs = states[0, first:out], states[1, first:out]
    options = np.flatnonzero(alike[begin:end])
    add, other_add = points[0, begin:end][options], points[1, begin:end][options]
    heads = np.zeros(len(options), dtype=np.int64)
    have, other_have = np.full(len(options), NOTHING), np.full(len(options), NOTHING)
    above, at = max(other_low, NOTHING + 2) - 1, NOTHING
    while True:
        chosen, most, other = -1, NOTHING, NOTHING
        for head in range(len(options)):
            if other_have[head] <= above:
                place = heads[head]
                while place < len(mine) and theirs[place] + other_add[head] <= above:
                    same = theirs[place] + other_add[head] == above and mine[place] + add[head] == at
                    if same and counts[out - 1]:
                        counts[out - 1] = _plus(counts[out - 1], counts[first + place], alike[begin + options[head]])
                    place += 1
                heads[head] = place
                have[head] = mine[place] + add[head] if place < len(mine) else NOTHING
                other_have[head] = theirs[place] + other_add[head] if place < len(mine) else WITHOUT_END
            value = have[head]
            if value > most or (value == most and other_have[head] > other and value > NOTHING):
                chosen, most, other = head, value, other_have[head]
        if chosen < 0 or most < low:
            return out
        way[0, out], way[1, out] = heads[chosen], options[chosen]
        counts[out] = _plus(0, counts[first + heads[chosen]], alike[begin + options[chosen]])
        states[0, out], states[1, out] = most, other
        heads[chosen] += 1
        above, at = other, most
        out += 1


@compiled
def _plus(sum_so_far: int, count: int, alike: int) -> int:
    """Return a count with as many more; 0, not counted, where one was not or the sum would be too large."""
    if count == 0 or float(sum_so_far) + float(count) * float(alike) > MOST_ALIKE:
        return 0
    return sum_so_far + count * alike


@compiled
def _way_back(order: Ints, states: Ints, counts: Ints, way: Ints, ends: Ints) -> Found:
    issues = len(order)
    begin, end = ends[issues - 1], ends[issues]
    packages = np.empty((end - begin, issues), dtype=np.int64)
    for place in range(begin, end):
        at = place
        for stage in range(issues - 1, -1, -1):
            packages[place - begin, order[stage]] = way[1, at]
            at = way[0, at] + (ends[stage - 1] if stage else 0)
    return states[:, begin:end].copy(), packages, counts[begin:end].copy()
