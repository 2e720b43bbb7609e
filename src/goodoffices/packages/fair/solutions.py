"""The solutions of the field, for any number of parties, any disagreement point, and packages that are what they are.

Between packages there is nothing, so every solution is defined by what it makes as large as it can be, over the
packages that are allowed and that all parties accept; where several are as large, leximin of the gains over no deal, as
shares of what each party can hope for, chooses, and what that leaves is given whole.

* nash: the product of gains over no deal (Nash 1950). Where one of the parties cannot gain together with the others,
  the product of the gains of as many as can.
* weighted-nash: each gain to the power of the party's weight (Kalai 1977; Harsanyi & Selten 1972).
* ks: the lowest gain as a share of what the party can hope for, its best package among those that all accept, then the
  next lowest and so on (Kalai & Smorodinsky 1975; for many parties and what is not convex, Imai 1983).
* egalitarian: the lowest gain, then the next lowest and so on (Kalai 1977; leximin, Sen 1970), in a common unit.
* utilitarian: the sum, in a common unit: of range shares it is relative utilitarianism (Dhillon & Mertens 1999).

The common unit is the range, from a party's worst package allowed to its best; or the unit that the party's own points
are given in, where these can be compared as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from time import monotonic
from typing import Literal

from goodoffices.packages.answers import Efficient, Fair
from goodoffices.packages.fair.choice import Choice, as_product, chosen, fairs
from goodoffices.packages.fair.fallback import nearest, those_who_gain
from goodoffices.packages.fair.ground import Ground, at_least, with_no_deal
from goodoffices.packages.fair.sources import Front, Programs, Source
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.profile import Number
from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.goal import Goal, goal
from goodoffices.packages.programs.model import model
from goodoffices.packages.programs.solve import SOLVERS, Solver
from goodoffices.packages.rows import exactly
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.watching import UNWATCHED, Budget, Watch

ALL = ("nash", "weighted-nash", "ks", "egalitarian", "utilitarian")
"""Every solution, by name."""
Units = Literal["range", "own"]


def fair(
    scenario: Scenario,
    names: Sequence[str] = ALL,
    *,
    front: Efficient | None = None,
    budget: Budget | None = None,
    watch: Watch = UNWATCHED,
    disagreement: Mapping[str, Number | None] | None = None,
    units: Units = "range",
    solver: Solver = "auto",
    clock: Callable[[], float] = monotonic,
) -> tuple[Fair, ...]:
    """Return fair solutions by name, in the order asked; several of one name where they are equally good.

    `disagreement` says what no deal is worth to some parties, in their own units, instead of their reserves. A `front`
    that is exact, or whose loss is known, is taken; otherwise a small space is gone through whole, and for a large one
    programs are solved: nothing there is guessed, and `sure` says what was proved. `units` is the common unit of
    egalitarian and utilitarian. Where nothing is accepted by all, each answer is the package that comes nearest, and a
    note "none-accepted" says so. Raises PackagesError: "solution-unknown", "solver-unknown", "no-solver"; NoPackage;
    TooLarge where the time is up and nothing was found; Stopped.
    """
    for name in names:
        if name not in ALL:
            raise PackagesError("solution-unknown", found=str(name), names=ALL)
    if solver not in SOLVERS:
        raise PackagesError("solver-unknown", found=str(solver), solvers=SOLVERS)
    here = with_no_deal(scenario, disagreement)
    allowance = Allowance(budget, watch, clock)
    outside = Programs(here, allowance, solver)
    source = _source(here, scenario, front, outside)
    ground = Ground(here, source, outside)
    found: list[Fair] = []
    for place, name in enumerate(names):
        watch.step(name, place, len(names))
        outside.allowance = allowance.part(len(names) - place)
        found += fairs(ground, name, _solution(ground, name, units))
    return tuple(found)


def _source(here: Scenario, given: Scenario, front: Efficient | None, outside: Source) -> Source:
    """Return the efficient set where it holds for what is asked, or else where all packages come from."""
    if front is None or front.sure.sort not in ("exact", "loss") or not at_least(here, given):
        return outside
    low, high = model(here).reach
    return Front(front, outside, [int(each) for each in high - low])


def _solution(ground: Ground, name: str, units: Units) -> Choice:
    """Return what one solution chooses; what comes nearest where nothing is accepted by all."""
    if name in ("nash", "weighted-nash"):
        return _nash(ground, name == "weighted-nash")
    if name == "ks":
        return _ks(ground)
    return _egalitarian(ground, units) if name == "egalitarian" else _utilitarian(ground, units)


def _units(ground: Ground, units: Units) -> tuple[int, ...]:
    return ground.ranges if units == "range" else tuple(profile.scale for profile in ground.scenario.profiles)


def _best(ground: Ground, made: Goal) -> Choice:
    found = ground.source.best(made, ground.base)
    return nearest(ground) if found is None else chosen(ground, found)


def _egalitarian(ground: Ground, units: Units) -> Choice:
    sizes = _units(ground, units)
    return _lowest(ground, sizes, [party for party, width in enumerate(ground.ranges) if width > 0])


def _ks(ground: Ground) -> Choice:
    if not ground.tops:
        return nearest(ground)
    choice = _lowest(ground, ground.hopes, [party for party, hope in enumerate(ground.hopes) if hope > 0])
    if not ground.unsure:
        return choice
    # a hope may be larger than was found: then the share is smaller, and no package has a larger one than was proved
    largest = [bound - low for (_, bound), low in zip(ground.tops, ground.base, strict=True)]
    least = min(hope / more for hope, more in zip(ground.hopes, largest, strict=True) if more > 0)
    gap = choice.gap + choice.measure * (1 - least)
    return choice._replace(gap=gap, notes=(*choice.notes, *ground.unsure))


def _lowest(ground: Ground, units: Sequence[int], who: Sequence[int]) -> Choice:
    """Return leximin of gains in units; parties to whom all packages are the same do not count."""
    if not who:
        return _utilitarian(ground, "range")
    found = ground.source.best(goal("lowest", ground.base, units, who=who), ground.base)
    return nearest(ground) if found is None else chosen(ground, found, units)


def _utilitarian(ground: Ground, units: Units) -> Choice:
    sizes = _units(ground, units)
    return _best(ground, goal("total", ground.worst if units == "range" else [0] * len(sizes), sizes))


def _nash(ground: Ground, weighted: bool) -> Choice:
    weights = [_weight(profile.weight) if weighted else Fraction(1) for profile in ground.scenario.profiles]
    who = [party for party, weight in enumerate(weights) if weight > 0]
    if not who:
        raise PackagesError("weights-zero")
    made = goal("product", ground.base, [1] * len(weights), weights=weights, who=who)
    # first with something for everybody: a whole point more than no deal
    lows = [low + (party in who) for party, low in enumerate(ground.base)]
    found = ground.source.best(made._replace(units=_sizes(ground)), lows)
    if found is None and ground.source is not ground.outside:
        # what an efficient set with a loss left out may hold something for everybody
        return _nash(Ground(ground.scenario, ground.outside, ground.outside), weighted)
    if found is not None:
        return as_product(ground, made, chosen(ground, found), share=weighted)
    if not ground.tops:
        return nearest(ground)
    some = those_who_gain(ground, made)
    if some is None:
        return _best(ground, goal("total", ground.base, ground.ranges))._replace(measure=0.0, is_product=True)
    return as_product(ground, some[0], some[1], share=weighted)


def _sizes(ground: Ground) -> tuple[int, ...]:
    """Return about how many points each party is about: only so that logarithms are of like size."""
    low, high = model(ground.scenario).reach
    return tuple(max(1, int(most - least)) for least, most in zip(low, high, strict=True))


def _weight(weight: Fraction | float) -> Fraction:
    found = exactly(weight)
    if found < 0:
        raise PackagesError("weight-below-zero", found=weight)
    return found
