"""Many writers at once: no fork, no loss, nobody waits for ever, and an end costs the same at any length."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.envelope import Chain
from goodoffices.record.store import Row, Store, Writing
from goodoffices.store.sqlite import SqliteStore
from goodoffices.store.turns import Turns
from tests.store.conftest import MakeStore
from tests.store.rows import HERE, NORTH, SOUTH, TEAM, chain, row

CHAINS: list[Chain] = [(NORTH, HERE), (SOUTH, HERE), (TEAM, HERE)]


def following(writing: Writing, room: bytes) -> Row:
    """Return the row that comes next in a chain, with the digest of the one before."""
    ends = writing.ends(room)
    new = row(room, HERE, ends[0].seq + 1 if ends else 0, size=40)
    prev = ends[0].digest if ends else new.envelope.prev
    return msgspec.structs.replace(new, envelope=msgspec.structs.replace(new.envelope, prev=prev))


def write_on(store: Store, times: int, start: int = 0) -> None:
    """Add to each chain in turn, so many times in all."""
    for number in range(start, start + times):
        chosen = CHAINS[number % 3]
        with store.writing([chosen]) as writing:
            writing.append([following(writing, chosen[0])])


def together(*tasks: Callable[[], object]) -> None:
    """Do these at the same time and wait for all; raises what one of them raised."""
    with ThreadPoolExecutor(len(tasks)) as pool:
        for task in [pool.submit(task) for task in tasks]:
            task.result()


def unbroken(store: Store, total: int) -> bool:
    """Return whether the chains hold so many rows together, each with the digest of the one before."""
    with store.reading() as reading:
        rows = list(reading.rows())
    pairs = [(a.envelope, b.envelope) for a, b in pairwise(rows) if a.envelope.chain == b.envelope.chain]
    return len(rows) == total and all((b.seq, b.prev) == (a.seq + 1, a.digest) for a, b in pairs)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_chains_do_not_fork(make_store: MakeStore, kind: str) -> None:
    """Eight threads that each add two hundred rows to three chains leave three unbroken chains."""
    store = make_store(kind)
    together(*(lambda start=start: write_on(store, 200, start) for start in range(8)))
    assert unbroken(store, 1_600)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_without_the_lock_they_would(make_store: MakeStore, kind: str) -> None:
    """Reading where a chain ends before its lock is taken lets two go for one place: the test above can fail."""
    store = make_store(kind)
    both = threading.Barrier(2)

    def naively() -> str:
        with store.reading() as reading:
            new = row(NORTH, HERE, len(reading.ends(NORTH)))
        both.wait()
        try:
            with store.writing([(NORTH, HERE)]) as writing:
                writing.append([new])
        except GoodOfficesError as error:
            return error.code
        return "added"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(task.result() for task in [pool.submit(naively) for _ in range(2)]) == ["added", "place-taken"]


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_writers_of_several_chains_never_wait_in_a_ring(make_store: MakeStore, kind: str) -> None:
    """Writers that ask for the same chains in opposite orders, and for the whole, all come through."""
    store = make_store(kind)

    def writer(order: int) -> None:
        for _ in range(30):
            with store.writing(CHAINS[::order], whole=order == 2) as writing:
                writing.append([following(writing, room) for room, _ in CHAINS])

    together(*(lambda order=order: writer(order) for order in (1, -1, 1, -1, 2)))
    assert unbroken(store, 5 * 30 * 3)


PROGRAM = """
import sys
from goodoffices.store.sqlite import SqliteStore
from tests.store.test_writers import write_on
store = SqliteStore(sys.argv[1])
write_on(store, 150)
store.close()
"""


def test_two_programs_write_to_one_file(tmp_path: Path) -> None:
    """Three other programs and this one add to the same chains at once; every row is there and no chain is forked."""
    with closing(SqliteStore(tmp_path / "vault", create=True)) as store:
        command = [sys.executable, "-W", "error", "-c", PROGRAM, str(tmp_path / "vault")]
        others = [subprocess.Popen(command, cwd=Path(__file__).parents[2]) for _ in range(3)]
        write_on(store, 150)
        assert [other.wait(60) for other in others] == [0, 0, 0]
        assert unbroken(store, 600)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_who_waits_too_long_is_told(make_store: MakeStore, kind: str) -> None:
    """A writer who would wait longer than its patience is refused as busy, and may try again when the other is done."""
    store = make_store(kind)
    store._patience = 0.05 if kind == "sqlite" else 50  # type: ignore[attr-defined]

    def impatient() -> str:
        with pytest.raises(GoodOfficesError) as error, store.writing([(NORTH, HERE)]):
            pass
        return error.value.code

    with ThreadPoolExecutor(1) as pool:
        with store.writing([(NORTH, HERE)]):
            assert pool.submit(impatient).result() == "store-busy"
        pool.submit(write_on, store, 3).result()


def test_another_program_that_does_not_end_is_told(tmp_path: Path) -> None:
    """Where another program holds the file's lock for too long, the writer is refused as busy; readers are not."""
    with (
        closing(SqliteStore(tmp_path / "vault", create=True, patience=0.05)) as store,
        closing(SqliteStore(tmp_path / "vault", patience=0.05)) as other,
    ):
        connection = other._connected(query_only=False, timeout=0)
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(GoodOfficesError) as error, store.writing():
            pass
        with store.reading() as reading:
            assert (error.value.code, list(reading.rows())) == ("store-busy", [])


def test_a_writing_within_a_writing_is_refused(tmp_path: Path) -> None:
    """Who asks for a second writing inside the first is told at once instead of waiting for themselves."""
    with closing(SqliteStore(tmp_path / "vault", create=True, patience=60)) as store, store.writing():
        began = time.monotonic()
        with pytest.raises(GoodOfficesError) as error, store.writing():
            pass
        assert (error.value.code, time.monotonic() - began < 30) == ("store-busy", True)


def test_turns_come_in_the_order_of_asking() -> None:
    """Those who wait get their turn in the order in which they asked; who gave up is passed over."""
    turns, served = Turns(), list[int]()

    def ask(number: int) -> None:
        with turns.turn(0.01 if number == 2 else 30):
            served.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6) if number != 2]
    with turns.turn(1):
        for thread in threads[:2]:
            _start(thread, turns)
        with ThreadPoolExecutor(1) as pool, pytest.raises(GoodOfficesError):
            pool.submit(ask, 2).result()
        for thread in threads[2:]:
            _start(thread, turns)
    for thread in threads:
        thread.join()
    assert served == [0, 1, 3, 4, 5]


def _start(thread: threading.Thread, turns: Turns) -> None:
    waiting = len(turns._waiting)
    thread.start()
    while len(turns._waiting) == waiting:
        time.sleep(0.001)


def steps(store: SqliteStore, room: bytes) -> int:
    """Return how many steps SQLite's machine makes to tell the ends of a room and all chains."""
    made = [0]
    with store.reading() as reading:
        reading._db.set_progress_handler(lambda: made.__setitem__(0, made[0] + 1), 1)  # type: ignore[attr-defined]
        assert len(reading.ends(room)) == len(reading.chains()) == 1
        reading._db.set_progress_handler(None, 0)  # type: ignore[attr-defined]
    return made[0]


def test_an_end_costs_the_same_at_any_length(tmp_path: Path) -> None:
    """Ends and chains take as many steps of SQLite's machine at a hundred rows as at twenty thousand."""
    with closing(SqliteStore(tmp_path / "vault", create=True)) as store:
        made = []
        for start, length in ((0, 100), (100, 19_900)):
            with store.writing() as writing:
                writing.append(row(NORTH, HERE, seq, size=1) for seq in range(start, start + length))
            made.append(steps(store, NORTH))
        assert made[0] == made[1] < 200


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    """A store that many threads used leaves one file when it is closed, and then refuses to be read."""
    store = SqliteStore(tmp_path / "vault", create=True)
    with store.writing() as writing:
        writing.append(chain(NORTH, HERE, 10))
    together(*(lambda: write_on(store, 5) for _ in range(6)))
    store.close()
    with pytest.raises(GoodOfficesError) as error, store.reading():
        pass
    assert (error.value.code, [file.name for file in tmp_path.iterdir()]) == ("store-gone", ["vault"])
