"""The efficient set of two profiles of boxes by whole-number programs: one point after the other, each with proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from defusedxml import ElementTree


class Box(NamedTuple):
    """A box: what it is worth, by issue the options that lie in it, and whether it counts outside of these."""

    worth: int
    sides: dict[str, range]
    outside: bool


class Curved(NamedTuple):
    """A profile of boxes: the ranges of its issues, what its numbers are divided by, and its boxes."""

    issues: dict[str, range]
    most: int
    boxes: list[Box]
    reserve: float


def curved(path: Path) -> Curved:
    """Return the profile of boxes that a file of GENIUS holds; its numbers are whole."""
    root = ElementTree.parse(path).getroot()
    issues = {
        one.get("index"): range(int(one.get("lowerbound")), int(one.get("upperbound")) + 1)
        for one in root.iter("issue")
    }
    boxes = []
    for one in root.iter("hyperRectangle"):
        sides = {side.get("index"): range(int(side.get("min")), int(side.get("max")) + 1) for side in one}
        boxes.append(Box(int(one.get("utility")), sides, any(side.tag == "EXCLUDES" for side in one)))
    reserve = root.find("reservation")
    most = int(next(root.iter("utility")).get("maxutility"))
    return Curved(issues, most, boxes, float(reserve.get("value")) if reserve is not None else 0.0)


def front(one: Curved, other: Curved, over: Callable[[], bool]) -> Iterator[tuple[int, int]]:
    """Give the efficient points in the profiles' whole numbers, from the best for the other on.

    Each is the most for the other with at least so much for the one, and the most for the one with that. Raises
    TimeoutError when time is up before the last.
    """
    program, sums = _program(one, other, exactly=False)
    least, also = (program.addConstr(total >= 0) for total in sums)
    bound = 0
    while not over():
        _between(program, least, bound)
        _between(program, also, 0)
        best = _most(program, sums[1])
        if best is None:
            return
        _between(program, also, best)
        with_it = _most(program, sums[0])
        if with_it is None:
            return
        yield with_it, best
        bound = with_it + 1
    raise TimeoutError


def reached(one: Curved, other: Curved, first: float, second: float) -> bool:
    """Return whether some package is worth just so much, in shares of the maximum, to the one and to the other."""
    program, sums = _program(one, other, exactly=True)
    for total, points in zip(sums, (round(first * one.most), round(second * other.most)), strict=True):
        program.addConstr(total >= points)
        program.addConstr(total <= points)
    program.setOptionValue("time_limit", 30.0)
    program.run()
    return "Optimal" in str(program.getModelStatus())


def _program(one: Curved, other: Curved, exactly: bool) -> tuple[Any, list[Any]]:
    """Return a program that chooses one option of every issue, and what the choice is worth to both.

    Where it is not asked for `exactly`, boxes are only kept from counting where they may not: enough to find the most.
    """
    import highspy

    program = highspy.Highs()
    program.setOptionValue("output_flag", False)
    program.setOptionValue("mip_rel_gap", 0.0)
    program.setOptionValue("mip_abs_gap", 0.5)
    choice = {(issue, option): program.addBinary() for issue, every in one.issues.items() for option in every}
    for issue, options in one.issues.items():
        program.addConstr(sum(choice[issue, option] for option in options) == 1)
    return program, [_worth(program, choice, profile, exactly) for profile in (one, other)]


def _worth(program: Any, choice: dict[tuple[str, int], Any], profile: Curved, exactly: bool) -> Any:
    total = 0
    for box in profile.boxes:
        counts = program.addBinary() if exactly else program.addVariable(0, 1)
        sides = [
            sum(choice[issue, option] for option in options if (issue, option) in choice)
            for issue, options in box.sides.items()
        ]
        inside = 1 - counts if box.outside else counts
        if exactly or not box.outside:
            for side in sides:
                program.addConstr(inside - side <= 0)
        if exactly or box.outside:
            program.addConstr(inside - sum(sides) >= 1 - len(sides))
        total = total + box.worth * counts
    return total


def _between(program: Any, row: Any, least: int) -> None:
    program.changeRowBounds(row.index, least, float("inf"))


def _most(program: Any, total: Any) -> int | None:
    program.maximize(total)
    if "Optimal" not in str(program.getModelStatus()):
        return None
    return round(program.getInfo().objective_function_value)
