"""What goes on beside the pages: notes that lay long enough go on record, expired ones go, idle desks lock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event, Thread
from traceback import extract_tb

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk import drafts
from goodoffices.desk.desks import Desk
from goodoffices.desk.flows.waiting import waits
from goodoffices.desk.held import Held
from goodoffices.record.notebook import Notebook

EVERY = 1.0
"""Seconds between two rounds."""
_LOG = logging.getLogger("django.request")
"""Where faults of pages are told too: the program says of what sort they are and where, and nothing else."""


def settle(desk: Desk) -> tuple[Exception, ...]:
    """Go round once: lock what is idle, put on record what has lain long enough, and erase what has expired.

    Returns the faults of ours that came up: none of them keeps another mediation from its turn.
    """
    turns: list[Callable[[], object]] = [desk.shut_if_idle]
    for held in list(desk.held):
        # drafts first: settling then leaves no trace of them either
        turns += [partial(_with, held, drafts.expire), partial(_with, held, _settle)]
    return tuple(fault for turn in turns if (fault := _fault_in(turn)) is not None)


def _with(held: Held, do: Callable[[Held], None]) -> None:
    with held.lock:
        if not held.locked and not held.vault.altered:
            do(held)


def _settle(held: Held) -> None:
    Notebook(held.vault).settle(partial(waits, held))


def _fault_in(turn: Callable[[], object]) -> Exception | None:
    try:
        turn()
    except GoodOfficesError:
        # a full disk, or another program that writes: the next round tries again, and nothing is lost
        return None
    except Exception as fault:  # noqa: BLE001  (in a thread it would end all rounds, and be told to nobody)
        return fault
    return None


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
        told: set[str] = set()
        while not self._over.wait(EVERY):
            faults = {_place(fault): fault for fault in settle(self._desk)}
            for place in faults.keys() - told:
                # a terminal that is gone is no reason to stop
                with suppress(Exception):
                    _LOG.error("settling", exc_info=faults[place])
            # one that comes up in every round is told once
            told = set(faults)


def _place(fault: Exception) -> str:
    frame = extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} {frame.filename}:{frame.lineno}"
