"""The rounds beside the pages: nothing that comes up ends them, or keeps one mediation from its turn."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from goodoffices.desk import drafts
from goodoffices.desk.desks import Desk
from goodoffices.desk.display import Display
from goodoffices.desk.flows import settling
from goodoffices.desk.flows.settling import Settling, settle
from goodoffices.desk.guard import FaultLog
from goodoffices.desk.held import Held
from goodoffices.record.vault import Vault
from tests.desk.desks import fresh_desk, lockable_desk


@pytest.fixture
def told() -> Iterator[list[str]]:
    """Return what is said of faults."""
    said: list[str] = []
    faults, log = FaultLog(said.append), logging.getLogger("django.request")
    log.addHandler(faults)
    yield said
    log.removeHandler(faults)


def broken(secret: str = "kingfisher") -> Callable[..., Any]:
    """Return what fails as nothing should, with a word of the record in what it says."""

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError(secret)

    return fails


def two_vaults() -> Desk:
    """Return a desk with two vaults that can be locked."""
    one, other = lockable_desk().held[0], lockable_desk().held[0]
    other.key = "other"
    return Desk([one, other], display=Display(idle=15))


def until(done: Callable[[], bool]) -> None:
    """Wait for something that the rounds do."""
    end = time.monotonic() + 10
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_fault_in_one_mediation_is_told_and_ends_nothing(told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The other gets its turn, the rounds go on, and the fault is said once, by its sort and place alone."""
    desk = fresh_desk("harbour", "doha")
    turns: list[str] = []

    def expire(held: Held) -> None:
        turns.append(held.key)
        if held.key == "harbour":
            raise RuntimeError("kingfisher")

    monkeypatch.setattr(drafts, "expire", expire)
    monkeypatch.setattr(settling, "EVERY", 0.01)
    with Settling(desk):
        until(lambda: turns.count("doha") > 3 and turns.count("harbour") > 3)
    assert len(told) == 1
    assert ("RuntimeError" in told[0], "kingfisher" in told[0]) == (True, False)


def test_a_terminal_that_is_gone_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault that cannot be told is left at that."""
    faults, log = FaultLog(broken()), logging.getLogger("django.request")
    turns: list[str] = []

    def expire(held: Held) -> None:
        turns.append(held.key)
        raise RuntimeError

    monkeypatch.setattr(drafts, "expire", expire)
    monkeypatch.setattr(settling, "EVERY", 0.01)
    log.addHandler(faults)
    try:
        with Settling(fresh_desk()):
            until(lambda: len(turns) > 3)
    finally:
        log.removeHandler(faults)


def test_what_cannot_be_locked_keeps_nothing_else_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where closing one vault fails, all are locked, nothing is kept in memory, and then it is said."""
    desk = two_vaults()
    desk.memory["done"] = "kingfisher"
    monkeypatch.setattr(Vault, "close", broken("closing"))
    with pytest.raises(RuntimeError, match="closing"):
        desk.shut()
    assert ([held.locked for held in desk.held], desk.memory, desk.open) == ([True, True], {}, False)


def test_a_fault_in_locking_keeps_no_mediation_from_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes up in locking an idle desk is one fault of the round, and no end of it."""
    desk, turns = fresh_desk(), []
    monkeypatch.setattr(desk, "shut_if_idle", broken())
    monkeypatch.setattr(drafts, "expire", lambda held: turns.append(held.key))
    assert [type(fault) for fault in settle(desk)] == [RuntimeError]
    assert turns == ["harbour"]


def test_one_of_two_vaults_locks_too_when_idle() -> None:
    """A vault that lies open beside a locked one is locked after the desk's time, as both would be."""
    desk = two_vaults()
    now = [0.0]
    desk._clock = lambda: now[0]
    desk.touch()
    desk.held[0].shut()
    now[0] += 15 * 60
    assert settle(desk) == ()
    assert [held.locked for held in desk.held] == [True, True]


def test_drafts_that_cannot_be_erased_keep_no_note_off_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes up with drafts is one thing, and settling the notes of the same mediation another."""
    settled: list[str] = []
    monkeypatch.setattr(drafts, "expire", broken())
    monkeypatch.setattr(settling, "_settle", lambda held: settled.append(held.key))
    assert len(settle(fresh_desk())) == 1
    assert settled == ["harbour"]
