"""Two forms of JSON with a file for each side: NegoLog's, and that of the set of renting domains.

NegoLog's profiles hold the issues; the other form has them in a file of its own. What is published beside them (the
best packages, the efficient set) is no part of a scenario.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.asking import items, leaf_name, leaf_number, name, named, pairs, table
from goodoffices.packages.reading.nodes import Faults, Leaf, Many, Named
from goodoffices.packages.reading.part import Part, Party, Scores, issue_of, scored
from goodoffices.packages.space import Issue, Space

NEGOLOG = "NegoLog"
RENTING = "objectives"
BESIDE = ("NashBid", "NumberOfBids", "pareto_front", "opposition", "n_outcomes")
"""What a file says that is about a scenario, and no part of it."""


def is_beside(tree: Named) -> bool:
    """Return whether a tree tells what is known of a scenario, and not the scenario."""
    return any(field in tree for field in BESIDE) and "issues" not in tree


def is_negolog(tree: Named) -> bool:
    """Return whether a tree is a profile of NegoLog."""
    return "issueWeights" in tree and isinstance(tree.get("issues"), Named)


def is_renting(tree: Named) -> bool:
    """Return whether a tree is a profile over objectives."""
    return "value_weights" in tree or "objective_weights" in tree


def is_objectives(tree: Named) -> bool:
    """Return whether a tree is nothing but issues with their options."""
    return bool(tree.items) and all(isinstance(value, Many) for _, value in tree.items)


def negolog(tree: Named, stem: str, faults: Faults) -> Part:
    """Return what a profile of NegoLog gives; what is wrong goes to `faults`."""
    return _profile(tree, stem, faults, NEGOLOG, ("issueWeights", "issues", "reservationValue"))


def renting(tree: Named, stem: str, faults: Faults) -> Part:
    """Return what a profile over objectives gives; what is wrong goes to `faults`."""
    said = tree.get("name")
    own = name(said.text, said.line, faults, "name") if isinstance(said, Leaf) else None
    return _profile(tree, own or stem, faults, RENTING, ("objective_weights", "value_weights", "reserved_value"))


def objectives(tree: Named, faults: Faults) -> Part:
    """Return the domain that issues with their options are; what is wrong goes to `faults`."""
    found = []
    for said, key, value in pairs(tree, faults, "objectives"):
        options = [leaf_name(one, faults, said) for one in items(value, key.line, faults, said)]
        issue = issue_of(said, [option for option in options if option], key.line, faults)
        if issue and None not in options:
            found.append(issue)
    return Part(file=faults.file, form=RENTING, domain=True, issues=tuple(found))


def _profile(tree: Named, party: str, faults: Faults, form: str, fields: tuple[str, str, str]) -> Part:
    weights = named(tree.get(fields[0]), tree.line, faults, fields[0])
    given = named(tree.get(fields[1]), tree.line, faults, fields[1])
    factors = weights.by_name if weights else {}
    scores: Scores = {}
    issues: list[Issue] = []
    for said, key, value in pairs(given, faults, fields[1]) if given and weights else ():
        weight = factors.get(said)
        if weight is None:
            faults.say("weight-missing", key.line, said, issue=said)
            continue
        factor = leaf_number(weight, faults, f"{fields[0]}, {said}", least=0) or Fraction(0)
        each = table(value, key.line, faults, said)
        scores[said] = {option: factor * one for option, one in each.items()}
        issues += filter(None, [issue_of(said, list(each), key.line, faults)])
    reserve = tree.get(fields[2])
    least = leaf_number(reserve, faults, fields[2]) if reserve is not None else Fraction(0)

    def make(space: Space, into: Faults) -> Profile | None:
        return scored(space, party, scores, into, tree.line, reserve=least)

    lines = {key.text: key.line for key, _ in given.items} if given else {}
    parties = (Party(party, tree.line, make),)
    return Part(file=faults.file, form=form, issues=tuple(issues), lines=lines, parties=parties)
