"""The tools behind make do again only what has to be done again, and say what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tools import browser, ready

PYPROJECT = '[build-system]\nrequires = []\n[project]\nname = "x"\n[tool.hatch]\n[tool.ruff]\nline-length = 120\n'
LETTERS = "echo some.ttf"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a tree whose environment was finished for both locks."""
    for folder in ("locks", ".venv"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    for lock in ("desk", "dev"):
        (tmp_path / "locks" / f"{lock}.lock").write_text(f"# {lock}\n")
        (tmp_path / ".venv" / f"ready-{lock}").write_text(ready.digest(tmp_path, lock, "3.11"))
    return tmp_path


def program(folder: Path, name: str, script: str) -> None:
    """Put a program of this name into a folder."""
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def look(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return how the browser check ends where only the programs of this folder are to be had."""
    command = [sys.executable, str(ROOT / "tools" / "browser.py")]
    return subprocess.run(command, env={"PATH": str(folder)}, capture_output=True, check=False, text=True)


def test_a_finished_environment_is_left_alone(root: Path) -> None:
    """Nothing is installed again while lock, build, interpreter and place are the same; style does not count."""
    (root / "pyproject.toml").write_text(PYPROJECT.replace("120", "100"))
    assert ready.stamped(root, "desk", "3.11")
    assert not ready.stale(root, "3.11")


@pytest.mark.parametrize("changed", ["locks/dev.lock", "pyproject.toml"])
def test_an_environment_is_made_anew_when_what_it_rests_on_changes(root: Path, changed: str) -> None:
    """Another lock or another name for the project makes the environment stale."""
    path = root / changed
    path.write_text(path.read_text().replace("dev", "other").replace('"x"', '"y"'))
    assert not ready.stamped(root, "dev", "3.11")
    assert ready.stale(root, "3.11")


def test_another_interpreter_or_place_makes_it_anew(root: Path) -> None:
    """An environment made by another Python, or in a folder that was moved since, is not taken as finished."""
    assert ready.stale(root, "3.12")
    moved = root.rename(root.with_name("moved"))
    assert ready.stale(moved, "3.11")


def test_an_unfinished_environment_is_stale(root: Path) -> None:
    """An environment that no installation was finished in is made anew."""
    for stamp in (root / ".venv").iterdir():
        stamp.unlink()
    assert ready.stale(root, "3.11")


def test_a_browser_with_letters_is_enough(tmp_path: Path) -> None:
    """With Chromium and fonts at hand nothing is fetched."""
    program(tmp_path, "chromium", "exit 0")
    program(tmp_path, "fc-list", LETTERS)
    program(tmp_path, "apt-get", "exit 1")
    assert (look(tmp_path).returncode, look(tmp_path).stdout) == (0, f"   {tmp_path}/chromium\n")


@pytest.mark.parametrize("there", [(), ("fc-list",), ("chromium",)])
def test_what_is_missing_is_said_with_what_to_do(tmp_path: Path, there: tuple[str, ...]) -> None:
    """Without a browser, or without letters for Arabic and Hebrew, the next step is told and the check fails."""
    program(tmp_path, "fc-list", "true")
    for name in there:
        program(tmp_path, name, LETTERS if name == "fc-list" else "true")
    ended = look(tmp_path)
    assert ended.returncode == 1
    assert "apt-get install chromium fonts-noto-core" in ended.stdout
    assert "make test BROWSER=no" in ended.stdout


@pytest.mark.parametrize(("user", "code"), [(0, 0), (1000, 1)])
def test_only_root_fetches_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], user: int, code: int
) -> None:
    """Where root has apt-get, both packages are asked for by name; nobody else's machine is touched."""
    program(tmp_path, "fc-list", LETTERS)
    put = f'[ "$1" = install ] && printf "#!/bin/sh\\n" > {tmp_path}/chromium && /bin/chmod +x {tmp_path}/chromium'
    program(tmp_path, "apt-get", f'echo "asked: $@"\n{put}\ntrue')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert browser.main() == code
    asked = [line.split()[1] for line in capfd.readouterr().out.splitlines() if line.startswith("asked: ")]
    assert asked == ([] if user else ["update", "install"])
