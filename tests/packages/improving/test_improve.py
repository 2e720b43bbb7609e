"""An improvement leaves nobody worse at any step, and says that nothing better is left only where it is so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings

from goodoffices.packages.answers import Efficient, Sure
from goodoffices.packages.faults import PackagesError, Stopped
from goodoffices.packages.highs import Line
from goodoffices.packages.improving import better, improve, neighbours, program
from goodoffices.packages.improving.better import Better
from goodoffices.packages.profile import Profile, Together
from goodoffices.packages.rows import Forbidden
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Package, Space
from goodoffices.packages.watching import Watch
from goodoffices.packages.words import say_error
from tests.packages.improving.trails import agreed, beaten, betters, evenness, nobody_worse, told_right
from tests.packages.spaces import brute_front

FEW, SOME = settings(max_examples=12), settings(max_examples=25)
Agreed = tuple[Scenario, Package]


def twice() -> Scenario:
    """Return a party for whom the same two options are worth something together twice."""
    terms = (Together((0, 1), {(1, 0): 1}), Together((1, 0), {(0, 1): 1}))
    issues = (Issue("i0", ("a", "b")), Issue("i1", ("a", "b")))
    return Scenario(Space(issues), (Profile(party="North", points=((0, 0), (0, 0)), together=terms, scale=1),))


def opposed() -> Scenario:
    """Return two parties and three issues on which what the one gains the other loses, at different rates."""
    rates = ((5, 3), (4, 4), (3, 5))
    issues = tuple(Issue(name, ("0", "1", "2", "3")) for name in ("Food", "Water", "Wood"))
    one = tuple(tuple(rate * taken for taken in range(4)) for rate, _ in rates)
    other = tuple(tuple(rate * (3 - taken) for taken in range(4)) for _, rate in rates)
    profiles = (Profile(party="North", points=one, scale=1), Profile(party="South", points=other, scale=1))
    return Scenario(Space(issues), profiles)


@contextmanager
def replaced(owner: object, name: str, value: object) -> Iterator[None]:
    """Have a name of a module mean something else for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, value)
        yield


@SOME
@given(agreed())
def test_nobody_is_worse_at_any_step(case: Agreed) -> None:
    """Every step is allowed, leaves nobody worse and somebody better, and says what it changes and what it is worth."""
    found = improve(*case)
    assert nobody_worse(case[0], found)
    assert told_right(case[0], found)
    assert found.sure == Sure()
    assert not beaten(case[0], found.package)


@FEW
@given(agreed())
def test_an_efficient_package_is_left_as_it_is(case: Agreed) -> None:
    """A package that nothing betters comes back without a step, and whatever comes back is one."""
    scenario, package = case
    efficient = [one for some in brute_front(scenario).values() for one in some]
    for one in [improve(scenario, package).package, *efficient[:3]]:
        found = improve(scenario, one)
        assert (found.package, found.moves, set(found.points)) == (one, (), {0})


@FEW
@given(agreed(most=3))
def test_the_program_proves_what_is_so(case: Agreed) -> None:
    """Where the program stands in for going through everything, what it calls exact is exact, and nobody is worse."""
    with replaced(better, "SMALL", 0):
        for found in (improve(*case), improve(*case, leap=True)):
            assert found.sure == Sure()
            assert nobody_worse(case[0], found)
            assert not beaten(case[0], found.package)


@SOME
@given(agreed())
def test_the_first_step_shares_most_evenly(case: Agreed) -> None:
    """No change of one issue, or if there is none no trade of two, shares what is gained more evenly than the first."""
    scenario, package = case
    found = improve(scenario, package)
    known = betters(scenario, package)
    for count, sort in ((1, "one issue"), (2, "two issues")):
        if some := known.get(count, []):
            assert found.moves[0].sort == sort
            best = max(evenness(scenario, package, one) for one in some)
            assert evenness(scenario, package, found.moves[0].package) == best
            return
    assert all(move.sort == "package" for move in found.moves[:1])


@SOME
@given(agreed())
def test_a_leap_shares_most_evenly_of_all(case: Agreed) -> None:
    """Straight to the goal, no package that leaves nobody worse shares what is gained more evenly."""
    scenario, package = case
    found = improve(scenario, package, leap=True)
    every = [one for some in betters(scenario, package).values() for one in some]
    assert len(found.moves) == bool(every)
    if every:
        best = max(evenness(scenario, package, one) for one in every)
        assert evenness(scenario, package, found.package) == best


@FEW
@given(agreed())
def test_units_and_the_order_of_parties_are_of_no_account(case: Agreed) -> None:
    """With one party's points in other units, and the parties the other way round, the trail is the same."""
    scenario, package = case
    first = scenario.profiles[0]
    tripled = msgspec.structs.replace(
        first,
        points=tuple(tuple(3 * number for number in some) for some in first.points),
        together=tuple(
            msgspec.structs.replace(more, points={at: 3 * number for at, number in more.points.items()})
            for more in first.together
        ),
        reserve=None,
    )
    other = Scenario(scenario.space, (*scenario.profiles[:0:-1], tripled))
    trails = [[move.package for move in improve(one, package).moves] for one in (scenario, other)]
    assert trails[0] == trails[1]


@FEW
@given(agreed())
def test_a_front_is_proof(case: Agreed) -> None:
    """With an exact efficient set the end is the same sort of end, where the parties would take the package."""
    scenario, package = case
    front = brute_front(scenario)
    given = Efficient(packages=tuple(some[0] for some in front.values()), points=tuple(front))
    found = improve(scenario, package, front=given)
    assert nobody_worse(scenario, found)
    assert not beaten(scenario, found.package)
    taken = all(profile.accepts(found.package) for profile in scenario.profiles)
    assert (found.method == "front") == taken


@FEW
@given(agreed(most=3))
def test_without_a_solver_nothing_is_claimed(case: Agreed) -> None:
    """Where neither the space is small nor HiGHS there, the search leaves nobody worse and proves nothing."""
    with (
        replaced(better, "SMALL", 0),
        replaced(better, "ROUNDS", 40),
        replaced(program, "installed", lambda: False),
    ):
        found = improve(*case)
    assert nobody_worse(case[0], found)
    assert (found.sure.sort, found.method) == ("found", "search")


def test_a_term_that_is_there_twice() -> None:
    """The program counts a term as often as it is there."""
    with replaced(better, "SMALL", 0):
        found = improve(twice(), (0, 1), leap=True)
    assert (found.package, found.points, found.sure) == ((1, 0), (2,), Sure())


def test_planted_a_program_that_was_not_taken() -> None:
    """A program that HiGHS does not take ends in an error, never in a proof."""

    def doubled(start: int, end: int) -> Line:
        return Line(np.repeat(np.arange(start, end), 2), np.ones(2 * (end - start)), 1.0, 1.0)

    with replaced(better, "SMALL", 0), replaced(program, "_one_each", doubled):
        with pytest.raises(PackagesError, match="program-refused") as refused:
            improve(twice(), (0, 1), leap=True)
        assert "HiGHS" in " ".join(say_error(refused.value))


def test_logrolling() -> None:
    """Each gives up what matters less to it: from halves to all of what matters most."""
    scenario = opposed()
    found = improve(scenario, (1, 2, 2))
    assert (found.moves[0].sort, found.moves[0].issues) == ("two issues", ("Food", "Wood"))
    assert found.package[0] == 3
    assert found.package[2] == 0
    assert found.moves[0].points == (4, 4)
    assert found.moves[0].units == (4.0, 4.0)


def test_planted_a_step_that_costs_somebody() -> None:
    """A step that adds up but leaves one worse is caught by the law."""

    def sloppy(gains: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> object:
        return gains.sum(axis=-1) > 0

    with replaced(neighbours, "improving", sloppy):
        assert not nobody_worse(opposed(), improve(opposed(), (1, 2, 2)))


def test_planted_a_proof_that_is_none() -> None:
    """An end that is called exact though a package betters it is caught by the law."""
    with (
        replaced(improve_module(), "better", lambda *_, **__: Better(None, Sure(), "planted")),
        replaced(improve_module(), "MOST_PAIRS", 0),
    ):
        found = improve(opposed(), (1, 2, 2))
    assert found.sure == Sure()
    assert beaten(opposed(), found.package)


def improve_module() -> object:
    """Return the module, which the function of the same name hides."""
    import sys

    return sys.modules["goodoffices.packages.improving.improve"]


def test_a_package_that_is_none() -> None:
    """What is no package of the space, or not allowed, is refused in words that say what to do."""
    scenario = opposed()
    banned = msgspec.structs.replace(scenario.space, constraints=(Forbidden({"Food": ("1",), "Wood": ("2",)}),))
    cases = [(scenario, (1, 2)), (scenario, (1, 2, 4)), (Scenario(banned, scenario.profiles), (1, 2, 2))]
    said = []
    for one, package in cases:
        with pytest.raises(PackagesError) as refused:
            improve(one, package)
        said.append(" ".join(say_error(refused.value)))
    assert "each of the 3 issues" in said[0]
    assert said[0] == said[1]
    assert "constraint 1" in said[2]


def test_who_is_below_no_deal_is_told() -> None:
    """A party that would still rather have no deal is named."""
    scenario = opposed()
    proud = msgspec.structs.replace(scenario.profiles[1], reserve=100)
    found = improve(Scenario(scenario.space, (scenario.profiles[0], proud)), (1, 2, 2))
    assert found.notes == (("improve.below-no-deal", {"party": "South"}),)


def test_a_run_can_be_stopped() -> None:
    """Stopped, it raises; out of time, it shows what it has and claims nothing."""
    stopped, late = Watch(), Watch(seconds=0.0)
    stopped.stop()
    with pytest.raises(Stopped):
        improve(opposed(), (1, 2, 2), watch=stopped)
    assert improve(opposed(), (1, 2, 2), watch=late).sure == Sure("found")


def test_the_solver_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """HiGHS writes nothing to the screen, where a face prints JSON."""
    with replaced(better, "SMALL", 0):
        improve(opposed(), (1, 2, 2))
    assert capfd.readouterr() == ("", "")
