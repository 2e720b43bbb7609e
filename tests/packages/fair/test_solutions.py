"""Fair solutions: the same from an efficient set, from every package, and from programs, as by their definitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goodoffices.packages.answers import Efficient, Fair, Sure
from goodoffices.packages.fair import ALL, fair
from goodoffices.packages.fair.sources import LISTED
from goodoffices.packages.faults import NoPackage, PackagesError
from goodoffices.packages.profile import Profile
from goodoffices.packages.programs import every
from goodoffices.packages.programs.model import model
from goodoffices.packages.programs.solve import Solver
from goodoffices.packages.rows import Forbidden
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.words import say_error
from tests.packages.fair.oracle import Oracle, front_of
from tests.packages.spaces import dominates, scenarios

FEWER = settings(max_examples=settings().max_examples // 3)
"""For laws of which each case takes long."""
WEIGHTS = st.sampled_from([0.5, 1.0, 2.0])


@contextmanager
def no_space_is_small() -> Iterator[None]:
    """Leave every space to programs."""
    with patch.object(every, "SMALL", 0):
        yield


@st.composite
def cases(draw: st.DrawFn) -> Scenario:
    """Give scenarios in which something is allowed, with weights."""
    scenario = draw(scenarios())
    assume(next(scenario.space.every(), None) is not None)
    weighted = [msgspec.structs.replace(profile, weight=draw(WEIGHTS)) for profile in scenario.profiles]
    return msgspec.structs.replace(scenario, profiles=tuple(weighted))


def points_by_name(found: tuple[Fair, ...]) -> dict[str, list[tuple[int, ...]]]:
    """Return the points of each solution, sorted."""
    return {name: sorted(each.points for each in found if each.name == name) for name in ALL}


def as_defined(scenario: Scenario) -> dict[str, list[tuple[int, ...]]]:
    """Return the same by the definitions."""
    oracle = Oracle(scenario)
    return {name: sorted(oracle.solution(name))[::-1][:20][::-1] for name in ALL}


@given(cases())
def test_every_package_gone_through_gives_what_is_defined(scenario: Scenario) -> None:
    """Each solution has exactly the points that its definition gives, all of those equally good."""
    assert points_by_name(fair(scenario)) == as_defined(scenario)


@FEWER
@given(cases())
def test_an_efficient_set_gives_what_is_defined(scenario: Scenario) -> None:
    """From the efficient set each solution is the same as from every package."""
    assert points_by_name(fair(scenario, front=front_of(scenario))) == as_defined(scenario)


@settings(max_examples=settings().max_examples // 2)
@given(cases())
def test_programs_give_what_is_defined(scenario: Scenario) -> None:
    """Programs give the same points, and what they call exact is all of them."""
    defined = as_defined(scenario)
    with no_space_is_small():
        found = fair(scenario)
    for name, points in points_by_name(found).items():
        assert set(points) <= set(defined[name])
        if all(each.sure.sort == "exact" for each in found if each.name == name):
            assert points == defined[name]


@FEWER
@given(cases())
def test_as_many_packages_are_counted_as_there_are(scenario: Scenario) -> None:
    """Packages with the same points are listed, and counted where they are too many."""
    counts = Counter(map(scenario.points, scenario.space.every()))
    for each in fair(scenario, ("nash", "ks")):
        assert len(each.packages) == min(LISTED, counts[each.points]) == len(set(each.packages))


@settings(max_examples=settings().max_examples // 8)
@given(cases(), st.sampled_from(["highs", "cp-sat"]))
def test_other_solvers_agree(scenario: Scenario, solver: Solver) -> None:
    """What HiGHS and CP-SAT find alone is one of those defined, for every solution."""
    defined = as_defined(scenario)
    for name, points in points_by_name(fair(scenario, solver=solver)).items():
        assert set(points) <= set(defined[name])


@FEWER
@given(cases())
def test_nothing_given_is_dominated(scenario: Scenario) -> None:
    """No package allowed is better for one party and worse for none than one that is given."""
    allowed = {scenario.points(package) for package in scenario.space.every()}
    for each in fair(scenario):
        assert not any(dominates(other, each.points) for other in allowed)


@FEWER
@given(cases(), st.data())
def test_units_do_not_matter_to_nash_and_ks(scenario: Scenario, data: st.DataObject) -> None:
    """Points of a party in other units, and counted from elsewhere, leave the packages of Nash and KS as they are."""
    factors = [data.draw(st.integers(1, 50)) for _ in scenario.profiles]
    shifts = [data.draw(st.integers(-30, 30)) for _ in scenario.profiles]
    other = [moved(*each) for each in zip(scenario.profiles, factors, shifts, strict=True)]
    names = ("nash", "weighted-nash", "ks")
    before, after = (fair(each, names) for each in (scenario, msgspec.structs.replace(scenario, profiles=tuple(other))))
    assert packages(before) == packages(after)


def moved(profile: Profile, factor: int, shift: int) -> Profile:
    """Return what a party wants, its points times a factor and a number added to those of the first issue."""
    points = [[factor * number for number in every] for every in profile.points]
    points[0] = [number + shift for number in points[0]]
    together = tuple(
        msgspec.structs.replace(more, points={at: factor * number for at, number in more.points.items()})
        for more in profile.together
    )
    reserve = None if profile.reserve is None else factor * profile.reserve + shift
    return msgspec.structs.replace(
        profile, points=tuple(map(tuple, points)), together=together, reserve=reserve, scale=factor
    )


def packages(found: tuple[Fair, ...]) -> set[tuple[str, tuple[tuple[int, ...], ...]]]:
    """Return which packages each solution gives."""
    return {(each.name, each.packages) for each in found}


@FEWER
@given(cases())
def test_the_order_of_parties_does_not_matter(scenario: Scenario) -> None:
    """Parties in the opposite order get the same packages by every solution."""
    turned = msgspec.structs.replace(scenario, profiles=scenario.profiles[::-1])
    assert packages(fair(scenario)) == packages(fair(turned))


@FEWER
@given(cases(), st.integers(-30, 30))
def test_no_deal_said_here_counts_as_if_it_were_a_reserve(scenario: Scenario, worth: int) -> None:
    """A disagreement point given to a question replaces the reserve of the party, from a front too."""
    first, *rest = scenario.profiles
    other = msgspec.structs.replace(scenario, profiles=(msgspec.structs.replace(first, reserve=worth), *rest))
    said = {first.party: worth}
    assert packages(fair(scenario, disagreement=said)) == packages(fair(other))
    found = fair(scenario, disagreement=said, front=front_of(scenario))
    assert points_by_name(found) == points_by_name(fair(other))


@FEWER
@given(cases(), st.floats(0.01, 0.5))
def test_a_front_with_a_loss_says_how_much_better_it_could_be(scenario: Scenario, share: float) -> None:
    """Where only a part of the efficient set is known, no package is better than what is found and its gap."""
    whole = front_of(scenario)
    assume(len(whole.points) > 1)
    part = thinned(scenario, whole, share)
    for each in fair(scenario, ("nash", "ks", "egalitarian", "utilitarian"), front=part):
        exact = next(one for one in fair(scenario, (each.name,)) if one.name == each.name)
        assert exact.measure <= each.measure + (each.sure.most if each.sure.sort == "gap" else 0) + 1e-9


def thinned(scenario: Scenario, whole: Efficient, share: float) -> Efficient:
    """Return the efficient set without the points that others come near to, by a share of every range."""
    low, high = model(scenario).reach
    reach = [float(each) for each in high - low]
    kept: list[int] = []
    for at, points in enumerate(whole.points):
        near = (whole.points[one] for one in kept)
        if not any(all(a >= b - share * r for a, b, r in zip(one, points, reach, strict=True)) for one in near):
            kept.append(at)
    return Efficient(
        packages=tuple(whole.packages[at] for at in kept),
        points=tuple(whole.points[at] for at in kept),
        sure=Sure("loss", share),
    )


@FEWER
@given(cases(), st.lists(st.integers(0, 40), min_size=5, max_size=5))
def test_nobody_is_stuck_where_nothing_is_accepted(scenario: Scenario, high: list[int]) -> None:
    """With reserves out of reach the most parties are satisfied, the rest come near, and a note says so."""
    profiles = [msgspec.structs.replace(p, reserve=r) for p, r in zip(scenario.profiles, high, strict=False)]
    there = msgspec.structs.replace(scenario, profiles=tuple(profiles))
    assume(not Oracle(there).all_accept)
    found = fair(there)
    assert points_by_name(found) == as_defined(there)
    assert all("none-accepted" in dict(each.notes) and each.measure < 0 for each in found)
    with no_space_is_small():
        assert points_by_name(fair(there, ("nash",)))["nash"] == as_defined(there)["nash"]


def test_no_deal_below_all_and_above_all_is_used_as_it_is() -> None:
    """No deal may be worth less than every package, which moves Nash, or more than any, which leaves none."""
    scenario = cake([10, 6, 0], [0, 3, 5])
    assert [each.points for each in fair(scenario, ("nash",))] == [(6, 3)]
    assert [each.points for each in fair(scenario, ("nash",), disagreement={"a": -1000})] == [(0, 5)]
    assert dict(fair(scenario, ("ks",), disagreement={"b": 6})[0].notes)["none-accepted"] == {
        "satisfied": "a",
        "short": "b",
    }


def test_two_losses_are_no_gain() -> None:
    """A package that both would refuse is not chosen because the product of two losses is large."""
    scenario = cake([-100, 1, 2], [-100, 2, 1])
    assert {each.points for each in fair(scenario, ("nash",))} == {(1, 2), (2, 1)}


def cake(one: list[int], other: list[int]) -> Scenario:
    """Return two parties and a single issue, no deal worth nothing to both."""
    space = Space((Issue("cake", tuple(map(str, range(len(one))))),))
    profiles = (
        Profile(party=name, points=(tuple(p),), reserve=0, scale=1) for name, p in zip("ab", (one, other), strict=True)
    )
    return Scenario(space, tuple(profiles))


def test_what_was_not_said_of_no_deal_is_noted() -> None:
    """A party without a reserve is given its worst package allowed, and a note says so."""
    scenario = cake([10, 6, 0], [0, 3, 5])
    found = fair(scenario, ("nash",), disagreement={"a": None})
    assert ("no-deal-unsaid", {"party": "a"}) in found[0].notes


def test_where_somebody_cannot_gain_the_others_do() -> None:
    """If one party gains in no package the product is of the others' gains, and a note names it."""
    scenario = cake([0, 0, 0], [0, 3, 5])
    found = fair(scenario, ("nash",))
    assert [each.points for each in found] == [(0, 5)]
    assert ("no-gain", {"party": "a"}) in found[0].notes


def test_a_space_without_a_package_is_refused() -> None:
    """Where constraints leave nothing, that is said, by every solution."""
    space = Space((Issue("cake", ("a", "b")),), (Forbidden({"cake": ("a", "b")}),))
    for name in ALL:
        with pytest.raises(NoPackage):
            fair(Scenario(space, (Profile(party="x", points=((1, 2),), reserve=0),)), (name,))


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"names": ("best",)}, "solution-unknown"),
        ({"solver": "abacus"}, "solver-unknown"),
        ({"disagreement": {"nobody": 0}}, "no-party"),
        ({"disagreement": {"a": float("nan")}}, "not-a-number"),
        ({"disagreement": {"a": 1e30}}, "points-overflow"),
    ],
)
def test_what_cannot_be_asked_is_refused(options: dict[str, Any], code: str) -> None:
    """Unknown names and numbers that are none are refused, in words."""
    with pytest.raises(PackagesError) as wrong:
        fair(cake([1, 2], [2, 1]), **options)
    assert wrong.value.code == code
    assert all(say_error(wrong.value))
