"""Backups and the way back: a whole vault from any store into any other."""

from __future__ import annotations

import errno
import os
from contextlib import closing
from pathlib import Path

import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.store import Row, Store
from goodoffices.store.copying import backup, copy
from goodoffices.store.opening import create_store, open_store
from goodoffices.store.sqlite import SqliteStore, is_vault
from tests.store.conftest import KINDS, MakeStore
from tests.store.rows import HERE, NORTH, chain, keyless, several

Held = tuple[list[Row], dict[str, dict[bytes, bytes]]]


def filled(store: Store, rows: list[Row]) -> Store:
    """Fill a store with rows, some of them forgotten, and values; return it."""
    with store.writing(whole=True) as writing:
        writing.append(rows)
        writing.forget(rows[:2])
        writing.put("a", b"1", b"x")
        writing.put("b", b"", b"y" * 10_000)
    return store


def held(store: Store) -> Held:
    """Return all that a store holds."""
    with store.reading() as reading:
        return list(reading.rows()), {space: reading.all(space) for space in reading.spaces()}


@pytest.mark.parametrize("target", KINDS)
def test_a_copy_holds_the_same(store: Store, make_store: MakeStore, target: str) -> None:
    """From each kind of store into each other, forks, lost keys and values and all; it lies in another place."""
    rows = several()
    filled(store, rows)
    other = make_store(target)
    copy(store, other)
    assert (
        held(other) == held(store) == ([*keyless(rows[:2]), *rows[2:]], {"a": {b"1": b"x"}, "b": {b"": b"y" * 10_000}})
    )
    assert other.place() != store.place()


def test_only_an_empty_store_is_copied_into(store: Store, make_store: MakeStore) -> None:
    """A store that holds a row, or nothing but one value, is refused and stays as it was."""
    source = filled(make_store("memory"), several())
    with store.writing() as writing:
        writing.put("z", b"1", b"x")
    for start in range(2):
        before = held(store)
        with pytest.raises(GoodOfficesError) as error:
            copy(source, store)
        assert (error.value.code, held(store)) == ("not-empty", before)
        with store.writing() as writing:
            writing.drop("z", [b"1"])
            writing.append(chain(NORTH, HERE, 1, start))


def test_progress_is_told_and_may_stop_it(store: Store, make_store: MakeStore) -> None:
    """What is done and what there is are told batch by batch; an error raised there leaves the target empty."""
    source = filled(make_store("memory"), chain(NORTH, HERE, 2_100))
    told: list[tuple[int, int | None]] = []

    def stop(done: int, total: int | None) -> None:
        told.append((done, total))
        if done > 1_500:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(source, store, stop)
    assert (told, held(store)) == ([(1_000, 2_100), (2_000, 2_100)], ([], {}))
    copy(source, store, lambda done, total: told.append((done, total)))
    assert told[2:] == [(1_000, 2_100), (2_000, 2_100), (2_100, 2_100)]


def test_a_backup_is_one_private_file(store: Store, tmp_path: Path) -> None:
    """A backup is a vault's file of its own for its owner only, and nothing else is left beside it."""
    filled(store, several())
    folder = tmp_path / "backups"
    folder.mkdir()
    backup(store, folder / "monday")
    assert [file.name for file in folder.iterdir()] == ["monday"]
    assert (is_vault(folder / "monday"), (folder / "monday").stat().st_mode & 0o777) == (True, 0o600)
    with closing(open_store(str(folder / "monday"))) as found:
        assert held(found) == held(store)


def test_a_backup_never_overwrites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is taken is refused, before the work or, where it is taken meanwhile, after; also without links."""
    with closing(SqliteStore(tmp_path / "vault", create=True)) as store:
        filled(store, several())
        taken = tmp_path / "taken"

        def take(done: int, total: int | None) -> None:
            taken.write_text("mine")

        def no_links(*given: object) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        for link in (os.link, no_links):
            monkeypatch.setattr(os, "link", link)
            for when in (lambda done, total: None, take):
                taken.unlink(missing_ok=True) if when is take else taken.write_text("mine")
                with pytest.raises(GoodOfficesError) as error:
                    backup(store, taken, when)
                assert (error.value.code, taken.read_text()) == ("file-there", "mine")
        backup(store, tmp_path / "plain")
        assert sorted(file.name for file in tmp_path.iterdir() if "vault" not in file.name) == ["plain", "taken"]


def test_a_backup_that_cannot_be_written(tmp_path: Path) -> None:
    """Where there is no folder the backup is refused; where it is stopped in the middle nothing is left."""
    with closing(SqliteStore(tmp_path / "vault", create=True)) as store:
        filled(store, several())
        with pytest.raises(GoodOfficesError) as error:
            backup(store, tmp_path / "none" / "backup")
        assert error.value.code == "cannot-write"

        def stop(done: int, total: int | None) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            backup(store, tmp_path / "backup", stop)
    assert [file.name for file in tmp_path.iterdir()] == ["vault"]


def test_a_backup_while_others_write(store: Store, tmp_path: Path) -> None:
    """What is written while a backup is made is not in it: it holds one moment."""
    rows = chain(NORTH, HERE, 1_500)
    filled(store, rows)
    before = held(store)

    def write(done: int, total: int | None) -> None:
        with store.writing() as writing:
            writing.append(chain(NORTH, HERE, 1, start=10_000 + done))
            writing.put("a", b"1", b"another")

    backup(store, tmp_path / "backup", write)
    with closing(open_store(str(tmp_path / "backup"))) as found:
        assert held(found) == before != held(store)


def test_a_store_by_its_address(tmp_path: Path, postgres: str) -> None:
    """A path opens a file, an address with a schema PostgreSQL; what is not there or there already is refused."""
    for address in (str(tmp_path / "vault"), f"{postgres}#by_address"):
        with pytest.raises(GoodOfficesError) as error:
            open_store(address)
        assert error.value.code == "cannot-read"
        with closing(create_store(address)) as store:
            filled(store, several())
            with closing(open_store(address)) as again:
                assert (held(again), again.place()) == (held(store), store.place())
        with pytest.raises(GoodOfficesError) as error:
            create_store(address)
        assert error.value.code == "file-there"
