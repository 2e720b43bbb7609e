"""Our own form, in YAML: issues, constraints, and for each party what it wants and what is known of it.

See docs/reference/packages.md. Names are looked up as they are read, so that everything that is wrong is said at
once, each with its line.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod

import msgspec

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.profile import Number, Profile, profile
from goodoffices.packages.reading import ranges
from goodoffices.packages.reading.asking import items, leaf_number, named, only, pairs
from goodoffices.packages.reading.constraints import constraint
from goodoffices.packages.reading.knowing import knowledge
from goodoffices.packages.reading.nodes import Faults, Leaf, Named, Node
from goodoffices.packages.reading.options import Known, options_of, package_of
from goodoffices.packages.reading.part import Made, Part, Party
from goodoffices.packages.reading.said import Said
from goodoffices.packages.reading.spelling import spelt_alike
from goodoffices.packages.space import Issue, Space

FORM = "ours"
FIELDS = ("name", "issues", "constraints", "parties")
OF_PARTY = ("weights", "scores", "together", "reserve", "power", "discount", "scale", "rounded", "knowledge")
MOST_TOGETHER = 50_000
"""Combinations of options that a party may give a worth together."""
EVERY_DEAL = "every deal is better"


def is_own(tree: Named) -> bool:
    """Return whether a tree is in our own form."""
    return "parties" in tree or isinstance(tree.get("issues"), Named)


def own(tree: Named, faults: Faults) -> Part:
    """Return what a file in our own form gives; what is wrong goes to `faults`."""
    only(tree, FIELDS, faults, "")
    name = tree.get("name")
    issues, broken = _issues(tree, faults)
    tree = spelt_alike(tree, issues)
    known = Known(issues, broken)
    listed = items(tree.get("constraints"), tree.line, faults, "constraints") if "constraints" in tree else ()
    read = [(constraint(node, known, faults, place), node.line) for place, node in enumerate(listed)]
    given = named(tree.get("parties"), tree.line, faults, "parties")
    parties: list[Party] = []
    statements: list[Said] = []
    for party, key, node in pairs(given, faults, "parties") if given else ():
        within = named(node, key.line, faults, party)
        if within is not None:
            parties.append(Party(party, key.line, _made(within, party, known, faults)))
            listed_here = within.get("knowledge")
            statements += knowledge(listed_here, party, known, faults) if listed_here is not None else ()
    return Part(
        file=faults.file,
        form=FORM,
        domain=True,
        name=name.text.strip() if isinstance(name, Leaf) and name.text.isprintable() else "",
        issues=issues,
        constraints=tuple(one for one, _ in read if one is not None),
        line_of=tuple(line for one, line in read if one is not None),
        parties=tuple(parties),
        said=tuple(statements),
    )


def _issues(tree: Named, faults: Faults) -> tuple[tuple[Issue, ...], list[str]]:
    """Return the issues that can be read, and the names of those that cannot."""
    given = named(tree.get("issues"), tree.line, faults, "issues")
    found = (
        [(said, ranges.issue(said, node, faults)) for said, _, node in pairs(given, faults, "issues")] if given else []
    )
    return tuple(one for _, one in found if one is not None), [said for said, one in found if one is None]


class _Wants(msgspec.Struct):
    """What a party wants, looked up and in numbers."""

    scores: dict[str, dict[str, Fraction]]
    weights: dict[str, Fraction]
    together: list[tuple[dict[str, str], Fraction]]
    reserve: Number | dict[str, str] | None
    numbers: dict[str, Fraction | None]


def _made(tree: Named, party: str, known: Known, faults: Faults) -> Made | None:
    """Return how a party's profile is made, or None where nothing is said in numbers."""
    only(tree, OF_PARTY, faults, party)
    if "scores" not in tree and "together" not in tree:
        if "knowledge" not in tree:
            faults.say("party-empty", tree.line, party, party=party)
        _only_words(tree, party, faults)
        return None
    wants = _Wants(
        scores=_scores(tree, party, known, faults),
        weights=_weights(tree, party, known, faults),
        together=_together(tree, party, known, faults),
        reserve=_reserve(tree, party, known, faults),
        numbers={
            field: leaf_number(node, faults, f"{party}, {field}", least=0)
            for field in ("power", "discount", "scale", "rounded")
            if (node := tree.get(field)) is not None
        },
    )

    def make(space: Space, into: Faults) -> Profile | None:
        return _profile(wants, party, tree.line, space, into)

    return make


def _only_words(tree: Named, party: str, faults: Faults) -> None:
    """Say a fault for everything that counts beside numbers only: nothing of it is passed over."""
    for key, _ in tree.items:
        if key.text in OF_PARTY and key.text != "knowledge":
            faults.say("needs-scores", key.line, f"{party}, {key.text}", found=key.text, party=party)


def _profile(wants: _Wants, party: str, line: int, space: Space, faults: Faults) -> Profile | None:
    given = wants.numbers
    discount, power = given.get("discount"), given.get("power")
    try:
        made = profile(
            space,
            party,
            wants.scores,
            weights=wants.weights,
            together=wants.together,
            reserve=wants.reserve,
            weight=1 if power is None else power,
            discount=None if discount is None else float(discount),
            scale=int(given.get("scale") or 0) or None,
        )
    except BadScenario as wrong:
        faults.take(wrong, line)
        return None
    return msgspec.structs.replace(made, rounded=made.rounded + (given.get("rounded") or 0))


def _weights(tree: Named, party: str, known: Known, faults: Faults) -> dict[str, Fraction]:
    field = f"{party}, weights"
    given = named(tree.get("weights"), tree.line, faults, field) if "weights" in tree else None
    found = {}
    for said, key, node in pairs(given, faults, field) if given else ():
        weight = leaf_number(node, faults, f"{field}, {said}", least=0)
        if known.issue(said, key.line, faults, field) and weight is not None:
            found[said] = weight
    return found


def _scores(tree: Named, party: str, known: Known, faults: Faults) -> dict[str, dict[str, Fraction]]:
    field = f"{party}, scores"
    given = named(tree.get("scores"), tree.line, faults, field) if "scores" in tree else None
    found = {}
    for said, key, node in pairs(given, faults, field) if given else ():
        of = known.issue(said, key.line, faults, field)
        within = named(node, key.line, faults, f"{field}, {said}")
        if of and within:
            line = set(within.names) == {"from", "to"} and not {"from", "to"} <= set(of.options)
            found[said] = (_line if line else _table)(within, of, faults, f"{field}, {said}")
    return found


def _table(tree: Named, of: Issue, faults: Faults, field: str) -> dict[str, Fraction]:
    found = {}
    there = set(of.options)
    for option, key, node in pairs(tree, faults, field):
        score = leaf_number(node, faults, f"{field}, {option}")
        if option not in there:
            faults.say("no-option", key.line, field, issue=of.name, option=option)
        elif score is not None:
            found[option] = score
    return found


def _line(tree: Named, of: Issue, faults: Faults, field: str) -> dict[str, Fraction]:
    """Return scores on a straight line, from the first option to the last."""
    if len(of.values) < 2 or of.values[0] == of.values[-1]:
        faults.say("no-values", tree.line, field, issue=of.name, instead="`from` and `to`")
        return {}
    first, last = (leaf_number(tree.get(end) or Leaf(tree.line, ""), faults, field) for end in ("from", "to"))
    if first is None or last is None:
        return {}
    at = [Fraction(str(value)) for value in of.values]
    rise = (last - first) / (at[-1] - at[0])
    return {option: first + rise * (value - at[0]) for option, value in zip(of.options, at, strict=True)}


def _together(tree: Named, party: str, known: Known, faults: Faults) -> list[tuple[dict[str, str], Fraction]]:
    field = f"{party}, together"
    found: list[tuple[dict[str, str], Fraction]] = []
    for node in items(tree.get("together"), tree.line, faults, field) if "together" in tree else ():
        within = named(node, node.line, faults, field)
        if within is None:
            continue
        only(within, ("when", "worth"), faults, field)
        when = options_of(within.get("when"), known, faults, f"{field}, when", within.line)
        worth = leaf_number(within.get("worth") or Leaf(within.line, ""), faults, f"{field}, worth")
        many = len(found) + prod(map(len, when.values()))
        if many > MOST_TOGETHER:
            faults.say("boxes-too-large", node.line, field, found=many, limit=MOST_TOGETHER)
        elif when and worth is not None:
            found += [(dict(zip(when, options, strict=True)), worth) for options in product(*when.values())]
    return found


def _reserve(tree: Named, party: str, known: Known, faults: Faults) -> Number | dict[str, str] | None:
    """Return what no deal is worth: a number, a package, or None where every deal is better."""
    node, field = tree.get("reserve"), f"{party}, reserve"
    if node is None or _says_none(node):
        return None
    if isinstance(node, Leaf):
        return leaf_number(node, faults, field)
    before = len(faults.found)
    found = package_of(node, known, faults, field, tree.line)
    still = [issue.name for issue in known.issues if issue.name not in found]
    if still and len(faults.found) == before:
        faults.say("issues-open", node.line, field, issues=still)
    return found


def _says_none(node: Node) -> bool:
    if isinstance(node, Leaf):
        return node.text == "none"
    said = node.get("none") if isinstance(node, Named) and len(node.items) == 1 else None
    return isinstance(said, Leaf) and said.text == EVERY_DEAL
