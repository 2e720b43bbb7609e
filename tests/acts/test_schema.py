"""The schema that editors use: it lets through what is read, and stops what is not, as far as structure goes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from goodoffices.acts.act import Act, kinds
from goodoffices.acts.nodes import Mapping, Node, Problems, Scalar, Sequence, parse
from goodoffices.acts.schema import schema
from goodoffices.acts.values import Value
from goodoffices.acts.writing import act_fields, block, listing, write_tree
from goodoffices.record.file import BESIDE
from goodoffices.record.head import DEFAULTS, HEAD, REQUIRED
from tests.strategies import acts

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
STRUCTURAL = (
    "acts-no-list", "bad-id", "bad-language", "bad-wording", "level", "misspelt-field", "misspelt-kind", "newer-format",
    "not-yes-or-no", "nothing-at-the-top", "number", "outcome", "timeless",
)  # fmt: skip
BEYOND = ("after-ring", "bad-day", "duplicate-id", "two-triggers", "unknown-ref", "unknown-room", "working-days")
VALIDATOR = Draft202012Validator(schema())


def as_an_editor_reads(node: Node) -> Any:
    """Return a file as an editor has it before it looks at the schema: unquoted numbers and truths made out."""
    match node:
        case Mapping():
            return {key.text: as_an_editor_reads(value) for key, value in node.items}
        case Sequence():
            return [as_an_editor_reads(item) for item in node.items]
        case Scalar(quoted=False) if node.text in ("true", "false"):
            return node.text == "true"
        case Scalar(quoted=False) if re.fullmatch(r"-?\d+", node.text):
            return int(node.text)
        case Scalar(quoted=False) if re.fullmatch(r"-?\d+\.\d+|-?\d+(\.\d+)?e[+-]?\d+", node.text):
            return float(node.text)
        case Scalar():
            return node.text
    raise TypeError(node)


def passes(data: bytes) -> bool:
    """Return whether an editor would find nothing wrong with a file."""
    tree = parse(data, Problems())
    assert tree is not None
    return VALIDATOR.is_valid(as_an_editor_reads(tree))


def test_the_schema_is_one() -> None:
    """It is valid by the rules for schemas, and describes each kind and value by its own promise."""
    Draft202012Validator.check_schema(schema())
    described = {name for name, part in schema()["$defs"].items() if part.get("description")}
    assert described >= {*kinds(), *(value.__name__ for value in Value.__subclasses__()), "When"}


def test_the_schema_has_every_field_of_the_head_and_beside_an_act() -> None:
    """What the reader takes and what the schema names are the same fields."""
    made = schema()
    assert set(made["properties"]) == set(HEAD)
    assert set(made["required"]) == set(REQUIRED)
    assert set(made["properties"]["defaults"]["properties"]) == set(DEFAULTS)
    assert set(made["$defs"]["entry"]["properties"]) == set(BESIDE)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_pass(path: Path) -> None:
    """Files that are read are files an editor finds nothing wrong with."""
    assert passes(path.read_bytes())


@given(acts(), st.sampled_from(["en", "ar"]))
def test_any_act_that_is_written_passes(act: Act, language: str) -> None:
    """Every kind, with every short form that writing uses, is let through."""
    head = "goodoffices: 1\nmediation: x\nzone: UTC\nentered: 2031-05-20T18:00\nacts:\n"
    assert passes((head + write_tree(listing([block(act_fields(act, language))]))).encode())


@pytest.mark.parametrize(
    "act",
    [
        "{act: Actor, id: a, name: A, nam: B}",
        "{act: Correction, target: a, reason: r, instead: {act: Actor, name: A, nam: B}}",
        "{act: Correction, target: a, reason: r, instead: {act: Actor, name: A, room: team}}",
        "{act: Consent, by: a, scope: b, words: {text: x, nam: B}}",
    ],
)
def test_a_field_too_many_is_stopped(act: str) -> None:
    """A key that no field has is marked, at the level of the act, in a correction and in a value."""
    head = "goodoffices: 1\nmediation: x\nzone: UTC\nentered: 2031-05-20T18:00\nacts:\n- "
    stranger = ", room: team" if "room" in act else ", nam: B"
    assert not passes((head + act).encode())
    assert passes((head + act.replace(stranger, "")).encode())


@pytest.mark.parametrize("name", STRUCTURAL)
def test_files_of_the_wrong_shape_are_stopped(name: str) -> None:
    """A wrong field, kind, word or sort of value is marked in an editor too."""
    assert not passes((ROOT / "tests/record/broken" / f"{name}.yaml").read_bytes())


@pytest.mark.parametrize("name", BEYOND)
def test_what_only_the_reader_can_know_is_let_through(name: str) -> None:
    """References, dates and rules between fields are beyond a schema: these files are wrong only in one such way."""
    assert passes((ROOT / "tests/record/broken" / f"{name}.yaml").read_bytes())
