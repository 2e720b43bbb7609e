"""Adjusted winner: two parties come equally far, and at most one thing has to be shared (Brams and Taylor 1996).

Each party's points are shares of its own total. Whoever values a thing more, beside what the other makes of it, has it
first; the line between the two runs where both come equally far. The outcome is efficient, free of envy and equitable.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from goodoffices.packages.dividing.goods import Goods, given
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.profile import Number


class AdjustedWinner(msgspec.Struct, frozen=True, kw_only=True):
    """Who has what: `parts[i]` is what each party has of thing i, in parts of 1; `split` the thing that is shared.

    `share` is how far both come: the part of its own total that each has. `unvalued` are things worth nothing to
    either; nobody is given them. `could` says whether `split` was said to be such as can be shared out.
    """

    parties: tuple[str, ...]
    things: tuple[str, ...]
    parts: tuple[tuple[Fraction, Fraction], ...]
    share: Fraction
    split: str | None = None
    could: bool = False
    unvalued: tuple[str, ...] = ()


def adjusted_winner(points: Mapping[str, Mapping[str, Number]] | Goods) -> AdjustedWinner:
    """Return how two parties divide things, from points by party and thing, or from the goods of a scenario.

    Points count as shares of what a party gave in all. Things that both value alike go by the order of names, not by
    who came first. Raises PackagesError: "parties-two", and those of `given`.
    """
    made = points if isinstance(points, Goods) else given(points)
    if len(made.parties) != 2:
        raise PackagesError("parties-two", found=len(made.parties))
    first = made.parties.index(min(made.parties))
    own, other = (_shares(made.points[place]) for place in (first, 1 - first))
    parts, share = _line(made.things, own, other)
    split = next((thing for thing, part in zip(made.things, parts, strict=True) if part and 0 < part < 1), None)
    return AdjustedWinner(
        parties=made.parties,
        things=made.things,
        parts=tuple(_pair(part, first) for part in parts),
        share=share,
        split=split,
        could=split in made.shared,
        unvalued=tuple(thing for thing, part in zip(made.things, parts, strict=True) if part is None),
    )


def _shares(points: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    return tuple(one / sum(points) for one in points)


def _line(
    things: tuple[str, ...], own: tuple[Fraction, ...], other: tuple[Fraction, ...]
) -> tuple[list[Fraction | None], Fraction]:
    """Return what the first has of each thing, None of what is worth nothing to both, and how far both come."""
    parts: list[Fraction | None] = [None if not (a or b) else Fraction(0) for a, b in zip(own, other, strict=True)]
    valued = [place for place, part in enumerate(parts) if part is not None]
    has, left = Fraction(0), Fraction(1)
    for place in sorted(valued, key=lambda at: (-own[at] / (own[at] + other[at]), things[at])):
        # as much of the thing as makes both come equally far: has + part * own = left - part * other
        part = min(Fraction(1), (left - has) / (own[place] + other[place]))
        parts[place] = part
        has, left = has + part * own[place], left - part * other[place]
        if part < 1 or has == left:
            break
    return parts, has


def _pair(part: Fraction | None, first: int) -> tuple[Fraction, Fraction]:
    if part is None:
        return Fraction(0), Fraction(0)
    return (part, 1 - part) if first == 0 else (1 - part, part)
