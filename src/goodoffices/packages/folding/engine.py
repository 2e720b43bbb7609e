"""Which kernels are used: those compiled by numba where it is there, else those in numpy, with the same answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, cast

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.folding.arrays import Ints, Marks
from goodoffices.packages.folding.buckets import Grid

Step = Callable[[], None]


class Engine(Protocol):
    """A module of kernels."""

    NAME: str

    def survivors(
        self, front: Ints, options: Ints, low: Ints, high: Ints, grid: Grid, criteria: int, step: Step
    ) -> Marks:
        """Return, by option and state, which sums can be needed."""

    def in_order(self, values: Ints, starts: Ints) -> Ints:
        """Return the order of columns that lie in runs, each in falling order."""

    def undominated(self, values: Ints, step: Step) -> Marks:
        """Return which of different columns in falling order no other dominates."""

    def pairs(
        self, first: Sequence[Sequence[int]], second: Sequence[Sequence[int]], needs: Sequence[int], memory: int
    ) -> tuple[Ints, Ints, Ints] | None:
        """Return points, packages and how many are alike, for two parties; None where that is left to the stages."""


def engine(quick: bool | None = None) -> Engine:
    """Return the kernels: compiled or not, as asked; None takes what is there. Raises PackagesError: "no-numba"."""
    if quick is not False:
        try:
            return cast(Engine, import_module("goodoffices.packages.folding.quick"))
        except ImportError:
            if quick:
                raise PackagesError("no-numba") from None
    return cast(Engine, import_module("goodoffices.packages.folding.plain"))
