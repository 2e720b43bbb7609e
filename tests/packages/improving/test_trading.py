"""Who gives up what adds up to the difference, and is told of every party in the same words."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.improving import Trade, trade, trade_text
from goodoffices.packages.improving import trading as module
from goodoffices.packages.improving.trading import amount
from goodoffices.packages.profile import Profile, Together
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Package, Space
from tests.packages.spaces import scenarios

FEW = settings(max_examples=20)
Case = tuple[Scenario, Package, Package]
NEUTRAL = ("wins", "loses", "concede", "sacrifice", "victory", "unfair")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Give a scenario with two packages, allowed or not."""
    scenario = draw(scenarios(most=4))
    places = [st.integers(0, len(issue.options) - 1) for issue in scenario.space.issues]
    return scenario, draw(st.tuples(*places)), draw(st.tuples(*places))


def harbour() -> Scenario:
    """Return two parties, two issues and a term that both issues share."""
    issues = (Issue("Dues", ("low", "high")), Issue("Pilots", ("own", "shared")))
    north = Profile(party="North", points=((0, 25), (5, 0)), together=(Together((0, 1), {(1, 1): 10}),), scale=10)
    south = Profile(party="South", points=((30, 0), (0, 0)), scale=10)
    return Scenario(Space(issues), (north, south))


def adds_up(scenario: Scenario, found: Trade) -> bool:
    """Return whether the changes add up to the difference of the points."""
    sums = tuple(sum(change.points[at] for change in found.changes) for at in range(len(scenario.parties)))
    pairs = zip(scenario.points(found.one), scenario.points(found.other), strict=True)
    return sums == found.points == tuple(after - before for before, after in pairs)


@FEW
@given(cases())
def test_the_changes_add_up(case: Case) -> None:
    """For each party the changes add up to the difference, and what it gives and gets are those that count for it."""
    found = trade(*case)
    assert adds_up(case[0], found)
    for place, party in enumerate(found.parties):
        own = [*found.gives(party), *found.gets(party)]
        assert sum(change.points[place] for change in own) == found.points[place]
        assert all(change.points[place] < 0 for change in found.gives(party))


@FEW
@given(cases())
def test_there_and_back_is_nothing(case: Case) -> None:
    """The way back gives each party the same with the other sign, change by change."""
    scenario, one, other = case
    there, back = trade(scenario, one, other), trade(scenario, other, one)
    for a, b in zip(there.changes, back.changes, strict=True):
        assert (a.issues, a.before, a.after) == (b.issues, b.after, b.before)
        assert a.points == tuple(-more for more in b.points)


@FEW
@given(cases())
def test_parties_are_spoken_of_alike(case: Case) -> None:
    """With two names exchanged the text is the same with those names exchanged."""
    scenario, one, other = case
    names = {"p0": "p1", "p1": "p0"}
    renamed = [msgspec.structs.replace(p, party=names.get(p.party, p.party)) for p in scenario.profiles]
    text = trade_text(scenario, trade(scenario, one, other))
    exchanged = Scenario(scenario.space, tuple(renamed))
    swapped = trade_text(exchanged, trade(exchanged, one, other))
    mark = str.maketrans({"\0": "p0", "\1": "p1"})
    assert list(swapped) == [line.replace("p0", "\1").replace("p1", "\0").translate(mark) for line in text]


@FEW
@given(cases())
def test_the_order_of_joining_is_the_order_of_the_words(case: Case) -> None:
    """With the parties the other way round each is said the same of, in the other order."""
    scenario, one, other = case
    turned = Scenario(scenario.space, scenario.profiles[::-1])
    text, back = (trade_text(s, trade(s, one, other)) for s in (scenario, turned))
    assert sorted(sorted(line.strip(".").split("; ")[1:-1]) for line in text) == sorted(
        sorted(line.strip(".").split("; ")[1:-1]) for line in back
    )
    assert trade(turned, one, other).points == trade(scenario, one, other).points[::-1]


def test_in_words() -> None:
    """The text says issue by issue and party by party who gives up what, in units, and names no winner."""
    scenario = harbour()
    text = trade_text(scenario, trade(scenario, (0, 0), (1, 1)))
    assert text == (
        "Dues: from low to high. North: 2.5 more; South: 3 less.",
        "Pilots: from own to shared. North: 0.5 less; South: no difference.",
        "Dues, Pilots, by what they are worth together: North: 1 more; South: no difference.",
        "North gives up 0.5 on Pilots.",
        "North gets 3.5 on Dues, Dues with Pilots.",
        "South gives up 3 on Dues.",
        "In all: North: 3 more; South: 3 less.",
    )
    assert not any(word in line.lower() for line in text for word in NEUTRAL)
    assert trade_text(scenario, trade(scenario, (0, 1), (0, 1))) == ("Nothing changes: the two packages are the same.",)


@pytest.mark.parametrize(
    ("points", "scale", "said"),
    [(0, 1, "0"), (-1200, 1, "1200"), (1, 3, "0.333"), (5, 10**9, "0.000000005"), (10**15, 1, "1000000000000000")],
)
def test_amounts_are_plain(points: int, scale: int, said: str) -> None:
    """Amounts have no sign and no exponent, and what is not nothing is not told as 0."""
    assert amount(Profile(party="x", points=(), scale=scale), points) == said


def test_planted_terms_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A trade that forgets what options are worth together does not add up, and the law sees it."""
    monkeypatch.setattr(module, "_together", lambda *_: {})
    assert not adds_up(harbour(), trade(harbour(), (0, 0), (1, 1)))


def test_packages_of_other_issues_are_refused() -> None:
    """What is no package of the space is refused."""
    with pytest.raises(PackagesError, match="package-misfit"):
        trade(harbour(), (0, 0), (0, 2))
