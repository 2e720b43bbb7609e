"""Turns at one thing within this program: whoever asked first is next, and nobody waits in a busy loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, get_ident

from goodoffices.acts.problems import GoodOfficesError


class Turns:
    """One at a time, in the order of asking. Python's own lock promises no order, and some then wait very long."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken_by: int | None = None

    @contextmanager
    def turn(self, patience: float) -> Iterator[None]:
        """Wait for a turn and hold it. Raises GoodOfficesError("store-busy") after so many seconds."""
        if not self._take(patience):
            raise GoodOfficesError("store-busy")
        self._taken_by = get_ident()
        try:
            yield
        finally:
            self._taken_by = None
            self._pass_on()

    def _take(self, patience: float) -> bool:
        # who holds the turn and asks for it again would wait for ever
        if self._taken_by == get_ident():
            return False
        with self._guard:
            gate = Lock()
            self._waiting.append(gate)
            if self._waiting[0] is gate:
                return True
            gate.acquire()
        try:
            return gate.acquire(timeout=patience) or self._came(gate)
        except BaseException:
            if self._came(gate):
                self._pass_on()
            raise

    def _came(self, gate: Lock) -> bool:
        """Leave the queue, unless the turn came in the very moment of leaving."""
        with self._guard:
            if self._waiting[0] is gate:
                return True
            self._waiting.remove(gate)
            return False

    def _pass_on(self) -> None:
        with self._guard:
            self._waiting.popleft()
            if self._waiting:
                self._waiting[0].release()
