"""Moves in numbers: which number of each side came last, and what lies between two of them."""

from __future__ import annotations

from itertools import combinations
from math import inf, isfinite

import msgspec

from goodoffices.acts.terms import Move
from goodoffices.acts.values import Quantity
from goodoffices.standing.fact import Fact, last_of
from goodoffices.standing.standing import Standing

Span = tuple[float, float]
"""From where to where a number may lie; open ends are infinite."""


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """What lies between the last numbers of two sides, in the same unit: exact, or as far as they bound it."""

    one: Fact[Move]
    other: Fact[Move]
    amount: Quantity


def span_of(quantity: Quantity) -> Span | None:
    """Return from where to where a quantity may lie, or None where it is in words alone."""
    if quantity.value is not None:
        return _finite(quantity.value, quantity.value)
    if quantity.at_least is None and quantity.at_most is None:
        return None
    low = -inf if quantity.at_least is None else quantity.at_least
    return _finite(low, inf if quantity.at_most is None else quantity.at_most)


def _finite(low: float, high: float) -> Span | None:
    return (low, high) if low <= high and (isfinite(low) or isfinite(high)) else None


def unit_of(quantity: Quantity) -> str:
    """Return the unit of a quantity, by which numbers can be set beside each other."""
    return " ".join(quantity.unit.split()).casefold()


def lasts(s: Standing, moves: tuple[Fact[Move], ...]) -> dict[str, Fact[Move]]:
    """Return by side the last of its moves that hangs on nothing; none for a side whose last one is not sure."""
    sides: dict[str, list[Fact[Move]]] = {}
    for fact in moves:
        if fact.act.if_they is None:
            sides.setdefault(fact.act.by, []).append(fact)
    found = {by: last_of(tuple(own)) for by, own in sides.items()}
    order = sorted(found, key=lambda by: s.parties.get(by, len(s.parties)))
    return {by: found[by][0][0] for by in order if len(found[by][0]) == 1 and not found[by][1]}


def gaps(s: Standing, moves: tuple[Fact[Move], ...]) -> tuple[Gap, ...]:
    """Return what lies between the last numbers of each two sides that gave one in the same unit."""
    found = (_gap(one, other) for one, other in combinations(lasts(s, moves).values(), 2))
    return tuple(gap for gap in found if gap is not None)


def _gap(one: Fact[Move], other: Fact[Move]) -> Gap | None:
    a, b = span_of(one.act.amount), span_of(other.act.amount)
    if a is None or b is None or unit_of(one.act.amount) != unit_of(other.act.amount):
        return None
    least = max(0.0, a[0] - b[1], b[0] - a[1])
    most = max(a[1] - b[0], b[1] - a[0])
    amount = _amount(least, most, one.act.amount.unit)
    return None if amount is None else Gap(one=one, other=other, amount=amount)


def _amount(least: float, most: float, unit: str) -> Quantity | None:
    if not isfinite(least) or (most == inf and least == 0):
        return None
    if least == most:
        return Quantity(value=least, unit=unit)
    return Quantity(at_least=least, at_most=None if most == inf else most, unit=unit)
