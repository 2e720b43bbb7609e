"""What was said to be written is there, whole, whenever and however the writers end; and no two write one place."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.crash.server import Server
from tests.crash.vaults import DATABASES, Place, acknowledged, answers, broken, new_place, started

ROUNDS, DEEP_ROUNDS = 4, 300
PER_VAULT = 15
"""Rounds over one vault before a new one is taken: each is read whole after every round."""


def killed(place: Place, name: str, seconds: float) -> list[dict[str, Any]]:
    """Let eight threads of one program write, kill it, and return what it had said by then."""
    process = started(place, name, 8)
    assert process.stdout is not None
    first = os.read(process.stdout.fileno(), 65_536)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest, wrong = process.communicate(timeout=60)
    assert wrong == b""
    return answers(first + rest)


def kill_rounds(database: str, folder: Path, rounds: int) -> int:
    """Kill the writers so many times, look at the vault after each, and return how many entries were acknowledged."""
    chance = random.Random(rounds)
    written: set[str] = set()
    total = 0
    place = new_place(database, folder)
    for number in range(rounds):
        if number and number % PER_VAULT == 0:
            place, written = new_place(database, folder), set()
        said = killed(place, f"r{number}", chance.uniform(0, 0.25))
        new = acknowledged(said)
        assert all(answer["same"] for answer in said)
        written |= new
        total += len(new)
        assert broken(place, written) == {}
    return total


@pytest.mark.parametrize("database", DATABASES)
def test_a_killed_program_loses_nothing_it_was_told_was_written(database: str, tmp_path: Path) -> None:
    """After kill -9 in the midst of eight writers, every acknowledged entry is there, and none by half."""
    assert kill_rounds(database, tmp_path, ROUNDS) > ROUNDS


@pytest.mark.deep
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("database", DATABASES)
def test_three_hundred_kills_lose_nothing(database: str, tmp_path: Path) -> None:
    """The same three hundred times on each database."""
    total = kill_rounds(database, tmp_path, DEEP_ROUNDS)
    assert total > DEEP_ROUNDS
    sys.stderr.write(f"{database}: {DEEP_ROUNDS} kills, {total:,} acknowledged entries, none lost\n")


def server_kill_rounds(folder: Path, rounds: int) -> int:
    """Kill the database server so many times in the midst of eight writers, and return what was acknowledged."""
    chance = random.Random(rounds)
    written: set[str] = set()
    with Server() as server:
        place = new_place("postgres", folder, server.address)
        for number in range(rounds):
            process = started(place, f"r{number}", 8)
            assert process.stdout is not None
            first = os.read(process.stdout.fileno(), 65_536)
            time.sleep(chance.uniform(0, 0.2))
            server.kill()
            rest, wrong = process.communicate(timeout=60)
            said = answers(first + rest)
            assert wrong == b""
            assert {answer["refused"] for answer in said if "refused" in answer} == {"store-gone"}
            written |= acknowledged(said)
            server.start()
            assert broken(place, written) == {}
    return len(written)


def test_a_killed_server_loses_nothing_it_said_was_written(tmp_path: Path) -> None:
    """After kill -9 of PostgreSQL itself the writers are told so, and all that was acknowledged is there again."""
    assert server_kill_rounds(tmp_path, 2) > 2


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_many_killed_servers_lose_nothing(tmp_path: Path) -> None:
    """The same sixty times."""
    assert server_kill_rounds(tmp_path, 60) > 60


def raced(database: str, folder: Path, programs: int, threads: int, each: int) -> set[str]:
    """Let programs with threads each write so many entries with tokens, all at once, and return what was written."""
    place = new_place(database, folder)
    running = [started(place, f"p{number}", threads, each=each, pairs=False) for number in range(programs)]
    said = []
    for process in running:
        out, wrong = process.communicate(timeout=3000)
        assert wrong == b""
        said += answers(out)
    assert [answer for answer in said if not answer.get("same")] == []
    written = acknowledged(said)
    assert len(written) == programs * threads * each
    assert broken(place, written) == {}
    return written


@pytest.mark.parametrize("database", DATABASES)
def test_writers_do_not_fork_a_chain(database: str, tmp_path: Path) -> None:
    """Thirty-two writers of four programs, who each ask for everything twice, leave no fork and one entry a token."""
    assert len(raced(database, tmp_path, 4, 8, 4)) == 128


@pytest.mark.deep
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("database", DATABASES)
def test_thirty_two_writers_of_a_thousand_do_not_fork_a_chain(database: str, tmp_path: Path) -> None:
    """The same with a thousand entries each."""
    assert len(raced(database, tmp_path, 4, 8, 1_000)) == 32_000


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """Where files may grow no more, writers are told so, what was written before is there, and reading goes on."""
    place = new_place("sqlite", tmp_path)
    size = Path(place.address).stat().st_size
    process = started(place, "full", 8, file_limit=size + 2_000_000)
    out, wrong = process.communicate(timeout=120)
    said = answers(out)
    assert wrong == b""
    assert {answer["refused"] for answer in said if "refused" in answer} == {"store-full"}
    assert len(acknowledged(said)) > 20
    assert broken(place, acknowledged(said)) == {}
    again = place.open()
    assert len(again.write(again.loaded().opened[-1].entry)) == 1
    again.close()


def test_a_loss_would_be_found(tmp_path: Path) -> None:
    """An acknowledged entry that is not there, an entry that lost its key, and half a pair are each found."""
    place = new_place("sqlite", tmp_path)
    out, _ = started(place, "x", 1, each=5).communicate(timeout=60)
    said = answers(out)
    assert broken(place, acknowledged(said)) == {}
    assert broken(place, {*acknowledged(said), "never-written"}) == {"lost": ["never-written"]}
    pair = next(answer["written"] for answer in said if len(answer["written"]) == 2)
    vault = place.open()
    doomed = {held.digest for held in vault.loaded().opened if held.entry.id == pair[1]}
    with vault.store.writing(whole=True) as store:
        store.forget([row for row in store.rows() if row.envelope.digest in doomed])
    vault.close()
    found = broken(place, acknowledged(said))
    assert found["damaged"] == 1
    assert found["lost"] == [pair[1]]
    assert found["halves"] == [pair[0]]
    assert found["verify"] == ["key-gone-uncertified"]


def test_writers_end(tmp_path: Path) -> None:
    """A program that writes so many entries ends by itself, and well."""
    process = started(new_place("sqlite", tmp_path), "ends", 2, each=1)
    process.communicate(timeout=60)
    assert isinstance(process, subprocess.Popen)
    assert process.returncode == 0
