"""Going through the ways to make bundles of things, or to hand things out, within a number of steps."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.watching import Watch

OFTEN = 4096
MOST_THINGS = 300
"""Things at most that are gone through: each is one call deeper."""


class Search:
    """Counts the steps of a search, tells the watch, and says when there have been too many."""

    def __init__(self, most: int, watch: Watch) -> None:
        self.most = most
        self.steps = 0
        self._watch = watch

    def over(self) -> bool:
        """Count a step, and return whether it is one too many, or the time is up. Raises Stopped."""
        self.steps += 1
        if self.steps % OFTEN == 0:
            self._watch.step("dividing", self.steps, self.most)
        return self.steps > self.most or (self.steps % OFTEN == 0 and self._watch.over)


def bundled(worth: Sequence[int], count: int, search: Search) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """Return the most that the least of so many bundles can be worth, and such bundles, as places of things.

    Raises TooLarge: "too-many-items", "bundles-unfinished"; Stopped.
    """
    if len(worth) > MOST_THINGS:
        raise TooLarge("too-many-items", found=len(worth), limit=MOST_THINGS)
    order = sorted(range(len(worth)), key=lambda place: -worth[place])
    best = _Best(worth, count, order)
    best.look(0, [0] * count, [0] * len(worth), search)
    return best.least, tuple(
        tuple(place for place in range(len(worth)) if best.to[place] == bundle) for bundle in range(count)
    )


class _Best:
    """The best bundles so far: to begin with, the largest thing left to the poorest bundle each time."""

    def __init__(self, worth: Sequence[int], count: int, order: Sequence[int]) -> None:
        self.worth, self.order = worth, order
        self.most = sum(worth) // count
        self.left = [sum(worth[place] for place in order[at:]) for at in range(len(order) + 1)]
        loads, self.to = [0] * count, [0] * len(worth)
        for place in order:
            self.to[place] = loads.index(min(loads))
            loads[self.to[place]] += worth[place]
        self.least = min(loads)

    def look(self, at: int, loads: list[int], to: list[int], search: Search) -> None:
        """Look for bundles of which the least is worth more, with the things from a place on."""
        lacking = sum(max(0, self.least + 1 - load) for load in loads)
        if self.least >= self.most or lacking > self.left[at]:
            return
        if search.over():
            raise TooLarge("bundles-unfinished", found=len(self.worth))
        if at == len(self.order):
            self.least, self.to = min(loads), [*to]
            return
        place = self.order[at]
        # bundles that are worth the same are the same: one of them is enough
        for load in sorted(set(loads)):
            bundle = loads.index(load)
            loads[bundle], to[place] = load + self.worth[place], bundle
            self.look(at + 1, loads, to, search)
            loads[bundle] = load


def handed_out(
    worth: Sequence[Sequence[int]], lows: Sequence[int], search: Search
) -> tuple[tuple[int, ...] | None, bool]:
    """Return who has each thing, so that nobody has less than its low, or None; and whether all was gone through."""
    totals = [sum(own) for own in worth]

    def eagerly(at: int) -> float:
        return -max(own[at] / every for own, every in zip(worth, totals, strict=True))

    order = sorted(range(len(worth[0])), key=eagerly)
    to = [0] * len(order)
    through = True

    def hand(at: int, lacking: list[int], left: list[int]) -> bool:
        nonlocal through
        if any(short > rest for short, rest in zip(lacking, left, strict=True)):
            return False
        if at == len(order):
            return True
        if search.over():
            through = False
            return False
        thing = order[at]
        rest = [more - own[thing] for more, own in zip(left, worth, strict=True)]
        # first to whoever it is worth most of what it still lacks
        eager = sorted(range(len(worth)), key=lambda who: -worth[who][thing] / max(1, lacking[who]))
        for who in sorted(eager, key=lambda who: lacking[who] <= 0):
            to[thing] = who
            short = [lack - worth[who][thing] if place == who else lack for place, lack in enumerate(lacking)]
            if hand(at + 1, short, rest):
                return True
        return False

    return (tuple(to), True) if hand(0, [*lows], totals) else (None, through)
