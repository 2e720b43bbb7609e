"""What a request costs below the pages: the statements it runs on a file, the steps SQLite takes, the calls we make."""

from __future__ import annotations

import gc
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from pathlib import Path
from typing import NamedTuple

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.record.entry import Entry
from goodoffices.store.sqlite import SqliteStore
from tests.desk.asking import Ask, Asking
from tests.desk.grounds import Ground, desk_with

HIDDEN = 1_000
_BLOB = re.compile(r"x'[0-9A-Fa-f]*'", re.IGNORECASE)
_OURS = f"{Path('/')}goodoffices{Path('/')}"


class Cost(NamedTuple):
    """What one request cost: statements as they were run, without what is sealed in them; steps; calls of ours."""

    statements: tuple[str, ...]
    steps: int
    calls: int


class Watched(SqliteStore):
    """A store that counts, while it is told to, what is done on any of its connections."""

    def __init__(self, path: Path) -> None:
        self.statements: list[str] = []
        self.steps = 0
        super().__init__(path, create=True)

    def _connected(self, *, query_only: bool, timeout: float) -> sqlite3.Connection:
        db = super()._connected(query_only=query_only, timeout=timeout)
        db.set_trace_callback(lambda text: self.statements.append(_BLOB.sub("x''", text)))
        db.set_progress_handler(self._step, 1)
        return db

    def _step(self) -> int:
        self.steps += 1
        return 0


def more_hidden(ground: Ground, count: int) -> tuple[Entry, ...]:
    """Return the world with so many more entries in rooms of it that the operator cannot see."""
    seen = {entry.room for entry in ground.shown}
    rooms = sorted({entry.room for entry in ground.one} - seen)
    ends = {room: max(entry.clock for entry in ground.one if entry.room == room) for room in rooms}
    found = []
    for number in range(count):
        room = rooms[number % len(rooms)]
        ends[room] += 1
        act = NoteToFile(text=f"hidden {number}")
        entered = ground.one[-1].entered + number
        found.append(Entry(id=f"h-{number}", room=room, act=act, seq=ends[room] - 1, clock=ends[room], entered=entered))
    return (*ground.one, *found)


class Measuring:
    """A desk on a file, whose requests are measured."""

    def __init__(self, ground: Ground, hidden: int, folder: Path, name: str) -> None:
        self.store = Watched(folder / f"{name}.vault")
        self.asking = Asking(desk_with(more_hidden(ground, hidden), store=self.store), folder, name)

    def cost(self, ask: Ask) -> Cost:
        """Return what a request costs."""
        self.store.statements.clear()
        self.store.steps = 0
        with _calls() as calls:
            answer = self.asking.ask(ask)
        assert answer.status < 500, answer.logged
        return Cost(tuple(self.store.statements), self.store.steps, calls())


@contextmanager
def _calls() -> Iterator[Callable[[], int]]:
    """Count the calls of functions of ours, and those of built-in functions out of ours; ask for the count after it."""
    profile = Profile()
    gc.disable()
    profile.enable()
    try:
        yield lambda: _counted(profile)
    finally:
        profile.disable()
        gc.enable()


def _counted(profile: Profile) -> int:
    # a built-in function goes by a name instead of its code
    ours = [one for one in profile.getstats() if not isinstance(one.code, str) and _OURS in one.code.co_filename]
    built_in = (each.callcount for one in ours for each in one.calls or () if isinstance(each.code, str))
    return sum(one.callcount for one in ours) + sum(built_in)
