"""The rule files of English: each word stands once in its list, and each list is read."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest
import yaml

import goodoffices.press
from goodoffices.press.language import Language, english, rules, rules_text, words

ROOM = Path(goodoffices.press.__file__).parent
FILES = ("en", "en-accounts")


def nodes(*modules: str) -> list[ast.AST]:
    """Return all that stands in modules of the room."""
    return [one for name in modules for one in ast.walk(ast.parse((ROOM / f"{name}.py").read_text("utf-8")))]


EVERY = [path.stem for path in ROOM.glob("*.py")]


def twice(node: yaml.Node) -> list[str]:
    """Return the keys and words that stand twice in one mapping, list or set of words of a file."""
    if isinstance(node, yaml.ScalarNode):
        given = node.value.split() if node.style == ">" else []
    elif isinstance(node, yaml.MappingNode):
        given = [key.value for key, _ in node.value]
    else:
        given = [one.value for one in node.value if isinstance(one, yaml.ScalarNode)]
    inner = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else []
    return [word for word, many in Counter(given).items() if many > 1] + [word for one in inner for word in twice(one)]


@pytest.mark.parametrize("code", FILES)
def test_nothing_is_said_twice(code: str) -> None:
    """No verb is given twice in a group, no word in a list; the forms of a verb may be alike."""
    root = yaml.compose(rules_text(code))
    assert root is not None
    parts = {key.value: value for key, value in root.value}
    verbs = [group for _, group in parts.pop("verbs").value] if code == "en" else []
    keys = [Counter(key.value for key, _ in group.value).most_common(1) for group in verbs]
    assert all(many == 1 for [(_, many)] in keys)
    assert {key: twice(value) for key, value in parts.items() if twice(value)} == {}


@pytest.mark.parametrize("code", FILES)
def test_every_part_is_read(code: str) -> None:
    """Each part of a rule file is taken by a module that reads rule files."""
    given = [one.slice for one in nodes("language", "likening", "figures", "turning") if isinstance(one, ast.Subscript)]
    taken = {one.value for one in given if isinstance(one, ast.Constant)}
    read = rules(code)
    parts = [*read, *(inner for part in ("people", "refusals") for inner in read.get(part, ()))]
    assert [part for part in parts if part not in taken] == []


def test_every_set_of_small_words_is_read() -> None:
    """Each set is asked for by some module, by its name."""
    calls = [one for one in nodes(*EVERY) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)]
    asked = {ast.unparse(arg) for one in calls if one.func.id in ("words", "listed") for arg in one.args}  # type: ignore[attr-defined]
    assert [name for name in rules("en")["words"] if repr(name) not in asked] == []


def test_every_field_of_a_language_is_looked_up() -> None:
    """A field that no module asks for says nothing."""
    asked = {one.attr for one in nodes(*EVERY) if isinstance(one, ast.Attribute)}
    assert [field for field in Language._fields if field not in asked] == []


def test_titles_and_roles_are_single_words() -> None:
    """Offices are looked up a word at a time: one of two words is never found."""
    assert [word for word in english().titles | english().roles | english().organisations if " " in word] == []


def test_forms_of_verbs_are_made() -> None:
    """Regular forms are made, irregular ones and particles are as the file gives them."""
    forms = {(word, verb.base, verb.form, verb.particle) for word, given in english().verbs.items() for verb in given}
    assert {("denied", "deny", "past", ""), ("slamming", "slam", "participle", "")} <= forms
    assert {("told", "tell", "past", ""), ("written", "write", "perfect", "")} <= forms
    assert {("pointed", "point out", "past", "out"), ("has", "have it", "present", "it")} <= forms
    assert ("told", "tell", "perfect", "") not in forms


def test_small_words_are_a_set() -> None:
    """A set of small words is had by its name; an unknown one is an error and no empty set."""
    assert words("asking") >= {"demand", "offer"}
    with pytest.raises(KeyError):
        words("no such list")
