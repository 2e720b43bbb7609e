"""What goes on beside the pages: notes that lay long enough go on record, expired ones go, idle desks lock."""

from __future__ import annotations

from functools import partial
from threading import Event, Thread

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk import drafts
from goodoffices.desk.desks import Desk
from goodoffices.desk.flows.waiting import waits
from goodoffices.record.notebook import Notebook

EVERY = 1.0
"""Seconds between two rounds."""


def settle(desk: Desk) -> None:
    """Go round once: lock what is idle, put on record what has lain long enough, and erase what has expired."""
    desk.shut_if_idle()
    for held in list(desk.held):
        with held.lock:
            if held.locked or held.vault.altered:
                continue
            try:
                Notebook(held.vault).settle(partial(waits, held))
                drafts.expire(held)
            except GoodOfficesError:
                # a full disk, or another program that writes: the next round tries again, and nothing is lost
                continue


class Settling:
    """Goes round for as long as it is entered."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._over = Event()
        self._thread = Thread(target=self._run, daemon=True)

    def __enter__(self) -> Settling:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        """End, and wait until the round under way is over."""
        self._over.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while not self._over.wait(EVERY):
            settle(self._desk)
