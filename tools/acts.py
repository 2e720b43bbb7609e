"""Write docs/reference/acts.md from the vocabulary: every kind of act, with its fields and what each may hold.

Usage: python tools/acts.py [--check]. With --check nothing is written, and the exit code is 1 where the page is not
what it should be.
"""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from goodoffices.acts import (
    carrying,
    delivery,
    housekeeping,
    keeping,
    notices,
    office,
    people,
    process,
    public,
    talks,
    terms,
)
from goodoffices.acts import values as small
from goodoffices.acts.act import Act, kinds
from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.refs import hints_of, item_of, mark_of, without_none
from goodoffices.acts.when import When

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "acts.md"
MODULES = (people, process, talks, notices, terms, delivery, office, carrying, public, housekeeping, keeping)
WORDS: dict[Any, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "yes or no",
    When: "a [date](dates.md)",
    small.Wording: "words as they were said",
    small.Quantity: "an amount",
    small.Basis: "a basis",
    small.Span: "a length of time",
}
HEAD = """# Acts

<!-- Written by tools/acts.py from src/goodoffices/acts; do not edit. -->

Every kind of act there is: {count} of them. An act stands in a [mediation file](file-format.md) under its kind, with
its fields beside it. What is left out is not stated; it never means no.

"{several}" takes one of them, or a list. An id is that of another act in the file, of a kind named here.
"""
SEVERAL = "any number of"


def page() -> str:
    """Return the whole page."""
    parts = [HEAD.format(count=len(kinds()), several=SEVERAL), *contents()]
    for module in MODULES:
        parts.append(f"\n## {title(module)}\n")
        parts += [section(cls) for cls in classes(module)]
    return "\n".join(parts)


def contents() -> Iterator[str]:
    """Give the kinds of each part in one row, each leading to its own."""
    for module in MODULES:
        links = ", ".join(f"[{cls.__name__}](#{cls.__name__.lower()})" for cls in classes(module) if is_kind(cls))
        yield f"* {title(module)}: {links}"


def title(module: ModuleType) -> str:
    """Return what a part of the vocabulary is called: the first words of its own description."""
    return str(module.__doc__).partition(":")[0].partition(", and")[0].rstrip(".\n")


def classes(module: ModuleType) -> list[type[msgspec.Struct]]:
    """Return the kinds of act of a part and the values they are made of, in the order they are written in."""
    found = [cls for cls in vars(module).values() if isinstance(cls, type) and issubclass(cls, (Act, small.Value))]
    return [cls for cls in found if cls.__module__ == module.__name__]


def is_kind(cls: type) -> bool:
    """Return whether a class is a kind of act, and not a value inside one."""
    return issubclass(cls, Act)


def section(cls: type[msgspec.Struct]) -> str:
    """Return a kind, or a value inside one, with what it says and a table of its fields."""
    mark = "" if is_kind(cls) else " (inside another act)"
    rows = [f"### {cls.__name__}{mark}", "", inspect.cleandoc(cls.__doc__ or ""), ""]
    rows += ["| Field | Holds | |", "|---|---|---|"]
    remarks = remarks_in(cls)
    for field in msgspec.structs.fields(cls):
        held = holds(hints_of(cls)[field.name])
        rows.append(f"| `{field.name}` | {held} | {left_out(field, remarks.get(field.name, ''))} |")
    return "\n".join([*rows, ""])


def left_out(field: msgspec.structs.FieldInfo, remark: str) -> str:
    """Return whether a field must be there, what it is when it is not, and what the source remarks on it."""
    if field.required:
        return f"**required** {remark}".strip()
    default = field.default
    said = isinstance(default, (str, bool, int)) and default != ""
    written = {True: "yes", False: "no"}.get(default, default) if isinstance(default, bool) else default
    parts = [f"`{written}` if left out." if said else "", remark]
    return " ".join(part for part in parts if part)


def holds(hint: Any) -> str:
    """Return in words what a field may hold."""
    hint = without_none(hint)
    if (mark := mark_of(hint)) is not None:
        return points_to(mark.kinds)
    if (item := item_of(hint)) is not None:
        return f"{SEVERAL}: {holds(item)}"
    if get_origin(hint) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(hint))
    if get_origin(hint) is Annotated:
        return holds(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return "an act of any kind"
    return WORDS.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()}-inside-another-act)"


def points_to(allowed: tuple[str, ...]) -> str:
    """Return in words what a reference may point to."""
    if not allowed:
        return "the id of any act"
    named = [f"`{EVERYONE}`" if kind == EVERYONE else f"[{kind}](#{kind.lower()})" for kind in allowed]
    return "the id of: " + ", ".join(named)


def remarks_in(cls: type) -> dict[str, str]:
    """Return what the source says under a field, by field."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, after in zip(body.body, body.body[1:], strict=False):
        match field, after:
            case (ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text)))):
                found[name] = " ".join(text.split())
    return found


def main() -> int:
    """Write the page, or with --check say whether it is as it should be."""
    wanted = page()
    if "--check" in sys.argv[1:]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted
        if not same:
            print(f"{PAGE.name} is not what the vocabulary says. Run: python tools/acts.py")
        return 0 if same else 1
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
