"""GENIUS XML: domains, and profiles with weights and evaluations, discount and reservation.

As GENIUS reckons: what an option is worth is its evaluation divided by the largest of its issue, times the issue's
weight; a straight line over a range is counted from the lower bound and cut off at 0 and 1. Weights are used as they
stand. Where their best package comes out above 1, GENIUS cuts it off there; here it keeps its points.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.asking import name, number, whole
from goodoffices.packages.reading.hyper import rectangles
from goodoffices.packages.reading.nodes import Element, Faults, shown
from goodoffices.packages.reading.part import Part, Party, Scores, issue_of, scored
from goodoffices.packages.space import Issue, Space, numbers

FORM = "GENIUS"
LEAST = Fraction(1, 100_000)
"""Where no evaluation of an issue is above this, GENIUS counts all of them as 0."""


def genius(tree: Element, stem: str, faults: Faults, steps: int | None) -> Part | None:
    """Return what a file of GENIUS gives, or None where it is none; what is wrong goes to `faults`.

    `steps` is into how many steps a range of real numbers is cut; None refuses it.
    """
    issues = _issues(tree, faults, steps) if tree.tag in ("negotiation_template", "utility_space") else ()
    if tree.tag == "negotiation_template":
        named = [one.attributes for one in tree.all("agent")]
        agents = tuple((one.get("utility_space", ""), one.get("name", "")) for one in named)
        said = _name(tree, stem)
        return Part(file=faults.file, form=FORM, domain=True, name=said, issues=issues, agents=agents)
    if tree.tag != "utility_space":
        faults.say("xml-unknown", tree.line, found=shown(tree.tag))
        return None

    lines = {one.attributes.get("name", "").strip(): one.line for one in tree.all("issue")}

    def make(space: Space, into: Faults) -> Profile | None:
        return _profile(tree, issues, space, stem, into)

    return Part(
        file=faults.file, form=FORM, name=stem, issues=issues, lines=lines, parties=(Party(stem, tree.line, make),)
    )


def _name(tree: Element, stem: str) -> str:
    root = tree.first("objective")
    said = root.attributes.get("name", "").strip() if root else ""
    return stem if said.lower() in ("", "root", "any", "objective") or not said.isprintable() else said


def _issues(tree: Element, faults: Faults, steps: int | None) -> tuple[Issue, ...]:
    found = []
    for element in tree.all("issue"):
        said = name(element.attributes.get("name", ""), element.line, faults, "name")
        issue = _issue(element, said, faults, steps) if said else None
        if issue:
            found.append(issue)
    if not found and not faults.found:
        faults.say("no-issues", tree.line)
    return tuple(found)


def _sort(element: Element) -> str:
    """Return the sort of an issue: `type` says it before `etype` and `vtype`; nothing says discrete."""
    attributes = element.attributes
    return (attributes.get("type") or attributes.get("etype") or attributes.get("vtype") or "discrete").lower()


def _issue(element: Element, said: str, faults: Faults, steps: int | None) -> Issue | None:
    sort = _sort(element)
    if sort == "discrete":
        options = [name(one.attributes.get("value", ""), one.line, faults, said) for one in _items(element)]
        return issue_of(said, [option for option in options if option], element.line, faults)
    if sort not in ("integer", "real"):
        faults.say("issue-sort", element.line, said, found=shown(sort))
        return None
    ends = _ends(element, said, faults)
    if ends is None:
        return None
    if sort == "real" and steps is None:
        faults.say("issue-real", element.line, said, least=ends[0], most=ends[1])
        return None
    try:
        step = 1.0 if sort == "integer" else float(ends[1] - ends[0]) / (steps or 1)
        return numbers(said, float(ends[0]), float(ends[1]), step)
    except BadScenario as wrong:
        faults.take(wrong, element.line)
        return None


def _items(element: Element) -> list[Element]:
    return [child for child in element.children if child.tag == "item"]


def _ends(element: Element, said: str, faults: Faults) -> tuple[Fraction, Fraction] | None:
    """Return the bounds of a range, which stand on the issue or in a range below it."""
    within = element if "lowerbound" in element.attributes else element.first("range") or element
    read = number if _sort(element) == "real" else whole
    least = read(within.attributes.get("lowerbound", ""), within.line, faults, f"{said}, lowerbound")
    most = read(within.attributes.get("upperbound", ""), within.line, faults, f"{said}, upperbound")
    return None if least is None or most is None else (Fraction(least), Fraction(most))


def _profile(tree: Element, own: tuple[Issue, ...], space: Space, party: str, faults: Faults) -> Profile | None:
    reserve = _value(tree, "reservation", faults)
    discount = _value(tree, "discount_factor", faults)
    kept = None if discount in (None, 0, 1) else float(discount or 1)
    utility = tree.first("utility")
    if utility is not None:
        return rectangles(tree, utility, space, party, reserve or Fraction(0), kept, faults)
    before = len(faults.found)
    scores = _scores(tree, {issue.name: issue for issue in own}, faults)
    if len(faults.found) > before:
        return None
    return scored(space, party, scores, faults, tree.line, reserve=reserve or 0, discount=kept)


def _value(tree: Element, tag: str, faults: Faults) -> Fraction | None:
    element = tree.first(tag)
    if element is None:
        return None
    return number(element.attributes.get("value", ""), element.line, faults, tag)


def _scores(tree: Element, issues: dict[str, Issue], faults: Faults) -> Scores:
    weights = {one.attributes.get("index", ""): one for one in tree.all("weight")}
    found: Scores = {}
    for element in tree.all("issue"):
        said = element.attributes.get("name", "").strip()
        weight = weights.get(element.attributes.get("index", ""))
        if weight is None:
            faults.say("weight-missing", element.line, said, issue=said)
            continue
        factor = number(weight.attributes.get("value", ""), weight.line, faults, f"weight of {said}", least=0)
        worth = _worth(element, issues[said], faults) if said in issues else None
        if factor is not None and worth is not None:
            found[said] = {option: factor * one for option, one in worth.items()}
    return found


def _worth(element: Element, issue: Issue, faults: Faults) -> dict[str, Fraction] | None:
    return _line(element, issue, faults) if issue.values else _evaluations(element, issue.name, faults)


def _evaluations(element: Element, issue: str, faults: Faults) -> dict[str, Fraction] | None:
    found = {}
    missing = [one for one in _items(element) if one.attributes.get("evaluation", "null") in ("null", "")]
    if missing:
        faults.say("evaluation-missing", missing[0].line, issue, count=len(missing))
        return None
    for one in _items(element):
        worth = number(one.attributes["evaluation"], one.line, faults, f"{issue}, evaluation", least=0)
        if worth is None:
            return None
        found[one.attributes.get("value", "").strip()] = worth
    most = max(found.values())
    return {option: worth / most if most >= LEAST else Fraction(0) for option, worth in found.items()}


def _line(element: Element, issue: Issue, faults: Faults) -> dict[str, Fraction] | None:
    """Return what a straight line over a range is worth at each option; none at all is 0 throughout."""
    how = element.first("evaluator")
    if how is None:
        return dict.fromkeys(issue.options, Fraction(0))
    said = how.attributes
    sort = said.get("ftype", "linear").lower()
    if sort not in ("linear", "constant"):
        faults.say("evaluator-sort", how.line, issue.name, found=shown(sort))
        return None
    from_least = "slope" in said or "offset" in said
    first = Fraction(str(issue.values[0])) if from_least else Fraction(0)
    slope_at, offset_at = ("slope", "offset") if from_least else ("parameter1", "parameter0")
    slope = Fraction(0) if sort == "constant" else number(said.get(slope_at, "0"), how.line, faults, issue.name)
    offset = number(said.get(offset_at, "0"), how.line, faults, issue.name)
    if slope is None or offset is None:
        return None
    at = zip(issue.options, map(Fraction, map(str, issue.values)), strict=True)
    return {option: min(max(offset + slope * (value - first), Fraction(0)), Fraction(1)) for option, value in at}
