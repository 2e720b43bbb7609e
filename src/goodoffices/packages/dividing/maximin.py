"""Maximin shares: what a party is sure of where it makes the bundles and chooses last (Budish 2011).

Things are whole. Each party's share is found by going through the ways to make as many bundles as there are parties,
the largest things first; ways that cannot come to more than the best one so far are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Literal

import msgspec

from goodoffices.packages.answers import Sure
from goodoffices.packages.dividing.bettered import bettered
from goodoffices.packages.dividing.bundles import Search, bundled, handed_out
from goodoffices.packages.dividing.goods import Goods, given
from goodoffices.packages.profile import Number
from goodoffices.packages.watching import UNWATCHED, Watch


class MaximinShares(msgspec.Struct, frozen=True, kw_only=True):
    """For each party its share, in its units, and the bundles it would make, as places of things.

    `to` is who has each thing, by the place of the party, so that each comes to its share at least; None where that was
    not found: `there` says whether there is such a division, there is none, or it is not known.
    """

    parties: tuple[str, ...]
    things: tuple[str, ...]
    shares: tuple[Fraction, ...]
    bundles: tuple[tuple[tuple[int, ...], ...], ...]
    to: tuple[int, ...] | None
    worth: tuple[Fraction, ...]
    """What each party has by `to`, in its units; nothing where there is no such division."""
    sure: Sure
    """How sure it is that no division of whole things is better for one than `to` and worse for nobody."""
    there: Literal["yes", "no", "unknown"]


def maximin_share(
    points: Mapping[str, Mapping[str, Number]] | Goods, *, most: int = 1_000_000, watch: Watch = UNWATCHED
) -> MaximinShares:
    """Return the maximin shares of two and more parties, and a division that gives each its share, where there is one.

    Points are by party and thing, or the goods of a scenario; `most` is how many steps may be gone. Raises TooLarge:
    "too-many-items", "bundles-unfinished"; PackagesError: those of `given`; Stopped.
    """
    made = points if isinstance(points, Goods) else given(points)
    by_name = _in_order(made, _places(made.parties), _places(made.things))
    found = _found(by_name, most, watch)
    return _in_order_again(made, found)


def _found(made: Goods, most: int, watch: Watch) -> MaximinShares:
    scales = [lcm(*(one.denominator for one in own)) for own in made.points]
    whole = [[int(one * scale) for one in own] for own, scale in zip(made.points, scales, strict=True)]
    found = [bundled(own, len(made.parties), Search(most, watch)) for own in whole]
    lows = [least for least, _ in found]
    to, through = handed_out(whole, lows, Search(most, watch))
    sure = Sure("found")
    if to is not None:
        to, sure = bettered(made, to, watch)
    return MaximinShares(
        parties=made.parties,
        things=made.things,
        shares=tuple(Fraction(least, scale) for least, scale in zip(lows, scales, strict=True)),
        bundles=tuple(bundles for _, bundles in found),
        to=to,
        worth=() if to is None else _worth(made, to),
        sure=sure,
        there="yes" if to is not None else "no" if through else "unknown",
    )


def _places(names: tuple[str, ...]) -> list[int]:
    return sorted(range(len(names)), key=names.__getitem__)


def _in_order(made: Goods, parties: list[int], things: list[int]) -> Goods:
    """Return the same goods in the order of names: what is found does not hang on who came first."""
    return Goods(
        parties=tuple(made.parties[place] for place in parties),
        things=tuple(made.things[place] for place in things),
        points=tuple(tuple(made.points[who][place] for place in things) for who in parties),
    )


def _in_order_again(made: Goods, found: MaximinShares) -> MaximinShares:
    """Return what was found with parties and things as they were given."""
    who = [found.parties.index(party) for party in made.parties]
    at = [found.things.index(thing) for thing in made.things]
    back = {found.things.index(thing): place for place, thing in enumerate(made.things)}
    parties = [made.parties.index(party) for party in found.parties]
    return MaximinShares(
        parties=made.parties,
        things=made.things,
        shares=tuple(found.shares[place] for place in who),
        bundles=tuple(
            tuple(tuple(sorted(back[thing] for thing in bundle)) for bundle in found.bundles[place]) for place in who
        ),
        to=None if found.to is None else tuple(parties[found.to[place]] for place in at),
        worth=tuple(found.worth[place] for place in who) if found.worth else (),
        sure=found.sure,
        there=found.there,
    )


def _worth(made: Goods, to: tuple[int, ...]) -> tuple[Fraction, ...]:
    return tuple(
        sum((one for one, has in zip(own, to, strict=True) if has == place), Fraction(0))
        for place, own in enumerate(made.points)
    )
