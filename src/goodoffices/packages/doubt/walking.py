"""Hit-and-run: many chains at once that walk about in a region, in the long run evenly spread over it.

From a point a direction is drawn, and then a point on the chord through the region that way, evenly (Smith 1984). Where
scores are not known, the region of weights and scores is no polytope; but a chord along weights and reserve with the
scores held, or along scores with the weights held, is one interval all the same: directions are drawn of one sort or
the other, which leaves the even spread as it is. Half of the directions are axes, such as from one corner of a simplex
to another: where a region is nearly a product of simple ones, these mix in far fewer steps.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from goodoffices.packages.doubt.linear import Floats
from goodoffices.packages.doubt.mixing import Mixing, effective, rhat
from goodoffices.packages.watching import UNWATCHED, Watch

KEPT = 40
"""Points kept of each chain."""
FIRST_THIN, LAST_THIN = 8, 512
"""Steps between points kept: doubled from the first until the chains have settled, given up after the last."""
WARMED = 3
"""How often the directions are fitted to the shape of the region before a point is kept."""


class Ways(msgspec.Struct, frozen=True, eq=False):
    """The directions of one sort: mixtures of the columns of `basis`, and one by one the rows of `axes`.

    `chances` rise to 1: how likely it is that one of the axes up to this is drawn.
    """

    basis: Floats
    axes: Floats
    chances: Floats

    def drawn(self, count: int, rng: np.random.Generator) -> Floats:
        """Return directions: half of the time mixtures, half of the time axes."""
        if len(self.axes) and rng.random() < 0.5:
            at = np.searchsorted(self.chances, rng.random(count), side="right")
            return self.axes[np.minimum(at, len(self.axes) - 1)]
        return rng.normal(size=(count, self.basis.shape[1])) @ self.basis.T

    def fitted(self, seen: Floats) -> Ways:
        """Return the mixtures stretched to the shape of the points seen: long ways are walked as often as short."""
        spread = np.atleast_2d(np.cov((seen - seen.mean(axis=0)) @ self.basis, rowvar=False))
        size = max(float(np.trace(spread)) / len(spread), 1e-30)
        return Ways(
            self.basis @ np.linalg.cholesky(spread + 1e-6 * size * np.eye(len(spread))), self.axes, self.chances
        )


class Region(msgspec.Struct, frozen=True, eq=False):
    """Where chains walk: x with `rows` @ x <= `most` and `mixed` @ lifted(x) <= `bound`.

    x are weights, then scores, then reserve; `lifted` has in place of a score what the option adds: the score times the
    weight at `times`. Where `times` is None the two are the same and there are no mixed rows. `sorts` are the
    directions of each sort.
    """

    rows: Floats
    most: Floats
    sorts: tuple[Ways, ...]
    mixed: Floats
    bound: Floats
    times: tuple[int, ...] | None = None
    weights: int = 0

    def lifted(self, x: Floats) -> Floats:
        """Return weights, what options add, and reserve, of points (n, columns)."""
        if self.times is None:
            return x
        found = x.copy()
        scores = slice(self.weights, self.weights + len(self.times))
        found[:, scores] *= x[:, list(self.times)]
        return found

    def slope(self, x: Floats, way: Floats) -> Floats:
        """Return how fast the lifted point moves that way, weights or scores being held."""
        if self.times is None:
            return way
        found = way.copy()
        scores = slice(self.weights, self.weights + len(self.times))
        times = list(self.times)
        found[:, scores] = way[:, times] * x[:, scores] + x[:, times] * way[:, scores]
        return found

    def holds(self, x: Floats, tolerance: float = 0.0) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Return for each point whether it lies in the region."""
        own = (x @ self.rows.T <= self.most + tolerance).all(axis=1)
        return np.asarray(own & (self.lifted(x) @ self.mixed.T <= self.bound + tolerance).all(axis=1))


def walked(
    region: Region, starts: Floats, count: int, rng: np.random.Generator, watch: Watch = UNWATCHED
) -> tuple[Floats, Mixing]:
    """Return points (count, columns) of chains begun at points inside, and whether the chains have settled.

    There are as many chains as give KEPT points each, and four at the least.
    """
    chains = max(4, -(-count // KEPT))
    x = starts[rng.integers(len(starts), size=chains)] if len(starts) != chains else starts.copy()
    sorts = region.sorts
    for _ in range(WARMED):
        x, seen = _run(region, sorts, x, 4 * FIRST_THIN, 4, rng, watch)
        sorts = tuple(sort.fitted(seen.reshape(-1, x.shape[1])) for sort in region.sorts)
    thin, steps = FIRST_THIN, WARMED * 4 * FIRST_THIN
    while True:
        x, seen = _run(region, sorts, x, thin * KEPT, thin, rng, watch)
        steps += thin * KEPT
        mixing = Mixing("hit-and-run", count, effective(seen), rhat(seen), chains, steps)
        if mixing.settled or thin >= LAST_THIN:
            return seen.transpose(1, 0, 2).reshape(-1, x.shape[1])[:count], mixing
        thin *= 2


def _run(
    region: Region,
    sorts: Sequence[Ways],
    x: Floats,
    steps: int,
    thin: int,
    rng: np.random.Generator,
    watch: Watch,
) -> tuple[Floats, Floats]:
    """Return where the chains end, and every point that was kept on the way: (chains, kept, columns)."""
    kept = np.empty((len(x), steps // thin, x.shape[1]))
    shares = np.array([sort.basis.shape[1] for sort in sorts], dtype=np.float64)
    turns = rng.choice(len(sorts), size=steps, p=shares / shares.sum())
    for step in range(steps):
        way = sorts[turns[step]].drawn(len(x), rng)
        x = x + _along(region, x, way, rng)[:, None] * way
        if (step + 1) % thin == 0:
            watch.step("hit-and-run", step, steps)
            kept[:, (step + 1) // thin - 1] = x
    return x, kept


def _along(region: Region, x: Floats, way: Floats, rng: np.random.Generator) -> Floats:
    """Return how far each chain goes: evenly over its chord."""
    room, speed = region.most - x @ region.rows.T, way @ region.rows.T
    if len(region.mixed):
        room = np.hstack([room, region.bound - region.lifted(x) @ region.mixed.T])
        speed = np.hstack([speed, region.slope(x, way) @ region.mixed.T])
    share = speed / np.maximum(room, 1e-300)
    ahead, behind = share.max(axis=1), share.min(axis=1)
    moves = (ahead > 0) & (behind < 0)
    near, far = 1 / np.where(moves, behind, -np.inf), 1 / np.where(moves, ahead, np.inf)
    chord = far - near
    # a hair's breadth from either end, so that rounding leads nobody out
    return near + chord * (1e-9 + (1 - 2e-9) * rng.random(len(x)))
