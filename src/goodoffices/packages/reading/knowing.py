"""What is known of a party's wishes short of numbers, as somebody wrote it down. Nothing is weighed here.

- {by: Amal, ranking: [berths, [fee, opens], share]}
- {ranking: [four, three, two], of: berths, words: They want four more than anything.}
- at_least_twice: {berths: fee}
- at_least: {times: 3, more: berths, less: share}
- {weight: fee, from: 0.1, to: 0.3}
- {score: {fee: 10}, from: 0.5}
- {falling: fee}
- {reserve: {from: 0.2, to: 0.4}}
- acceptable: {berths: four, fee: 10, opens: 2031-05-08, share: none}
- {prefers: {berths: four}, to: {berths: three}}
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goodoffices.packages.doubt.naming import amiss
from goodoffices.packages.reading.asking import items, leaf_name, leaf_number, named, table
from goodoffices.packages.reading.nodes import Faults, Leaf, Many, Named, Node, shown
from goodoffices.packages.reading.options import Known, package_of
from goodoffices.packages.reading.said import Said
from goodoffices.packages.space import Issue

BESIDE = ("by", "words", "of", "to", "from", "within")
Fields = dict[str, Any]
Read = tuple[str, Fields]


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
    kinds = [name for name in tree.names if name in _READ]
    unknown = [name for name in tree.names if name not in _READ and name not in BESIDE]
    if len(kinds) != 1 or unknown:
        faults.say("statement-kind", tree.line, field, found=list(map(shown, unknown or kinds)), kinds=list(_READ))
        return None
    before = len(faults.found)
    kind, fields = _READ[kinds[0]](tree, known, faults, f"{field}, {kinds[0]}")
    by, words = (tree.get(one) for one in ("by", "words"))
    by_whom = leaf_name(by, faults, f"{field}, by") if by is not None else ""
    if len(faults.found) > before:
        return None
    read = "; ".join(f"{key.text}: {spoken(value)}" for key, value in tree.items if key.text != "by")
    said = words.text if isinstance(words, Leaf) else read
    found = Said(party=party, kind=kind, by=by_whom or "", said=said, fields=fields, line=tree.line)
    for fault in amiss(found.statement) if kind != "reserve" else ():
        faults.say(fault.code, tree.line, f"{field}, {kinds[0]}", **fault.params)
    return found


def spoken(node: Node) -> str:
    """Return a value in one line, as it was written."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Many):
        return ", ".join(f"({spoken(one)})" if isinstance(one, Many) else spoken(one) for one in node.items)
    return ", ".join(f"{key.text} {spoken(value)}" for key, value in node.items)


def _ranking(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    of, listed = tree.get("of"), items(tree.get("ranking"), tree.line, faults, field)
    issue = known.named(of, faults, field) if of is not None else None
    if of is not None and issue is None:
        return "option-ranking", {}
    seen: set[str] = set()
    order = tuple(_group(one, issue, known, seen, faults, field) for one in listed)
    return ("option-ranking", {"issue": issue.name, "options": order}) if issue else ("ranking", {"issues": order})


def _group(
    node: Node, issue: Issue | None, known: Known, seen: set[str], faults: Faults, field: str
) -> tuple[str, ...]:
    """Return the names of one place of a ranking: one, or some that are equal."""
    found = []
    for one in node.items if isinstance(node, Many) else (node,):
        meant = known.named(one, faults, field) if issue is None else None
        own = known.option(one, issue, faults, field) if issue else (meant.name if meant else None)
        if own in seen:
            faults.say("ranked-twice", one.line, field, name=own)
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
    at = given.by_name
    times = leaf_number(at["times"], faults, f"{field}, times", least=0)
    more, less = (known.named(at[one], faults, field) for one in ("more", "less"))
    return _times(more, less, float(times or 0), tree, faults, field)


def _times(more: Issue | None, less: Issue | None, times: float, tree: Named, faults: Faults, field: str) -> Read:
    if more and less and more.name == less.name:
        faults.say("ranked-twice", tree.line, field, name=more.name)
    return "at-least-times", {"issue": more.name, "than": less.name, "times": times} if more and less else {}


def _bounds(tree: Named, faults: Faults, field: str) -> Fields:
    ends = {end: tree.get(word) for end, word in (("least", "from"), ("most", "to"))}
    read = {end: leaf_number(node, faults, field, least=0) for end, node in ends.items() if node is not None}
    found = {end: float(one) for end, one in read.items() if one is not None}
    if not read:
        faults.say("bounds-missing", tree.line, field)
    if len(found) == 2 and found["least"] > found["most"]:
        faults.say("bounds-crossed", tree.line, field, lower="from", upper="to", **found)
    return found


def _weight(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    issue = known.named(tree.get("weight") or tree, faults, field)
    return "weight", {"issue": issue.name if issue else "", **_bounds(tree, faults, field)}


def _score(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    one = package_of(tree.get("score"), known, faults, field, tree.line)
    if len(one) != 1:
        faults.say("score-one", tree.line, field)
        return "score", {}
    issue, option = next(iter(one.items()))
    return "score", {"issue": issue, "option": option, **_bounds(tree, faults, field)}


def _scores(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    of = tree.get("of")
    issue = known.named(of, faults, field) if of is not None else None
    if of is None:
        faults.say("field-missing", tree.line, field, needs="of")
    found = table(tree.get("scores"), tree.line, faults, field)
    for option in found if issue else ():
        known.option(Leaf(tree.line, option), issue, faults, field) if issue else None
    return "scores", {"issue": issue.name if issue else "", "scores": {name: float(one) for name, one in found.items()}}


def _even(word: str) -> Callable[[Named, Known, Faults, str], Read]:
    """Return a reader of scores that rise or fall evenly with the values of an issue, or with their order."""

    def read(tree: Named, known: Known, faults: Faults, field: str) -> Read:
        issue = known.named(tree.get(word) or tree, faults, field)
        if issue is None:
            return "scores", {}
        at = issue.values or tuple(map(float, range(len(issue.options))))
        low, high = (min(at), max(at)) if word == "rising" else (max(at), min(at))
        if low == high:
            faults.say("issue-even", tree.line, field, issue=issue.name)
            return "scores", {}
        scores = {option: (value - low) / (high - low) + 0.0 for option, value in zip(issue.options, at, strict=True)}
        return "scores", {"issue": issue.name, "scores": scores}

    return read


def _reserve(tree: Named, known: Known, faults: Faults, field: str) -> Read:
    given = named(tree.get("reserve"), tree.line, faults, field)
    found = _bounds(given, faults, field) if given else {}
    for end in (one for one in found.values() if one > 1):
        faults.say("reserve-no-share", tree.line, field, found=end)
    return "reserve", found


def _accepts(kind: str) -> Callable[[Named, Known, Faults, str], Read]:
    def read(tree: Named, known: Known, faults: Faults, field: str) -> Read:
        before = len(faults.found)
        one = package_of(tree.get(kind), known, faults, field, tree.line)
        missing = [issue.name for issue in known.issues if issue.name not in one]
        if missing and len(faults.found) == before:
            faults.say("issues-open", tree.line, field, issues=missing)
        return kind, {"package": one}

    return read


def _compares(kind: str, other: str) -> Callable[[Named, Known, Faults, str], Read]:
    def read(tree: Named, known: Known, faults: Faults, field: str) -> Read:
        one = package_of(tree.get(kind), known, faults, field, tree.line)
        found: Fields = {"package": one, other: package_of(tree.get("to"), known, faults, f"{field}, to", tree.line)}
        within = tree.get("within")
        if within is not None and kind == "alike":
            found["within"] = float(leaf_number(within, faults, f"{field}, within", least=0) or 0)
        return kind, found

    return read


_READ: dict[str, Callable[[Named, Known, Faults, str], Read]] = {
    "ranking": _ranking,
    "at_least_twice": _twice,
    "at_least": _at_least,
    "weight": _weight,
    "score": _score,
    "scores": _scores,
    "rising": _even("rising"),
    "falling": _even("falling"),
    "reserve": _reserve,
    "acceptable": _accepts("acceptable"),
    "unacceptable": _accepts("unacceptable"),
    "prefers": _compares("prefers", "over"),
    "alike": _compares("alike", "other"),
}
