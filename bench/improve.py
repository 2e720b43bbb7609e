"""How often `improve` finds a package that is better than what two people agreed on, and by how much.

Give the folder of CaSiNo, which is not part of this repository: `python bench/improve.py FOLDER`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from _casino import NO_DEAL, Talk, talks
from _machine import machine, row, timed

from goodoffices.packages.improving import Improvement, improve
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package


def nash(scenario: Scenario, no_deal: int) -> int:
    """Return the largest product of what the two gain over no deal."""
    every = map(scenario.points, scenario.space.every())
    return max((a - no_deal) * (b - no_deal) for a, b in every if min(a, b) >= no_deal)


def at_nash(talk: Talk, deal: Package, no_deal: int) -> bool:
    """Return whether a deal has the largest product."""
    one, other = talk.scenario.points(deal)
    return (one - no_deal) * (other - no_deal) == nash(talk.scenario, no_deal)


def share(found: Sequence[object], of: int) -> str:
    """Return a count as a share."""
    return f"{100 * len(found) / of:.1f} % ({len(found)})"


def told(label: str, found: list[Improvement], of: int) -> None:
    """Print how many of the deals were improved one way, and by how much."""
    better = [one for one in found if one.moves]
    both = [one for one in better if min(one.points) > 0]
    print(f"\n{label}")
    row("nobody worse, somebody better", share(better, of))
    row("better for both", share(both, of))
    if not better:
        return
    row("points gained, both together, where there is a gain", f"{mean(sum(one.points) for one in better):.2f}")
    row("   by the one who gains less", f"{mean(min(one.points) for one in better):.2f}")
    row("   by the one who gains more", f"{mean(max(one.points) for one in better):.2f}")
    row(
        "   by the first and the second camper",
        " / ".join(f"{mean(one.points[i] for one in better):.2f}" for i in (0, 1)),
    )
    row("points gained, both together, over all deals", f"{sum(sum(one.points) for one in better) / of:.2f}")
    row("most gained in one deal, both together", str(max(sum(one.points) for one in better)))
    sorts = Counter(move.sort for one in better for move in one.moves)
    row("steps, by sort", ", ".join(f"{count} {sort}" for sort, count in sorted(sorts.items())))
    row("proved that nothing better is left", share([one for one in found if one.sure.sort == "exact"], of))


def walked(scenario: Scenario) -> tuple[int, int]:
    """Return the points of the package that is best for the worse off, then for the other."""
    return max(map(scenario.points, scenario.space.every()), key=lambda points: (min(points), max(points)))  # type: ignore[return-value]


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="folder with casino.json or train.json")
    folder = parser.parse_args().folder
    print(machine())
    if folder is None:
        print("CaSiNo is not part of this repository: say in which folder it lies. Nothing was measured.")
        return
    every = list(talks(folder))
    deals = [(talk, talk.deal) for talk in every if talk.deal is not None]
    of = len(deals)
    row("negotiations, deals, walked away", f"{len(every)}, {of}, {len(every) - of}")
    same = [talk for talk, deal in deals if talk.scenario.points(deal) == talk.recorded]
    row("points as the data set records them", share(same, of))
    for no_deal in (NO_DEAL, 0):
        label = f"at the Nash point, no deal worth {no_deal}"
        row(label, share([talk for talk, deal in deals if at_nash(talk, deal, no_deal)], of), "of 1,005: 20.6 %")
    seconds, steps = timed(lambda: [improve(talk.scenario, deal) for talk, deal in deals])
    leaps = [improve(talk.scenario, deal, leap=True) for talk, deal in deals]
    row("efficient", share([one for one in steps if not one.moves], of), "of 1,005: 67.4 %")
    row("milliseconds for each deal", f"{1000 * seconds / of:.2f}")
    told("step by step", steps, of)
    told("at once, to the package that shares the gain most evenly", leaps, of)
    print("\nthose who walked away")
    left = [walked(talk.scenario) for talk in every if talk.deal is None]
    row("both could have had more than no deal", share([points for points in left if min(points) > NO_DEAL], len(left)))
    row("points that the worse off could have had, against 5", f"{mean(map(min, left)):.2f}")


if __name__ == "__main__":
    main()
