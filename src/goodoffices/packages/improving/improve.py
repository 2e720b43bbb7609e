"""Improve this text: from a package that was agreed, step by step, so that nobody is worse and somebody is better.

First changes of one issue, then trades of two issues, where what one gives up on the one is made good on the other
(logrolling), then a search for a package that changes more. Each time what shares the gain most evenly is taken
(`choosing`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.packages.answers import Efficient, Sure
from goodoffices.packages.improving.better import better, within
from goodoffices.packages.improving.choosing import Step
from goodoffices.packages.improving.neighbours import MOST_PAIRS, here, one_issue, pairs, two_issues
from goodoffices.packages.improving.tables import Tables, permitted, tables
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Budget, Watch

Sort = Literal["one issue", "two issues", "package"]
"""What a step does: change one issue, trade two issues, change the package."""


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One step: on which issues, from which options to which, and what each party gains, in points and in its units.

    `package` is the package after it.
    """

    sort: Sort
    issues: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    points: tuple[int, ...]
    units: tuple[float, ...]
    package: Package


class Improvement(msgspec.Struct, frozen=True, kw_only=True):
    """The trail from one package to another that nobody is worse with, and how sure it is that it ends there.

    `exact`: no package that is allowed leaves nobody worse and somebody better. `gap`: all parties together gain at
    most that by any other, as shares of their reach. `found`: none was found. `points` and `units` are what each party
    gains in all. `notes`: codes, with what they are about, of what a reader has to know.
    """

    start: Package
    moves: tuple[Move, ...]
    package: Package
    points: tuple[int, ...]
    units: tuple[float, ...]
    sure: Sure
    method: str
    notes: tuple[tuple[str, dict[str, str]], ...] = ()


def improve(
    scenario: Scenario,
    package: Package,
    *,
    front: Efficient | None = None,
    leap: bool = False,
    budget: Budget | None = None,
    watch: Watch = UNWATCHED,
) -> Improvement:
    """Return how a package can be improved, up to one that is efficient where that can be shown.

    `front` is an efficient set of the scenario, if there is one: a proof is then quick. `leap` goes straight to the
    package that shares the gain most evenly, instead of step by step. Raises PackagesError: "package-misfit",
    "package-broken"; TooLarge; Stopped.
    """
    start, t = permitted(scenario, package), tables(scenario)
    moves, now, watch = list[Move](), start, within(budget, watch)
    while not watch.over:
        sort, step = ("package", None) if leap else _small(t, now, watch)
        if step is None:
            found = better(scenario, t, now, front=front, watch=watch)
            sort, step = "package", found.step
            if step is None:
                return _improvement(scenario, start, moves, found.sure, found.method)
        moves.append(_move(scenario, now, step, sort))
        now = step.package
    return _improvement(scenario, start, moves, Sure("found"), "time was up")


def _small(t: Tables, package: Package, watch: Watch) -> tuple[Sort, Step | None]:
    """Return the best change of one issue, or else the best trade of two."""
    around = here(t, package)
    if step := one_issue(t, around):
        return "one issue", step
    return "two issues", two_issues(t, around, watch) if pairs(t) <= MOST_PAIRS else None


def _move(scenario: Scenario, package: Package, step: Step, sort: Sort) -> Move:
    changed = [place for place, (one, other) in enumerate(zip(package, step.package, strict=True)) if one != other]
    issues = scenario.space.issues
    return Move(
        sort=sort,
        issues=tuple(issues[place].name for place in changed),
        before=tuple(issues[place].options[package[place]] for place in changed),
        after=tuple(issues[place].options[step.package[place]] for place in changed),
        points=step.gains,
        units=_units(scenario, step.gains),
        package=step.package,
    )


def _improvement(scenario: Scenario, start: Package, moves: list[Move], sure: Sure, method: str) -> Improvement:
    end = moves[-1].package if moves else start
    pairs = zip(scenario.points(start), scenario.points(end), strict=True)
    gains = tuple(after - before for before, after in pairs)
    below = [profile.party for profile in scenario.profiles if not profile.accepts(end)]
    return Improvement(
        start=start,
        moves=tuple(moves),
        package=end,
        points=gains,
        units=_units(scenario, gains),
        sure=sure,
        method=method,
        notes=tuple(("improve.below-no-deal", {"party": party}) for party in below),
    )


def _units(scenario: Scenario, points: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(profile.units(gain) for profile, gain in zip(scenario.profiles, points, strict=True))
