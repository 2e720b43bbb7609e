"""The tree holds what it should, where it should, and says nothing of the machines it was made on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.tree import ROOT, tracked

ROOT_HOLDS = {
    *(".ci", ".gitignore", "bench", "changes", "docs", "examples", "locks", "src", "tests", "tools"),
    *("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "PROMISES.md", "README.md"),
    *("SECURITY.md", "pyproject.toml"),
}
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "lib", "stuff", "base", "core", "manager"}

# Put together here, so that this page does not hold what it looks for.
HOSTS = ("pypi" + r"\.org", "python" + r"hosted\.org", "deb" + r"ian\.org", "npm" + r"js\.(?:org|com)")
PLACES = ("/work" + r"/\w", r"\.\./sha" + "red", "/root" + "/", "/home" + r"/\w", "/opt" + "/wheels", "/Us" + "ers/")
TELLTALE = re.compile("|".join((*HOSTS, *PLACES)))


def telltales(text: str) -> list[str]:
    """Return what a text says of registries and of the places of one machine."""
    return TELLTALE.findall(text)


def litter(paths: Iterable[Path]) -> set[str]:
    """Return what lies at the root and does not belong there."""
    return {path.parts[0] for path in paths} - ROOT_HOLDS


def catch_alls(paths: Iterable[Path]) -> list[Path]:
    """Return the files and folders whose name says nothing of what is in them."""
    return [path for path in paths if SAYS_NOTHING & {part.split(".")[0] for part in path.parts}]


def test_no_file_names_a_registry_or_a_place_of_one_machine() -> None:
    """No committed file holds the address of a package index or a path of the machine it was written on."""
    told = {path: telltales((ROOT / path).read_text(encoding="utf-8", errors="replace")) for path in tracked()}
    assert {path: found for path, found in told.items() if found} == {}


@pytest.mark.parametrize("text", ["--index-url pypi" + ".org/simple", "see /work" + "/main", "../sha" + "red/x"])
def test_a_planted_address_is_found(text: str) -> None:
    """Each sort of telltale is found in a text that holds one."""
    assert telltales(text) != []


def test_the_root_holds_no_litter() -> None:
    """Only what the house plan names lies at the root."""
    assert litter(tracked()) == set()
    assert litter([Path("notes.txt"), Path("src/goodoffices/cli.py")]) == {"notes.txt"}


def test_no_name_is_a_catch_all() -> None:
    """No module or folder is named for nothing in particular."""
    assert catch_alls(tracked()) == []
    assert catch_alls([Path("src/goodoffices/utils.py"), Path("src/goodoffices/acts/when.py")]) == [
        Path("src/goodoffices/utils.py")
    ]
