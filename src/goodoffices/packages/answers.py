"""Answers: packages, how sure they are, and how they were found. Every one can be gone through again with `check`."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.packages.space import Package


class Sure(msgspec.Struct, frozen=True):
    """How sure an answer is: `exact`, or within a bound that was proved.

    `loss`: no package is better than the nearest one here by more than `most` for every party at once, in each party's
    own units times `share` of its range. `gap`: the best there can be is better by `most` at most, in the answer's own
    measure. Anything less is called `found`, and claims nothing.
    """

    sort: Literal["exact", "loss", "gap", "found"] = "exact"
    most: float = 0.0


class Efficient(msgspec.Struct, frozen=True, kw_only=True):
    """The efficient set: packages that no other betters for one party without being worse for another.

    `points[k]` are the points of `packages[k]` for each party, no two the same; `alike[k]` says how many packages have
    exactly those points, where that was counted (0: it was not). Packages that a party would not take are left out.
    """

    packages: tuple[Package, ...]
    points: tuple[tuple[int, ...], ...]
    alike: tuple[int, ...] = ()
    sure: Sure = Sure()
    method: str = ""


class Fair(msgspec.Struct, frozen=True, kw_only=True):
    """One fair solution: its package or packages with the same points, and what it maximised.

    `measure` is what the solution maximises, in its own unit; `notes` are codes, with what they are about, of what a
    reader has to know: that nothing is accepted by all, that no deal was given no worth.
    """

    name: str
    packages: tuple[Package, ...]
    points: tuple[int, ...]
    measure: float
    sure: Sure = Sure()
    method: str = ""
    notes: tuple[tuple[str, dict[str, str]], ...] = ()
