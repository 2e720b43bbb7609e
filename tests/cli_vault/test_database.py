"""A vault in PostgreSQL stands wherever a vault in a file does."""

from __future__ import annotations

from pathlib import Path

from goodoffices.ways import is_database
from tests.cli_vault.vaults import PHRASE, did, refused, unlocked
from tests.commands import said
from tests.postgres import postgres_address

DAY = ("--as-of", "2030-01-01", "--known-at", "2030-01-01")


def test_a_vault_in_a_database_does_what_one_in_a_file_does(file: str, tmp_path: Path) -> None:
    """Made, read, added to, kept open, examined, backed up, put back as a file and as another schema, and merged."""
    vault, other = f"{postgres_address()}#cli_talks", f"{postgres_address()}#cli_again"
    backup = str(tmp_path / "backup")
    did("vault", "new", vault, "--from", file, "--no-recovery")
    assert did("brief", vault, *DAY) == said("brief", file, *DAY).out
    assert did("before", vault, "north-room", *DAY) == said("before", file, "north-room", *DAY).out
    assert "is there already" in refused("vault", "new", vault, "--from", file)
    did("add", vault, answers="- {act: NoteToFile, room: team, text: more}\n")
    did("vault", "open", vault)
    assert said("check", vault).code == 0
    assert said("vault", "lock", vault).out == f"Locked: {vault}.\n"
    assert unlocked("vault", "doctor", vault).out.count("TO DO") == 1
    assert did("vault", "verify", vault).startswith("SOUND")
    did("vault", "backup", vault, backup)
    assert said("vault", "restore", backup, other).code == 0
    assert did("log", other, *DAY) == did("log", backup, *DAY)
    assert "Nothing new came in." in did("vault", "merge", vault, other, secrets=(PHRASE, PHRASE))


def test_a_bad_address_is_said(file: str) -> None:
    """Without a schema, with a password, or of nothing: refused, and the password is not repeated."""
    assert "#schema" in refused("brief", "postgresql://localhost/postgres")
    told = refused("brief", "postgresql://me:hush@localhost/postgres#talks")
    assert "~/.pgpass" in told
    assert "hush" not in told
    assert "cannot be read" in refused("brief", f"{postgres_address()}#cli_nowhere")
    assert not is_database(file)
