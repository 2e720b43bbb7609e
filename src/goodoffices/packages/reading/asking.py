"""What is asked of a value in a file: that it is a name, a number, a list or names with values; else a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.reading.nodes import Faults, Leaf, Many, Named, Node, shown
from goodoffices.packages.rows import exactly
from goodoffices.packages.space import MOST_OPTIONS

MOST_NAME = 200
"""Characters of a name."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,60}(?:\.[0-9]{0,60})?|\.[0-9]{1,60})(?:[eE][+-]?[0-9]{1,3})?")
_SHARE = re.compile(r"([+-]?[0-9]{1,40})/([0-9]{1,40})")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")


def fits_name(text: str) -> bool:
    """Return whether a text can be a name: not empty, not too long, and nothing in it that cannot be seen."""
    return 0 < len(text) <= MOST_NAME and text == text.strip() and text.isprintable()


def name(text: str, line: int, faults: Faults, field: str) -> str | None:
    """Return a text that is a name, without what is blank around it, or None and a fault."""
    trimmed = text.strip()
    if fits_name(trimmed):
        return trimmed
    faults.say("not-a-name" if len(trimmed) <= MOST_NAME else "name-too-long", line, field, limit=MOST_NAME)
    return None


def number(text: str, line: int, faults: Faults, field: str, least: int | None = None) -> Fraction | None:
    """Return the number a text is, exactly as it is written, or None and a fault; `least` is the least it may be."""
    text = text.strip()
    share = _SHARE.fullmatch(text)
    try:
        if share and int(share[2]):
            found = Fraction(int(share[1]), int(share[2]))
        elif _NUMBER.fullmatch(text):
            found = exactly(text)
        else:
            raise PackagesError("not-a-number")
    except PackagesError:
        faults.say("not-a-number", line, field, found=shown(text) or "An empty value")
        return None
    if least is not None and found < least:
        faults.say("number-too-low", line, field, found=shown(text), least=least)
        return None
    return found


def is_number(text: str) -> bool:
    """Return whether a text is a plain number."""
    return _NUMBER.fullmatch(text) is not None


def whole(text: str, line: int, faults: Faults, field: str) -> int | None:
    """Return the whole number a text is, or None and a fault."""
    if _WHOLE.fullmatch(text.strip()):
        return int(text)
    faults.say("not-whole", line, field, found=shown(text) or "An empty value")
    return None


def leaf_name(node: Node, faults: Faults, field: str) -> str | None:
    """Return the name a value is, or None and a fault."""
    if isinstance(node, Leaf):
        return name(node.text, node.line, faults, field)
    faults.say("not-a-name", node.line, field)
    return None


def leaf_number(node: Node, faults: Faults, field: str, least: int | None = None) -> Fraction | None:
    """Return the number a value is, or None and a fault."""
    if isinstance(node, Leaf):
        return number(node.text, node.line, faults, field, least)
    faults.say("not-a-number", node.line, field, found="A list")
    return None


def named(node: Node | None, line: int, faults: Faults, field: str) -> Named | None:
    """Return a value that is names with values, or None and a fault."""
    if isinstance(node, Named):
        return node
    faults.say("not-named" if node is not None else "field-missing", node.line if node else line, field, needs=field)
    return None


def items(node: Node | None, line: int, faults: Faults, field: str) -> tuple[Node, ...]:
    """Return what is in a list; nothing, and a fault, where it is none."""
    if isinstance(node, Many):
        return node.items
    faults.say("not-a-list" if node is not None else "field-missing", node.line if node else line, field, needs=field)
    return ()


def table(node: Node | None, line: int, faults: Faults, field: str) -> dict[str, Fraction]:
    """Return numbers by name, those that are numbers; what is wrong goes to `faults`."""
    tree = named(node, line, faults, field)
    if tree is not None and len(tree.items) > MOST_OPTIONS:
        faults.say("too-many-options", tree.line, field, found=len(tree.items), limit=MOST_OPTIONS)
        return {}
    each = pairs(tree, faults, field) if tree else ()
    read = {said: leaf_number(value, faults, f"{field}, {said}") for said, _, value in each}
    return {said: found for said, found in read.items() if found is not None}


def pairs(node: Named, faults: Faults, field: str) -> Iterator[tuple[str, Leaf, Node]]:
    """Give the names of a value that are names, each with where it stands and its value."""
    for key, value in node.items:
        if _behind_a_comma(key, value):
            faults.say("comma-in-number", key.line, field, found=shown(key.text))
            continue
        found = name(key.text, key.line, faults, field)
        if found is not None:
            yield found, key, value


def _behind_a_comma(key: Leaf, value: Node) -> bool:
    """Return whether a name without a value is what a comma in a number left: {score: 0,5} has a name 5."""
    return key.text.isdecimal() and not key.quoted and value == Leaf(value.line, "")


def only(node: Named, allowed: tuple[str, ...], faults: Faults, field: str) -> None:
    """Say a fault for every name that is not allowed here."""
    for key, value in node.items:
        if _behind_a_comma(key, value):
            faults.say("comma-in-number", key.line, field, found=shown(key.text))
        elif key.text not in allowed:
            faults.say("field-unknown", key.line, field, found=shown(key.text), allowed=allowed)
