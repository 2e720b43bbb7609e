"""The command reads a vault's file, says in plain words what it found and what it did not look at, and ends as told."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from goodoffices.record.receipt import make_proof
from goodoffices.verify import Unreadable, check, read_file
from goodoffices.verify.command import main
from goodoffices.verify.english import NOT_SHOWN, UNREADABLE
from tests.verify.test_check import RECEIPTS
from tests.verify.vaults import Made, copied, joined, made


@pytest.fixture(scope="module")
def harbour() -> Made:
    """Return a small mediation."""
    return made()


@pytest.fixture
def folder(tmp_path: Path, harbour: Made) -> Path:
    """Return a folder with a vault, its keys, a receipt and a proof."""
    copied(harbour, tmp_path / "harbour.vault")
    keys = [
        {"tag": tag.hex(), "room": held.room.hex(), "name": held.name, "key": held.key.hex()}
        for tag, held in harbour.epochs.items()
    ]
    (tmp_path / "keys.json").write_text(json.dumps({"epochs": keys, "mediation": harbour.vault.head.id.hex()}))
    (tmp_path / "receipt.json").write_bytes(harbour.receipt)
    (tmp_path / "proof.json").write_bytes(make_proof(harbour.vault, "team", "team-3"))
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    """Return how the command ends and what it says, in one row."""
    code = main([str(argument) for argument in arguments])
    return code, " ".join(capsys.readouterr().out.split())


def altered(path: Path, *statements: str) -> Path:
    """Change a vault's file as somebody with a database program would."""
    with sqlite3.connect(path) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            db.execute(statement)
    db.close()
    return path


def test_the_file_gives_the_rows_of_the_store(folder: Path, harbour: Made) -> None:
    """Row by row, the file is read as the store holds it."""
    assert list(read_file(folder / "harbour.vault")) == joined(harbour.tables)


def test_a_sound_vault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With keys and a receipt nothing is left to say but what is there."""
    arguments = (folder / "harbour.vault", "--keys", folder / "keys.json", "--receipt", folder / "receipt.json")
    told_of = "SOUND, in what was checked. 2 rooms, 4 chains, 26 entries: 25 opened, 1 without a key."
    assert told(capsys, *arguments) == (0, told_of)
    assert told(capsys, *arguments, "--quiet") == (0, "")


def test_what_was_not_checked_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without keys it says that no content was looked at; without a receipt that a cut-off end cannot be found."""
    code, words = told(capsys, folder / "harbour.vault")
    assert code == 0
    assert "Contents were not checked" in words
    assert "Whether entries are missing at the end" in words


def test_a_vault_that_was_altered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong is said with its place and what to do next, and the command ends with 1."""
    path = altered(folder / "harbour.vault", "UPDATE envelope SET digest = zeroblob(32) WHERE seq = 3")
    code, words = told(capsys, path, "--keys", folder / "keys.json")
    assert code == 1
    assert words.startswith("NOT SOUND: 4 problems.")
    assert "(team), chain" in words
    assert "number 3: The entry is not what its digest says" in words
    assert "Compare with another copy" in words


def test_a_cut_off_end_is_found_with_a_receipt(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry removed from the end with its key is nothing to the keys, and is found by the receipt."""
    cut = [f"DELETE FROM {table} WHERE seq = 7" for table in ("envelope", "keyring")]
    path = altered(folder / "harbour.vault", *cut)
    assert told(capsys, path, "--keys", folder / "keys.json", "--quiet") == (0, "")
    code, words = told(capsys, path, "--receipt", folder / "receipt.json")
    assert code == 1
    assert "saw 8 entries in this chain; it ends at 7 now" in words


def test_json_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON it says the same, with tags in hex and every chain's head."""
    code, words = told(capsys, folder / "harbour.vault", "--format", "json")
    said = json.loads(words)
    assert (code, said["sound"], said["counts"]["entries"], len(said["heads"])) == (0, True, 26, 4)
    assert [note["code"] for note in said["notes"]] == ["contents-not-checked", "end-not-checked"]


def test_a_shown_entry(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A proof shows its entry, and says what that does not say; an altered one shows nothing and ends with 1."""
    arguments = ("--proof", folder / "proof.json", "--receipt", folder / "receipt.json")
    code, words = told(capsys, *arguments)
    assert code == 0
    assert '"id": "team-3"' in words
    assert "not that what it says is true" in words
    assert json.loads(told(capsys, *arguments, "--format", "json")[1])["document"]["entry"]["id"] == "team-3"
    data = json.loads((folder / "proof.json").read_text())
    (folder / "proof.json").write_text(json.dumps(data | {"opens": "00" * 32}))
    assert told(capsys, *arguments) == (1, "NOT SHOWN: " + NOT_SHOWN["proof-other-key"])
    assert json.loads(told(capsys, *arguments, "--format", "json")[1]) == {"sound": False, "problem": "proof-other-key"}


def test_a_vault_in_use_is_read_with_its_log(folder: Path, harbour: Made) -> None:
    """Entries that are still in the log beside the file are read; without the log none are said to be missing."""
    path = folder / "harbour.vault"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = wal")
    db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute("INSERT INTO keyring VALUES (zeroblob(16), zeroblob(16), 0, 0, zeroblob(16), zeroblob(48))")
    assert [p.code for p in check(read_file(path)).problems] == ["key-without-entry"]
    db.close()


def test_reading_leaves_no_trace(folder: Path) -> None:
    """Nothing is written, and no file is left beside the vault, even where one could be."""
    path = folder / "harbour.vault"
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(folder.iterdir()))
    assert check(read_file(path)).sound
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(folder.iterdir())) == before


def test_a_folder_that_may_not_be_written_to(folder: Path) -> None:
    """A vault on a disk that is read-only is checked all the same."""
    path = folder / "harbour.vault"
    path.chmod(stat.S_IRUSR)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert check(read_file(path)).sound
    folder.chmod(stat.S_IRWXU)


def hostile(folder: Path, *statements: str) -> Path:
    """Return a file that is a database and means no good."""
    path = folder / "hostile.vault"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE kept (space TEXT, name BLOB, value BLOB)")
        db.execute("INSERT INTO kept VALUES ('vault', x'666f726d6174', x'31')")
        for statement in statements:
            db.execute(statement)
    db.close()
    return path


PLACE = "room, site, seq, branch"
KEYRING = f"CREATE TABLE keyring ({PLACE}, epoch, wrapped)"
ENVELOPE = f"CREATE TABLE envelope ({PLACE}, prev, key, body, digest)"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
HOSTILE = {
    "endless view": (KEYRING, f"CREATE VIEW envelope AS {ENDLESS} SELECT i room, i site, i seq, 0 branch FROM n"),
    "column worked out": (
        KEYRING,
        ENVELOPE.replace("body", "body AS (zeroblob(1000000000))"),
        f"INSERT INTO envelope ({PLACE}) VALUES (1, 1, 1, 1)",
    ),
    "virtual table": (KEYRING, f"CREATE VIRTUAL TABLE envelope USING fts4({PLACE}, prev, key, body, digest)"),
    "columns missing": (KEYRING, "CREATE TABLE envelope (room)"),
    "no tables": (),
    "no format": (KEYRING, ENVELOPE, "DELETE FROM kept"),
    "newer format": (KEYRING, ENVELOPE, "UPDATE kept SET value = x'32'"),
    "huge value": (KEYRING, ENVELOPE, "INSERT INTO envelope (room, body) VALUES (1, zeroblob(200000000))"),
    "square": (
        KEYRING,
        ENVELOPE,
        f"INSERT INTO envelope {ENDLESS} SELECT 1, 1, 1, 1, 1, 1, 1, 1 FROM n LIMIT 30000",
        f"INSERT INTO keyring {ENDLESS} SELECT 1, 1, 1, 1, 1, 1 FROM n LIMIT 30000",
    ),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_given_up(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that would never end, or that brings along a program of its own, cannot be read, and that is all."""
    code, words = told(capsys, hostile(folder, *HOSTILE[name]))
    assert code == 2
    assert words != ""


def test_an_index_that_hides_entries_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the file's index leaves out an entry that the file holds, the file is not said to be sound."""
    columns = f"CREATE TABLE envelope ({PLACE}, prev, key, body, digest, PRIMARY KEY ({PLACE}))"
    path = hostile(folder, KEYRING, columns, "INSERT INTO envelope VALUES (1, 1, 0, 0, 1, 1, 1, 1)")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA writable_schema = ON")
        empty = "(SELECT rootpage FROM sqlite_master WHERE name = 'empty')"
        db.execute("CREATE TABLE empty (x PRIMARY KEY) WITHOUT ROWID")
        db.execute(f"UPDATE sqlite_master SET rootpage = {empty} WHERE name = 'sqlite_autoindex_envelope_1'")
        db.execute("DELETE FROM sqlite_master WHERE name = 'empty'")
    db.close()
    assert told(capsys, path) == (2, UNREADABLE["index-differs"])


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff", b"[" * 200_000, b'{"a":1,"a":2}', b"NaN"])
def test_what_is_no_receipt_proof_or_key_file(content: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever lies in the other files, it is said which of them is not what it should be."""
    (folder / "odd").write_bytes(content)
    vault, odd, receipt = folder / "harbour.vault", folder / "odd", folder / "receipt.json"
    assert told(capsys, vault, "--receipt", odd) == (2, UNREADABLE["not-a-receipt"])
    assert told(capsys, vault, "--keys", odd) == (2, UNREADABLE["not-keys"])
    assert told(capsys, "--proof", odd, "--receipt", receipt) == (2, UNREADABLE["not-a-proof"])
    assert told(capsys, odd)[0] == 2


def test_what_is_no_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder, a pipe, a name that leads nowhere or cannot be one: none can be read, and none is waited for."""
    os.mkfifo(folder / "pipe")
    for path in (folder, folder / "pipe", folder / "nowhere", "nul\0"):
        assert told(capsys, path)[0] == 2
        assert told(capsys, folder / "harbour.vault", "--receipt", path)[0] == 2


@pytest.mark.parametrize(
    "arguments", [(), ("a", "--proof", "b"), ("--proof", "b"), ("a", "--format", "xml"), ("--no",)]
)
def test_what_cannot_be_asked_for(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments that do not say one thing to check end with 2 and how to ask."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m goodoffices.verify" in capsys.readouterr().err


def test_the_program_itself(folder: Path) -> None:
    """`python -m goodoffices.verify` ends with what it found, with the reader gone or the terminal of another world."""
    command = [sys.executable, "-m", "goodoffices.verify", str(folder / "harbour.vault")]
    for environment in ({}, {"PYTHONIOENCODING": "ascii"}):
        ended = subprocess.run(command, capture_output=True, check=False, env=os.environ | environment)
        assert (ended.returncode, ended.stderr) == (0, b"")
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (2, b"")


def test_a_file_that_changes_meanwhile(folder: Path) -> None:
    """Where the file was changed while it was read, nothing is said of it."""
    path = folder / "harbour.vault"
    rows = read_file(path)
    next(rows)
    shutil.copy(folder / "keys.json", path)
    with pytest.raises(Unreadable) as refused:
        list(rows)
    assert refused.value.code in ("changed-meanwhile", "not-a-database")


def test_a_receipt_is_read_as_it_was_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A receipt of another vault names chains that are not here, and each is told."""
    (folder / "other.json").write_bytes(RECEIPTS["as it is"][0])
    code, words = told(capsys, folder / "harbour.vault", "--receipt", folder / "other.json")
    assert code == 1
    assert "names this chain, and it is not here" in words
