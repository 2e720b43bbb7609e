"""Watching a long run: how far it is, whether somebody stopped it, and how much time and memory it may take."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

import msgspec

from goodoffices.packages.faults import Stopped, TooLarge

Told = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is (0: not known)."""


class Budget(msgspec.Struct, frozen=True):
    """What an answer may take: seconds, packages kept at a time, bytes of memory, and the loss that may be made.

    None is no limit. `loss` is a share of each party's range of points, such as .01. Where a limit makes it necessary
    an answer loses no more than that; where it cannot be kept, TooLarge is raised and nothing is guessed.
    """

    seconds: float | None = None
    kept: int | None = None
    memory: int = 2**30
    loss: float = 0.0


class Watch:
    """Watches one run. Long loops call `step`; another thread may call `stop`."""

    def __init__(
        self, told: Told | None = None, *, seconds: float | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        self._told = told
        self._stopped = Event()
        self._clock = clock
        self._ends = None if seconds is None else clock() + seconds

    def stop(self) -> None:
        """Ask the run to stop at its next step."""
        self._stopped.set()

    @property
    def left(self) -> float | None:
        """Seconds left, never below 0; None where there is no limit."""
        return None if self._ends is None else max(0.0, self._ends - self._clock())

    @property
    def over(self) -> bool:
        """Whether the time is up: for runs that have something to show by then."""
        return self._ends is not None and self._clock() >= self._ends

    def part(self, share: float, sort: type[Watch] | None = None) -> Watch:
        """Return a watch for a part of the run, with a share of the time left; this one is told how far it is."""
        seconds = None if self.left is None else self.left * share
        return (sort or Watch)(self.step, seconds=seconds, clock=self._clock)

    def step(self, what: str, done: int = 0, of: int = 0) -> None:
        """Tell how far a run is. Raises Stopped: "stopped" where somebody stopped it."""
        if self._stopped.is_set():
            raise Stopped("stopped")
        if self._told is not None:
            self._told(what, done, of)


class Limit(Watch):
    """A watch under which a run ends where it is when its time is up: for runs that have nothing to show by then."""

    def step(self, what: str, done: int = 0, of: int = 0) -> None:
        """Tell how far a run is. Raises Stopped: "stopped"; TooLarge: "no-time-left"."""
        super().step(what, done, of)
        if self.over:
            raise TooLarge("no-time-left")


UNWATCHED = Watch()
"""For runs that nobody watches."""
