"""Random numbers by counting: a hash of seed, run, round and what the number is for, so that order is of no account.

The hash is the output function of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
OOPSLA 2014). It takes and gives uint64 and wraps round.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
S27, S30, S31 = np.uint64(27), np.uint64(30), np.uint64(31)
USES = np.uint64(32)
"""Numbers that one round may use."""
COUNT, ISSUE, OPTION, OTHER_ISSUE, OTHER_OPTION, ANSWER = 0, 1, 2, 3, 4, 5
"""What they are for; the answer of party p is ANSWER + p."""
TO_PLACE, TO_DRAW, ONE = np.uint64(33), np.uint64(52), np.uint64(1)
"""A number is shifted by so much before it becomes a place, or a place among the draws."""


def mixed(words: Words) -> Words:
    """Return the hash of each number."""
    words = words + GOLDEN
    words = (words ^ (words >> S30)) * FIRST
    words = (words ^ (words >> S27)) * SECOND
    return words ^ (words >> S31)


def keys(seed: int, runs: int) -> Words:
    """Return a key for each run."""
    every: Words = np.arange(runs, dtype=np.uint64)
    return mixed(mixed(np.full(1, seed % 2**64, dtype=np.uint64)) + every)


def drawn(keys: Words, at: int, use: int) -> Words:
    """Return the number of each run for one use in one round."""
    count = np.array([at], dtype=np.uint64) * USES + np.uint64(use)
    return mixed(keys ^ mixed(count))


def places(words: Words, count: NDArray[np.int64] | int) -> NDArray[np.int64]:
    """Return a place below `count` for each number."""
    return ((words >> TO_PLACE) % np.asarray(count).astype(np.uint64)).astype(np.int64)
