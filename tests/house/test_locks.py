"""The locks are in step with pyproject.toml, pin every file by its digest, and name no address."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT
from tools.lock import asked_for

DIGESTS = r"((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)(?: ; (.+?))? \\\n" + DIGESTS, re.MULTILINE)
LOCKS = ("desk", "dev")


def lock(name: str) -> str:
    """Return the text of one lock."""
    return (ROOT / "locks" / f"{name}.lock").read_text()


def pins(text: str) -> set[tuple[str, str]]:
    """Return every name and version that a lock holds with at least one digest."""
    return {(name, version) for name, version, _, _ in PIN.findall(text)}


def asked(project: dict[str, Any], extra: str) -> list[Requirement]:
    """Return what the project asks for with this extra, extras of itself followed."""
    found = [Requirement(line) for line in (*project["dependencies"], *project["optional-dependencies"][extra])]
    inner = [name for line in found if line.name == "goodoffices" for name in line.extras]
    return [line for line in found if line.name != "goodoffices"] + [
        line for name in inner for line in asked(project, name)
    ]


@pytest.fixture(scope="module")
def pyproject() -> dict[str, Any]:
    """Return pyproject.toml as it is."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_was_made_from_what_is_asked_for_today(pyproject: dict[str, Any], name: str) -> None:
    """Each lock carries the digest of today's requirements; `make lock` brings it in step."""
    assert f"# asked for: {asked_for(pyproject)}\n" in lock(name)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_all_that_is_asked_for(pyproject: dict[str, Any], name: str) -> None:
    """Every requirement has a pin, and the pinned version is one that was asked for."""
    held = pins(lock(name))
    for requirement in asked(pyproject["project"], name):
        versions = [version for pinned, version in held if pinned == canonicalize_name(requirement.name)]
        assert versions, requirement
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_the_locks_agree() -> None:
    """What it takes to look at the desk is a part of what it takes to work on it, at the same versions."""
    assert pins(lock("desk")) < pins(lock("dev"))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_by_digest_and_names_no_address(name: str) -> None:
    """Every line of a lock is a pin with digests or a remark; none is an option or an address."""
    text = lock(name)
    rest = [line for line in PIN.sub("", text).splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert rest == []
    assert "://" not in text


@pytest.mark.parametrize("section", ["dependencies", "optional-dependencies"])
def test_a_change_in_what_is_asked_for_is_seen(pyproject: dict[str, Any], section: str) -> None:
    """One requirement more or fewer gives another digest; a change that no lock depends on does not."""
    project = dict(pyproject["project"], **{section: type(pyproject["project"][section])()})
    assert asked_for(pyproject | {"project": project}) != asked_for(pyproject)
    renamed = dict(pyproject["project"], description="other words")
    assert asked_for(pyproject | {"project": renamed}) == asked_for(pyproject)


def test_a_pin_without_a_digest_is_no_pin() -> None:
    """A line that pins a version but no file is not taken for a pin."""
    assert pins("typer==1.0\n") == set()
    assert pins(f"typer==1.0 \\\n    --hash=sha256:{'0' * 64}\n") == {("typer", "1.0")}
