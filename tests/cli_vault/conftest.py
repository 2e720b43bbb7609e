"""Vaults for the commands: a state folder of their own, guesses that cost nothing, and no agent left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from goodoffices import unlocking
from goodoffices.record.keys import Cost
from tests.cli_vault.vaults import TALKS, made


@pytest.fixture(autouse=True)
def apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep what this machine remembers in a folder of the test, derive keys quickly, and lock what was opened."""
    monkeypatch.setenv("GOODOFFICES_STATE", str(tmp_path_factory.mktemp("state")))
    for name in ("GOODOFFICES_KEY_FILE", "GOODOFFICES_PASSPHRASE_FD", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(unlocking, "COST", Cost(passes=1, lanes=1, memory=8))
    yield
    unlocking.agent().lock()


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return a small mediation file with a team, two sides and a few notes."""
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS)
    return str(path)


@pytest.fixture
def vault(tmp_path: Path, file: str) -> str:
    """Return a vault that holds the small mediation."""
    return made(tmp_path / "talks.vault", file)
