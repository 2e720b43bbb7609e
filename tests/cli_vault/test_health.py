"""Whether a vault is as it should be: receipts, proofs, the independent check and the doctor."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from goodoffices.export.english import FACES
from goodoffices.verify.command import main as verifier
from tests.cli_vault.vaults import did, refused, unlocked


def changed(vault: str, command: str) -> None:
    """Change a vault's file behind its back, past its guards."""
    db = sqlite3.connect(vault)
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.execute(command)
    db.commit()
    db.close()


LAST = "(room, seq) = (SELECT room, seq FROM envelope ORDER BY seq DESC LIMIT 1)"
LOSE_A_KEY = f"DELETE FROM keyring WHERE {LAST}"
ALTER = "UPDATE envelope SET body = zeroblob(length(body)) WHERE seq = 1"
CUT_OUT = "DELETE FROM envelope WHERE seq = 1"


def test_a_sound_vault_is_sound(vault: str, tmp_path: Path) -> None:
    """The check finds nothing, with and without keys, and against a receipt, which the program alone reads too."""
    receipt = str(tmp_path / "receipt")
    assert "compares" in did("vault", "receipt", vault, receipt)
    assert did("vault", "verify", vault, "--receipt", receipt).startswith("SOUND, in what was checked.")
    ended = unlocked("vault", "verify", vault, "--no-keys", secrets=())
    assert (ended.code, ended.out.startswith("SOUND")) == (0, True)
    assert verifier([vault, "--receipt", receipt, "--quiet"]) == 0
    did("add", vault, answers="- {act: NoteToFile, room: team, text: more}\n")
    assert did("vault", "verify", vault, "--receipt", receipt).startswith("SOUND")


def test_a_receipt_tells_nothing_of_what_was_said(vault: str, tmp_path: Path) -> None:
    """No name of a room and no word is in it; one of a single room has that room's chains; no room, no receipt."""
    whole, one = tmp_path / "whole", tmp_path / "one"
    did("vault", "receipt", vault, str(whole))
    did("vault", "receipt", vault, str(one), "--room", "team")
    for word in ("team", "north", "basin", "amal"):
        assert word not in whole.read_text()
    assert (len(json.loads(whole.read_text())["chains"]), len(json.loads(one.read_text())["chains"])) == (5, 1)
    assert "no such room" in refused("vault", "receipt", vault, str(tmp_path / "none"), "--room", "nosuch")
    assert "is no receipt" in refused("vault", "verify", vault, "--receipt", str(Path(vault).parent / "talks.yaml"))


def test_a_cut_off_end_is_found_by_a_receipt(vault: str, tmp_path: Path) -> None:
    """What no chain can tell by itself, a receipt does."""
    receipt = str(tmp_path / "receipt")
    did("vault", "receipt", vault, receipt)
    changed(vault, f"DELETE FROM envelope WHERE {LAST}")
    ended = unlocked("vault", "verify", vault, "--receipt", receipt)
    assert (ended.code, ended.out.startswith("NOT SOUND")) == (1, True)


def test_a_proof_shows_one_entry_and_is_on_record(vault: str, tmp_path: Path) -> None:
    """It holds that entry's key and no other, the copy is on record; what is not there has no proof."""
    file, receipt = tmp_path / "proof", tmp_path / "receipt"
    told = did("vault", "proof", vault, "north-room", "second", str(file))
    assert "can read that one entry" in told
    assert "proof of one entry" in did("vault", "copies", vault)
    did("vault", "receipt", vault, str(receipt))
    assert json.loads(file.read_text())["format"] == "goodoffices proof 1"
    assert "basin" not in file.read_text()
    assert "no such entry" in refused("vault", "proof", vault, "north-room", "nosuch", str(tmp_path / "none"))
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("change", [LOSE_A_KEY, ALTER, CUT_OUT])
def test_what_is_damaged_is_said_by_every_reading(vault: str, change: str) -> None:
    """A brief says on standard error that something is missing from it; check, verify and doctor end with one."""
    changed(vault, change)
    ended = unlocked("brief", vault)
    assert ended.code == 0
    assert "could be read" in ended.err
    assert "goodoffices vault verify" in ended.err
    for command in (("check",), ("vault", "verify"), ("vault", "doctor")):
        assert unlocked(*command, vault).code == 1, command
    assert "TO DO" in unlocked("vault", "doctor", vault).out


def test_a_viewer_hears_nothing_of_damage_elsewhere(vault: str) -> None:
    """Asked as those in a room that is whole, nothing is said of another room."""
    with_room = ("brief", vault, "--as", "public")
    before = unlocked(*with_room)
    changed(vault, "DELETE FROM keyring WHERE room = (SELECT room FROM envelope GROUP BY room HAVING count(*) = 2)")
    assert "could be read" in unlocked("brief", vault).err
    after = unlocked(*with_room)
    assert (after.err, after.out.splitlines()[1:]) == (before.err, before.out.splitlines()[1:])


def test_the_doctor_says_each_check_on_a_row(vault: str, tmp_path: Path) -> None:
    """File, log, ways in, cost, site, entries, chains, notebook, holds and copies, each with what to do about it."""
    ended = unlocked("vault", "doctor", vault)
    for row in ("File:", "Log beside", "Ways in: passphrase.", "Recovery key: there is none.", "Site:", "Entries: 16"):
        assert row in ended.out
    assert "cheap: 1 passes over 8 KiB" in ended.out
    assert ended.code == 1
    Path(vault).chmod(0o644)
    assert "others on this machine may open" in unlocked("vault", "doctor", vault).out
    Path(vault).chmod(0o600)
    did("vault", "hold", vault, answers="asked for\n")
    did("vault", "backup", vault, str(tmp_path / "backup"))
    told = unlocked("vault", "doctor", vault).out
    assert "Legal holds in force: " in told
    assert "Copies out of reach: backup of" in told
    changed(vault, "SELECT 1")
    assert "guard" in unlocked("vault", "doctor", vault).out


def test_every_finding_of_a_store_has_its_words() -> None:
    """Whatever the store's own check may find, the doctor has a sentence for."""
    import goodoffices.store.sqlite_check as checks

    source = Path(checks.__file__).read_text()
    for code in ("vault-open-to-others", "vault-replaced", "vault-setting", "vault-guard-missing", "vault-damaged"):
        assert f'"{code}"' in source
        assert f"vault.doctor.{code}" in FACES
