"""Long work beside the pages: it says how far it is, can be stopped, and keeps what came of it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from goodoffices.acts.problems import GoodOfficesError

Step = Callable[..., None]
"""Is told how much is done, and of how much where that is known; what it raises stops the work."""


class Stopped(Exception):
    """Somebody stopped the work."""


class Job:
    """One piece of work in a thread of its own; `work` is given what it tells its steps."""

    def __init__(self, work: Callable[[Step], Any], total: int | None = None) -> None:
        self.done = 0
        self.total = total
        self.result: Any = None
        self.error: GoodOfficesError | None = None
        self.failed = False
        self._work = work
        self._asked = Event()
        self._over = Event()
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self.result = self._work(self._step)
        except Stopped:
            self._asked.set()
        except GoodOfficesError as error:
            self.error = error
        except Exception:  # noqa: BLE001  (a fault in a thread would be told to nobody)
            self.failed = True
        finally:
            self._over.set()

    def _step(self, done: int, total: int | None = None) -> None:
        self.done, self.total = done, total or self.total
        if self._asked.is_set():
            raise Stopped

    @property
    def over(self) -> bool:
        """Whether it has ended, well or not."""
        return self._over.is_set()

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it before it ended."""
        return self._asked.is_set() and self.result is None

    def stop(self) -> None:
        """Let it end at its next step."""
        self._asked.set()

    def wait(self, seconds: float) -> bool:
        """Wait for it to end, for so long at most, and return whether it has."""
        return self._over.wait(seconds)
