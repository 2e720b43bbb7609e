"""GENIUS XML, profiles that are no sums: boxes over ranges, each worth something to packages in it, or outside of it.

A box over one issue goes to the scores of that issue. A box over several goes to what their options are worth
together, option by option, which fits a limit: larger ones are refused. A box that counts outside of itself is worth
its number everywhere, less the same number inside.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from math import prod
from typing import NamedTuple

import msgspec

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.profile import Profile, Together, checked, common
from goodoffices.packages.reading.asking import number, whole
from goodoffices.packages.reading.nodes import Element, Faults, shown
from goodoffices.packages.space import Space

MOST_TOGETHER = 400_000
"""Combinations of options that all boxes of one party may have between them."""


class _Box(NamedTuple):
    """A box: by issue the options that lie in it, both by place; its worth, and whether that is outside of it."""

    sides: tuple[tuple[int, tuple[int, ...]], ...]
    worth: Fraction
    outside: bool
    line: int


def rectangles(
    tree: Element,
    utility: Element,
    space: Space,
    party: str,
    reserve: Fraction,
    discount: float | None,
    faults: Faults,
) -> Profile | None:
    """Return the profile of a utility space of boxes, or None; what is wrong goes to `faults`."""
    most = number(utility.attributes.get("maxutility", ""), utility.line, faults, "maxutility")
    if most is not None and most <= 0:
        faults.say("number-too-low", utility.line, "maxutility", found=most, least=1)
    before = len(faults.found)
    boxes = _boxes(tree, utility, space, faults)
    count = sum(prod(len(options) for _, options in box.sides) for box in boxes if len(box.sides) > 1)
    if count > MOST_TOGETHER:
        faults.say("boxes-too-large", utility.line, found=count, limit=MOST_TOGETHER)
    if most is None or most <= 0 or len(faults.found) > before:
        return None
    scale = common([box.worth / most for box in boxes] + [reserve])
    made = _summed(boxes, space, party, most, scale)
    made = msgspec.structs.replace(made, reserve=-((-reserve * scale) // 1), discount=discount)
    try:
        return checked(made)
    except BadScenario as wrong:
        faults.take(wrong, utility.line)
        return None


def _boxes(tree: Element, utility: Element, space: Space, faults: Faults) -> list[_Box]:
    names = {one.attributes.get("index", ""): one.attributes.get("name", "").strip() for one in tree.all("issue")}
    places = {issue.name: place for place, issue in enumerate(space.issues)}
    by_index = {index: places[said] for index, said in names.items() if said in places}
    found: list[_Box] = []
    for function in _functions(utility, faults):
        factor = number(function.attributes.get("weight", "1"), function.line, faults, "weight")
        for element in function.children:
            if element.tag == "hyperRectangle" and factor is not None:
                found.extend(_box(element, factor, by_index, space, faults))
    if not found and not faults.found:
        faults.say("boxes-none", utility.line)
    return found


def _functions(utility: Element, faults: Faults) -> list[Element]:
    """Return the functions that add up; one that takes the largest or the smallest of its boxes is refused."""
    outer = [one for one in utility.children if one.tag == "ufun"]
    for one in utility.all("ufun"):
        if one.attributes.get("aggregation", "sum").lower() != "sum" or one not in outer or len(outer) > 1:
            faults.say("boxes-no-sum", one.line, found=shown(one.attributes.get("aggregation", "sum")))
    return outer


def _box(element: Element, factor: Fraction, by_index: dict[str, int], space: Space, faults: Faults) -> list[_Box]:
    attributes = element.attributes
    worth = number(attributes.get("utility", ""), element.line, faults, "hyperRectangle, utility")
    weight = number(attributes.get("weight", "1"), element.line, faults, "hyperRectangle, weight")
    tags = {child.tag for child in element.children}
    if not tags <= {"INCLUDES", "EXCLUDES"} or len(tags) > 1:
        faults.say("box-mixed", element.line, found=sorted(map(shown, tags)))
        return []
    sides: dict[int, set[int]] = {}
    for bound in element.children:
        place = by_index.get(bound.attributes.get("index", ""))
        within = _within(bound, place, space, faults)
        if place is not None and within is not None:
            sides[place] = sides[place] & within if place in sides else within
    if worth is None or weight is None:
        return []
    every = tuple((place, tuple(sorted(options))) for place, options in sorted(sides.items()))
    return [_Box(every, worth * weight * factor, "EXCLUDES" in tags, element.line)]


def _within(bound: Element, place: int | None, space: Space, faults: Faults) -> set[int] | None:
    least = whole(bound.attributes.get("min", ""), bound.line, faults, f"{bound.tag}, min")
    most = whole(bound.attributes.get("max", ""), bound.line, faults, f"{bound.tag}, max")
    if place is None:
        faults.say("box-index", bound.line, bound.tag, found=shown(bound.attributes.get("index", "")))
        return None
    issue = space.issues[place]
    if not issue.values:
        faults.say("no-values", bound.line, issue.name, issue=issue.name, instead="bounds")
        return None
    if least is None or most is None:
        return None
    return {option for option, value in enumerate(issue.values) if least <= value <= most}


def _summed(boxes: list[_Box], space: Space, party: str, most: Fraction, scale: int) -> Profile:
    own = [[0] * len(issue.options) for issue in space.issues]
    together: dict[tuple[int, ...], Counter[tuple[int, ...]]] = {}
    off = Fraction(0)
    for box in boxes:
        exact = box.worth * scale / most
        points = round(exact)
        off += abs(exact - points) / scale
        if box.outside or not box.sides:
            own[0] = [before + points for before in own[0]]
            points = -points if box.outside else 0
        if len(box.sides) == 1:
            place, options = box.sides[0]
            for option in options:
                own[place][option] += points
        elif box.sides:
            there = together.setdefault(tuple(place for place, _ in box.sides), Counter())
            for combination in product(*(options for _, options in box.sides)):
                there[combination] += points
    return Profile(
        party=party,
        points=tuple(map(tuple, own)),
        together=tuple(Together(issues, dict(points)) for issues, points in together.items()),
        scale=scale,
        rounded=off,
    )
