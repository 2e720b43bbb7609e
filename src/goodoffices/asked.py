"""A question put to a mediation file: what is in it, at which moments, and as whom."""

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


class Asked:
    """A mediation file that was read, with the moments and the viewer asked for.

    With `guarded`, as for any room asked for, the problems of a file are not told: they name what is in hidden rooms.
    """

    def __init__(
        self, path: str, *, as_of: str = "", known_at: str = "", room: str = "", guarded: bool = False
    ) -> None:
        self.mediation = read_guarded(path) if room or guarded else read(path)
        self.record = Record(self.mediation.entries, zone=self.mediation.zone)
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

    def standing(self, *, known_at: int | None = None) -> Standing:
        """Return where things stand, at another moment of knowing where one is given."""
        return standing(self.visible(), as_of=self.as_of, known_at=self.known_at if known_at is None else known_at)


def read(path: str) -> Mediation:
    """Return the mediation in a file, or on standard input for "-". Raises BadInput and GoodOfficesError."""
    name = _named(path)
    try:
        data = _bytes(path)
    except (OSError, ValueError) as error:
        raise GoodOfficesError("cannot-read", file=name, why=getattr(error, "strerror", None) or "") from None
    return read_mediation(data, name=name)


def read_guarded(path: str) -> Mediation:
    """Return the mediation in a file, or say no more than that it is not sound. Raises GoodOfficesError."""
    try:
        return read(path)
    except BadInput:
        raise GoodOfficesError("not-sound", file=_named(path), path=path) from None


def _named(path: str) -> str:
    return "standard input" if path == "-" else path


def _bytes(path: str) -> bytes:
    """The bytes there, and no more than one above what may be read: the reader then says that it is too large."""
    if path != "-":
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer.read(MAX_BYTES + 1)
