"""What a run of programs may take: until when, how much at a time, and who watches it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import msgspec

from goodoffices.packages.faults import Stopped, TooLarge
from goodoffices.packages.watching import UNWATCHED, Budget, Watch

COPIES = 8
"""So many copies of what is kept lie in memory at the worst, while the next issue is added."""


class Allowance:
    """The time and memory of one run, shared by all of its parts."""

    def __init__(
        self, budget: Budget | None = None, watch: Watch = UNWATCHED, clock: Callable[[], float] = monotonic
    ) -> None:
        budget = budget or Budget()
        self.watch = watch
        self._budget = budget
        self._clock = clock
        self._ends = None if budget.seconds is None else clock() + budget.seconds

    @property
    def left(self) -> float | None:
        """Seconds left of the budget or of the watch, whichever ends first; None where neither does."""
        ours = None if self._ends is None else max(0.0, self._ends - self._clock())
        return min((left for left in (ours, self.watch.left) if left is not None), default=None)

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return self.left == 0.0

    @property
    def half(self) -> Allowance:
        """The same with half the time left."""
        return self.part(2)

    def part(self, of: int) -> Allowance:
        """Return the same with one of so many equal parts of the time left."""
        left = self.left
        seconds = None if left is None else left / of
        return Allowance(msgspec.structs.replace(self._budget, seconds=seconds), self.watch, self._clock)

    def room(self, size: int) -> int:
        """Return how many things of so many bytes may be kept at a time."""
        most = max(1_000, self._budget.memory // (COPIES * size))
        return most if self._budget.kept is None else min(most, self._budget.kept)

    def step(self, what: str, done: int = 0, of: int = 0) -> None:
        """Tell how far the run is. Raises Stopped."""
        self.watch.step(what, done, of)

    def stopped(self, what: str) -> bool:
        """Tell that the run is still going, and return whether somebody stopped it: where nothing may be raised."""
        try:
            self.watch.step(what)
        except Stopped:
            return True
        return False

    def need(self) -> None:
        """Raises TooLarge, "no-package-in-time", where the time is up and nothing can be shown."""
        if self.over:
            raise TooLarge("no-package-in-time", what="time")
