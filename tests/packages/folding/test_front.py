"""The efficient set by folding is the efficient set."""

from __future__ import annotations

from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.folding import efficient
from goodoffices.packages.profile import Profile, Together
from goodoffices.packages.rows import Constraint
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.watching import Budget
from tests.packages.folding.laws import carried_along, the_efficient_set
from tests.packages.spaces import dominates, scenarios

BOTH = pytest.mark.parametrize("quick", [True, False])


@BOTH
@given(scenario=scenarios(least=1))
def test_it_is_what_going_through_everything_gives(scenario: Scenario, quick: bool) -> None:
    """One to five parties, constraints, interactions, ties, reserves: points, packages, counts as by brute force."""
    the_efficient_set(scenario, quick)


@BOTH
@given(scenario=scenarios(least=1))
def test_constraints_carried_along_give_the_same(scenario: Scenario, quick: bool) -> None:
    """Constraints that are not settled within a part but carried through the fold: the same packages."""
    with carried_along():
        the_efficient_set(scenario, quick)


@BOTH
@given(scenario=scenarios(least=2, most=2, constrained=False, together=False))
def test_two_parties_whose_wishes_add_up(scenario: Scenario, quick: bool) -> None:
    """The kernel for two parties gives what the fold by stages gives: points, packages, counts, in the same order."""
    the_efficient_set(scenario, quick)
    by_stages = efficient(scenario, budget=Budget(kept=1_000_000), quick=quick)
    assert efficient(scenario, quick=quick) == by_stages


@given(scenarios(least=1))
def test_the_kernels_agree(scenario: Scenario) -> None:
    """Compiled or not, the answer is the same in all but the name of the method."""
    one, other = efficient(scenario, quick=True), efficient(scenario, quick=False)
    assert msgspec.structs.replace(one, method="") == msgspec.structs.replace(other, method="")
    assert (one.method, other.method) == ("fold (numba)", "fold (numpy)")


@given(scenarios(), st.randoms(use_true_random=False))
def test_order_and_names_are_nothing_to_it(scenario: Scenario, random: Random) -> None:
    """Parties, issues and options in another order and with other names: the same points and packages, turned alike."""
    turned = Turned(scenario, random)
    one, other = efficient(scenario, quick=False), efficient(turned.scenario, quick=False)
    assert sorted(map(turned.points, one.points)) == sorted(other.points)
    assert sorted(map(turned.points, map(scenario.points, one.packages))) == sorted(
        map(turned.scenario.points, map(turned.package, one.packages))
    )
    assert sorted(one.alike) == sorted(other.alike)


@given(scenarios(constrained=False))
def test_swapping_parties_swaps_the_points_and_leaves_the_packages(scenario: Scenario) -> None:
    """The same packages stand for the same points, whichever party comes first."""
    swapped = Scenario(scenario.space, scenario.profiles[::-1])
    one, other = efficient(scenario, quick=False), efficient(swapped, quick=False)
    assert {points[::-1]: package for points, package in zip(one.points, one.packages, strict=True)} == dict(
        zip(other.points, other.packages, strict=True)
    )


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_nothing_returned_is_dominated(parties: int) -> None:
    """Of a space too large to go through, no package found is dominated by another, and each is worth what is said."""
    scenario = drawn(parties, issues=8, options=6, seed=parties)
    found = efficient(scenario)
    assert all(scenario.points(package) == points for package, points in zip(found.packages, found.points, strict=True))
    assert not any(dominates(one, other) for one in found.points[:300] for other in found.points)
    assert list(found.points) == sorted(found.points, reverse=True)


def test_packages_alike_beyond_counting_are_not_counted() -> None:
    """Of 2**62 packages alike all are counted; of more, none, and nothing overflows."""
    for issues, alike in ((62, 2**62), (63, 0), (200, 0)):
        space = Space(tuple(Issue(f"i{place}", ("yes", "no")) for place in range(issues)))
        same = ((0, 0),) * issues
        scenario = Scenario(space, tuple(Profile(party=party, points=same, scale=1) for party in ("a", "b", "c")))
        for quick in (True, False):
            assert efficient(scenario, quick=quick).alike == (alike,)
            pair = Scenario(space, scenario.profiles[:2])
            assert efficient(pair, quick=quick).alike == (alike,)


def test_a_hundred_issues() -> None:
    """1e100 packages for two parties: an exact answer, the best of each among it."""
    scenario = drawn(2, issues=100, options=10, seed=5)
    found = efficient(scenario)
    best = [sum(map(max, profile.points)) for profile in scenario.profiles]
    assert [max(column) for column in zip(*found.points, strict=True)] == best


def test_what_is_worth_the_same_whatever_is_chosen() -> None:
    """Points that hang on no issue are added once."""
    space = Space((Issue("i", ("yes", "no")), Issue("j", ("yes", "no"))))
    profile = Profile(party="a", points=((1, 0), (0, 1)), together=(Together((), {(): 5}),), scale=1)
    assert efficient(Scenario(space, (profile,))).points == ((7,),)


def drawn(parties: int, *, issues: int, options: int, seed: int) -> Scenario:
    """Return a scenario of many packages, its points drawn."""
    random = Random(seed)
    space = Space(tuple(Issue(f"i{place}", tuple(map(str, range(options)))) for place in range(issues)))
    return Scenario(
        space,
        tuple(
            Profile(
                party=f"p{party}",
                points=tuple(tuple(random.randrange(1_000) for _ in range(options)) for _ in range(issues)),
                scale=1,
            )
            for party in range(parties)
        ),
    )


class Turned:
    """A scenario with its parties, issues and options in another order."""

    def __init__(self, scenario: Scenario, random: Random) -> None:
        self.parties = shuffled(len(scenario.profiles), random)
        self.issues = shuffled(len(scenario.space.issues), random)
        self.options = [shuffled(len(issue.options), random) for issue in scenario.space.issues]
        space = Space(tuple(self._issue(scenario.space.issues[at], at) for at in self.issues), self._said(scenario))
        self.scenario = Scenario(space, tuple(self._profile(scenario.profiles[at]) for at in self.parties))

    def points(self, points: tuple[int, ...]) -> tuple[int, ...]:
        """Return points in the other order of parties."""
        return tuple(points[at] for at in self.parties)

    def package(self, package: tuple[int, ...]) -> tuple[int, ...]:
        """Return the same package in the other order of issues and options."""
        return tuple(self.options[at].index(package[at]) for at in self.issues)

    def _issue(self, issue: Issue, at: int) -> Issue:
        # the names of options stay: constraints are written in them
        return msgspec.structs.replace(
            issue,
            options=tuple(issue.options[place] for place in self.options[at]),
            values=tuple(issue.values[place] for place in self.options[at]),
        )

    def _said(self, scenario: Scenario) -> tuple[Constraint, ...]:
        return scenario.space.constraints[::-1]

    def _profile(self, profile: Profile) -> Profile:
        points = tuple(tuple(profile.points[at][place] for place in self.options[at]) for at in self.issues)
        return msgspec.structs.replace(
            profile, party=profile.party + "'", points=points, together=tuple(map(self._together, profile.together))
        )

    def _together(self, more: Together) -> Together:
        issues = tuple(self.issues.index(at) for at in more.issues)
        points = {
            tuple(self.options[at].index(place) for at, place in zip(more.issues, places, strict=True)): number
            for places, number in more.points.items()
        }
        return Together(issues, points)


def shuffled(count: int, random: Random) -> list[int]:
    """Return places in another order."""
    places = list(range(count))
    random.shuffle(places)
    return places
