"""An entry: an act, and all that is known of how it came into the record."""

from __future__ import annotations

import msgspec

from goodoffices.acts.act import Act, Unknown
from goodoffices.acts.values import AnyRef, Basis
from goodoffices.acts.when import When


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One act as it was recorded; it is never changed, only corrected by another entry.

    `when` is when it happened, `learnt` when we say we learnt of it (defaults to `entered`), `entered` when the
    ledger took it in (seconds since 1970, UTC). `site` and `seq` place it in the chain of its room; `seen` holds how
    far its writer had seen each other site's chain there, and `clock` is one more than the highest clock it had seen:
    neither a clock on a wall nor the order of arrival ever decides what came first.
    """

    id: str
    room: str
    act: Act | Unknown
    when: When | None = None
    learnt: When | None = None
    entered: int = 0
    recorded_by: str = ""
    basis: Basis = Basis()
    after: AnyRef = ""
    site: str = "here"
    seq: int = 0
    clock: int = 0
    seen: tuple[tuple[str, int], ...] = ()


def knew_of(later: Entry, earlier: Entry) -> bool:
    """Return whether the writer of one entry had seen the other, which lies in the same room."""
    if later.site == earlier.site:
        return later.seq > earlier.seq
    return any(site == earlier.site and seq >= earlier.seq for site, seq in later.seen)


def chain_key(entry: Entry) -> tuple[int, str, int]:
    """Return the place of an entry among those of its room: causal first, then by site and sequence."""
    return (entry.clock, entry.site, entry.seq)
