"""The search finds packages that all accept, and is never stuck where nobody does."""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices.packages.doubt.acceptability import acceptability
from goodoffices.packages.doubt.candidates import FEW, best, climbed, likely
from goodoffices.packages.doubt.doubting import Doubt, doubt
from goodoffices.packages.doubt.merit import merits, soft_merits
from goodoffices.packages.doubt.moves import Moves
from goodoffices.packages.faults import NoPackage
from goodoffices.packages.knowledge import Knowledge, OptionRanking, Ranking, falling, rising
from goodoffices.packages.rows import AtMost, Forbidden, Linear
from goodoffices.packages.space import Space, numbers

ISSUES = tuple(numbers(f"i{at}", 0, 5) for at in range(9))
THREE = Space(ISSUES)
DRAWS = 600


def three(reserve: float, space: Space = THREE, seed: int = 3) -> Doubt:
    """Return three parties that each rank the issues and their options in orders of their own."""
    rng = np.random.default_rng(seed)
    known = []
    for name in ("north", "south", "east"):
        ranked = Ranking(issues=tuple((space.issues[at].name,) for at in rng.permutation(len(space.issues))))
        options = [
            OptionRanking(issue=issue.name, options=tuple((issue.options[at],) for at in rng.permutation(6)))
            for issue in space.issues
        ]
        known.append(Knowledge(name, (ranked, *options), (reserve, reserve)))
    return doubt(space, known, draws=DRAWS, seed=seed)


def test_three_parties_with_high_reserves_do_not_leave_the_search_at_zero() -> None:
    """Where a search on the rate itself sees 0 all around, wherever it begins, the soft one finds what all accept."""
    doubted = three(0.85, seed=6)
    moves = Moves(doubted.space, np.random.default_rng(0))
    plain = [climbed(start, moves, lambda some: merits(doubted, some, "acceptable"))[-1] for start in moves.begin(8)]
    assert merits(doubted, plain, "acceptable").max() == 0.0
    found = likely(doubted, seed=1)
    assert found[0].all.low > 0.02
    assert found[0].all.rate == max(one.all.rate for one in found)


def test_where_nothing_is_ever_accepted_the_nearest_is_found() -> None:
    """With reserves nobody can meet the rate is 0, and the package named is nearer to them than any drawn."""
    doubted = three(1.2)
    found = best(doubted, count=1, seed=1)
    others = Moves(doubted.space, np.random.default_rng(5)).begin(300)
    assert merits(doubted, found, "acceptable")[0] == 0.0
    assert soft_merits(doubted, found, "acceptable", 0.1)[0] > soft_merits(doubted, others, "acceptable", 0.1).max()


def test_few_packages_are_all_gone_through() -> None:
    """On a small space the best found is the best there is, by both goals."""
    space = Space(tuple(numbers(f"i{at}", 0, 3) for at in range(3)))
    up, down = ([turn(issue) for issue in space.issues] for turn in (rising, falling))
    ranked = Ranking(issues=(("i0",), ("i1",), ("i2",)))
    other = Ranking(issues=(("i2",), ("i0",), ("i1",)))
    known = (Knowledge("north", (*up, ranked), (0.4, 0.6)), Knowledge("south", (*down, other), (0.3, 0.7)))
    doubted = doubt(space, known, draws=DRAWS, seed=1)
    every = list(space.every())
    for goal in ("acceptable", "nash"):
        found = merits(doubted, best(doubted, count=3, goal=goal), goal)
        assert found.tolist() == pytest.approx(sorted(merits(doubted, every, goal), reverse=True)[:3])


def test_the_search_nearly_finds_the_best_of_all() -> None:
    """Where all packages can still be gone through, the search, made to search, comes within 2 in 100 of the best."""
    space = Space(tuple(numbers(f"i{at}", 0, 5) for at in range(5)))
    doubted = three(0.7, space, seed=8)
    assert space.size > FEW
    top = merits(doubted, list(space.every()), "acceptable").max()
    found = best(doubted, count=1, seed=2)
    assert merits(doubted, found, "acceptable")[0] >= 0.98 * top
    assert top > 0


def test_what_is_found_is_allowed_and_estimated_afresh() -> None:
    """Every candidate satisfies the constraints, the best stands first, and the rates are from the other half."""
    said = (
        AtMost({issue.name: ("5",) for issue in ISSUES}, most=3),
        Forbidden({"i0": ("0",), "i1": ("0", "1")}),
        Linear({issue.name: 1.0 for issue in ISSUES}, most=25, least=10),
    )
    doubted = three(0.6, Space(ISSUES, said))
    found = likely(doubted, count=4, restarts=2, seed=2)
    assert len({one.package for one in found}) == 4
    assert all(row.holds(one.package) for one in found for row in doubted.space.rows)
    assert [one.all.rate for one in found] == sorted((one.all.rate for one in found), reverse=True)
    _, judge = doubted.halves()
    assert acceptability(judge, [found[0].package]) == (found[0],)
    assert likely(doubted, count=4, restarts=2, seed=2) == found


def test_where_nothing_is_allowed_it_says_so() -> None:
    """Constraints that leave no package raise NoPackage, few packages or many."""
    for space in (Space(ISSUES[:2], (Linear({"i0": 1.0}, least=9),)), Space(ISSUES, (Linear({"i0": 1.0}, least=9),))):
        known = Knowledge("north", tuple(rising(issue) for issue in space.issues))
        with pytest.raises(NoPackage):
            best(doubt(space, (known,), draws=20))
