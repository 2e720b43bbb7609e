"""The smallest set of statements that do not go together.

Some set that does not go together is found first, from the certificate of a linear program, and made so small that no
statement can be left out. Whether there is a smaller one is found by implicit hitting sets (Ignatiev, Previti,
Liffiton, Marques-Silva, "Smallest MUS extraction with minimal hitting set dualization", CP 2015): of every set that
goes together, at least one statement that was left out is in each conflict. A smallest choice of one from each is a
conflict, and then there is no smaller one; or it goes together, and gives, made larger, one more condition.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

import numpy as np

from goodoffices.packages.doubt.linear import Between, Program
from goodoffices.packages.doubt.together import Together
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.watching import Watch

MOST_CONDITIONS = 60
"""So many sets that go together are looked at; then the smallest conflict known is given, not called the smallest."""
TRIES = 8
"""Conflicts that are made small, of which the smallest is kept to start with."""
FIRST = 32
"""So many statements are looked at first, then twice as many, until they do not go together."""
ONE_BY_ONE = 24
"""So many statements are added one by one to a set that goes together."""


class Smallest(NamedTuple):
    """Statements that do not go together, none of which can be left out; whether it is proved that no fewer do so."""

    places: frozenset[int]
    proved: bool


def smallest(together: Together, watch: Watch) -> Smallest | None:
    """Return the smallest set of statements that do not go together, or None if all do."""
    first = _first(together)
    if first is None:
        return None
    rng = np.random.default_rng(0)
    known = _shrunk(together, first, rng, watch)
    if len(known) == len(together.every):
        # without any one of them the others go together, and there are no others
        return Smallest(known, proved=True)
    for _ in range(TRIES - 1):
        if 2 < len(known) < len(first):
            known = min(known, _shrunk(together, first, rng, watch), key=len)
    for one in sorted(together.every):
        watch.step("conflict", one, len(together.every))
        if len(known) == 1 or not together.fits((one,)):
            return Smallest(known if len(known) == 1 else frozenset((one,)), proved=True)
    return Smallest(known, proved=True) if len(known) == 2 else _proved(together, known, watch, rng)


def _first(together: Together) -> list[int] | None:
    """Return the first statements that do not go together, twice as many as last time; None if all do."""
    every = sorted(together.every)
    count = FIRST
    while together.fits(every[:count]):
        if count >= len(every):
            return None
        count *= 2
    return every[:count]


def _shrunk(together: Together, some: list[int], rng: np.random.Generator, watch: Watch) -> frozenset[int]:
    """Return a set of statements that do not go together, of which none can be left out."""
    found = together.parted(some, frozenset(), rng)
    kept = set(some if found is None or together.fits(found.apart) else found.apart)
    for one in rng.permutation(sorted(kept)).tolist():
        watch.step("conflict")
        if not together.fits(kept - {one}):
            kept.discard(one)
    return frozenset(kept)


def _proved(together: Together, known: frozenset[int], watch: Watch, rng: np.random.Generator) -> Smallest:
    conditions: list[frozenset[int]] = []
    while len(conditions) < MOST_CONDITIONS:
        watch.step("conflict", len(conditions), MOST_CONDITIONS)
        chosen = _hitting(conditions)
        if len(chosen) >= len(known):
            return Smallest(known, proved=True)
        at = together.point(chosen)
        if at is None:
            return Smallest(chosen, proved=True)
        conditions.append(together.every - _grown(together, together.so(at) | chosen, rng))
    return Smallest(known, proved=False)


def _grown(together: Together, kept: frozenset[int], rng: np.random.Generator) -> frozenset[int]:
    """Return a larger set of statements that go together, these among them."""
    found = together.parted(together.every - kept, kept, rng)
    if found is None:
        return together.every
    kept |= found.together
    for one in rng.permutation(sorted(together.every - kept)).tolist()[:ONE_BY_ONE]:
        if one not in kept and (at := together.point(kept | {one})) is not None:
            kept |= together.so(at) | {one}
    return kept


def _hitting(conditions: list[frozenset[int]]) -> frozenset[int]:
    """Return a smallest set that has something of each condition."""
    if not conditions:
        return frozenset()
    named = sorted(frozenset().union(*conditions))
    column = {one: at for at, one in enumerate(named)}
    rows = [Between(dict.fromkeys(map(column.__getitem__, condition), 1.0), 1.0, inf) for condition in conditions]
    found = Program([(0.0, 1.0)] * len(named), rows, whole=True).least(dict.fromkeys(column.values(), 1.0))
    if found is None:
        raise PackagesError("unsolved", status="infeasible")
    return frozenset(one for one, at in column.items() if found.at[at] > 0.5)
