"""A vault's file: who may read it, what is taken for one, and what is left in it."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.store import Row, Writing
from goodoffices.store.schema import MAGIC, VERSION
from goodoffices.store.sqlite import SqliteStore, is_vault
from tests.store.rows import HERE, NORTH, row, several

NOBODY = 65_534


def made(path: Path, rows: list[Row] | None = None) -> list[Row]:
    """Make a vault's file with rows in it, close it, and return the rows."""
    rows = several() if rows is None else rows
    with closing(SqliteStore(path, create=True)) as store, store.writing() as writing:
        writing.append(rows)
    return rows


def refusal(path: Path, *, create: bool = False) -> tuple[str, dict[str, object]]:
    """Return the error with which a path is refused."""
    with pytest.raises(GoodOfficesError) as error:
        SqliteStore(path, create=create)
    return error.value.code, error.value.params


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """The file, its log and its index of the log are made for their owner only, whatever the umask; a check looks."""
    before = os.umask(0)
    try:
        with closing(SqliteStore(tmp_path / "vault", create=True)) as store:
            with store.writing() as writing:
                writing.append(several())
            files = sorted(tmp_path.iterdir())
            assert [file.name for file in files] == ["vault", "vault-shm", "vault-wal"]
            assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
            assert store.check() == []
            files[0].chmod(0o640)
            assert store.check() == [("vault-open-to-others", {"file": str(files[0]), "mode": "0640"})]
    finally:
        os.umask(before)
    assert [file.name for file in tmp_path.iterdir()] == ["vault"]


def test_a_new_vault_takes_no_other_file_s_place(tmp_path: Path) -> None:
    """Where anything lies under the name already, even an empty file or a link, it is refused and left as it is."""
    (tmp_path / "empty").touch()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    for name in ("empty", "link"):
        assert refusal(tmp_path / name, create=True)[0] == "file-there"
    assert (tmp_path / "empty").read_bytes() == b""
    assert refusal(tmp_path / "none" / "vault", create=True)[0] == "cannot-write"


def test_what_is_no_vault_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder, an empty file, a text, another's database and a cut-off vault are each refused."""
    path = tmp_path / "x"
    assert refusal(path) == ("cannot-read", {"file": str(path), "why": os.strerror(2)})
    assert refusal(tmp_path)[0] == "cannot-read"
    whole = tmp_path / "whole"
    made(whole)
    with closing(sqlite3.connect(tmp_path / "other")) as db:
        db.execute("CREATE TABLE envelope (x)")
    other, vault = (tmp_path / "other").read_bytes(), whole.read_bytes()
    for data in (b"", b"goodoffices: 1\n" * 90, other, vault[:100], vault[: len(vault) // 2], vault[:-8192]):
        path.write_bytes(data)
        assert refusal(path) == ("bad-vault", {"part": "file"})
        assert path.read_bytes() == data


def test_a_newer_vault_is_refused(tmp_path: Path) -> None:
    """A vault of a later layout is told as such, with its number and ours, and nothing in it is changed."""
    made(tmp_path / "vault")
    with closing(sqlite3.connect(tmp_path / "vault")) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert refusal(tmp_path / "vault") == ("newer-vault", {"found": VERSION + 1, "known": VERSION})
    assert is_vault(tmp_path / "vault")


def test_a_vault_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    """A vault is told from any other file without opening it, while it is open here as well."""
    made(tmp_path / "vault")
    assert is_vault(tmp_path / "vault")
    with closing(SqliteStore(tmp_path / "vault")):
        assert is_vault(tmp_path / "vault")
    head = (tmp_path / "vault").read_bytes()[:100]
    assert head[68:72] == MAGIC.to_bytes(4) == b"GOfv"
    for data in (b"", head[:99], b"x" + head[1:], head[:68] + bytes(4) + head[72:]):
        (tmp_path / "x").write_bytes(data)
        assert not is_vault(tmp_path / "x")
    assert not is_vault(tmp_path / "none")
    assert not is_vault(tmp_path)


def test_looking_at_an_open_vault_keeps_its_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a vault is open here, asking whether it is one opens no file: closing that would drop SQLite's locks."""

    def opened(*given: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(Path, "open", opened)
    with closing(SqliteStore(tmp_path / "vault", create=True)):
        (tmp_path / "link").symlink_to(tmp_path / "vault")
        assert is_vault(tmp_path / "vault")
        assert is_vault(tmp_path / "link")
    with pytest.raises(AssertionError, match="opened"):
        is_vault(tmp_path / "vault")


def test_a_place_is_a_file_not_a_name(tmp_path: Path) -> None:
    """A vault that is moved or opened by another name is in the same place; a copy of its bytes is in another."""
    made(tmp_path / "vault")
    shutil.copy(tmp_path / "vault", tmp_path / "copy")
    places = []
    for name, then in (("vault", "moved"), ("moved", "moved"), ("copy", "copy")):
        with closing(SqliteStore(tmp_path / name)) as store:
            places.append(store.place())
        (tmp_path / name).rename(tmp_path / then)
    assert places[0] == places[1] != places[2]


def test_nothing_is_written_where_another_file_lies_now(tmp_path: Path) -> None:
    """When the file was moved away or another took its name, writing is refused; reading what is open goes on."""
    rows = made(tmp_path / "vault")
    with closing(SqliteStore(tmp_path / "vault")) as store:
        (tmp_path / "vault").rename(tmp_path / "away")
        made(tmp_path / "vault", [])
        with pytest.raises(GoodOfficesError) as error, store.writing():
            pass
        assert (error.value.code, store.check()[0][0]) == ("store-gone", "vault-replaced")
        with store.reading() as reading:
            assert list(reading.rows()) == rows


def erased_and_kept(path: Path) -> tuple[list[bytes], list[bytes]]:
    """Make a vault whose keys and values came and went, scrub it, and return what is gone and what is not."""
    chance = random.Random(2)
    gone, still = list[bytes](), dict[bytes, bytes]()
    rows = [row(NORTH, HERE, seq, size=1) for seq in range(1_000)]
    forgotten = set(chance.sample(range(1_000), 500))
    with closing(SqliteStore(path, create=True)) as store:
        for start in range(0, 1_000, 25):
            with store.writing() as writing:
                writing.append(rows[start : start + 25])
                for _ in range(100):
                    _come_and_go(writing, chance, still, gone)
                writing.forget(rows[seq] for seq in range(start) if seq in forgotten)
        with store.writing() as writing:
            writing.forget(rows[seq] for seq in forgotten)
        store.scrub()
        assert (path.parent / f"{path.name}-wal").stat().st_size == 0
    keys = [one.wrapped.key for one in rows if one.wrapped]
    gone += [key for seq, key in enumerate(keys) if seq in forgotten]
    return gone, [*still.values(), *(key for seq, key in enumerate(keys) if seq not in forgotten)]


def _come_and_go(writing: Writing, chance: random.Random, still: dict[bytes, bytes], gone: list[bytes]) -> None:
    name = chance.choice(list(still)) if still and chance.random() < 0.45 else chance.randbytes(16)
    if was := still.pop(name, b""):
        gone.append(was)
    if was and chance.random() < 0.55:
        writing.drop("a", [name])
    else:
        still[name] = chance.randbytes(chance.choice([48, 48, 200, 900, 3_000]))
        writing.put("a", name, still[name])


def test_what_was_erased_is_not_in_the_file(tmp_path: Path) -> None:
    """After a scrub no piece of what was erased is found in the file, and the log is empty; what was kept is found."""
    gone, still = erased_and_kept(tmp_path / "vault")
    data = (tmp_path / "vault").read_bytes()
    pieces = {data[at : at + 24] for at in range(len(data) - 23)}
    assert [found for found in gone if found[:24] in pieces or found[-24:] in pieces] == []
    assert {found[:24] for found in still} <= pieces


@pytest.fixture
def unwritable() -> Iterator[Path]:
    """Give a folder in which a vault lies and nothing can be written, while this runs as nobody in particular."""
    with tempfile.TemporaryDirectory() as name:
        folder, me = Path(name), os.geteuid()
        made(folder / "vault")
        (folder / "vault").chmod(0o444)
        folder.chmod(0o555)
        if me == 0:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(me)
            folder.chmod(0o755)


def test_a_vault_on_a_medium_that_cannot_be_written_to(unwritable: Path) -> None:
    """It is read as any other, leaves no file behind, and refuses to be written to, in words."""
    with closing(SqliteStore(unwritable / "vault")) as store:
        with store.reading() as reading:
            assert len(list(reading.rows())) == len(several())
        with pytest.raises(GoodOfficesError) as error, store.writing() as writing:
            writing.put("a", b"b", b"c")
        assert error.value.code == "cannot-write"
    assert [file.name for file in unwritable.iterdir()] == ["vault"]
