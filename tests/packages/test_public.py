"""What is public is had from one place, has its sentence, and loads nothing that it does not need."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from goodoffices import packages
from tests.commands import environment

HEAVY = ("numpy", "numba", "highspy", "ortools", "scipy", "msgspec", "yaml")


def run(code: str) -> str:
    """Return what a program of its own writes."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, env=environment()
    ).stdout.strip()


@pytest.mark.parametrize("name", packages.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    """Each name resolves to what its module has under that name, with a docstring."""
    assert getattr(packages, name) is getattr(import_module(f"goodoffices.packages.{packages._FROM[name]}"), name)
    assert (getattr(packages, name).__doc__ or "").strip()
    assert name in dir(packages)


def test_the_lists_agree() -> None:
    """What checkers of types are told, what is listed and what is found are the same names of the same modules."""
    tree = ast.parse(Path(str(packages.__file__)).read_text())
    told = {
        alias.name: str(node.module).removeprefix("goodoffices.packages.")
        for part in tree.body
        if isinstance(part, ast.If)
        for node in part.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert told == packages._FROM
    assert list(packages.__all__) == sorted(told)


def test_nothing_heavy_is_loaded() -> None:
    """Importing the room loads none of what reckons; a space and a profile do without it too."""
    code = f"import sys, goodoffices.packages; print([one for one in {HEAVY} if one in sys.modules])"
    assert run(code) == "[]"
    code = "from goodoffices.packages import Space, numbers, profile; import sys; print('numpy' in sys.modules)"
    assert run(code) == "False"


@pytest.mark.parametrize(("name", "first"), [("profile", "profile"), ("fair", "fair.solutions")])
def test_a_function_is_not_hidden_by_the_module_of_its_name(name: str, first: str) -> None:
    """Whichever way they are loaded, and in whichever order, the name is the function."""
    code = f"import goodoffices.packages.{first}; from goodoffices.packages import {name}; print(type({name}).__name__)"
    assert run(code) == "function"
    assert callable(getattr(packages, name))


def test_an_unknown_name_is_refused() -> None:
    """A name that is not public is an AttributeError that names it."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        packages.nothing  # noqa: B018
