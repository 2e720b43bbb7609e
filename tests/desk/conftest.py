"""What tests of a desk with a vault of a file on it have in common."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.sat import Sat, set_apart


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this machine remember in a folder of the test; derive keys quickly."""
    set_apart(tmp_path, monkeypatch)


@pytest.fixture
def sat(apart: None, tmp_path: Path) -> Iterator[Sat]:
    """Let somebody sit at a desk with the small mediation, and let go of it afterwards."""
    found = Sat(tmp_path)
    yield found
    found.desk.close()
