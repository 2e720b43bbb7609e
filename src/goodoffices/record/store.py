"""What a store has to be able to do for a vault. It sees envelopes and sealed values, and never what is in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

import msgspec

from goodoffices.record.envelope import Chain, Envelope


class Wrapped(msgspec.Struct, frozen=True, gc=False):
    """An entry's key, sealed under the key of an epoch of its room (a tag of 16 bytes)."""

    epoch: bytes
    key: bytes


class Row(msgspec.Struct, frozen=True, gc=False):
    """An envelope as a store keeps it: on which branch of its chain, and its key, or None when that is gone.

    A chain has branch 0 alone, unless it was forked: then each envelope that does not fit gets a branch of its own.
    """

    envelope: Envelope
    wrapped: Wrapped | None = None
    branch: int = 0


class End(msgspec.Struct, frozen=True, gc=False):
    """Where one branch of a chain ends: the number and the digest of its last envelope."""

    site: bytes
    branch: int
    seq: int
    digest: bytes


class Reading(Protocol):
    """A store as it was at one moment, whatever is written meanwhile."""

    def rows(self, room: bytes | None = None, site: bytes | None = None, start: int = 0) -> Iterator[Row]:
        """Give rows by room, site, number and branch: all of them, or a room's, or a chain's from a number on."""

    def chains(self) -> list[Chain]:
        """Return every chain there is, in order."""

    def ends(self, room: bytes) -> list[End]:
        """Return where each branch of each chain of a room ends, by site and branch; costs the same at any length."""

    def at(self, chain: Chain, seq: int) -> list[Row]:
        """Return the rows at one place of a chain, by branch."""

    def get(self, space: str, name: bytes) -> bytes | None:
        """Return the value kept under a name, or None."""

    def all(self, space: str) -> dict[bytes, bytes]:
        """Return every value of a space by name, in the order of names."""

    def spaces(self) -> list[str]:
        """Return the name of every space that holds a value, in order."""


class Writing(Reading, Protocol):
    """A store while it is written to: all that is done is kept when it ends well, and nothing when it does not."""

    def append(self, rows: Iterable[Row]) -> None:
        """Add rows, all of them or none. Raises GoodOfficesError("place-taken") where one is at that place already."""

    def put(self, space: str, name: bytes, value: bytes) -> None:
        """Keep a value under a name, in the place of what was there."""

    def drop(self, space: str, names: Iterable[bytes]) -> None:
        """Erase the values of these names."""

    def forget(self, rows: Iterable[Row]) -> None:
        """Erase the keys of these rows; their envelopes stay."""

    def rewrap(self, rows: Iterable[Row]) -> None:
        """Keep for each row the key it has now, in the place of the one that was there.

        Raises GoodOfficesError("place-empty") for a key of a row that is not there.
        """


class Store(Protocol):
    """Where one vault lies. Envelopes are only ever added; keys and small values can be erased."""

    def reading(self) -> AbstractContextManager[Reading]:
        """Open it for reading, as it is at this moment."""

    def writing(self, chains: Collection[Chain] = (), *, whole: bool = False) -> AbstractContextManager[Writing]:
        """Open it for writing, and keep others from writing to these chains meanwhile, or to any where `whole`.

        Raises GoodOfficesError: "store-full" where there is no room, "store-busy" where others write too long.
        """

    def place(self) -> bytes:
        """Return what tells this place from another: a copy lies in another place."""

    def scrub(self, patience: float | None = None) -> None:
        """Leave nothing of what was erased: no old page, no log of writing.

        Waits for who reads or writes meanwhile as long as the store would, or for so many seconds; with 0 it is not
        begun while anybody does. Raises GoodOfficesError: "store-busy", "store-full".
        """

    def close(self) -> None:
        """Let go of it."""
