"""Keeping a fold within its limits: how many states may go on, and what is lost where there are more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.folding.arrays import Ints
from goodoffices.packages.folding.engine import Engine, Step
from goodoffices.packages.folding.limits import WORD, Limits
from goodoffices.packages.folding.stage import States
from goodoffices.packages.folding.thinning import Scale, thinned

FIRST_TRY = 1 / 64
"""Of the loss allowed, what is tried first."""
TRIES = 6
"""How often a share is tried that leaves about as many states as are wanted."""
NEAR = 0.85
"""So much of what is wanted is near enough."""
AIM = 0.92
"""So much of what is wanted is aimed at."""
DEEP = 7.4
"""Thinning leaves at most so many times fewer states than may go on: rather seldom and deep than often. It is e
squared, for states grow by a factor a stage, and what is lost grows with the root of that by which they are thinned."""
TELLING = 20_000
"""Candidates of a stage from which on its time says something of the time to come."""
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
        self._count = 1
        self.lost = 0.0

    @property
    def left(self) -> float:
        """What may still be lost."""
        return self._limits.budget.loss - self.lost

    def watched(self, candidates: int) -> None:
        """Take note of how long a stage took."""
        spent = self._limits.spent
        if candidates >= TELLING:
            self._rate = candidates / max(spent - self._before, 1e-6)
        self._before = spent

    def within(self, states: States, scale_of: Callable[[], Scale], done: int, engine: Engine, step: Step) -> States:
        """Return states that are few enough after so many stages. Raises TooLarge: "too-many-kept"."""
        count, most = states.values.shape[1], self._most(done, states.values.shape[0])
        growth, self._count = count / self._count, count
        if count > most and self.left > 0 and self._can_lose(scale := scale_of()):
            rest = len(self._options) - done
            wanted = most / min(DEEP, max(1.0, growth) ** rest)
            # half of what is left at most, so that something is left for the stages to come
            kept, lost = self._thinned(states.values, scale, wanted, self.left / 2, engine, step)
            if len(kept) > self._kept:
                kept, lost = thinned(states.values, scale, self.left, engine, step)
            self.lost += lost
            states = States(*(column[..., kept] for column in states))
            self._count = len(kept)
        if self._count > self._kept:
            raise TooLarge("too-many-kept", found=self._count, limit=self._kept, loss=self._limits.budget.loss)
        return states

    @property
    def _kept(self) -> float:
        kept = self._limits.budget.kept
        return float("inf") if kept is None else kept

    def _can_lose(self, scale: Scale) -> bool:
        """Return whether what may still be lost is a point at least, to somebody."""
        return bool(self.left * int(scale.span.max()) >= 1)

    def _thinned(
        self, values: Ints, scale: Scale, wanted: float, largest: float, engine: Engine, step: Step
    ) -> tuple[Ints, float]:
        """Return which states stay, few enough if the largest share suffices, and near to what is wanted."""
        share = min(self._share, largest)
        best = thinned(values, scale, share, engine, step)
        for _ in range(TRIES):
            count = len(best[0])
            if NEAR * wanted <= count <= wanted or (count > wanted and share == largest):
                break
            # states are about as many as the share is small, squared
            tried = min(share * (count / (AIM * wanted)) ** 0.5, largest)
            found = thinned(values, scale, tried, engine, step)
            if count > wanted or len(found[0]) <= wanted:
                share, best = tried, found
        self._share = share
        return best

    def _most(self, done: int, criteria: int) -> float:
        """Return how many states may go on, where something may be lost to keep to that."""
        rest = self._options[done:]
        if not rest:
            return min(self._kept, self._limits.room / (self._package + WORD))
        memory = self._limits.room / (rest[0] * (1 + LIKELY * WORD * (4 * criteria + 8)))
        return min(self._kept, memory, self._in_time(sum(rest)))

    def _in_time(self, options: int) -> float:
        left = self._limits.left
        return float("inf") if left is None or not self._rate else CAREFUL * left * self._rate / options
