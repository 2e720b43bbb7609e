"""Published scenarios: which are read, and whether what is published of them, best packages and efficient sets, is so.

    python bench/published.py FOLDER [--seconds 120]

FOLDER holds sets of scenarios; none come with this project. The efficient set is folded here from the scores by
itself, in whole points, and the room of packages has to fold the same.
"""

from __future__ import annotations

import argparse
import json
from ast import literal_eval
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

import numpy as np
from _curved import curved, front, reached

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.folding import efficient
from goodoffices.packages.reading import read
from goodoffices.packages.scenario import Scenario

NEAR = 1e-7
"""Two numbers are the same to within this: published ones have six digits or more, ours are rounded at 1e-9."""
GHOST = 1e-8
Points = np.ndarray[Any, np.dtype[np.float64]]


class Said(NamedTuple):
    """What was found of one thing that is published: of which domain, what, which class, and more of it."""

    domain: str
    what: str
    sort: str
    more: str = ""


# --- reading ---------------------------------------------------------------------------------------------------------


def tried(paths: list[Path]) -> tuple[Scenario | None, list[str]]:
    """Return a scenario, or None and the codes of why it is refused."""
    try:
        return read(*paths), []
    except BadScenario as wrong:
        return None, sorted({fault.code for fault in wrong.faults})


def parts(folder: Path) -> Iterator[list[Path]]:
    """Give what a folder that is no scenario as a whole holds: each profile with the domain its name begins like."""
    files = sorted(path for path in folder.iterdir() if path.suffix == ".xml" and path.name != "pareto.xml")
    domains = [path for path in files if b"negotiation_template" in path.read_bytes()]
    for path in files:
        if path not in domains:
            yield [max(domains, key=lambda domain: _alike(domain.stem, path.stem)), path]


def _alike(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def read_all(root: Path) -> dict[Path, Scenario]:
    """Read every folder that has files, and tell which are refused and why; return those that are scenarios."""
    folders = sorted({path.parent for path in root.rglob("*") if path.is_file()})
    found: dict[Path, Scenario] = {}
    sets: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for folder in folders:
        scenario, codes = tried([folder])
        group = folder.relative_to(root).parts[0]
        if scenario is not None:
            found[folder] = scenario
            sets[f"{group}: read"] += 1
            continue
        sets[f"{group}: refused"] += 1
        print(f"  refused   {folder.relative_to(root)}: {', '.join(codes)}")
        for pair in parts(folder):
            one, why = tried(pair)
            alone["read" if one is not None else f"refused ({', '.join(why)})"] += 1
    for line, count in sorted(sets.items()):
        print(f"  {count:5}   {line}")
    print(f"  {len(found)} of {len(folders)} folders are scenarios as they are")
    for line, count in sorted(alone.items()):
        print(f"  {count:5}   profiles of the other folders, one by one with their domain: {line}")
    return found


# --- efficient sets --------------------------------------------------------------------------------------------------


def folded(scenario: Scenario) -> Points:
    """Return the efficient set of two additive parties that leaves reserves out of account, in their own units."""
    kept = np.zeros((1, 2), dtype=np.int64)
    for issue in range(len(scenario.space.issues)):
        options = np.array([profile.points[issue] for profile in scenario.profiles], dtype=np.int64).T
        kept = _staircase((kept[:, None, :] + options[None, :, :]).reshape(-1, 2))
    return kept / np.array([profile.scale for profile in scenario.profiles])


def _staircase(points: np.ndarray[Any, np.dtype[np.int64]]) -> np.ndarray[Any, np.dtype[np.int64]]:
    ordered = points[np.lexsort((-points[:, 1], -points[:, 0]))]
    before = np.concatenate(([np.iinfo(np.int64).min], np.maximum.accumulate(ordered[:, 1])[:-1]))
    return ordered[ordered[:, 1] > before]


def every(scenario: Scenario) -> Points:
    """Return what every package is worth, in the parties' own units: for small spaces."""
    columns = []
    for profile in scenario.profiles:
        total = np.zeros(1, dtype=np.int64)
        for points in profile.points:
            total = (total[:, None] + np.array(points, dtype=np.int64)[None, :]).ravel()
        columns.append(total / profile.scale)
    return np.stack(columns, 1)


def reserves(scenario: Scenario) -> Points:
    """Return what no deal is worth to each, in their own units."""
    return np.array([-np.inf if one.reserve is None else one.units(one.reserve) for one in scenario.profiles])


def near(some: Points, one: Points) -> bool:
    """Return whether a point is among others."""
    return bool(len(some)) and bool((np.abs(some - one).max(1) < NEAR).any())


def by_the_room(scenario: Scenario, ours: Points) -> bool:
    """Return whether the room of packages folds the same set."""
    scales = np.array([profile.scale for profile in scenario.profiles])
    theirs = np.array(efficient(scenario).points).reshape(-1, 2) / scales
    return len(theirs) == len(ours) and all(near(ours, one) for one in theirs)


def compared(domain: str, scenario: Scenario, published: Points) -> Said:
    """Return how a published efficient set differs from ours."""
    whole = folded(scenario)
    ours = whole[(whole >= reserves(scenario) - 1e-12).all(1)]
    if not by_the_room(scenario, ours):
        return Said(domain, "front", "the room of packages folds another set")
    missing = [one for one in ours if not near(published, one)]
    more = [one for one in published if not near(ours, one)]
    counts = f"{len(published)} published, {len(ours)} ours"
    if not missing and not more:
        return Said(domain, "front", "the same")
    if not more:
        return Said(domain, "front", "a part of ours", counts)
    if all(near(whole, one) for one in published) and not [one for one in whole if not near(published, one)]:
        return Said(domain, "front", "the same before reserves", counts)
    packages = every(scenario)
    nowhere = sum(not near(packages, one) for one in published)
    if nowhere:
        return Said(domain, "front", "numbers no package has", f"{nowhere} of {counts}")
    ghosts = [one for one in more if _ghost(whole, one)]
    if len(ghosts) == len(more) and not missing:
        return Said(domain, "front", "ghosts", f"{len(ghosts)} of {counts}")
    return Said(domain, "front", "UNEXPLAINED", f"{counts}; {len(more)} not ours, {len(missing)} not theirs")


def cut_off(said: Said, scenario: Scenario, published: list[dict[str, Any]]) -> Said:
    """Return the same, or that the profile cuts scores off which the published numbers were made from.

    Where options are called v1, v2 and so on in their order, what is published of a package can be laid beside what the
    profile gives it: cut off are scores of 0, and those that are the largest of their issue.
    """
    names = [{f"v{place + 1}": place for place in range(len(one.options))} for one in scenario.space.issues]
    if said.sort != "numbers no package has" or any(
        name not in there for one in published for name, there in zip(one["outcome"], names, strict=False)
    ):
        return said
    other = 0
    for one in published:
        package = tuple(there[name] for name, there in zip(one["outcome"], names, strict=True))
        for profile, theirs in zip(scenario.profiles, one["utility"], strict=True):
            chosen = [(points[place], max(points)) for points, place in zip(profile.points, package, strict=True)]
            cut = any(worth in (0, most) for worth, most in chosen)
            other += abs(profile.units(profile.value(package)) - theirs) > NEAR and not cut
    return said if other else said._replace(sort="scores cut off at 0 or 1 in the profile")


def _ghost(ours: Points, one: Points) -> bool:
    """Return whether a point is better than one of ours by next to nothing, and worse else."""
    gain = one - ours
    return bool(((gain.max(1) < GHOST) & (gain.min(1) < -GHOST)).any())


# --- best packages ---------------------------------------------------------------------------------------------------


def nash(domain: str, scenario: Scenario, published: Points, known: Points | None = None) -> Said:
    """Return how a published Nash point differs from ours; `known` is the efficient set published with it."""
    whole = folded(scenario)
    reserve = np.maximum(reserves(scenario), 0)
    product = _product(whole, reserve)
    best = whole[product.argmax()]
    if near(whole[np.isclose(product, product.max(), rtol=1e-9, atol=0)], published):
        return Said(domain, "Nash", "the same")
    more = f"{published.round(4)} published, {best.round(4)} ours"
    if near(whole[[_product(whole, 0 * reserve).argmax()]], published):
        return Said(domain, "Nash", "the same from a reserve of 0", more)
    if not near(every(scenario), published):
        return Said(domain, "Nash", "numbers no package has", more)
    return Said(domain, "Nash", "UNEXPLAINED", more)


def _product(points: Points, reserve: Points) -> Points:
    gains = points - reserve
    return np.where((gains >= -1e-12).all(1), gains.prod(1), -1)


def exchanged(said: Said, published: Points, point: Points, even: Points, reserve: Points) -> Said:
    """Return the same, or that both published points come out where each side has the reserve of the other.

    The Nash point has the largest product of gains, the even one the largest least gain, of all published points.
    """
    if said.sort != "UNEXPLAINED":
        return said
    if _gives(published, point, even, reserve[::-1]):
        return Said(said.domain, said.what, "the same with the reserves exchanged", said.more)
    fits = [np.array((a, b)) for a in np.arange(0, 1, 0.01) for b in np.arange(0, 1, 0.01)]
    fits = [one for one in fits if _gives(published, point, even, one)]
    if not fits:
        return said
    nearest = min(fits, key=lambda one: float(np.abs(one - reserve).max()))
    return said._replace(more=f"{said.more}; reserves of {nearest.round(2)} would give it, not {reserve.round(2)}")


def _gives(published: Points, point: Points, even: Points, reserve: Points) -> bool:
    gains = published[(published >= reserve).all(1)] - reserve
    if not len(gains):
        return False
    best, level = gains[gains.prod(1).argmax()] + reserve, gains[gains.min(1).argmax()] + reserve
    return near(best[None], point) and near(level[None], even)


# --- the sets --------------------------------------------------------------------------------------------------------


def negolog(folder: Path, scenario: Scenario) -> Iterator[Said]:
    """Give what is found of NegoLog's published points: its Nash bid, and the product it has."""
    told = json.loads((folder / "specs.json").read_text())
    point = np.array([told["Nash_A"], told["Nash_B"]])
    yield nash(folder.name, scenario, point)
    whole = folded(scenario)
    product = _product(whole, np.maximum(reserves(scenario), 0)).max()
    theirs = told.get("Nash Product", told.get("Product Score"))
    same = abs(product - theirs) < NEAR
    yield Said(folder.name, "Nash product", "the same" if same else "UNEXPLAINED", f"{theirs}, {product}")
    bid = told["NashBid"]
    package = scenario.space.package(literal_eval(bid) if isinstance(bid, str) else bid)
    worth = np.array([one.units(one.value(package)) for one in scenario.profiles])
    same = bool(np.abs(worth - point).max() < NEAR)
    yield Said(folder.name, "Nash bid", "the same" if same else "UNEXPLAINED", f"{worth}, {point}")


def renting(folder: Path, scenario: Scenario) -> Iterator[Said]:
    """Give what is found of the efficient set and the Nash point of a domain with objectives."""
    told = json.loads((folder / "specials.json").read_text())
    published = np.array([one["utility"] for one in told["pareto_front"]])
    name = f"{folder.parent.parent.name}/{folder.name}"
    whole = cut_off(compared(name, scenario, published), scenario, told["pareto_front"])
    yield whole
    point, even = (np.array(told[one]["utility"][0]) for one in ("nash", "kalai"))
    best = exchanged(nash(name, scenario, point), published, point, even, reserves(scenario))
    yield best._replace(sort=whole.sort) if best.sort == "numbers no package has" else best


def boxes(folder: Path, seconds: float, clock: Callable[[], float] = monotonic) -> Iterator[Said]:
    """Give what is found of the efficient set of two profiles of boxes, proved point by point."""
    lines = (folder / "pareto.xml").read_text().split("\n")
    published = [tuple(map(float, line.split(","))) for line in lines if line.strip()]
    one, other = (curved(folder / f"profile-{place}.xml") for place in (1, 2))
    begun, ours = clock(), []
    try:
        for first, second in front(one, other, lambda: clock() - begun > seconds):
            ours.append((first / one.most, second / other.most))
    except TimeoutError:
        yield Said(folder.name, "front of boxes", "not compared", f"{len(ours)} points in {seconds:.0f} s")
        return
    all_ours, all_theirs = np.array(ours), np.array(published)
    off = [point for point in published if not (np.abs(all_ours - point).max(1) < 1e-6).any()]
    counts = f"{len(published)} published, {len(ours)} ours"
    if not off and len(ours) == len(published):
        yield Said(folder.name, "front of boxes", "the same")
        return
    below = all((all_ours >= np.array(point) - 1e-6).all(1).any() for point in off)
    real = [reached(one, other, *point) for point in off[:5]]
    sort = "real packages, but not the best" if below and all(real) else "UNEXPLAINED"
    yield Said(
        folder.name, "front of boxes", sort, f"{len(off)} of {counts}; best {all_theirs.max(0)}, {all_ours.max(0)}"
    )


def told(found: list[Said]) -> None:
    """Print how often each class was found, and each difference by the name of its domain."""
    counts = Counter((one.what, one.sort) for one in found)
    for (what, sort), count in sorted(counts.items()):
        print(f"  {count:5}   {what}: {sort}")
    for one in found:
        if one.sort != "the same":
            print(f"  {one.what:<16} {one.domain}: {one.sort} ({one.more})")


def main() -> None:
    """Read all there is, and compare all that is published."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seconds", type=float, default=600, help="for one domain of boxes, at most")
    asked = parser.parse_args()
    if asked.folder is None:
        print("Name a folder of published scenarios: none come with this project, for they are not ours.")
        return
    print("Scenarios that are read, and that are refused:")
    scenarios = read_all(asked.folder)
    found: list[Said] = []
    for folder, scenario in scenarios.items():
        if (folder / "specs.json").exists():
            found += negolog(folder, scenario)
        if (folder / "specials.json").exists():
            found += renting(folder, scenario)
    for path in sorted(asked.folder.rglob("pareto.xml")):
        found += boxes(path.parent, asked.seconds)
    print("What is published, beside what comes out here:")
    told(found)
    unexplained = sum(one.sort == "UNEXPLAINED" for one in found)
    same = sum(one.sort == "the same" for one in found)
    print(f"{same} of {len(found)} published answers are the same, {unexplained} are not explained")


if __name__ == "__main__":
    main()
