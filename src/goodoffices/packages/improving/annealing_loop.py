"""The loop of the single text for numba: imported only where numba is there. Gives what `annealing_steps` gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
from numba import njit

from goodoffices.packages.improving.counting import (
    ANSWER,
    COUNT,
    FIRST,
    GOLDEN,
    ISSUE,
    ONE,
    OPTION,
    OTHER_ISSUE,
    OTHER_OPTION,
    S27,
    S30,
    S31,
    SECOND,
    TO_DRAW,
    TO_PLACE,
    USES,
    Words,
)
from goodoffices.packages.improving.tables import Floats, Ints, Tables

if TYPE_CHECKING:
    from goodoffices.packages.improving.annealing import Course, State

F = TypeVar("F", bound=Callable[..., Any])
Word = Any
"""A uint64, which wraps round."""


def compiled(function: F) -> F:
    """Return a function compiled when it is first called; what came of it is kept beside the module."""
    return cast(F, njit(cache=True)(function))


@compiled
def mixed(word: Word) -> Word:
    """Return the hash of a number."""
    word = word + GOLDEN
    word = (word ^ (word >> S30)) * FIRST
    word = (word ^ (word >> S27)) * SECOND
    return word ^ (word >> S31)


@compiled
def drawn(key: Word, at: int, use: int) -> Word:
    """Return the number for one use in one round."""
    return mixed(key ^ mixed(np.uint64(at) * USES + np.uint64(use)))


@compiled
def place(word: Word, count: Any) -> Any:
    """Return a place below `count`."""
    return np.int64((word >> TO_PLACE) % np.uint64(count))


@compiled
def worth(t: Tables, entry: int, text: Ints) -> Any:
    """Return what a text's options are worth together in one entry."""
    key = np.int64(0)
    for member in range(t.starts[entry], t.starts[entry + 1]):
        key += text[t.members[member]] * t.strides[member]
    low, high = t.begins[entry], t.begins[entry + 1]
    while low < high:
        middle = (low + high) // 2
        if t.keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    if low < t.begins[entry + 1] and t.keys[low] == key:
        return t.worth[low]
    return np.int64(0)


@compiled
def together(t: Tables, text: Ints, one: int, other: int, points: Ints, sign: int) -> None:
    """Add to points, times the sign, what the text's options are worth together with those of one issue or another."""
    for at in range(t.where[one], t.where[one + 1]):
        points[t.party[t.together[at]]] += sign * worth(t, t.together[at], text)
    if other == one:
        return
    for at in range(t.where[other], t.where[other + 1]):
        entry = t.together[at]
        twice = False
        for member in range(t.starts[entry], t.starts[entry + 1]):
            twice = twice or t.members[member] == one
        if not twice:
            points[t.party[entry]] += sign * worth(t, entry, text)


@compiled
def keep(t: Tables, course: Course, state: State, one: int) -> None:
    """Keep a text that is nowhere below the floor and better than the best so far."""
    least, total = np.inf, 0.0
    for party in range(t.reach.shape[0]):
        gain = state.points[one, party] - course.floor[party]
        if gain < 0:
            return
        share = gain / max(t.reach[party], 1)
        least, total = min(least, share), total + share
    if least > state.least[one] or (least == state.least[one] and total > state.total[one]):
        state.best[one] = state.package[one]
        state.least[one], state.total[one], state.has[one] = least, total, 1


@compiled
def allowed(sums: Ints, low: Ints, high: Ints, totals: Ints, change: tuple[Any, Any, Any, Any]) -> bool:
    """Return whether every row still holds with up to two options in place of two others."""
    before, after, before_other, after_other = change
    for row in range(low.shape[0]):
        total = totals[row] + sums[row, after] - sums[row, before]
        total += sums[row, after_other] - sums[row, before_other]
        if total < low[row] or total > high[row]:
            return False
    return True


@compiled
def accepted(gains: Ints, reach: Ints, draws: Floats, warm: float, key: Word, at: int) -> bool:
    """Return whether no party rejects a change; one that loses nothing does not."""
    for party in range(gains.shape[0]):
        if gains[party] < 0:
            if warm == 0.0:
                return False
            draw = draws[drawn(key, at, ANSWER + party) >> TO_DRAW]
            if gains[party] < -(warm * reach[party] * draw):
                return False
    return True


@compiled
def walk(t: Tables, course: Course, state: State, key: Word, one: int, start: int, end: int) -> None:
    """Take one run from round `start` to before round `end`."""
    counts, first, points, sums, low, high, reach = t.counts, t.first, t.points, t.sums, t.least, t.most, t.reach
    issues, warm, draws, count = course.open, course.temperatures, course.draws, course.open.shape[0]
    text, now, totals = state.package[one], state.points[one], state.totals[one]
    gains, terms = np.zeros_like(now), t.party.shape[0] > 0
    for at in range(start, end):
        chosen = place(drawn(key, at, ISSUE), count)
        issue = other = issues[chosen]
        before = before_other = after_other = first[issue] + text[issue]
        option = (text[issue] + 1 + place(drawn(key, at, OPTION), counts[issue] - 1)) % counts[issue]
        after, old, old_other, option_other = first[issue] + option, text[issue], text[issue], option
        if count > 1 and drawn(key, at, COUNT) & ONE:
            other = issues[(chosen + 1 + place(drawn(key, at, OTHER_ISSUE), count - 1)) % count]
            old_other = text[other]
            step = place(drawn(key, at, OTHER_OPTION), counts[other] - 1)
            option_other = (old_other + 1 + step) % counts[other]
            before_other, after_other = first[other] + old_other, first[other] + option_other
        change = (before, after, before_other, after_other)
        if not allowed(sums, low, high, totals, change):
            continue
        for party in range(gains.shape[0]):
            gains[party] = points[after, party] - points[before, party]
            gains[party] += points[after_other, party] - points[before_other, party]
        if terms:
            together(t, text, issue, other, gains, -1)
            text[issue], text[other] = option, option_other
            together(t, text, issue, other, gains, 1)
            text[other], text[issue] = old_other, old
        if not accepted(gains, reach, draws, warm[at], key, at):
            continue
        text[issue], text[other] = option, option_other
        now += gains
        for row in range(totals.shape[0]):
            totals[row] += sums[row, after] - sums[row, before] + sums[row, after_other] - sums[row, before_other]
        state.accepted[one] += 1
        keep(t, course, state, one)


@compiled
def run(t: Tables, course: Course, state: State, keys: Words, start: int, end: int) -> None:
    """Take every run from round `start` to before round `end`."""
    for one in range(keys.shape[0]):
        walk(t, course, state, keys[one], one, start, end)
