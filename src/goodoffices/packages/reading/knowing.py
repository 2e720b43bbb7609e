"""What is known of a party's wishes short of numbers, as somebody wrote it down. Nothing is weighed here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goodoffices.packages.reading.asking import items, leaf_name, leaf_number, named
from goodoffices.packages.reading.nodes import Faults, Leaf, Many, Named, Node, shown
from goodoffices.packages.reading.options import Known, package_of
from goodoffices.packages.reading.said import Said
from goodoffices.packages.space import Issue

KINDS = ("ranking", "at_least_twice", "at_least", "interval", "acceptable", "unacceptable", "prefers")
BESIDE = ("by", "words", "of", "to")


def knowledge(node: Node, party: str, known: Known, faults: Faults) -> tuple[Said, ...]:
    """Return the statements of a list, those that can be read; what is wrong goes to `faults`."""
    field = f"{party}, knowledge"
    found = []
    for one in items(node, node.line, faults, field):
        tree = named(one, one.line, faults, field)
        said = _statement(tree, party, known, faults, field) if tree else None
        if said:
            found.append(said)
    return tuple(found)


def _statement(tree: Named, party: str, known: Known, faults: Faults, field: str) -> Said | None:
    kinds = [name for name in tree.names if name in KINDS]
    unknown = [name for name in tree.names if name not in (*KINDS, *BESIDE)]
    if len(kinds) != 1 or unknown:
        faults.say("statement-kind", tree.line, field, found=list(map(shown, unknown or kinds)), kinds=KINDS)
        return None
    before = len(faults.found)
    kind, fields = _READ[kinds[0]](tree, known, faults, f"{field}, {kinds[0]}")
    if len(faults.found) > before:
        return None
    by, words = (tree.get(one) for one in ("by", "words"))
    read = "; ".join(f"{key.text}: {spoken(value)}" for key, value in tree.items if key.text != "by")
    said = words.text if isinstance(words, Leaf) else read
    by_whom = leaf_name(by, faults, f"{field}, by") if by is not None else ""
    return Said(party=party, kind=kind, by=by_whom or "", said=said, fields=fields, line=tree.line)


def spoken(node: Node) -> str:
    """Return a value in one line, as it was written."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Many):
        return ", ".join(f"({spoken(one)})" if isinstance(one, Many) else spoken(one) for one in node.items)
    return ", ".join(f"{key.text} {spoken(value)}" for key, value in node.items)


Read = tuple[str, dict[str, Any]]


def _ranking(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    of, listed = tree.get("of"), items(tree.get("ranking"), tree.line, faults, field)
    issue = known.named(of, faults, field) if of is not None else None
    if of is not None and issue is None:
        return "option-ranking", {}
    seen: set[str] = set()
    order = tuple(_group(one, issue, known, seen, faults, field) for one in listed)
    return ("option-ranking", {"issue": issue.name, "order": order}) if issue else ("ranking", {"order": order})


def _group(
    node: Node, issue: Issue | None, known: Known, seen: set[str], faults: Faults, field: str
) -> tuple[str, ...]:
    """Return the names of one place of a ranking: one, or some that are equal."""
    found = []
    for one in node.items if isinstance(node, Many) else (node,):
        meant = known.named(one, faults, field) if issue is None else None
        own = known.option(one, issue, faults, field) if issue else (meant.name if meant else None)
        if own in seen:
            faults.say("ranked-twice", one.line, field, found=own)
        elif own:
            seen.add(own)
            found.append(own)
    return tuple(found)


def _twice(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    pair = named(tree.get("at_least_twice"), tree.line, faults, field)
    if pair is None or len(pair.items) != 1:
        if pair is not None:
            faults.say("twice-pair", pair.line, field)
        return "at-least-times", {}
    more, less = (known.named(one, faults, field) for one in pair.items[0])
    return _times(more, less, 2.0, tree, faults, field)


def _at_least(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    given = named(tree.get("at_least"), tree.line, faults, field)
    if given is None or set(given.names) != {"times", "more", "less"}:
        if given is not None:
            faults.say("times-fields", given.line, field)
        return "at-least-times", {}
    at = {key.text: value for key, value in given.items}
    times = leaf_number(at["times"], faults, f"{field}, times", least=0)
    more, less = (known.named(at[one], faults, field) for one in ("more", "less"))
    return _times(more, less, float(times or 0), tree, faults, field)


def _times(more: Issue | None, less: Issue | None, times: float, tree: Named, faults: Faults, field: str) -> Read:
    if more and less and more.name == less.name:
        faults.say("ranked-twice", tree.line, field, found=more.name)
    return "at-least-times", {"more": more.name, "less": less.name, "times": times} if more and less else {}


def _interval(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    given = named(tree.get("interval"), tree.line, faults, field)
    if given is None:
        return "interval", {}
    of, option, package = (given.get(one) for one in ("issue", "option", "package"))
    ends = {end: given.get(word) for end, word in (("least", "from"), ("most", "to"))}
    if (of is None) == (package is None) or not any(ends.values()):
        faults.say("interval-fields", given.line, field)
        return "interval", {}
    issue = known.named(of, faults, field) if of is not None else None
    read = {end: leaf_number(node, faults, field) if node is not None else None for end, node in ends.items()}
    least, most = read["least"], read["most"]
    if least is not None and most is not None and least > most:
        faults.say("bounds-crossed", given.line, field, least=float(least), most=float(most))
    fields: dict[str, Any] = {end: None if one is None else float(one) for end, one in read.items()}
    if package is not None:
        return "interval", {"package": package_of(package, known, faults, field), **fields}
    own = known.option(option, issue, faults, field) if option is not None and issue else None
    return "interval", {"issue": issue.name if issue else "", "option": own, **fields}


def _accepts(kind: str) -> Callable[[Named, Known, Faults, str], Read]:
    def read(tree: Named, known: Known, faults: Faults, field: str) -> Read:
        return kind, {"package": package_of(tree.get(kind), known, faults, field, tree.line)}

    return read


def _prefers(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    one = package_of(tree.get("prefers"), known, faults, field, tree.line)
    return "prefers", {"package": one, "to": package_of(tree.get("to"), known, faults, f"{field}, to", tree.line)}


_READ: dict[str, Callable[[Named, Known, Faults, str], Read]] = {
    "ranking": _ranking,
    "at_least_twice": _twice,
    "at_least": _at_least,
    "interval": _interval,
    "acceptable": _accepts("acceptable"),
    "unacceptable": _accepts("unacceptable"),
    "prefers": _prefers,
}
