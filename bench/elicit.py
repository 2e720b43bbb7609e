"""How many questions lead to a good package from rankings alone: ours, beside questions asked at random.

Two participants divide three sorts of goods, three units of each. Known at the start: in which order each of them wants
the goods, and what no deal is worth. The true points are 5, 4 and 3 for a unit. After every question the loop names the
package with the highest expected Nash product; counted is how many questions it takes until that package first has a
given share of the highest Nash product there is, and until it has it for good: after every later question too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
from _machine import machine, row, timed

from goodoffices.packages.doubt.asking import OPEN
from goodoffices.packages.doubt.doubting import Doubt, doubt
from goodoffices.packages.doubt.elicitation import Ask, Choose, Trail, elicit
from goodoffices.packages.doubt.questions import Answer, Question, WhichIssue, WhichPackage, key, questions
from goodoffices.packages.knowledge import Knowledge, Ranking, falling, rising
from goodoffices.packages.profile import Profile, profile
from goodoffices.packages.space import Package, Space, numbers

GOODS = ("Food", "Firewood", "Water")
POINTS = {"High": 5, "Medium": 4, "Low": 3}
UNITS, WALK_AWAY = 3, 5
MOST = 8
SHARES = (0.9, 0.95, 1.0)
DRAWS = 1_000


class Case(NamedTuple):
    """What is known, what is so, and how many dialogues it stands for."""

    space: Space
    known: tuple[Knowledge, ...]
    truth: tuple[Profile, ...]
    times: int


def casino(folder: Path) -> list[Case]:
    """Return every pair of priorities in a folder's dialogues, with how many dialogues have it."""
    dialogues = [one for path in sorted(folder.glob("*.json")) for one in json.loads(path.read_text())]
    pairs = Counter(
        tuple(tuple(who["value2issue"][level] for level in POINTS) for who in one["participant_info"].values())
        for one in dialogues
    )
    space = Space(tuple(numbers(good, 0, UNITS) for good in GOODS))
    return [Case(space, *_priorities(space, pair), times) for pair, times in sorted(pairs.items())]


def _priorities(space: Space, pair: Sequence[Sequence[str]]) -> tuple[tuple[Knowledge, ...], tuple[Profile, ...]]:
    whole = UNITS * sum(POINTS.values())
    known, truth = [], []
    for place, order in enumerate(pair):
        scores = [(falling if place else rising)(issue) for issue in space.issues]
        ranking = Ranking(issues=tuple((good,) for good in order))
        known.append(Knowledge(f"party {place + 1}", (*scores, ranking), (WALK_AWAY / whole,) * 2))
        points = dict(zip(order, POINTS.values(), strict=True))
        units = {
            issue.name: {
                option: Fraction(points[issue.name] * (UNITS - int(option) if place else int(option)), whole)
                for option in issue.options
            }
            for issue in space.issues
        }
        truth.append(profile(space, f"party {place + 1}", units, reserve=Fraction(WALK_AWAY, whole)))
    return tuple(known), tuple(truth)


def made_up(count: int, seed: int) -> list[Case]:
    """Return cases drawn at random: two parties with opposite wishes on five issues, ranked; weights as they may be."""
    rng = np.random.default_rng(seed)
    space = Space(tuple(numbers(f"issue {place + 1}", 0, 3) for place in range(5)))
    return [Case(space, *_drawn(space, rng), 1) for _ in range(count)]


def _drawn(space: Space, rng: np.random.Generator) -> tuple[tuple[Knowledge, ...], tuple[Profile, ...]]:
    known, truth = [], []
    for place in range(2):
        weights = rng.dirichlet(np.ones(len(space.issues))).round(6)
        order = np.argsort(-weights)
        scores = [(falling if place else rising)(issue) for issue in space.issues]
        ranking = Ranking(issues=tuple((space.issues[at].name,) for at in order))
        reserve = round(float(rng.uniform(0.1, 0.4)), 3)
        known.append(Knowledge(f"party {place + 1}", (*scores, ranking), (reserve, reserve)))
        by_name = {one.issue: {option: round(score, 9) for option, score in one.scores.items()} for one in scores}
        factors = {issue.name: float(weight) for issue, weight in zip(space.issues, weights, strict=True)}
        truth.append(profile(space, f"party {place + 1}", by_name, weights=factors, reserve=reserve))
    return tuple(known), tuple(truth)


def oracle(case: Case) -> Ask:
    """Return answers by the true points; "alike" where two are just as good."""

    def ask(question: Question) -> Answer:
        one = next(truth for truth in case.truth if truth.party == question.party)
        if isinstance(question, WhichPackage):
            return _compared(*(_worth(case.space, one, options) for options in (question.first, question.second)))
        if isinstance(question, WhichIssue):
            best = [max(one.points[case.space.place(name)]) for name in (question.first, question.second)]
            return _compared(*best)
        return "first" if one.accepts(case.space.package(question.package)) else "second"

    return ask


def _compared(first: int, second: int) -> Answer:
    return "alike" if first == second else "first" if first > second else "second"


def _worth(space: Space, one: Profile, options: dict[str, str]) -> int:
    places = ((space.place(name), option) for name, option in options.items())
    return sum(one.points[place][space.issues[place].place(option)] for place, option in places)


def at_random(seed: int) -> Choose:
    """Return a chooser that asks any open question, as likely as another."""
    rng = np.random.default_rng(seed)

    def choose(doubted: Doubt, pool: list[Package], before: list[Question]) -> Question | None:
        known = {key(one) for one in before}
        some = [one for one in questions(doubted, pool) if key(one) not in known and _open(doubted, one)]
        return some[int(rng.integers(len(some)))] if some else None

    return choose


def _open(doubted: Doubt, question: Question) -> bool:
    share = question.fits(doubted.parties[doubted.party(question.party)], doubted.space).mean()
    return bool(OPEN <= share <= 1 - OPEN)


def nash(case: Case, package: Package) -> float:
    """Return the true Nash product of a package, 0 where somebody would not take it."""
    gains = [one.units(one.value(package) - (one.reserve or 0)) for one in case.truth]
    return float(np.prod(gains)) if min(gains) > 0 else 0.0


def reached(case: Case, trail: Trail, share: float) -> tuple[int, int]:
    """Return after how many questions the package named is good at first, and for good; MOST + 1 if it never is."""
    top = max(nash(case, package) for package in case.space.every())
    named = [trail.package, *(step.package for step in trail.steps)]
    named += [named[-1]] * (MOST + 1 - len(named))
    good = [nash(case, package) >= share * top - 1e-12 for package in named]
    return good.index(True) if any(good) else MOST + 1, max(
        (at + 1 for at, fine in enumerate(good) if not fine), default=0
    )


def trails(cases: list[Case], seeds: int) -> dict[str, list[tuple[Case, Trail]]]:
    """Return every elicitation, by the way of asking; both begin from the same doubt."""
    found: dict[str, list[tuple[Case, Trail]]] = {"ours": [], "at random": []}
    for number, case in enumerate(cases):
        for seed in range(seeds):
            own = 1_000 * seed + number
            begun = doubt(case.space, case.known, draws=DRAWS, seed=own)
            for name, choose in (("ours", None), ("at random", at_random(own))):
                trail = elicit(
                    begun, oracle(case), goal="nash", most=MOST, at_any_cost=True, choose=choose, draws=DRAWS,
                    seed=own, refusal=0.0, costs=0.0,
                )  # fmt: skip
                found[name].append((case, trail))
    return found


def compare(cases: list[Case], seeds: int) -> None:
    """Print how many questions each way of asking takes."""
    found = trails(cases, seeds)
    for share in SHARES:
        print(f"  {share:.0%} of the Nash product")
        for which, label in enumerate(("first there", "there for good")):
            means = {}
            for name, some in found.items():
                counts = [(reached(case, trail, share)[which], case.times) for case, trail in some]
                means[name] = _mean(counts)
                row(f"  questions until {label}, {name}", f"{means[name]:.2f}", _spread(counts))
            times = (
                f"{means['at random'] / means['ours']:.1f} times as many" if means["ours"] else "none needed by ours"
            )
            row("  asking at random takes", times)


def _mean(found: list[tuple[int, int]]) -> float:
    return sum(number * times for number, times in found) / sum(times for _, times in found)


def _share(found: list[tuple[int, int]], most: int) -> float:
    return sum(times for number, times in found if number <= most) / sum(times for _, times in found)


def _spread(found: list[tuple[int, int]]) -> str:
    return "there after " + ", ".join(f"{at}: {_share(found, at):.0%}" for at in (0, 1, 2, 3, 5, MOST))


def main() -> None:
    """Run the comparison on a folder of dialogues, and on made-up cases."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", help="a folder with the CaSiNo dialogues as JSON")
    asked.add_argument("--seeds", type=int, default=3)
    asked.add_argument("--made-up", type=int, default=20)
    given = asked.parse_args()
    print(machine())
    if given.folder is not None:
        cases = casino(given.folder)
        print(f"{sum(case.times for case in cases):,} dialogues, {len(cases)} pairs of priorities, {given.seeds} seeds")
        row("seconds", f"{timed(lambda: compare(cases, given.seeds))[0]:.1f}")
    print(f"{given.made_up} made-up cases: two parties, five issues of four options, ranked; {given.seeds} seeds")
    row("seconds", f"{timed(lambda: compare(made_up(given.made_up, 7), given.seeds))[0]:.1f}")


if __name__ == "__main__":
    main()
