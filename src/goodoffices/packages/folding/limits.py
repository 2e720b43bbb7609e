"""What a run may take: packages kept, bytes held, seconds; looked at before anything is taken, not after."""

from __future__ import annotations

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.watching import Budget, Watch

WORD = 8
"""Bytes of a number."""


class Limits:
    """Keeps one run within its budget.

    `held` are the bytes of what is kept until the answer is there. Counted are the arrays of the fold and the packages
    of the answer, not what Python and its libraries take before.
    """

    def __init__(self, budget: Budget, watch: Watch) -> None:
        self.budget = budget
        self.held = 0
        self._watch = watch
        self._own = Watch(seconds=budget.seconds)
        self._at_first = self.left
        self._twice = Watch(seconds=None if self._at_first is None else 2 * self._at_first)

    @property
    def left(self) -> float | None:
        """Seconds left, by the budget and by whoever watches; None where there is no limit."""
        both = [left for left in (self._own.left, self._watch.left) if left is not None]
        return min(both, default=None)

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return self._own.over or self._watch.over

    @property
    def spent(self) -> float:
        """Seconds taken so far; 0 where time has no limit, and no more than the limit."""
        return (self._at_first or 0.0) - (self.left or 0.0)

    @property
    def spent_twice(self) -> bool:
        """Whether twice the time that there was at first is up."""
        return self._twice.over

    @property
    def room(self) -> int:
        """Bytes that may still be taken."""
        return self.budget.memory - self.held

    def look(self) -> None:
        """Look at the time.

        Raises TooLarge: "time-up", at once where nothing may be lost, else "time-up-with-loss", at twice the time.
        """
        if self.over and (not self.budget.loss or self.spent_twice):
            seconds = f"{self.budget.seconds or self._at_first or 0.0:.2g}"
            raise TooLarge("time-up-with-loss" if self.budget.loss else "time-up", seconds=seconds)

    def need(self, more: int, what: str) -> None:
        """Ask for so many bytes for a while. Raises TooLarge: "too-much-memory", or that "-with-loss"."""
        if more > self.room:
            code = "too-much-memory-with-loss" if self.budget.loss else "too-much-memory"
            raise TooLarge(code, what=what, need=_mega(self.held + more), limit=_mega(self.budget.memory))

    def hold(self, more: int, what: str) -> None:
        """Ask for so many bytes until the answer is there. Raises TooLarge as `need`."""
        self.need(more, what)
        self.held += more


def _mega(count: int) -> str:
    return f"{count / 2**20:,.1f}"
