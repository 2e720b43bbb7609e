"""One stage of the fold: every state with every option of the next part, and of these only what can be needed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.folding.arrays import Ints, falling, first_of_equal
from goodoffices.packages.folding.buckets import grid_for
from goodoffices.packages.folding.engine import Engine, Step
from goodoffices.packages.folding.limits import WORD, Limits
from goodoffices.packages.folding.states import starts_of, sums, times

AT_ONCE, AT_ONCE_IN_TIME = 2**23, 2**21
"""Candidates looked at together, without and with a limit of time, which is looked at in between.

More come in groups of options, each held against what the last has left."""


class Task(NamedTuple):
    """A stage: states and options by criterion, how many packages each stands for, what is needed, what is enough.

    The first `criteria` rows are held against each other; those after them only against `low`. `runs` says that the
    states lie in falling order, also after they were cut off at `high`.
    """

    front: Ints
    options: Ints
    alike: Ints
    option_alike: Ints
    low: Ints
    high: Ints
    criteria: int
    runs: bool


class States(NamedTuple):
    """States in falling order: by criterion, with the state and the option each comes from, and how many are alike."""

    values: Ints
    parent: Ints
    option: Ints
    alike: Ints


def stage(task: Task, engine: Engine, limits: Limits, step: Step) -> States:
    """Return the states after a stage. Raises TooLarge where the memory does not suffice."""
    at_once = AT_ONCE if limits.left is None else AT_ONCE_IN_TIME
    many = max(1, min(task.options.shape[1], at_once // max(1, task.front.shape[1])))
    none = np.zeros(0, dtype=np.int64)
    found = States(np.zeros((task.criteria, 0), dtype=np.int64), none, none, none)
    at = 0
    while at < task.options.shape[1]:
        step()
        try:
            found = _group(task, found, at, min(at + many, task.options.shape[1]), engine, limits, step)
        except TooLarge:
            if many == 1:
                raise
            many = (many + 1) // 2
        else:
            at += many
    return found


def _group(task: Task, before: States, begin: int, end: int, engine: Engine, limits: Limits, step: Step) -> States:
    """Return the best of what was found before and of the candidates with some options more."""
    count = task.front.shape[1]
    options = np.ascontiguousarray(task.options[:, begin:end])
    grid = grid_for(task.front, options, task.high, task.criteria)
    # the states twice, as they are and as they are asked for; as much again while an option is looked at
    taken = 4 * task.front.nbytes + grid.cells.nbytes + len(before.parent) * WORD * (task.criteria + 3)
    limits.need(taken + count * (end - begin), "a stage of the fold")
    mask = engine.survivors(task.front, options, task.low, task.high, grid, task.criteria, step)
    by_option = np.count_nonzero(mask, axis=1)
    many = int(by_option.sum()) + len(before.parent)
    limits.need(taken + mask.nbytes + many * WORD * (4 * task.criteria + 8), "a stage of the fold")
    option = np.repeat(np.arange(end - begin, dtype=np.int64), by_option)
    parent = np.flatnonzero(mask) - option * count
    del mask
    pool = States(
        np.concatenate((before.values, _sums(task, options, parent, option)), axis=1),
        np.concatenate((before.parent, parent)),
        np.concatenate((before.option, option + begin)),
        np.concatenate((before.alike, times(task.alike[parent], task.option_alike[option + begin]))),
    )
    starts = starts_of([len(before.parent), *by_option])
    order = engine.in_order(pool.values, starts) if task.runs else falling(pool.values)
    return _best(pool, order, engine, step)


def _sums(task: Task, options: Ints, parent: Ints, option: Ints) -> Ints:
    values = np.empty((task.criteria, len(parent)), dtype=np.int64)
    for row in range(task.criteria):
        np.add(task.front[row, parent], options[row, option], out=values[row])
        np.minimum(values[row], task.high[row], out=values[row])
    return values


def _best(pool: States, order: Ints, engine: Engine, step: Step) -> States:
    values = pool.values[:, order]
    first = np.flatnonzero(first_of_equal(values)) if len(order) else order
    if len(first) < len(order):
        values = np.ascontiguousarray(values[:, first])
    keep = np.flatnonzero(engine.undominated(values, step))
    chosen = order[first[keep]]
    alike = sums(pool.alike[order], first)[keep]
    return States(np.ascontiguousarray(values[:, keep]), pool.parent[chosen], pool.option[chosen], alike)
