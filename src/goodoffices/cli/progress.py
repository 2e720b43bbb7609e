"""How far long work is, on a terminal: one row that is written anew, and taken away at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from goodoffices.cli.saying import sentence

_EVERY = 0.2
_AFTER = 0.5


class Progress:
    """Says how much is done, where standard error is a terminal; short work says nothing."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._next = time.monotonic() + _AFTER
        self._shown = False

    def __call__(self, done: int, total: int | None = None) -> None:
        """Take note that so much is done."""
        whole = total or self._total
        self.show(lambda: sentence("vault.progress", done=f"{done:,}", total=f"{whole:,}" if whole else "?"))

    def show(self, text: Callable[[], str]) -> None:
        """Write the row anew, where it is time for that."""
        if time.monotonic() >= self._next and sys.stderr is not None and sys.stderr.isatty():
            self._next = time.monotonic() + _EVERY
            self._shown = True
            sys.stderr.write(f"\r{text()}\x1b[K")
            sys.stderr.flush()

    def end(self) -> None:
        """Take the row away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")


@contextmanager
def progress(total: int | None = None) -> Iterator[Progress]:
    """Give what is told how far work is."""
    made = Progress(total)
    try:
        yield made
    finally:
        made.end()
