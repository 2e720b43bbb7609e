"""What is written is read back as it was."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.faults import BadScenario, PackagesError, TooLarge
from goodoffices.packages.profile import Profile, Together
from goodoffices.packages.reading import read, read_text
from goodoffices.packages.rows import Forbidden
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.words import say_error, say_fault
from goodoffices.packages.writing import write_genius, write_yaml
from goodoffices.packages.writing.quoting import exact, no_less
from tests.packages.spaces import scenarios

NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8) | st.sampled_from(
    [
        "none",
        "no",
        "null",
        "1",
        "1e3",
        "-.5",
        "2031-05-01",
        "a b",
        "a: b",
        "- a",
        '"',
        "'",
        "\\",
        "#",
        "&a",
        "*",
        "<b>",
        "{",
        "é",
        "مرفأ",
    ]
)
WEIGHTS: st.SearchStrategy[Fraction | float] = st.sampled_from([1.0, 2.0, 0.1, 0.0, Fraction(1, 3)])
VALUES = st.integers(-1_000, 1_000).map(float) | st.floats(-1e6, 1e6).map(lambda value: round(value, 6))


def issues(name: str) -> st.SearchStrategy[Issue]:
    """Give issues of every sort."""
    options = st.lists(NAMES, min_size=1, max_size=4, unique=True).map(tuple)
    count = st.integers(1, 4)
    steps = st.tuples(st.integers(-50, 50), count, st.sampled_from([1.0, 0.5, 0.25, 7.0]))
    return st.one_of(
        options.map(lambda names: Issue(name, names)),
        options.flatmap(
            lambda names: st.tuples(*(VALUES for _ in names)).map(lambda values: Issue(name, names, "number", values))
        ),
        options.flatmap(
            lambda names: st.tuples(*(st.integers(1, 800_000).map(float) for _ in names)).map(
                lambda values: Issue(name, names, "date", values)
            )
        ),
        steps.map(
            lambda said: Issue(
                name,
                tuple(f"{said[0] + place * said[2]:.9g}" for place in range(said[1])),
                "number",
                tuple(said[0] + place * said[2] for place in range(said[1])),
            )
        ),
    )


@st.composite
def named(draw: st.DrawFn) -> Scenario:
    """Give scenarios with names of every sort, and points in any units."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    space = Space(tuple(draw(issues(name)) for name in names), (), draw(NAMES))
    parties = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    point = st.integers(-(10**6), 10**6)
    profiles = tuple(
        Profile(
            party=party,
            points=tuple(tuple(draw(point) for _ in issue.options) for issue in space.issues),
            reserve=draw(st.none() | point),
            scale=draw(st.sampled_from([1, 3, 10, 700, 10**9])),
            rounded=draw(st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(7, 10**9)])),
            weight=draw(WEIGHTS),
            discount=draw(st.none() | st.sampled_from([0.5, 0.999])),
        )
        for party in parties
    )
    return Scenario(space, profiles, space.name)


@given(named())
def test_any_name_number_and_value_is_read_back(scenario: Scenario) -> None:
    """Whatever names, values, units and reserves a scenario has, our own form keeps all of it."""
    assert read_text("a.yaml", write_yaml(scenario)).scenario == scenario


@given(named())
def test_other_readers_find_the_same_names(scenario: Scenario) -> None:
    """What guesses from the looks of a text takes no name for anything but a name."""
    found = yaml.safe_load(write_yaml(scenario))
    assert list(found["issues"]) == [issue.name for issue in scenario.space.issues]
    assert list(found["parties"]) == list(scenario.parties)


def in_order(scenario: Scenario) -> Scenario:
    """Return a scenario with what is worth together gathered by its issues."""

    def gathered(profile: Profile) -> Profile:
        by: dict[tuple[int, ...], dict[tuple[int, ...], int]] = {}
        for more in profile.together:
            there = by.setdefault(more.issues, {})
            for options, points in more.points.items():
                there[options] = there.get(options, 0) + points
        return msgspec.structs.replace(profile, together=tuple(Together(*one) for one in by.items()))

    return msgspec.structs.replace(scenario, profiles=tuple(map(gathered, scenario.profiles)))


@given(scenarios())
def test_constraints_and_interactions_are_read_back(scenario: Scenario) -> None:
    """Constraints of every sort and what is worth together are kept in our own form."""
    assert read_text("a.yaml", write_yaml(scenario)).scenario == in_order(scenario)


@given(scenarios(constrained=False, together=False))
def test_genius_keeps_what_every_party_prefers(scenario: Scenario) -> None:
    """In GENIUS XML every package is worth what it was, moved and scaled where it has to be, and as acceptable."""
    with TemporaryDirectory() as folder:
        written = write_genius(scenario, Path(folder), leave_out=True)
        back = read(Path(folder))
    moved = {fault.params["party"] for fault in written.left_out if fault.code == "genius-scaled"}
    assert back.parties == scenario.parties
    for one, other in zip(scenario.profiles, back.profiles, strict=True):
        down = sum(min(0, *points) for points in one.points)
        best = sum(max(points) - min(0, *points) for points in one.points)
        unit = next(unit for unit in range(max(best, 1), 2 * max(best, 1) + 1) if 10**20 % unit == 0)
        assert (one.party in moved) == (down < 0 or best > 1)
        assert not other.rounded
        for package in scenario.space.every():
            assert Fraction(other.value(package), other.scale) == Fraction(one.value(package) - down, unit)
            if one.reserve is not None:
                assert one.accepts(package) == other.accepts(package)


def test_genius_keeps_ties_and_what_no_deal_is_worth(tmp_path: Path) -> None:
    """A package worth exactly what no deal is worth stays acceptable, and what is worth the same stays so."""
    space = Space(tuple(Issue(f"i{place}", ("a", "b")) for place in range(3)))
    ties = Profile(party="N", points=((0, 7), (0, 7), (0, 14)), reserve=14, scale=3)
    scenario = Scenario(space, (ties, Profile(party="S", points=((1, 0),) * 3, reserve=3, scale=3)))
    write_genius(scenario, tmp_path)
    back = read(tmp_path)
    for package in space.every():
        assert scenario.check(package).accepted == back.check(package).accepted
    north = back.profiles[0]
    assert north.value((1, 1, 0)) == north.value((0, 0, 1)) == north.reserve


def test_numbers_too_fine_to_be_read_back_are_said(tmp_path: Path) -> None:
    """Where a party's numbers are finer than any reader keeps, what was written says so."""
    one = Profile(party="N", points=((0, 10**12 + 1), (3, 10**11)), reserve=0, scale=1)
    written = write_genius(Scenario(Space((Issue("a", ("x", "y")), Issue("b", ("x", "y")))), (one,)), tmp_path)
    assert [fault.code for fault in written.left_out] == ["genius-scaled", "genius-too-fine"]
    assert "finer than can be read back" in " ".join(map(say_fault, written.left_out))


def test_what_genius_cannot_say_is_refused_or_listed(tmp_path: Path) -> None:
    """Constraints, worth together and a walk-away below every deal are refused, or left out and listed."""
    space = Space((Issue("a", ("x", "y")), Issue("b", ("x", "y"))), (Forbidden({"a": ("x",)}),))
    more = (Together((0, 1), {(0, 0): 3}),)
    scenario = Scenario(space, (Profile(party="N", points=((0, 1), (0, 0)), together=more, scale=1),))
    with pytest.raises(PackagesError) as caught:
        write_genius(scenario, tmp_path / "not")
    assert "constraints" in " ".join(say_error(caught.value))
    assert not (tmp_path / "not").exists()
    written = write_genius(scenario, tmp_path / "so", leave_out=True)
    assert [fault.code for fault in written.left_out] == ["genius-constraints", "genius-together", "genius-no-reserve"]
    assert all(map(say_fault, written.left_out))
    assert sorted(path.name for path in written.files) == ["N.xml", "domain.xml"]


@pytest.mark.parametrize("name", ["Élodie", "E\u0301lodie", "الشَّمال", "מִפְרָץ", "ใต้", "Q\u0308a"])
def test_names_keep_their_accents_and_vowels(name: str, tmp_path: Path) -> None:
    """What is written over and under letters is in the names of files as well: a party is known by it alone too."""
    space = Space((Issue("préavis", ("été", "شِتاء")),))
    parties = [Profile(party=one, points=((3, 0),), reserve=1, scale=3) for one in (name, "B")]
    scenario = Scenario(space, tuple(parties))
    files = write_genius(scenario, tmp_path).files
    composed = normalize("NFC", name)
    assert files[1].name == f"{composed}.xml"
    assert read(tmp_path).parties == (composed, "B")
    bare = tmp_path / "domain.xml"
    bare.write_text(re.sub("<agent .*", "", bare.read_text(encoding="utf-8")), encoding="utf-8")
    again = read(tmp_path)
    assert set(again.parties) == {composed, "B"}
    assert again.space.issues[0].options == space.issues[0].options


@pytest.mark.parametrize("names", [("../up", "N"), ("domain", "N"), ("a/b", "N"), ("n", "N"), ("-", "N"), (".", "N")])
def test_names_of_parties_never_leave_the_folder(tmp_path: Path, names: tuple[str, ...]) -> None:
    """A party whose name could lead elsewhere has a file with a plain name, and keeps its own name in the domain."""
    profiles = tuple(Profile(party=name, points=((0,),), reserve=0, scale=1) for name in names)
    scenario = Scenario(Space((Issue("a", ("x",)),)), profiles)
    written = write_genius(scenario, tmp_path / "in")
    assert {path.parent for path in written.files} == {tmp_path / "in"}
    assert len({path.name.lower() for path in (tmp_path / "in").iterdir()}) == 3
    assert read(tmp_path / "in").parties == names


@pytest.mark.parametrize("name", ["", " a", "a\nb", "a\x00", "x" * 201])
def test_names_that_could_not_be_read_back_are_refused(name: str, tmp_path: Path) -> None:
    """A name that is empty, hidden or too long is refused by both writers."""
    scenario = Scenario(Space((Issue("a", (name,)),)), (Profile(party="N", points=((0,),), reserve=0, scale=1),))
    for write in (lambda: write_yaml(scenario), lambda: write_genius(scenario, tmp_path)):
        with pytest.raises(BadScenario) as caught:
            write()
        assert [fault.code for fault in caught.value.faults] == ["name-unwritable"]


def test_a_file_that_could_not_be_read_back_is_not_written() -> None:
    """A scenario with more numbers than a file may have is refused."""
    options = tuple(f"o{place}" for place in range(40_000))
    profiles = tuple(Profile(party=name, points=((0,) * 40_000,), scale=1) for name in "NS")
    with pytest.raises(TooLarge, match="yaml-too-large"):
        write_yaml(Scenario(Space((Issue("a", options),)), profiles))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 0.5, -3.0])
def test_values_that_are_no_day_are_refused(value: float) -> None:
    """A date whose value is no day cannot be written."""
    space = Space((Issue("a", ("x",), "date", (value,)),))
    with pytest.raises(BadScenario) as caught:
        write_yaml(Scenario(space, (Profile(party="N", points=((0,),), scale=1),)))
    assert [fault.code for fault in caught.value.faults] == ["issue-unwritable"]


@given(st.fractions())
def test_numbers_are_written_exactly(number: Fraction) -> None:
    """A number is written with all of its digits, as a fraction where these do not end, or rounded up where asked."""
    assert Fraction(exact(number)) == number
    assert 0 <= Fraction(no_less(number)) - number <= Fraction(1, 10**18)
