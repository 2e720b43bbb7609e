"""The desk: the mediations on it, who was let in, when it was last used, and how its pages are to be shown."""

from __future__ import annotations

import hmac
import re
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, count
from threading import RLock
from typing import Any

from django.http import Http404

from goodoffices.desk.display import Display
from goodoffices.desk.held import Held, in_memory
from goodoffices.record.file import Mediation


class Desk:
    """One desk for one person: what lies on it, and whether it is unlocked.

    `door` is the token of the address under which it may be opened once; without one, anybody on this machine is let
    in, which is right for invented examples only. `keep` is told of every change of the display.
    """

    def __init__(
        self,
        held: Sequence[Held] = (),
        *,
        door: str = "",
        display: Display | None = None,
        keep: Callable[[Display], None] = lambda display: None,
        demo: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.held: list[Held] = list(held)
        self.stamp = secrets.token_urlsafe(16)
        """What a session of somebody who was let in carries; other desks have others."""
        self.display = display or Display()
        self.demo = demo
        self.lock = RLock()
        self.memory: dict[str, Any] = {}
        """What pages keep of the person at the desk between two requests; gone when it locks."""
        self.begun: dict[str, str] = {}
        """Mediations begun here, by the token of the form that asked for each."""
        self._keep = keep
        self._door = door
        self._guarded = bool(door)
        self._clock = clock
        self._used = clock()

    # who is let in

    @property
    def guarded(self) -> bool:
        """Whether only who came by its one-time address is let in."""
        return self._guarded

    def new_door(self) -> str:
        """Return the token of another address under which it may be opened once; the last one opens it no more."""
        with self.lock:
            self._door = secrets.token_urlsafe(32)
            return self._door

    def let_in(self, token: str) -> bool:
        """Return whether this token lets somebody in, and let nobody else in by it."""
        with self.lock:
            if not self._door or not hmac.compare_digest(self._door.encode(), token.encode()):
                return False
            self._door = ""
            return True

    # locked and unlocked

    @property
    def locked(self) -> bool:
        """Whether a vault on it has to be unlocked first."""
        return any(held.locked for held in self.held)

    @property
    def lockable(self) -> bool:
        """Whether there is anything on it that can be locked."""
        return any(held.lockable for held in self.held)

    @property
    def open(self) -> bool:
        """Whether there is anything on it that can be locked, and is not."""
        return any(held.lockable and not held.locked for held in self.held)

    def shut(self) -> None:
        """Lock all that can be locked, whatever comes up with one of them. Raises what came up first."""
        try:
            _all(held.shut for held in list(self.held))
        finally:
            self.memory.clear()

    def touch(self) -> None:
        """Note that it is being used."""
        self._used = self._clock()

    def shut_if_idle(self) -> bool:
        """Lock it where it has lain idle for its time, and return whether it was locked now."""
        minutes = self.display.idle
        if not self.open or not minutes or self._clock() - self._used < minutes * 60:
            return False
        self.shut()
        return True

    def close(self) -> None:
        """Let go of everything on it, whatever comes up with one of them. Raises what came up first."""
        _all(held.close for held in list(self.held))

    # what lies on it

    def find(self, key: str) -> Held:
        """Return the mediation of that name. Raises Http404."""
        for held in self.held:
            if held.key == key:
                return held
        raise Http404

    def put(self, held: Held) -> None:
        """Lay a further mediation on it."""
        with self.lock:
            self.held.append(held)

    def show(self, display: Display) -> None:
        """Show pages in this way from now on."""
        self.display = display
        self._keep(display)


def _all(deeds: Iterable[Callable[[], None]]) -> None:
    """Do all of these, and raise what came up first only then."""
    errors: list[Exception] = []
    for deed in deeds:
        try:
            deed()
        except Exception as error:  # noqa: BLE001  (it is raised below)
            errors.append(error)
    if errors:
        raise errors[0]


OURS = frozenset({
    "open", "unlock", "lock", "begin", "settings", "desk.css", "desk.js", "htmx.js", "icon.svg",
})  # fmt: skip
"""What stands first in addresses of the desk's own: a mediation of that name has another one in its addresses."""


_NOT_IN_NAMES = re.compile(r"[^\w.-]")
_LONGEST_NAME = 100


def free_key(held: Sequence[Held], name: str) -> str:
    """Return a name in addresses for a mediation called so; one that is taken is numbered.

    A vault that somebody else made may call itself anything, and an address must not lead away from here.
    """
    name = _NOT_IN_NAMES.sub("-", name)[:_LONGEST_NAME].strip(".") or "mediation"
    taken = {one.key for one in held} | OURS
    numbered = (f"{name}-{number}" for number in count(2))
    return next(key for key in chain((name,), numbered) if key not in taken)


def desk_of_files(mediations: Sequence[Mediation], *, now: Callable[[Mediation], int | None]) -> Desk:
    """Return a desk with these mediations in memory; `now` gives the moment at which the clock of each begins."""
    held: list[Held] = []
    for mediation in mediations:
        held.append(in_memory(free_key(held, mediation.key), mediation, start=now(mediation)))
    return Desk(held, demo=True)
