"""The wheel holds all that the package needs, is the same each time it is built, and runs on its own."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT, tracked

READ = "import goodoffices.examples as e; print(*((name, len(e.example(name))) for name in e.names()))"


def build(folder: Path) -> Path:
    """Build the wheel of this tree into a folder, with nothing fetched."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return next(folder.glob("goodoffices-*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of this tree."""
    return build(tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Every committed file of the package is in the wheel: code, pages, styles and the type marker."""
    ours = {path.relative_to("src").as_posix() for path in tracked() if path.parts[0] == "src"}
    assert ours - set(zipfile.ZipFile(wheel).namelist()) == set()
    assert "goodoffices/py.typed" in ours


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    """Nothing comes along that is neither the package, nor an example, nor what describes them."""
    examples = {f"goodoffices/{path.as_posix()}" for path in tracked() if path.parts[0] == "examples"}
    ours = {path.relative_to("src").as_posix() for path in tracked() if path.parts[0] == "src"} | examples
    others = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name} - ours
    assert others == set()


def test_two_builds_are_byte_equal(wheel: Path, tmp_path: Path) -> None:
    """Building twice gives the same bytes."""
    assert build(tmp_path).read_bytes() == wheel.read_bytes()


def test_the_examples_are_read_from_an_installed_package(wheel: Path, tmp_path: Path) -> None:
    """Away from the source tree, the examples are found beside the package and are the files of the tree."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    run = subprocess.run([sys.executable, "-c", READ], cwd=tmp_path, capture_output=True, check=True, text=True)
    files = sorted((ROOT / "examples").glob("*.yaml"))
    assert files != []
    assert run.stdout.split("\n")[0] == " ".join(str((path.stem, path.stat().st_size)) for path in files)
