"""The walls between rooms hold, and a hole in one is seen."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return how import-linter ends on the package in this folder, by the contracts of pyproject.toml there."""
    run = "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as go; go()"
    command = [sys.executable, "-c", run, "--no-cache", "--config", "pyproject.toml"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a folder with a copy of the package and its contracts, to make holes in; its desk uses Django."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "src" / "goodoffices" / "desk" / "allowed.py").write_text('"""A page."""\n\nimport django.http\n')
    return tmp_path


def test_every_wall_holds(copied: Path) -> None:
    """The package as it is keeps every contract."""
    ended = lint(copied)
    assert ended.returncode == 0, ended.stdout
    assert " 0 broken" in ended.stdout


@pytest.mark.parametrize(
    ("room", "hole", "told"),
    [
        ("acts", "from goodoffices.record import entry", "acts is not allowed to import goodoffices.record"),
        ("record", "import goodoffices.standing", "record is not allowed to import goodoffices.standing"),
        ("standing", "import goodoffices.export", "standing is not allowed to import goodoffices.export"),
        ("export", "import goodoffices.store", "export is not allowed to import goodoffices.store"),
        ("store", "import goodoffices.standing", "store is not allowed to import goodoffices.standing"),
        ("desk", "import goodoffices.cli", "desk is not allowed to import goodoffices.cli"),
        ("export", "import django.http", "goodoffices.export.hole -> django"),
        ("cli", "import goodoffices.desk.words", "goodoffices.cli.hole -> goodoffices.desk"),
        ("newroom", "import goodoffices.acts", "newroom"),
    ],
)
def test_a_hole_in_a_wall_is_seen(copied: Path, room: str, hole: str, told: str) -> None:
    """An import against the plan, or a room that the plan does not name, fails the check and is named."""
    folder = copied / "src" / "goodoffices" / room
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / "hole.py").write_text(f'"""A hole."""\n\n{hole}\n')
    ended = lint(copied)
    assert ended.returncode != 0
    assert told in ended.stdout + ended.stderr
