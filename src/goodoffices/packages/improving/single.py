"""The single-text procedure: one draft, changed again and again, until no change is found that nobody rejects."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from goodoffices.packages.answers import Efficient, Sure
from goodoffices.packages.improving.annealing import Annealed, annealed, has_numba
from goodoffices.packages.improving.better import better, within
from goodoffices.packages.improving.choosing import improving
from goodoffices.packages.improving.tables import Ints, Tables, bounds, leximin, permitted, points_of, relative, tables
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Budget, Watch


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text that the procedure came to, and how far it is from efficient.

    `left` is what each party would still gain by `better`, the package that shares most evenly what the text leaves;
    all 0 and None where none was found, and `sure` says whether there is none. `rejected` names the parties that would
    not take the text.
    """

    package: Package
    points: tuple[int, ...]
    units: tuple[float, ...]
    rejected: tuple[str, ...]
    better: Package | None
    left: tuple[int, ...]
    sure: Sure


class SingleText(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one draft: texts that no party rejects, none worse than another; where there are none, the others.

    The first shares most evenly what is gained over what each party has without it. `accepted` is how many changes were
    accepted by all, of `proposed`: fewer than were asked for where the time was up. `notes`: codes, with what they are
    about, of what a reader has to know.
    """

    start: Package
    texts: tuple[Text, ...]
    proposed: int
    accepted: int
    notes: tuple[tuple[str, dict[str, str]], ...] = ()


def single_text(
    scenario: Scenario,
    start: Package,
    *,
    seed: int,
    rounds: int = 20_000,
    runs: int = 8,
    agreed: bool = False,
    front: Efficient | None = None,
    budget: Budget | None = None,
    watch: Watch = UNWATCHED,
    numba: bool | None = None,
) -> SingleText:
    """Return the texts that changes of a draft lead to, each run with random numbers of its own.

    A party rejects a text that is worth less to it than no deal; with `agreed`, less than the draft, for that is then
    what it has. With numba and without, the texts are the same. Raises PackagesError: "package-misfit",
    "package-broken"; TooLarge; Stopped.
    """
    watch = within(budget, watch)
    t, draft = tables(scenario), np.array(permitted(scenario, start), dtype=np.int64)
    floor = points_of(t, draft[None, :])[0] if agreed else floors(scenario)
    starts = np.tile(draft, (runs, 1))
    found = annealed(t, starts, floor=floor, seed=seed, rounds=rounds, watch=watch, numba=numba)
    packages = distinct(t, found.packages, floor)
    quick = has_numba() if numba is None else numba
    return SingleText(
        start=tuple(draft.tolist()),
        texts=tuple(_text(scenario, t, floor, package, front, watch) for package in packages),
        proposed=found.rounds * runs,
        accepted=int(found.accepted.sum()),
        notes=tuple(_notes(found, rounds, runs, quick)),
    )


def _notes(found: Annealed, rounds: int, runs: int, quick: bool) -> Iterator[tuple[str, dict[str, str]]]:
    if found.out_of_time:
        yield "improve.time-up", {"of": f"{rounds * runs:,}"}
    if not quick:
        yield "improve.no-numba", {}


def floors(scenario: Scenario) -> Ints:
    """Return what no deal is worth to each party; where that is less than any package, what no package lies below."""
    pairs = zip(scenario.profiles, bounds(scenario), strict=True)
    return np.array(
        [low if profile.reserve is None else profile.reserve for profile, (low, _) in pairs], dtype=np.int64
    )


def distinct(t: Tables, packages: Ints, floor: Ints) -> tuple[Package, ...]:
    """Return the packages that are nowhere below the floor, or all if none is, without those worse than another.

    They come in the order of the most even share over the floor; equal ones in the order of their places.
    """
    some = np.unique(packages, axis=0)
    points = points_of(t, some)
    taken = (points >= floor).all(axis=1)
    if taken.any():
        some, points = some[taken], points[taken]
    kept = [place for place, own in enumerate(points) if not improving(points - own).any()]
    shares = leximin(relative(points - floor, t.reach))
    order = sorted(kept, key=lambda place: tuple(-shares[place]))
    return tuple(tuple(some[place].tolist()) for place in order)


def _text(
    scenario: Scenario,
    t: Tables,
    floor: Ints,
    package: Package,
    front: Efficient | None,
    watch: Watch,
) -> Text:
    points = scenario.points(package)
    found = better(scenario, t, package, front=front, watch=watch)
    return Text(
        package=package,
        points=points,
        units=tuple(profile.units(own) for profile, own in zip(scenario.profiles, points, strict=True)),
        rejected=tuple(party for party, own, low in zip(scenario.parties, points, floor, strict=True) if own < low),
        better=found.step.package if found.step else None,
        left=found.step.gains if found.step else (0,) * len(points),
        sure=found.sure,
    )
