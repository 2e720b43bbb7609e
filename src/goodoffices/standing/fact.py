"""A fact: what one entry says as it stands at a moment, corrections applied, and whether it had happened by then."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.values import Basis
from goodoffices.acts.when import Sure, When
from goodoffices.record.entry import Entry

A = TypeVar("A", bound=Act, covariant=True)


class Fact(msgspec.Struct, Generic[A], frozen=True, kw_only=True, gc=False):
    """An act as it stands: `id` is the entry's own, also when a correction supplied the act.

    `when` is as recorded; `earliest` and `latest` (seconds, UTC) are the bounds after what `after` and the moment of
    learning add to it. `contested` says that two corrections stand which did not know each other.
    """

    id: str
    act: A
    entry: Entry
    when: When
    earliest: int
    latest: int
    basis: Basis
    sure: Sure
    corrected_by: tuple[Entry, ...] = ()
    contested: bool = False

    @property
    def room(self) -> str:
        """The room the fact lies in."""
        return self.entry.room


def surely_before(one: Fact[Act], other: Fact[Act]) -> bool:
    """Return whether one fact surely came before another: by their bounds, by `after`, or by the room's chain.

    The chain decides only between facts of one room whose bounds are the same: whoever wrote the second had the
    first before them and gave both the same time.
    """
    if one.latest < other.earliest:
        return True
    if other.entry.after == one.id:
        return True
    same_time = (one.earliest, one.latest) == (other.earliest, other.latest)
    return same_time and one.room == other.room and one.entry.clock < other.entry.clock


def last_of(facts: tuple[Fact[A], ...]) -> tuple[tuple[Fact[A], ...], tuple[Fact[A], ...]]:
    """Return the facts that may be the last of these: those that surely happened, and those that possibly did.

    A fact drops out when one that surely happened surely came after it.
    """
    sure = tuple(f for f in facts if f.sure is Sure.YES)
    standing = tuple(f for f in sure if not any(surely_before(f, g) for g in sure if g is not f))
    possible = tuple(f for f in facts if f.sure is Sure.POSSIBLY and not any(surely_before(f, g) for g in sure))
    return standing, possible
