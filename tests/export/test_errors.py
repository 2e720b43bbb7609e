"""Every error has its words, with all they need; and whatever it quotes cannot steer a terminal."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goodoffices
from goodoffices.acts.problems import BadInput, GoodOfficesError, NotHere, Problem
from goodoffices.export.english import MESSAGES
from goodoffices.export.errors import error_text, problems_text, say_error, say_problem, shown

PACKAGE = Path(goodoffices.__file__).parent


class Raised(NamedTuple):
    """An error that the source raises: its code, the names of its parameters where they are written out, its place."""

    code: str
    params: frozenset[str] | None
    place: str


def raised_in(path: Path) -> Iterator[Raised]:
    """Give the errors that a module raises or tells with a code written out."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield from _raised(node, f"{path.parent.name}/{path.name}:{node.lineno}")


def _raised(call: ast.Call, place: str) -> Iterator[Raised]:
    named = {word.arg: word.value for word in call.keywords}
    match call.func, call.args, named:
        case ast.Name(id="GoodOfficesError"), [ast.Constant(value=str(code))], _:
            yield Raised(code, None if None in named else frozenset(map(str, named)), place)
        case ast.Name(id="refuse"), [ast.Constant(value=str(code))], _ if place.startswith("cli/"):
            yield Raised(code, frozenset(map(str, named)), place)
        case ast.Name(id="Problem"), [], {"code": ast.Constant(value=str(code))}:
            yield Raised(code, _keys(named.get("params")), place)


def _keys(params: ast.expr | None) -> frozenset[str] | None:
    if params is None:
        return frozenset()
    if isinstance(params, ast.Dict) and all(isinstance(key, ast.Constant) for key in params.keys):
        return frozenset(str(key.value) for key in params.keys if isinstance(key, ast.Constant))
    return None


RAISED = [found for path in sorted(PACKAGE.rglob("*.py")) for found in raised_in(path)]


def asks(message: str) -> set[str]:
    """Return what a message wants filled in."""
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def test_every_error_has_its_words() -> None:
    """Each code that the package raises is in the catalogue, by itself or with its reason."""
    without = [found for found in RAISED if not any(re.fullmatch(rf"{found.code}(\..+)?", key) for key in MESSAGES)]
    assert without == []
    assert len({found.code for found in RAISED}) > 20


def test_every_message_is_given_what_it_asks_for() -> None:
    """Where an error's parameters are written out, they hold all that its message wants filled in."""
    lacking = [
        found for found in RAISED
        if found.params is not None and found.code in MESSAGES and not asks(MESSAGES[found.code]) <= found.params
    ]  # fmt: skip
    assert lacking == []


def test_an_error_without_words_is_found(tmp_path: Path) -> None:
    """A code raised with no message, or with too few parameters, is seen by what looks for it."""
    planted = tmp_path / "planted.py"
    planted.write_text("raise GoodOfficesError('nowhere')\nProblem(code='cannot-read', params={'file': 'x'})\n")
    nowhere, lacking = raised_in(planted)
    assert nowhere.code not in MESSAGES
    assert lacking.params is not None
    assert not asks(MESSAGES[lacking.code]) <= lacking.params


def test_no_message_is_idle() -> None:
    """Each message is for a code that the package names somewhere."""
    pages = [path.read_text() for path in PACKAGE.rglob("*.py") if not path.name.startswith("english")]
    named = {text for page in pages for text in re.findall(r"\"([a-z]+(?:-[a-z0-9]+)*)\"", page)}
    idle = [key for key in MESSAGES if key.partition(".")[0] not in named]
    assert idle == []


def test_the_errors_of_the_core_are_told() -> None:
    """What is not here, and many problems at once, are told in words with a count and a next step."""
    assert say_error(NotHere("room")).startswith("There is no such room here.")
    problems = (Problem(code="no-such-kind", params={"found": "Notise", "nearest": "Notice"}, file="f", line=3),)
    assert say_error(BadInput(problems)) == "1 to put right. Nothing was read."
    assert problems_text(problems).splitlines()[0].startswith("f:3: ")
    assert "Notice" in problems_text(problems)


def test_a_code_without_words_is_a_fault() -> None:
    """An unknown code is not told as if it were one: it is a fault of ours, and fails."""
    with pytest.raises(KeyError):
        error_text("no-such-code", {})


hostile = st.text(st.sampled_from("a\x1b[31m\n\r\t\x00\x7f\x9b\u202e\u2066\u2069\u2028ش"), max_size=20)


@given(hostile)
def test_what_is_quoted_cannot_steer_a_terminal(found: str) -> None:
    """Controls and marks of direction are spelt out in file, field and parameter alike; the rest stays as it is."""
    error = GoodOfficesError("cannot-read", file=found, why=found)
    problem = Problem(
        code="no-such-kind", params={"found": found, "nearest": "Notice"}, file=found, line=1, field=found
    )
    for said in (say_error(error), say_problem(problem), shown(found)):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069]", said)
    letters = re.sub("[^aش]", "", found)
    assert shown(letters) == letters
