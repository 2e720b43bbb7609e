"""Whether chains have settled: split R-hat, and how many independent draws theirs are worth.

Formulas: Gelman and others, "Bayesian Data Analysis", third edition, 11.4 and 11.5: split chains, variance between and
within, and the effective number from the autocorrelations, summed in pairs while these are positive and made monotone
(Geyer 1992).
"""

from __future__ import annotations

import msgspec
import numpy as np

from goodoffices.packages.doubt.linear import Floats

MOST_RHAT = 1.02
ENOUGH = 400
"""So many independent draws are wanted, or a quarter of those drawn if that is less."""


class Mixing(msgspec.Struct, frozen=True):
    """How profiles were drawn, and whether they are spread evenly.

    `method` is "exact" (independent, evenly spread by construction), "rejection" (the same, by leaving out those that
    do not fit) or "hit-and-run" (chains, evenly spread in the long run); `rhat` and `effective` are the worst of all
    weights, scores and reserves; `steps` were made by each of `chains`.
    """

    method: str
    draws: int
    effective: float
    rhat: float = 1.0
    chains: int = 0
    steps: int = 0

    @property
    def wanted(self) -> float:
        """How many independent draws there should be at the least."""
        return min(ENOUGH, self.draws / 4)

    @property
    def settled(self) -> bool:
        """Whether the chains have mixed: R-hat at most MOST_RHAT and as many independent draws as wanted."""
        return self.rhat <= MOST_RHAT and self.effective >= self.wanted


def worst(one: Mixing, other: Mixing) -> Mixing:
    """Return how two independent parts of the same profiles were drawn, taken together."""
    order = ("exact", "rejection", "hit-and-run")
    return Mixing(
        max(one.method, other.method, key=order.index),
        min(one.draws, other.draws),
        min(one.effective, other.effective),
        max(one.rhat, other.rhat),
        max(one.chains, other.chains),
        max(one.steps, other.steps),
    )


def split(chains: Floats) -> Floats:
    """Return each chain as two, its first half and its second: (2 chains, draws // 2, columns)."""
    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, -half:]])


def rhat(chains: Floats) -> float:
    """Return the largest split R-hat of the columns of chains (chains, draws, columns), those that vary at all."""
    halves = split(chains)
    draws = halves.shape[1]
    within = halves.var(axis=1, ddof=1).mean(axis=0)
    between = halves.mean(axis=1).var(axis=0, ddof=1)
    moves = halves.reshape(-1, halves.shape[2]).var(axis=0) > 1e-24
    if not moves.any():
        return 1.0
    if (within[moves] <= 0).any():
        return float("inf")
    return float(np.sqrt((draws - 1) / draws + between[moves] / within[moves]).max())


def effective(chains: Floats) -> float:
    """Return the least effective number of draws over the columns of chains (chains, draws, columns)."""
    halves = split(chains)
    count, draws, _ = halves.shape
    within = halves.var(axis=1, ddof=1).mean(axis=0)
    pooled = within * (draws - 1) / draws + halves.mean(axis=1).var(axis=0, ddof=1)
    moves = pooled > 1e-24
    if not moves.any():
        return float(count * draws)
    own = _autocovariance(halves[:, :, moves]).mean(axis=0)
    correlation = 1 - (within[moves] - own * draws / (draws - 1)) / pooled[moves]
    times = np.array([_time(column) for column in correlation.T])
    return float(min(count * draws / times.max(), count * draws))


def _autocovariance(chains: Floats) -> Floats:
    draws = chains.shape[1]
    off = chains - chains.mean(axis=1, keepdims=True)
    turned = np.fft.rfft(off, 2 * draws, axis=1)
    return np.asarray(np.fft.irfft(turned * turned.conj(), 2 * draws, axis=1)[:, :draws] / draws, dtype=np.float64)


def _time(correlation: Floats) -> float:
    """Return the integrated autocorrelation time: how many draws are worth one independent draw."""
    even = len(correlation) // 2 * 2
    pairs = correlation[:even].reshape(-1, 2).sum(axis=1)
    pairs[0] = 1.0 + correlation[1] if even else 1.0
    ends = np.flatnonzero(pairs <= 0)
    kept = np.minimum.accumulate(pairs[: ends[0] if len(ends) else len(pairs)])
    return max(2 * float(kept.sum()) - 1, 1e-3)
