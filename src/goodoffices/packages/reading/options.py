"""Issues, options and packages that a file names: each is looked up where it is named, and missed on its line."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.packages.reading.asking import leaf_name, leaf_number, named, pairs
from goodoffices.packages.reading.nodes import Faults, Leaf, Many, Named, Node, shown
from goodoffices.packages.reading.ranges import is_date, to_value
from goodoffices.packages.space import Issue


class Known:
    """The issues of a file and their options, to be looked up; nothing is said of one that could not be read."""

    def __init__(self, issues: Iterable[Issue], broken: Iterable[str] = ()) -> None:
        self.issues = tuple(issues)
        self._by_name = {issue.name: issue for issue in self.issues}
        self._broken = frozenset(broken)
        self._options: dict[str, frozenset[str]] = {}

    def issue(self, name: str, line: int, faults: Faults, field: str) -> Issue | None:
        """Return the issue of a name, or None and a fault."""
        found = self._by_name.get(name)
        if found is None and name not in self._broken:
            faults.say("no-issue", line, field, issue=shown(name))
        return found

    def named(self, node: Node, faults: Faults, field: str) -> Issue | None:
        """Return the issue a value names, or None and a fault."""
        own = leaf_name(node, faults, field)
        return self.issue(own, node.line, faults, field) if own else None

    def option(self, node: Node, issue: Issue, faults: Faults, field: str) -> str | None:
        """Return the option of an issue that a value names, or None and a fault."""
        own = leaf_name(node, faults, field)
        if issue.name not in self._options:
            self._options[issue.name] = frozenset(issue.options)
        if own is None or own in self._options[issue.name]:
            return own
        faults.say("no-option", node.line, field, issue=issue.name, option=shown(own))
        return None


def package_of(node: Node | None, known: Known, faults: Faults, field: str, line: int = 0) -> dict[str, str]:
    """Return the options that a value names by issue; what is wrong goes to `faults`."""
    tree = named(node, line, faults, field)
    found = {}
    for said, key, value in pairs(tree, faults, field) if tree else ():
        issue = known.issue(said, key.line, faults, field)
        option = known.option(value, issue, faults, f"{field}, {said}") if issue else None
        if option is not None:
            found[said] = option
    if tree is not None and not tree.items:
        faults.say("package-empty", tree.line, field)
    return found


def options_of(node: Node | None, known: Known, faults: Faults, field: str, line: int) -> dict[str, tuple[str, ...]]:
    """Return the options meant, any of these, by issue: one, a list, or from one value to another."""
    tree = named(node, line, faults, field)
    found = {}
    for said, key, value in pairs(tree, faults, field) if tree else ():
        issue = known.issue(said, key.line, faults, field)
        if issue is not None:
            found[said] = _meant(value, issue, known, faults, f"{field}, {said}")
    if tree is not None and not tree.items:
        faults.say("constraint-empty", tree.line, field)
    return found


def _meant(value: Node, issue: Issue, known: Known, faults: Faults, field: str) -> tuple[str, ...]:
    if isinstance(value, Named):
        return _between(value, issue, faults, field)
    listed = value.items if isinstance(value, Many) else (value,)
    named_here = [known.option(one, issue, faults, field) for one in listed]
    if not listed:
        faults.say("constraint-empty", value.line, field)
    return tuple(option for option in named_here if option is not None)


def _between(value: Named, issue: Issue, faults: Faults, field: str) -> tuple[str, ...]:
    """Return the options whose value lies between two, both included; one end may be left out."""
    if not issue.values or not value.items or not set(value.names) <= {"from", "to"}:
        faults.say("between-fields", value.line, field, issue=issue.name)
        return ()
    ends = {"from": float("-inf"), "to": float("inf")}
    for key, node in value.items:
        if isinstance(node, Leaf) and is_date(node.text):
            ends[key.text] = to_value(node.text)
        else:
            ends[key.text] = float(leaf_number(node, faults, field) or 0)
    low, high = ends["from"], ends["to"]
    found = tuple(option for option, at in zip(issue.options, issue.values, strict=True) if low <= at <= high)
    if not found:
        faults.say("between-none", value.line, field, issue=issue.name)
    return found
