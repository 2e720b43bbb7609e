"""Polytopes: the flat they lie in, whether they are simplices, and points spread evenly over those that are.

A bounded polytope of d dimensions with d + 1 facets is a simplex, and a point spread evenly over it is the mean of its
corners with weights that are evenly spread over the standard simplex (Dirichlet(1, ..., 1)). A ranking of all issues is
such a case: the corners are equal weights on the first, the first two, the first three issues, and so on.
"""

from __future__ import annotations

from math import inf, lgamma

import msgspec
import numpy as np

from goodoffices.packages.doubt.linear import Between, Floats, Program
from goodoffices.packages.faults import PackagesError

LARGEST = 1e7
"""A row with less room than one part in so many is taken to hold with equality."""
MOST_ROWS = 300
"""Where there are more rows, it is not tried whether some say nothing new."""
TRIES = 40


class Polytope(msgspec.Struct, frozen=True, eq=False):
    """All x with `rows` @ x <= `most` and `equal` @ x == `to`; bounded."""

    rows: Floats
    most: Floats
    equal: Floats
    to: Floats

    @property
    def columns(self) -> int:
        """How many numbers a point has."""
        return int(self.rows.shape[1])


class Flat(msgspec.Struct, frozen=True, eq=False):
    """A polytope as it lies in its own flat: x = `at` + `basis` @ u, with u = 0 inside and `rows` @ u <= `room`.

    The basis is orthonormal, (columns, dimensions); every row has length 1 and room above 0. `tight` are the places of
    the polytope's rows that hold with equality all over it.
    """

    at: Floats
    basis: Floats
    rows: Floats
    room: Floats
    tight: tuple[int, ...] = ()

    @property
    def dimensions(self) -> int:
        """How many numbers are free."""
        return int(self.basis.shape[1])


def flat(polytope: Polytope) -> Flat | None:
    """Return the flat that a polytope lies in with a point inside, or None where it is empty.

    One program finds all rows that can only hold with equality: the largest number of rows with room, the polytope
    being scaled up as far as needed (Freund, Roundy, Todd 1985).
    """
    found = _roomiest(polytope)
    if found is None:
        return None
    at, tight = found
    equal = np.vstack([polytope.equal, polytope.rows[list(tight)]])
    basis = _null(equal)
    loose = [row for row in range(len(polytope.rows)) if row not in set(tight)]
    rows = polytope.rows[loose] @ basis
    room = polytope.most[loose] - polytope.rows[loose] @ at
    sizes = np.linalg.norm(rows, axis=1)
    kept = sizes > 1e-9
    rows, room = rows[kept] / sizes[kept, None], room[kept] / sizes[kept]
    single = _single(rows, room)
    return Flat(at, basis, rows[single], np.maximum(room[single], 1e-300), tight)


def _roomiest(polytope: Polytope) -> tuple[Floats, tuple[int, ...]] | None:
    count, columns = polytope.rows.shape
    scale, first = columns, columns + 1
    bounds = [(-inf, inf)] * columns + [(1.0, LARGEST)] + [(0.0, 1.0)] * count
    rows = [
        Between({**_form(row), scale: -most, first + at: 1.0}, -inf, 0.0)
        for at, (row, most) in enumerate(zip(polytope.rows, polytope.most, strict=True))
    ]
    rows += [Between({**_form(row), scale: -to}, 0.0, 0.0) for row, to in zip(polytope.equal, polytope.to, strict=True)]
    cost = np.zeros(len(bounds))
    cost[first:] = -1.0
    found = Program(bounds, rows).least(cost)
    if found is None:
        return None
    tight = tuple(int(at) for at in np.flatnonzero(found.at[first:] < 0.5))
    return found.at[:columns] / found.at[scale], tight


def _form(row: Floats) -> dict[int, float]:
    return {int(at): float(row[at]) for at in np.flatnonzero(row)}


def _null(equal: Floats) -> Floats:
    columns = equal.shape[1]
    if not len(equal):
        return np.eye(columns)
    _, sizes, turned = np.linalg.svd(equal)
    rank = int((sizes > 1e-9).sum())
    return np.ascontiguousarray(turned[rank:].T)


def _single(rows: Floats, room: Floats) -> list[int]:
    """Return the places of rows that differ, of those that point the same way the one with least room."""
    best: dict[bytes, int] = {}
    for at, row in enumerate(np.round(rows, 9) + 0.0):
        key = row.tobytes()
        if key not in best or room[at] < room[best[key]]:
            best[key] = at
    return sorted(best.values())


def facets(inside: Flat) -> list[int]:
    """Return the places of the rows that say something new; all of them where there are too many to try."""
    count = len(inside.rows)
    # no bounded polytope has fewer than one more than it has dimensions
    if count > MOST_ROWS or count == inside.dimensions + 1:
        return list(range(count))
    kept = set(range(count))
    rows = [Between(_form(row), -inf, float(room)) for row, room in zip(inside.rows, inside.room, strict=True)]
    rows += [Between(row.form, -inf, row.most + 1.0) for row in rows]
    program = Program([(-inf, inf)] * inside.dimensions, rows)
    for at in range(count):
        program.in_force([*(kept - {at}), count + at])
        found = program.least(-inside.rows[at])
        if found is not None and -found.value <= inside.room[at] + 1e-9:
            kept.discard(at)
    return sorted(kept)


def corners(inside: Flat, kept: list[int]) -> Floats | None:
    """Return the corners (dimensions + 1, dimensions) of the simplex that rows make, or None if they make none."""
    d = inside.dimensions
    if len(kept) != d + 1:
        return None
    rows, room = inside.rows[kept], inside.room[kept]
    # the column of a row in the inverse is where all the others hold with equality, in homogeneous coordinates
    homogeneous = np.column_stack([rows, -room])
    if np.linalg.matrix_rank(homogeneous) <= d:
        return None
    inverse = np.linalg.inv(homogeneous)
    if (np.abs(inverse[-1]) < 1e-12).any():
        return None
    found = (inverse[:-1] / inverse[-1]).T
    outside = found @ rows.T - room
    return found if bool((outside < 1e-7 * (1 + abs(found).max())).all()) else None


def around(inside: Flat, kept: list[int], rng: np.random.Generator) -> Floats | None:
    """Return the corners of a small simplex around a polytope, made of its own rows; None where none was found.

    Rows whose normals are balanced, with positive factors, bound a simplex: each corner of the program over such
    factors gives one. The one of least volume is taken.
    """
    d = inside.dimensions
    rows = [Between({at: float(inside.rows[row][k]) for at, row in enumerate(kept)}, 0.0, 0.0) for k in range(d)]
    rows.append(Between(dict.fromkeys(range(len(kept)), 1.0), 1.0, 1.0))
    program = Program([(0.0, 1.0)] * len(kept), rows)
    best, least = None, inf
    for number in range(TRIES):
        cost = inside.room[kept] * (rng.exponential(size=len(kept)) if number else 1.0)
        found = program.least(cost)
        chosen = [] if found is None else [kept[at] for at in np.flatnonzero(found.at > 1e-9)]
        made = corners(inside, chosen)
        if made is not None and (size := log_volume(made)) < least:
            best, least = made, size
    return best


def log_volume(made: Floats) -> float:
    """Return the logarithm of a simplex's volume."""
    _, size = np.linalg.slogdet(made[1:] - made[0])
    return float(size) - lgamma(len(made))


def even(made: Floats, count: int, rng: np.random.Generator) -> Floats:
    """Return points spread evenly over a simplex: (count, dimensions)."""
    parts = rng.exponential(size=(count, len(made)))
    parts /= parts.sum(axis=1, keepdims=True)
    return parts @ made


def spread(inside: Flat, rng: np.random.Generator, count: int = 16) -> Floats:
    """Return points far apart in a polytope, (count, dimensions): where linear forms drawn at random are least.

    Raises PackagesError: "unsolved".
    """
    rows = [Between(_form(row), -inf, float(room)) for row, room in zip(inside.rows, inside.room, strict=True)]
    program = Program([(-inf, inf)] * inside.dimensions, rows)
    found = [program.least(rng.normal(size=inside.dimensions)) for _ in range(count)]
    if any(one is None for one in found):
        raise PackagesError("unsolved", status="infeasible")
    return np.array([one.at for one in found if one is not None])
