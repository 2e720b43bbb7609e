"""How an entry stands after the corrections made of it, and after those made of them."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.acts.housekeeping import Correction, Instead
from goodoffices.record.entry import Entry


class Version(NamedTuple):
    """One way an entry stands: what it was corrected to, or that it was struck, and the corrections that led there."""

    instead: Instead | None = None
    struck: bool = False
    trail: tuple[Entry, ...] = ()


AS_RECORDED = Version()


def corrected(correction: Entry, version: Version) -> Version:
    """Return how an entry stands after a correction that stands like this itself: one that was struck changes nothing.

    A correction of a correction says what stands instead of the entry itself, as a correction or as the act meant.
    """
    trail = (correction, *version.trail)
    first = correction.act.instead if isinstance(correction.act, Correction) else None
    if version.struck:
        return Version(trail=trail)
    if version.instead is None:
        return Version(first, first is None, trail)
    if isinstance(version.instead.act, Correction):
        then = version.instead.act.instead
        return Version(then, then is None, trail)
    when, basis = (first.when, first.basis) if first else (None, None)
    then = Instead(act=version.instead.act, when=version.instead.when or when, basis=version.instead.basis or basis)
    return Version(then, False, trail)
