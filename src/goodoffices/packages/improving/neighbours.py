"""What lies one step away from a package: one issue changed, or two at a time, where one pays for the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np

from goodoffices.packages.improving.choosing import Step, improving, most_even
from goodoffices.packages.improving.tables import Flags, Ints, Tables, looked_up
from goodoffices.packages.space import Package
from goodoffices.packages.watching import Watch

MOST_PAIRS = 5 * 10**6
"""Pairs of options gone through at one step; where there are more only the search looks for trades."""
BLOCK = 2**20
"""Pairs of options looked at at a time."""


class Here(NamedTuple):
    """A package with what each party gains by changing one issue: `ones[option, party]`; `totals` of the rows."""

    package: Ints
    ones: Ints
    totals: Ints


def here(t: Tables, package: Package) -> Here:
    """Return a package with what lies around it."""
    at = np.array(package, dtype=np.int64)
    chosen = t.first[:-1] + at
    ones = t.points - np.repeat(t.points[chosen], t.counts, axis=0)
    for entry in range(len(t.party)):
        for issue, worth in _entry_ones(t, at, entry):
            ones[t.first[issue] : t.first[issue + 1], t.party[entry]] += worth
    return Here(at, ones, t.sums[:, chosen].sum(axis=1))


def one_issue(t: Tables, h: Here) -> Step | None:
    """Return the best improvement by a change of one issue."""
    found = np.flatnonzero(improving(h.ones))
    found = found[_holds(t, h, (found,))]
    if not len(found):
        return None
    place, shares = most_even(h.ones[found], t.reach)
    option = int(found[place])
    return Step(_changed(t, h, option), tuple(h.ones[option].tolist()), shares)


def pairs(t: Tables) -> int:
    """Return how many pairs of options of different issues there are."""
    return int((t.counts.sum() ** 2 - (t.counts**2).sum()) // 2)


def two_issues(t: Tables, h: Here, watch: Watch) -> Step | None:
    """Return the best improvement by a change of two issues at once."""
    best: Step | None = None
    linked = _linked(t, h)
    count = len(t.counts)
    for one in range(count - 1):
        watch.step("trades", one, count)
        for other in range(one + 1, count):
            for step in _trades(t, h, one, other, linked.get((one, other))):
                best = step if step.before(best) else best
    return best


def _trades(t: Tables, h: Here, one: int, other: int, extra: Ints | None) -> Iterator[Step]:
    """Give the best trade of each block of options of two issues."""
    seconds = np.delete(np.arange(t.first[other], t.first[other + 1]), h.package[other])
    firsts = np.delete(np.arange(t.first[one], t.first[one + 1]), h.package[one])
    size = max(1, BLOCK // max(1, len(seconds)))
    for start in range(0, len(firsts), size):
        some = firsts[start : start + size]
        gains = h.ones[some][:, None, :] + h.ones[seconds][None, :, :]
        if extra is not None:
            gains += extra[np.ix_(some - t.first[one], seconds - t.first[other])]
        row, column = np.nonzero(improving(gains))
        kept = _holds(t, h, (some[row], seconds[column]))
        row, column = row[kept], column[kept]
        if len(row):
            place, shares = most_even(gains[row, column], t.reach)
            at = int(row[place]), int(column[place])
            yield Step(_changed(t, h, int(some[at[0]]), int(seconds[at[1]])), tuple(gains[at].tolist()), shares)


def _holds(t: Tables, h: Here, options: tuple[Ints, ...]) -> Flags:
    """Return which changes to these options, an array for each issue changed, satisfy every row."""
    found = np.ones(len(options[0]), dtype=np.bool_)
    if not len(found):
        return found
    chosen = [t.first[issue] + h.package[issue] for issue in (_issue(t, every) for every in options)]
    for row, sums in enumerate(t.sums):
        total = h.totals[row] + sum(sums[every] - sums[now] for every, now in zip(options, chosen, strict=True))
        found &= (total >= t.least[row]) & (total <= t.most[row])
    return found


def _issue(t: Tables, options: Ints) -> Ints:
    return np.searchsorted(t.first, options, side="right") - 1


def _changed(t: Tables, h: Here, *options: int) -> Package:
    package = h.package.tolist()
    for option in options:
        issue = int(np.searchsorted(t.first, option, side="right")) - 1
        package[issue] = option - int(t.first[issue])
    return tuple(package)


def _entry_ones(t: Tables, at: Ints, entry: int) -> Iterator[tuple[int, Ints]]:
    """Give for each issue of an entry what its options add to, or take from, what the entry is worth now."""
    span = slice(t.starts[entry], t.starts[entry + 1])
    members, strides = t.members[span], t.strides[span]
    key = at[members] @ strides
    now = looked_up(t, entry, np.array([key]))[0]
    for issue, stride in zip(members.tolist(), strides.tolist(), strict=True):
        keys = key + (np.arange(t.counts[issue]) - at[issue]) * stride
        yield issue, looked_up(t, entry, keys) - now


def _linked(t: Tables, h: Here) -> dict[tuple[int, int], Ints]:
    """Return for two issues that are worth something together what changing both adds to changing each by itself."""
    found: dict[tuple[int, int], Ints] = {}
    for entry in range(len(t.party)):
        span = slice(t.starts[entry], t.starts[entry + 1])
        steps = dict(zip(t.members[span].tolist(), t.strides[span].tolist(), strict=True))
        ones = dict(_entry_ones(t, h.package, entry))
        key = h.package[t.members[span]] @ t.strides[span]
        now = looked_up(t, entry, np.array([key]))[0]
        for one, other in combinations(sorted(steps), 2):
            rows = (np.arange(t.counts[one]) - h.package[one])[:, None] * steps[one]
            columns = (np.arange(t.counts[other]) - h.package[other])[None, :] * steps[other]
            both = looked_up(t, entry, key + rows + columns) - now
            shape = (*both.shape, t.points.shape[1])
            extra = found.setdefault((one, other), np.zeros(shape, dtype=np.int64))
            extra[:, :, t.party[entry]] += both - ones[one][:, None] - ones[other][None, :]
    return found
