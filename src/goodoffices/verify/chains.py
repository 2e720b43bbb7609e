"""Envelopes one by one: their bytes, their links, their numbers. Needs no key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from struct import error
from typing import Any

from goodoffices.verify.findings import Gathered
from goodoffices.verify.layout import BODIES, ENTRY, HEADER, SEQ, start_of
from goodoffices.verify.odd import misplaced, refused, tagged

Row = tuple[Any, Any, Any, Any, Any, Any, Any, Any, Any, Any]
"""room, site, seq, branch, prev, key, body, digest, epoch or None, wrapped or None."""


class Walked:
    """A chain as far as it was walked."""

    __slots__ = (
        *("also", "before", "beside", "clock", "clocks", "digests", "first", "forked", "head", "last", "next", "room"),
        *("site", "sure"),
    )

    def __init__(self, room: Any, site: Any, head: bytes) -> None:
        self.room, self.site, self.head = room, site, head
        self.first = self.next = 0
        self.last: bytes | None = start_of(room, site) if head else None
        self.also: bytes | None = None
        """The digest that the envelope before bore, where it was not the one it has."""
        self.digests: dict[int, bytes] = {}
        self.forked: dict[tuple[int, int], bytes] = {}
        """Digests of envelopes that do not fit, by number and branch."""
        self.beside: dict[int, set[bytes]] = {}
        """The same, by number alone."""
        self.clocks: dict[int, int] = {}
        self.clock, self.sure = 0, True
        """That of the entry before, or where it cannot be known the least that it can be; 0 before the first."""
        self.before: Any = None
        """What the entry before had seen."""

    def holds(self, seq: int, digest: bytes) -> bool:
        """Return whether an envelope with this digest has this number, be it in the chain or beside it."""
        return self.digests.get(seq) == digest or digest in self.beside.get(seq, ())

    @property
    def size(self) -> int:
        """Return one past the highest number, beside the chain or in it."""
        return max(self.next, max(self.beside, default=-1) + 1)


Content = Callable[[Walked, Row, bytes], None]
NOWHERE = Walked(object(), object(), b"")


class Book:
    """All chains walked, and what was found amiss."""

    def __init__(self) -> None:
        self.chains: dict[tuple[bytes, bytes], Walked] = {}
        self.report = Gathered()
        self.keyless = 0

    def chain(self, room: Any, site: Any) -> Walked:
        """Return the chain of a room and site; one that no envelope can belong to where the tags are none."""
        if not (tagged(room) and tagged(site)):
            return NOWHERE
        found = self.chains.get((room, site))
        if found is None:
            found = self.chains[room, site] = Walked(room, site, ENTRY + room + site)
        return found

    @property
    def entries(self) -> int:
        """Return how many envelopes there are, forks counted."""
        return sum(len(chain.digests) + len(chain.forked) for chain in self.chains.values())


def walk(rows: Iterable[Row], book: Book, content: Content | None) -> None:
    """Take each envelope into the book, and hand it on to whoever looks at contents.

    Rows come by number within each chain, as both readers give them.
    """
    chain, pack, sha, none = NOWHERE, SEQ.pack, sha256, b""
    for row in rows:
        room, site, seq, branch, prev, key, body, digest, epoch, wrapped = row
        if site != chain.site or room != chain.room:
            chain = book.chain(room, site)
        try:
            header = chain.head + pack(seq) + prev + key
            usual = (
                sha(header + sha(body).digest()).digest() == digest
                and prev == chain.last
                and seq == chain.next
                and branch == 0
                and len(header) == HEADER
                and len(body) in BODIES
                and (epoch is None if wrapped is None else len(none + epoch + wrapped) == 64 and len(epoch) == 16)
            )
        except (TypeError, error):
            usual = False
        if usual:
            chain.next = seq + 1
            chain.last = chain.digests[seq] = digest
        elif refused(book.report, row) or misplaced(book.report, chain, row):
            continue
        if wrapped is None:
            book.keyless += 1
        if content is not None:
            content(chain, row, header)
