"""Sheets answered by going through every package: what faces and pictures are tried on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from random import Random

from goodoffices.packages.answers import Efficient, Fair
from goodoffices.packages.profile import profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import Chance, Improved, Likely, Sheet
from goodoffices.packages.space import Issue, Space
from tests.packages.spaces import brute_front

NAMES = ("North", "South", "the City of Tarnhaven", "الشمال", "League & <co>", "F\x1b[31m")


def scenario_of(parties: int, *, seed: int = 1, names: Sequence[str] = NAMES) -> Scenario:
    """Return a scenario of four issues with five options each."""
    random = Random(seed)
    space = Space(tuple(Issue(f"issue {place}", ("a", "b", "c", "=d", "e")) for place in range(4)))
    made = []
    for name in names[:parties]:
        scores = {issue.name: {one: random.randint(0, 25) for one in issue.options} for issue in space.issues}
        made.append(profile(space, name, scores, reserve=random.choice([25, 30, 35])))
    return Scenario(space, tuple(made), "harbour")


def sheet_of(scenario: Scenario) -> Sheet:
    """Return a scenario's efficient set and its fair packages; nothing in them hangs on the order of the parties."""
    found = sorted((packages[0], points) for points, packages in brute_front(scenario).items())
    front = Efficient(packages=tuple(p for p, _ in found), points=tuple(points for _, points in found))
    reserves = [own.reserve or 0 for own in scenario.profiles]

    def gains(points: tuple[int, ...]) -> list[int]:
        return [one - none for one, none in zip(points, reserves, strict=True)]

    measures: dict[str, Callable[[tuple[int, ...]], int]] = {
        "nash": lambda points: prod(gains(points)),
        "egalitarian": lambda points: min(gains(points)),
        "utilitarian": sum,
    }
    fair = []
    for name, measure in measures.items():
        package, points = max(found, key=lambda one: measure(one[1]))
        fair.append(Fair(name=name, packages=(package,), points=points, measure=float(measure(points))))
    return Sheet(scenario=scenario, front=front, fair=tuple(fair))


def doubtful(sheet: Sheet) -> Sheet:
    """Return a sheet with doubt, a question and an improvement beside its answers."""
    first = sheet.fair[0].packages[0]
    chances = tuple(Chance(0.9 - place / 10, 0.01) for place in range(len(sheet.scenario.profiles)))
    return Sheet(
        scenario=sheet.scenario,
        front=sheet.front,
        fair=sheet.fair,
        likely=(Likely(package=first, each=chances, everyone=Chance(0.31, 0.02), regret=0.2),),
        lines=("10,000 wishes were drawn for each party.",),
        asks=("Ask North: would it rather have a or b?",),
        improved=Improved(agreed=(0, 0, 0, 0), better=(first,), moves=("issue 1: from a to c",)),
    )
