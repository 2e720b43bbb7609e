"""Keeping a fold within its limits: how many states may go on, and what is lost where there are more."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.folding.engine import Engine, Step
from goodoffices.packages.folding.limits import Limits
from goodoffices.packages.folding.stage import States
from goodoffices.packages.folding.thinning import Scale, thinned

FIRST_TRY = 1 / 512
"""Of the loss allowed, what is tried first; then twice as much, and so on."""
CAREFUL = 0.5
"""Of the time left, what is planned with: stages differ."""
LIKELY = 0.4
"""Of the candidates of a stage, what has to be sorted, as a rule."""


class Pace:
    """How a fold goes on. `lost` is what share of any party's range may have been lost so far: losses add up."""

    def __init__(self, options: Sequence[int], limits: Limits, package: int) -> None:
        """Take how many options each part has, and how many bytes a package takes in the answer."""
        self._options = options
        self._limits = limits
        self._package = package
        self._share = limits.budget.loss * FIRST_TRY
        self._rate = 0.0
        self._before = 0.0
        self.lost = 0.0

    @property
    def left(self) -> float:
        """What may still be lost."""
        return self._limits.budget.loss - self.lost

    def watched(self, candidates: int) -> None:
        """Take note of how long a stage took."""
        spent = self._limits.spent
        self._rate = candidates / max(spent - self._before, 1e-6)
        self._before = spent

    def within(self, states: States, scale: Scale, done: int, engine: Engine, step: Step) -> States:
        """Return states that are few enough after so many stages. Raises TooLarge: "too-many-kept"."""
        count, most = states.values.shape[1], self._most(done, states.values.shape[0])
        while count > most and self.left > 0:
            share = min(max(self._share, self._hurry(done)), self.left)
            kept, lost = thinned(states.values, scale, share, engine, step)
            if len(kept) <= most or share == self.left:
                self.lost += lost
                states = States(*(column[..., kept] for column in states))
                break
            self._share = 2 * share
        kept_most = self._limits.budget.kept
        if kept_most is not None and states.values.shape[1] > kept_most:
            raise TooLarge("too-many-kept", found=states.values.shape[1], limit=kept_most, loss=self._limits.budget.loss)
        return states

    def _most(self, done: int, criteria: int) -> float:
        """Return how many states may go on, where something may be lost to keep to that."""
        kept = float("inf") if self._limits.budget.kept is None else float(self._limits.budget.kept)
        rest = self._options[done:]
        if not rest:
            return min(kept, self._limits.room / self._package)
        memory = self._limits.room / (rest[0] * (1 + LIKELY * 8 * (2 * criteria + 7)))
        return min(kept, memory, self._in_time(sum(rest)))

    def _in_time(self, options: int) -> float:
        left = self._limits.left
        return float("inf") if left is None or not self._rate else CAREFUL * left * self._rate / options

    def _hurry(self, done: int) -> float:
        """Return what to lose at once where the time is up: an even share of what is left."""
        return self.left / (len(self._options) - done + 1) if self._limits.over else 0.0
