"""GeniusWeb JSON: domains, and linear additive profiles with value sets in names or numbers and a reservation bid.

A profile holds its domain. A straight line over numbers is taken exactly. Without a reservation bid every package is
better than no deal. Profiles that only order packages, or add up groups of issues, are refused.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.asking import items, leaf_name, leaf_number, name, named, pairs, table
from goodoffices.packages.reading.nodes import Faults, Leaf, Many, Named, Node, shown
from goodoffices.packages.reading.part import Part, Party, Scores, issue_of, scored
from goodoffices.packages.space import Issue, Space, numbers

FORM = "GeniusWeb"
LINEAR = ("LinearAdditiveUtilitySpace", "LinearAdditive")
NOT_LINEAR = {
    "DefaultPartialOrdering": "it only says which package is better than which",
    "PartialOrdering": "it only says which package is better than which",
    "SumOfGroupsUtilitySpace": "it gives groups of issues a worth together",
    "MultiLinearUtilitySpace": "it multiplies the worth of issues",
}


def is_geniusweb(tree: Named) -> bool:
    """Return whether a tree is a domain or a profile of GeniusWeb."""
    return "issuesValues" in tree or any(kind in tree for kind in (*LINEAR, *NOT_LINEAR))


def geniusweb(tree: Named, stem: str, faults: Faults) -> Part | None:
    """Return what a file of GeniusWeb gives, or None; what is wrong goes to `faults`."""
    for kind, why in NOT_LINEAR.items():
        if kind in tree:
            faults.say("profile-sort", tree.line, kind, found=kind, why=why)
            return None
    if "issuesValues" in tree:
        return Part(file=faults.file, form=FORM, domain=True, name=_name(tree, stem), issues=_issues(tree, faults))
    space = next(value for key, value in tree.items if key.text in LINEAR)
    return _profile_part(space, stem, faults) if isinstance(space, Named) else None


def _name(tree: Named, stem: str) -> str:
    said = tree.get("name")
    return said.text if isinstance(said, Leaf) and said.text.strip() and said.text.isprintable() else stem


def _issues(domain: Named, faults: Faults) -> tuple[Issue, ...]:
    given = named(domain.get("issuesValues"), domain.line, faults, "issuesValues")
    found = []
    for said, key, value in pairs(given, faults, "issuesValues") if given else ():
        issue = _issue(said, key.line, value, faults)
        if issue:
            found.append(issue)
    return tuple(found)


def _issue(said: str, line: int, value: Node, faults: Faults) -> Issue | None:
    if isinstance(value, Named) and "range" in value:
        return _range(said, value, faults)
    listed = value.get("values") if isinstance(value, Named) else value
    options = [leaf_name(one, faults, said) for one in items(listed, line, faults, f"{said}, values")]
    return None if None in options else issue_of(said, [option for option in options if option], line, faults)


def _range(said: str, value: Named, faults: Faults) -> Issue | None:
    within = value.get("range")
    ends = within.items if isinstance(within, Many) else ()
    if isinstance(within, Named):
        ends = tuple(node for node in map(within.get, ("low", "high", "step")) if node is not None)
    if len(ends) != 3:
        faults.say("range-ends", value.line, said)
        return None
    least, most, step = (leaf_number(end, faults, f"{said}, range") for end in ends)
    if least is None or most is None or step is None:
        return None
    try:
        # the format has the last step below its upper end for the last value
        last = least + (most - least) // step * step if step > 0 else most
        return numbers(said, float(least), float(last), float(step))
    except BadScenario as wrong:
        faults.take(wrong, value.line)
        return None


def _profile_part(tree: Named, stem: str, faults: Faults) -> Part | None:
    domain = named(tree.get("domain"), tree.line, faults, "domain")
    if domain is None:
        return None
    issues = _issues(domain, faults)
    party = name(_name(tree, stem), tree.line, faults, "name") or stem

    def make(space: Space, into: Faults) -> Profile | None:
        before = len(into.found)
        reserve, scores = _bid(tree, into), _scores(tree, space, into)
        if len(into.found) > before:
            return None
        return scored(space, party, scores, into, tree.line, reserve=reserve)

    given = (Party(party, tree.line, make),)
    values = domain.get("issuesValues")
    lines = {key.text: key.line for key, _ in values.items} if isinstance(values, Named) else {}
    return Part(file=faults.file, form=FORM, name=_name(domain, stem), issues=issues, lines=lines, parties=given)


def _bid(tree: Named, faults: Faults) -> dict[str, str] | None:
    bid = tree.get("reservationBid")
    if bid is None or (isinstance(bid, Leaf) and bid.text == "null"):
        return None
    values = named(bid, tree.line, faults, "reservationBid")
    if values and "issuevalues" in values:
        values = named(values.get("issuevalues"), values.line, faults, "issuevalues")
    chosen = {said: leaf_name(value, faults, said) for said, _, value in pairs(values, faults, "bid")} if values else {}
    return {said: option for said, option in chosen.items() if option}


def _scores(tree: Named, space: Space, faults: Faults) -> Scores:
    weights = named(tree.get("issueWeights"), tree.line, faults, "issueWeights")
    given = named(tree.get("issueUtilities"), tree.line, faults, "issueUtilities")
    issues = {issue.name: issue for issue in space.issues}
    factors = weights.by_name if weights else {}
    found: Scores = {}
    for said, key, value in pairs(given, faults, "issueUtilities") if given and weights else ():
        weight = factors.get(said)
        if weight is None:
            faults.say("weight-missing", key.line, said, issue=said)
            continue
        factor = leaf_number(weight, faults, f"issueWeights, {said}", least=0)
        worth = _worth(said, issues.get(said), value, faults)
        if factor is not None:
            found[said] = {option: factor * one for option, one in worth.items()}
    return found


def _worth(said: str, issue: Issue | None, value: Node, faults: Faults) -> dict[str, Fraction]:
    within = value.items[0] if isinstance(value, Named) and len(value.items) == 1 else None
    kind, inner = (within[0].text, within[1]) if within else ("", value)
    if kind in ("discreteutils", "DiscreteValueSetUtilities") and isinstance(inner, Named):
        return table(inner.get("valueUtilities"), inner.line, faults, f"{said}, valueUtilities")
    if kind in ("numberutils", "NumberValueSetUtilities") and isinstance(inner, Named):
        return _line(said, issue, inner, faults)
    faults.say("profile-sort", value.line, said, found=shown(kind) or "This", why="only names and numbers have a score")
    return {}


def _line(said: str, issue: Issue | None, inner: Named, faults: Faults) -> dict[str, Fraction]:
    given = [inner.get(one) for one in ("lowValue", "lowUtility", "highValue", "highUtility")]
    found = [leaf_number(one, faults, said) for one in given if one is not None]
    ends = [one for one in found if one is not None]
    if len(ends) != 4 or ends[0] >= ends[2]:
        faults.say("range-ends", inner.line, said)
        return {}
    if issue is None or not issue.values:
        return {}
    low, low_worth, high, high_worth = ends
    at = {option: Fraction(str(value)) for option, value in zip(issue.options, issue.values, strict=True)}
    inside = {option: value for option, value in at.items() if low <= value <= high}
    rise = (high_worth - low_worth) / (high - low)
    return dict.fromkeys(at, Fraction(0)) | {option: low_worth + rise * (v - low) for option, v in inside.items()}
