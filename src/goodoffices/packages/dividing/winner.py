"""Adjusted winner: two parties divide a list, both get the same share of their points, one thing is split at most.

Brams & Taylor, Fair Division (1996), chapter 4. Each thing first goes to whom it is worth more; then the one who is
ahead hands things over, those first that cost it least for what they bring the other, until both have as many points.
The result is envy-free, equitable and efficient for what each said its points are.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.profile import Number
from goodoffices.packages.rows import exactly


class AdjustedWinner(msgspec.Struct, frozen=True, kw_only=True):
    """What each gets: for every thing the share of it, exact; and how many of its points, which are the same for both.

    `split` is the thing that is divided between them, empty where none is; `order` the order in which things are handed
    over, the first first.
    """

    first: dict[str, Fraction]
    second: dict[str, Fraction]
    points: tuple[Fraction, Fraction]
    split: str = ""
    order: tuple[str, ...] = ()

    @property
    def percent(self) -> tuple[float, float]:
        """The points of both, as percentages of all they gave, to two places."""
        return round(float(self.points[0] * 100), 2), round(float(self.points[1] * 100), 2)


def adjusted_winner(points_a: Mapping[str, Number], points_b: Mapping[str, Number]) -> AdjustedWinner:
    """Return how two parties divide a list, from the points that each gives to every thing, exact.

    Points may add up to anything above 0 - mostly 100 - and each party's count as shares of its own sum; returned
    points are shares too. A thing worth as much to both goes to whom has less by then; of two that can be handed over
    at the same price the one named first goes first. A thing worth nothing to both goes with the first party. Raises
    PackagesError: "no-items", "items-differ", "points-negative", "points-nothing", "not-a-number".
    """
    a, b = _shares(points_a), _shares(points_b)
    if differ := sorted(a.keys() ^ b.keys()):
        raise PackagesError("items-differ", names=differ)
    first = {name: Fraction(a[name] > b[name]) for name in a}
    for name in (name for name in a if a[name] == b[name]):
        first[name] = Fraction(_worth(a, first) <= _worth(b, _other(first, a, b)))
    return _levelled(a, b, first)


def _other(first: dict[str, Fraction], a: dict[str, Fraction], b: dict[str, Fraction]) -> dict[str, Fraction]:
    """Return what the second has so far: things worth as much to both, and not given yet, are nobody's."""
    return {name: 1 - first[name] if a[name] != b[name] else Fraction(0) for name in a}


def _levelled(a: dict[str, Fraction], b: dict[str, Fraction], first: dict[str, Fraction]) -> AdjustedWinner:
    """Hand things over from the one who is ahead, until both have as many points."""
    second = {name: 1 - share for name, share in first.items()}
    ahead, behind, gives, takes = (a, b, first, second)
    if _worth(b, second) > _worth(a, first):
        ahead, behind, gives, takes = (b, a, second, first)
    mine = [name for name in a if gives[name] and behind[name]]
    order = sorted(mine, key=lambda name: ahead[name] / behind[name])
    split = ""
    handed: list[str] = []
    for name in order:
        more = _worth(ahead, gives) - _worth(behind, takes)
        if more <= 0:
            break
        part = min(Fraction(1), more / (ahead[name] + behind[name]))
        gives[name], takes[name] = 1 - part, part
        handed.append(name)
        split = name if part < 1 else ""
    points = (_worth(a, first), _worth(b, second))
    return AdjustedWinner(first=first, second=second, points=points, split=split, order=tuple(handed))


def _worth(points: dict[str, Fraction], shares: dict[str, Fraction]) -> Fraction:
    return sum((points[name] * share for name, share in shares.items()), Fraction(0))


def _shares(points: Mapping[str, Number]) -> dict[str, Fraction]:
    """Return points as shares of their sum."""
    if not points:
        raise PackagesError("no-items")
    exact = {name: exactly(number) for name, number in points.items()}
    if (least := min(exact.values())) < 0:
        raise PackagesError("points-negative", found=float(least))
    if not (whole := sum(exact.values())):
        raise PackagesError("points-nothing")
    return {name: number / whole for name, number in exact.items()}
