"""A question put to a mediation file or a vault: what is in it, at which moments, and as whom."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

from goodoffices.acts.nodes import MAX_BYTES
from goodoffices.acts.problems import BadInput, GoodOfficesError, NotHere
from goodoffices.record.file import Mediation, read_mediation
from goodoffices.record.ledger import Record, holder
from goodoffices.record.see import Visible, see
from goodoffices.standing.moments import moments
from goodoffices.standing.standing import Standing, standing
from goodoffices.ways import ASKED, Ways, is_database


class Asked:
    """A mediation that was read from a file or a vault, with the moments and the viewer asked for.

    With `guarded`, as for any room asked for, the problems of a file are not told: they name what is in hidden rooms.
    `ways` says where the secret of a vault comes from.
    """

    def __init__(
        self,
        path: str,
        *,
        as_of: str = "",
        known_at: str = "",
        room: str = "",
        guarded: bool = False,
        ways: Ways = ASKED,
    ) -> None:
        self.mediation, self.record, self._unread = _content(path, ways, guarded=bool(room) or guarded)
        self.as_of, self.known_at = moments(
            zone=self.mediation.zone,
            clock=lambda: int(time.time()),
            as_of=as_of,
            known_at=known_at,
            read_as_of=self.mediation.read_as_of,
        )
        self.room = room

    def visible(self) -> Visible:
        """Return what the viewer asked for may see; without one, whoever holds the file sees all of it."""
        if not self.room:
            return see(self.record, holder(self.record, self.mediation.recorded_by))
        viewer = self.record.those_in(self.room)
        if not viewer.who:
            raise NotHere("room")
        return see(self.record, viewer)

    def check_within(self, room: str) -> None:
        """Refuse a room that the viewer is not in, whether it is there or not. Raises NotHere."""
        if room not in self.visible().rooms:
            raise NotHere("room")

    def partly_unread(self) -> bool:
        """Return whether something in the vault could not be read: for a viewer, in a room that the viewer is in."""
        return bool(self._unread) if not self.room else not self._unread.isdisjoint(self.visible().rooms)

    def standing(self, *, known_at: int | None = None) -> Standing:
        """Return where things stand, at another moment of knowing where one is given."""
        return standing(self.visible(), as_of=self.as_of, known_at=self.known_at if known_at is None else known_at)


Content = tuple[Mediation, Record, frozenset[str]]
"""A mediation, its record, and the rooms in which something could not be read."""


def _content(path: str, ways: Ways, *, guarded: bool) -> Content:
    if is_sealed(path):
        return _unsealed(path, ways)
    mediation = read_guarded(path) if guarded else read(path)
    return mediation, Record(mediation.entries, zone=mediation.zone), frozenset()


def _unsealed(path: str, ways: Ways) -> Content:
    # only who has a vault waits for what opens one
    from goodoffices.unlocking import opened, unread_rooms

    with opened(path, ways) as vault:
        return vault.mediation(), vault.record(), unread_rooms(vault)


def is_sealed(path: str) -> bool:
    """Return whether there is a vault at a path or an address, by its first bytes."""
    if is_database(path):
        return True
    try:
        if not Path(path).is_file():
            return False
        # a file that SQLite has open must not be opened and closed beside it
        if "goodoffices.store.sqlite" not in sys.modules:
            with Path(path).open("rb") as file:
                if file.read(len(_SQLITE)) != _SQLITE:
                    return False
    except (OSError, ValueError):
        return False
    from goodoffices.store.sqlite import is_vault

    return is_vault(path)


_SQLITE = b"SQLite format 3\x00"


def read_any(path: str, ways: Ways = ASKED) -> Mediation:
    """Return the mediation in a file or a vault. Raises BadInput and GoodOfficesError."""
    return _content(path, ways, guarded=False)[0]


def read(path: str) -> Mediation:
    """Return the mediation in a file, or on standard input for "-". Raises BadInput and GoodOfficesError."""
    data = read_bytes(path)
    for begins, code in SEALED.items():
        if data.startswith(begins):
            # to save such a file again as text, as a reader of text would advise, would destroy it
            raise GoodOfficesError(code, file=named(path))
    return read_mediation(data, name=named(path))


SEALED = {b"SQLite format 3\x00": "is-a-vault", b"age-encryption.org/v1": "is-a-bundle"}
"""How files begin that are sealed, and what to say of one where a mediation file is wanted."""


def read_bytes(path: str) -> bytes:
    """Return what a file holds, or standard input for "-". Raises GoodOfficesError."""
    name = named(path)
    try:
        return _bytes(path)
    except (OSError, ValueError) as error:
        raise GoodOfficesError("cannot-read", file=name, why=getattr(error, "strerror", None) or "") from None


def read_guarded(path: str) -> Mediation:
    """Return the mediation in a file, or say no more than that it is not sound. Raises GoodOfficesError."""
    try:
        return read(path)
    except BadInput:
        raise GoodOfficesError("not-sound", file=named(path), path=path) from None


def named(path: str) -> str:
    """Return what a path is called where something is said of it."""
    return "standard input" if path == "-" else path


def _bytes(path: str) -> bytes:
    """The bytes there, and no more than one above what may be read: the reader then says that it is too large."""
    if path != "-":
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer.read(MAX_BYTES + 1)
