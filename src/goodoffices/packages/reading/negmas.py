"""NegMAS YAML (or the same in JSON): outcome spaces, and linear additive utility functions over them.

A utility function names no issue: its values and weights stand in the order of the domain's. A reserved value of minus
infinity, or none, says that every package is better than no deal. Functions of other sorts are refused.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.asking import items, leaf_name, leaf_number, name, named, table
from goodoffices.packages.reading.nodes import Faults, Leaf, Many, Named, Node, shown
from goodoffices.packages.reading.part import Part, Party, Scores, issue_of, scored
from goodoffices.packages.space import Issue, Space, numbers

FORM = "NegMAS"
LINEAR = ("LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction")
BELOW_ALL = ("-.inf", "-inf", "-infinity", "null", "~", "none", "")
RANGES = ("ContiguousIssue", "IntegerIssue")
REALS = ("ContinuousIssue", "RealIssue")


def sort_of(tree: Named) -> str:
    """Return the last part of the type that a mapping says it is."""
    said = next((tree.get(key) for key in ("type", "__python_class__", "$type") if key in tree), None)
    return said.text.strip().rsplit(".", 1)[-1] if isinstance(said, Leaf) else ""


def is_negmas(tree: Named) -> bool:
    """Return whether a tree is an outcome space or a utility function of NegMAS."""
    return isinstance(tree.get("issues"), Many) or sort_of(tree).lower().endswith(("function", "ufun", "outcomespace"))


def negmas(tree: Named, stem: str, faults: Faults, steps: int | None) -> Part | None:
    """Return what a file of NegMAS gives, or None; what is wrong goes to `faults`."""
    said = tree.get("name")
    own = said.text if isinstance(said, Leaf) and said.text.strip() and said.text.isprintable() else stem
    if "issues" in tree:
        listed = items(tree.get("issues"), tree.line, faults, "issues")
        issues = [_issue(one, place, faults, steps) for place, one in enumerate(listed)]
        kept = tuple(issue for issue in issues if issue)
        return Part(file=faults.file, form=FORM, domain=True, name=own, issues=kept)
    if sort_of(tree) not in LINEAR:
        faults.say("profile-sort", tree.line, "type", found=shown(sort_of(tree)), why="it is no sum over the issues")
        return None
    party = name(own, tree.line, faults, "name") or stem

    def make(space: Space, into: Faults) -> Profile | None:
        reserve = _reserve(tree, into)
        scores = _scores(tree, space, into)
        return scored(space, party, scores, into, tree.line, reserve=reserve) if scores is not None else None

    return Part(file=faults.file, form=FORM, name=stem, parties=(Party(party, tree.line, make),))


def _issue(node: Node, place: int, faults: Faults, steps: int | None) -> Issue | None:
    tree = named(node, node.line, faults, f"issues[{place}]")
    said = tree.get("name") if tree else None
    own = leaf_name(said, faults, f"issues[{place}]") if said is not None else f"issue {place + 1}"
    values = tree.get("values") if tree else None
    if tree is None or own is None:
        return None
    if values is None:
        faults.say("field-missing", tree.line, own, needs="values")
        return None
    sort = sort_of(tree)
    if sort in (*RANGES, *REALS) or isinstance(values, Leaf):
        return _range(own, sort, values, faults, steps)
    options = [leaf_name(one, faults, own) for one in items(values, tree.line, faults, f"{own}, values")]
    return None if None in options else issue_of(own, [option for option in options if option], tree.line, faults)


def _range(own: str, sort: str, values: Node, faults: Faults, steps: int | None) -> Issue | None:
    """Return a range: from one number to another, or so many numbers from 0 on."""
    given = values.items if isinstance(values, Many) else (values,)
    ends = [leaf_number(one, faults, own) for one in given]
    known = [end for end in ends if end is not None]
    if len(known) != len(ends) or len(ends) not in (1, 2):
        faults.say("range-ends", values.line, own)
        return None
    least, most = (Fraction(0), known[0] - 1) if len(known) == 1 else known
    if sort in REALS and steps is None:
        faults.say("issue-real", values.line, own, least=least, most=most)
        return None
    try:
        return numbers(own, float(least), float(most), float(most - least) / (steps or 1) if sort in REALS else 1.0)
    except BadScenario as wrong:
        faults.take(wrong, values.line)
        return None


def _reserve(tree: Named, faults: Faults) -> Fraction | None:
    given = tree.get("reserved_value")
    if given is None or (isinstance(given, Leaf) and given.text.strip().lower() in BELOW_ALL):
        return None
    return leaf_number(given, faults, "reserved_value")


def _in_order(tree: Named, field: str, space: Space, faults: Faults) -> list[Node] | None:
    """Return one value for each issue: as they are listed, or by the name of the issue."""
    given = tree.get(field)
    if isinstance(given, Named):
        by_name = given.by_name
        found = [by_name.get(issue.name) for issue in space.issues]
        known = [one for one in found if one is not None]
    else:
        known = list(items(given, tree.line, faults, field))
    if len(known) != len(space.issues):
        faults.say("count-other", given.line if given else tree.line, field, found=len(known), issues=len(space.issues))
        return None
    return known


def _scores(tree: Named, space: Space, faults: Faults) -> Scores | None:
    values = _in_order(tree, "values", space, faults)
    weights = _in_order(tree, "weights", space, faults) if "weights" in tree else None
    if values is None or ("weights" in tree and weights is None):
        return None
    bias = leaf_number(tree.get("bias") or Leaf(tree.line, "0"), faults, "bias") or Fraction(0)
    found: Scores = {}
    for place, (issue, node) in enumerate(zip(space.issues, values, strict=True)):
        factor = leaf_number(weights[place], faults, f"weights[{place}]") if weights else Fraction(1)
        worth = _worth(issue, node, faults)
        if factor is None or worth is None:
            continue
        first = Fraction(0) if found else bias
        found[issue.name] = {option: factor * one + first for option, one in worth.items()}
    return found if len(found) == len(space.issues) else None


def _worth(issue: Issue, node: Node, faults: Faults) -> dict[str, Fraction] | None:
    tree = named(node, node.line, faults, f"values of {issue.name}")
    if tree is None:
        return None
    sort = sort_of(tree) or ("TableFun" if "mapping" in tree else "")
    if sort == "TableFun":
        return table(tree.get("mapping"), tree.line, faults, issue.name)
    if sort not in ("AffineFun", "LinearFun", "ConstFun", "IdentityFun"):
        faults.say("profile-sort", tree.line, issue.name, found=shown(sort) or "This", why="it is no table and no line")
        return None
    return _line(issue, sort, tree, faults)


def _line(issue: Issue, sort: str, tree: Named, faults: Faults) -> dict[str, Fraction] | None:
    plain = {"slope": "0" if sort == "ConstFun" else "1", "bias": "0"}
    slope, bias = (leaf_number(tree.get(one) or Leaf(tree.line, plain[one]), faults, issue.name) for one in plain)
    if slope is None or bias is None:
        return None
    if not issue.values and slope:
        faults.say("no-values", tree.line, issue.name, issue=issue.name, instead="one factor")
        return None
    at = [Fraction(str(value)) for value in issue.values] or [Fraction(0)] * len(issue.options)
    return {option: slope * value + bias for option, value in zip(issue.options, at, strict=True)}
