"""What makes a package good under doubt: that all accept it, or the Nash product that is to be expected.

Both are products over the parties of a mean over each one's profiles, the parties being independent. Where a mean is 0
for every package near by, a search cannot tell which way is up: the soft means are never 0. They put a slope in place
of the step at the reserve, as wide as the softness says, and tend to the true means as it tends to 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.doubt.acceptability import AT_A_TIME
from goodoffices.packages.doubt.doubting import Doubt
from goodoffices.packages.doubt.parties import NEVER, Packages, Party, chosen_in
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Watch

Goal = Literal["acceptable", "nash"]
"""What is sought: the highest rate at which all accept, or the highest expected product of gains over the reserves."""
Floats = NDArray[np.float64]


def gains(party: Party, packages: Packages) -> Floats:
    """Return by how much packages are worth more than no deal, in shares of the party's range: (draws, packages).

    Where any package is better than none: than the worst one there could be.
    """
    reserve = party.reserve
    base = np.where(reserve == NEVER, party.floor, reserve.astype(np.float64))
    return np.asarray((party.values(packages) - base[:, None]) / party.span, dtype=np.float64)


def payoffs(party: Party, packages: Packages, goal: Goal) -> Floats:
    """Return what packages yield in each profile: 1 where acceptable, or what is gained: (draws, packages)."""
    found = gains(party, packages)
    return (found >= 0).astype(np.float64) if goal == "acceptable" else np.maximum(found, 0.0)


def merits(doubted: Doubt, packages: Sequence[Package], goal: Goal, watch: Watch = UNWATCHED) -> Floats:
    """Return how good each package is: the product over the parties of the mean payoffs: (packages,)."""
    found = np.ones(len(packages))
    for at in range(0, len(packages), AT_A_TIME):
        watch.step("merits", at, len(packages))
        some = chosen_in(packages[at : at + AT_A_TIME])
        for party in doubted.parties:
            found[at : at + AT_A_TIME] *= payoffs(party, some, goal).mean(axis=0)
    return found


def soft_merits(doubted: Doubt, packages: Sequence[Package], goal: Goal, softness: float) -> Floats:
    """Return the logarithm of the merits with a slope in place of the step; finite for every package: (packages,)."""
    found = np.zeros(len(packages))
    for at in range(0, len(packages), AT_A_TIME):
        some = chosen_in(packages[at : at + AT_A_TIME])
        for party in doubted.parties:
            found[at : at + AT_A_TIME] += _log_mean(_log_soft(gains(party, some) / softness, goal))
    return found


def _log_soft(x: Floats, goal: Goal) -> Floats:
    """Return the logarithm of the logistic function, or of log(1 + e^x), without overflow."""
    if goal == "acceptable":
        return -np.logaddexp(0.0, -x)
    # for very negative x, log(1 + e^x) is e^x
    return np.where(x < -30, x, np.log(np.logaddexp(0.0, np.maximum(x, -30))))


def _log_mean(logs: Floats) -> Floats:
    """Return the logarithm of the mean over profiles."""
    top = logs.max(axis=0)
    return np.asarray(top + np.log(np.exp(logs - top).mean(axis=0)))
