"""The search for an improvement as a mixed-integer program, for HiGHS: one yes or no for every option.

HiGHS reckons with floats. A package that it gives counts only after exact arithmetic has gone through it; its bound is
the bound of a program with slightly wider limits, so it holds for ours too.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import gcd, inf
from typing import Any, NamedTuple

import numpy as np

from goodoffices.packages.faults import Stopped
from goodoffices.packages.highs import CLOSE, Columns, Line, loaded, solver, there
from goodoffices.packages.improving.neighbours import Here
from goodoffices.packages.improving.tables import FAR, Floats, Ints, Tables, looked_up
from goodoffices.packages.space import Package
from goodoffices.packages.watching import Watch

SLACK = 1e-6
"""By how much a bound may be off, being a float; added to every bound that is told."""
EVEN = 0.05
"""What all gains together count for, shared by the parties, beside the smallest of them."""


class Model(NamedTuple):
    """The program: lines, the first `whole` columns yes or no, and each party's gain as a share of its reach."""

    lines: list[Line]
    whole: int
    columns: int
    shares: list[Line]


class Aim(NamedTuple):
    """What is to be as large as it can be: what each column counts for, and lines of the aim's own."""

    costs: Floats
    lines: list[Line]


class Answer(NamedTuple):
    """What HiGHS gave: a package or None, and what the aim is not above for any: -inf where there is none."""

    package: Package | None
    bound: float


def installed() -> bool:
    """Return whether HiGHS is there, and loads."""
    return there()


def smallest(t: Tables, h: Here) -> float:
    """Return what a party that gains anything gains at least, as a share of its reach; inf where nobody can gain."""
    found = inf
    for party, reach in enumerate(t.reach.tolist()):
        steps = gcd(*h.ones[:, party].tolist(), *t.worth[_entries_of(t, party)].tolist())
        found = min(found, steps / reach) if reach and steps else found
    return found


def model(t: Tables, h: Here, *, free: bool = False) -> Model:
    """Return the program of what leaves nobody worse than the package here; `free`: of all that is allowed."""
    lines = [_one_each(start, end) for start, end in zip(t.first[:-1].tolist(), t.first[1:].tolist(), strict=True)]
    chosen = np.repeat(t.first[:-1] + h.package, t.counts)
    for row, sums in enumerate(t.sums):
        low = -inf if t.least[row] == -FAR else float(t.least[row] - h.totals[row])
        high = inf if t.most[row] == FAR else float(t.most[row] - h.totals[row])
        lines.append(_scaled(sums - sums[chosen], low, high))
    columns = whole = int(t.first[-1])
    links: dict[tuple[int, ...], int] = {}
    shares = []
    for party, reach in enumerate(t.reach.tolist()):
        terms, now = _terms(t, h, party)
        for options, worth in terms:
            key = (*options, worth > 0)
            if key not in links:
                links[key] = columns
                lines.extend(_link(columns, np.array(options), most=free or worth > 0, least=free or worth < 0))
                columns += 1
        own = t.points[:, party] - t.points[chosen, party]
        here = np.flatnonzero(own)
        at = np.concatenate([here, np.array([links[*options, worth > 0] for options, worth in terms], dtype=np.int64)])
        factors = np.concatenate([own[here], np.array([worth for _, worth in terms], dtype=np.int64)])
        shares.append(Line(at, factors / max(reach, 1), now / max(reach, 1), inf))
    return Model(lines if free else lines + shares, whole, columns, shares)


def most_in_all(made: Model) -> Aim:
    """Return the aim that the shares of all parties add up to as much as they can."""
    return Aim(_summed(made, dict.fromkeys(range(len(made.shares)), 1.0)), [])


def most_of(made: Model, party: int, sign: int) -> Aim:
    """Return the aim that one party's share is as large, or with -1 as small, as it can be."""
    return Aim(_summed(made, {party: float(sign)}), [])


def most_evenly(made: Model) -> Aim:
    """Return the aim that the smallest share is as large as it can be, and all together, which count for less."""
    costs = _summed(made, dict.fromkeys(range(len(made.shares)), EVEN / len(made.shares)))
    costs[made.columns] = 1.0
    smallest = [
        Line(np.append(line.columns, made.columns), np.append(line.factors, -1.0), line.least, inf)
        for line in made.shares
    ]
    return Aim(costs, smallest)


def solved(t: Tables, h: Here, made: Model, aim: Aim, *, close: float, watch: Watch) -> Answer:
    """Return the package that reaches the aim best; `close`: how near to the bound is near enough."""
    highs, known = _solver(made, aim, close, watch.left), loaded().HighsModelStatus
    highs.setSolution(made.whole, np.arange(made.whole, dtype=np.int32), _chosen(t, h))
    highs.cbMipInterrupt.subscribe(lambda event: _asked(watch, event))
    highs.solve()
    watch.step("program")
    status = highs.getModelStatus()
    if status == known.kInfeasible:
        return Answer(None, -inf)
    if status not in (known.kOptimal, known.kTimeLimit):
        return Answer(None, inf)
    found = np.array(highs.getSolution().col_value[: made.whole])
    spans = zip(t.first[:-1].tolist(), t.first[1:].tolist(), strict=True)
    package = tuple(int(found[start:end].argmax()) for start, end in spans) if len(found) else None
    return Answer(package, float(highs.getInfo().mip_dual_bound))


def _asked(watch: Watch, event: Any) -> None:
    try:
        watch.step("program")
    except Stopped:
        event.interrupt()


def over_now(made: Model, bound: float) -> float:
    """Return what the shares of all add up to at most, from a bound of that aim: never below 0."""
    return max(0.0, bound - sum(line.least for line in made.shares)) + SLACK


def _summed(made: Model, weights: dict[int, float]) -> Floats:
    costs = np.zeros(made.columns + 1)
    for party, weight in weights.items():
        np.add.at(costs, made.shares[party].columns, made.shares[party].factors * weight)
    return costs


def _solver(made: Model, aim: Aim, close: float, seconds: float | None) -> Any:
    columns = Columns(
        costs=aim.costs,
        low=np.zeros(made.columns + 1),
        high=np.ones(made.columns + 1),
        whole=[column < made.whole for column in range(made.columns + 1)],
    )
    options = {"mip_feasibility_tolerance": CLOSE, "mip_rel_gap": 0.0, "mip_abs_gap": close}
    found = solver(columns, made.lines + aim.lines, options | ({} if seconds is None else {"time_limit": seconds}))
    found.changeObjectiveSense(loaded().ObjSense.kMaximize)
    return found


def _one_each(start: int, end: int) -> Line:
    return Line(np.arange(start, end), np.ones(end - start), 1.0, 1.0)


def _scaled(numbers: Ints, least: float, most: float) -> Line:
    at = np.flatnonzero(numbers)
    unit = float(np.abs(numbers).max(initial=1))
    return Line(at, numbers[at] / unit, least / unit, most / unit)


def _link(column: int, options: Ints, *, most: bool, least: bool) -> Iterable[Line]:
    """Give what holds a term to its options: at most each of them, at least all of them."""
    if most:
        for option in options.tolist():
            yield Line(np.array([column, option]), np.array([1.0, -1.0]), -inf, 0.0)
    if least:
        factors = np.append(1.0, -np.ones(len(options)))
        yield Line(np.append(column, options), factors, 1.0 - len(options), inf)


def _terms(t: Tables, h: Here, party: int) -> tuple[list[tuple[tuple[int, ...], int]], int]:
    """Return what options are worth together to a party, by their places, and what of it the package has now."""
    # by options, each once: a row of a program names a column once
    found: dict[tuple[int, ...], int] = {}
    now = 0
    for entry in np.flatnonzero(t.party == party).tolist():
        span = slice(t.starts[entry], t.starts[entry + 1])
        members, strides = t.members[span].tolist(), t.strides[span].tolist()
        now += int(looked_up(t, entry, np.array([h.package[t.members[span]] @ t.strides[span]]))[0])
        for at in range(int(t.begins[entry]), int(t.begins[entry + 1])):
            places = [int(t.keys[at]) // stride % int(t.counts[i]) for i, stride in zip(members, strides, strict=True)]
            options = tuple(sorted(int(t.first[i]) + place for i, place in zip(members, places, strict=True)))
            found[options] = found.get(options, 0) + int(t.worth[at])
    return [(options, worth) for options, worth in found.items() if worth], now


def _entries_of(t: Tables, party: int) -> Ints:
    own = np.flatnonzero(t.party == party).tolist()
    spans = [np.arange(t.begins[entry], t.begins[entry + 1]) for entry in own]
    return np.concatenate([np.zeros(0, dtype=np.int64), *spans])


def _chosen(t: Tables, h: Here) -> Floats:
    found = np.zeros(int(t.first[-1]))
    found[t.first[:-1] + h.package] = 1.0
    return found
