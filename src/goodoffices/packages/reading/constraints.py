"""Constraints in words: what is forbidden, required, implied, summed, and how many of some there may be.

- forbidden: {berths: four, fee: [0, 10]}
- required: {berths: three, fee: {from: 30}}
- if: {berths: four}
  then: {fee: {from: 50, to: 100}}
- sum: {fee: 1, berths: {two: 20, three: 30}}
  at_most: 90
- of: {berths: four, fee: 100}
  at_most: 1
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from goodoffices.packages.reading.asking import leaf_number, named, only, pairs, whole
from goodoffices.packages.reading.nodes import Faults, Leaf, Named, Node
from goodoffices.packages.reading.options import Known, options_of
from goodoffices.packages.rows import AtMost, Constraint, Forbidden, Implied, Linear, Required
from goodoffices.packages.space import Issue

KINDS = ("forbidden", "required", "if", "sum", "of")


def constraint(node: Node, known: Known, faults: Faults, place: int) -> Constraint | None:
    """Return the constraint that a value is, or None; what is wrong goes to `faults`."""
    field = f"constraints[{place}]"
    tree = named(node, node.line, faults, field)
    if tree is None:
        return None
    kinds = [kind for kind in KINDS if kind in tree]
    if len(kinds) != 1:
        faults.say("constraint-kind", tree.line, field, kinds=KINDS)
        return None
    before = len(faults.found)
    made = _READ[kinds[0]](tree, known, faults, field)
    return made if len(faults.found) == before else None


def _forbidden(tree: Named, known: Known, faults: Faults, field: str) -> Constraint:
    only(tree, ("forbidden",), faults, field)
    return Forbidden(options_of(tree.get("forbidden"), known, faults, field, tree.line))


def _required(tree: Named, known: Known, faults: Faults, field: str) -> Constraint:
    only(tree, ("required",), faults, field)
    return Required(options_of(tree.get("required"), known, faults, field, tree.line))


def _implied(tree: Named, known: Known, faults: Faults, field: str) -> Constraint:
    only(tree, ("if", "then"), faults, field)
    where, then = (options_of(tree.get(one), known, faults, f"{field}, {one}", tree.line) for one in ("if", "then"))
    return Implied(where, then)


def _summed(tree: Named, known: Known, faults: Faults, field: str) -> Constraint:
    only(tree, ("sum", "at_most", "at_least"), faults, field)
    given = named(tree.get("sum"), tree.line, faults, field)
    factors: dict[str, float | dict[str, float]] = {}
    for said, key, node in pairs(given, faults, field) if given else ():
        issue = known.issue(said, key.line, faults, field)
        if issue is None:
            continue
        if isinstance(node, Named):
            factors[said] = _each(node, issue, known, faults, f"{field}, {said}")
        else:
            if not issue.values:
                faults.say("no-values", node.line, field, issue=said, instead="one factor")
            factors[said] = _plain(leaf_number(node, faults, f"{field}, {said}"))
    most, least = (_end(tree.get(one), faults, f"{field}, {one}") for one in ("at_most", "at_least"))
    return Linear(factors, most, least)


def _each(tree: Named, issue: Issue, known: Known, faults: Faults, field: str) -> dict[str, float]:
    return {
        option: _plain(leaf_number(node, faults, f"{field}, {option}"))
        for option, key, node in pairs(tree, faults, field)
        if known.option(Leaf(key.line, option), issue, faults, field)
    }


def _end(node: Node | None, faults: Faults, field: str) -> float | None:
    return None if node is None else _plain(leaf_number(node, faults, field))


def _plain(number: Fraction | None) -> float:
    """Return a number as Python writes it: a whole one without a point."""
    return 0 if number is None else int(number) if number.denominator == 1 else float(number)


def _count(tree: Named, known: Known, faults: Faults, field: str) -> Constraint:
    only(tree, ("of", "at_most", "at_least"), faults, field)
    ends = []
    for end in ("at_most", "at_least"):
        node = tree.get(end)
        ends.append(whole(node.text, node.line, faults, f"{field}, {end}") if isinstance(node, Leaf) else None)
    return AtMost(options_of(tree.get("of"), known, faults, field, tree.line), *ends)


_READ: dict[str, Callable[[Named, Known, Faults, str], Constraint]] = {
    "forbidden": _forbidden,
    "required": _required,
    "if": _implied,
    "sum": _summed,
    "of": _count,
}
