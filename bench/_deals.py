"""Deals made up for measuring: points by issue, party and option, from a seed; in a file that both sides read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

Deal = npt.NDArray[np.int64]
"""Points by issue, party and option, of a unit of 2**20: so a float holds every sum exactly, ours and the peer's."""
UNIT = 2**20
OPPOSED = 0.6
"""Of an opposed party's points, what is the others' turned round; the rest is drawn."""


def deal(issues: int, parties: int, sort: str, *, options: int = 10, seed: int = 1) -> Deal:
    """Return a deal: `random`, all points drawn; `opposed`, the last party wanting mostly what the others do not."""
    drawn = np.random.default_rng(seed).random((issues, parties, options))
    if sort == "opposed":
        drawn[:, -1] = OPPOSED * (1 - drawn[:, :-1].mean(axis=1)) + (1 - OPPOSED) * drawn[:, -1]
    return np.rint(drawn * UNIT).astype(np.int64)


def written(folder: Path, issues: int, parties: int, sort: str) -> Path:
    """Write a deal into a folder, and return its path."""
    path = folder / f"{parties}-{issues}-{sort}.npy"
    np.save(path, deal(issues, parties, sort))
    return path
