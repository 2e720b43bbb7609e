"""Dividing: adjusted winner and maximin shares against going through everything, and their laws."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.dividing import adjusted_winner, goods, maximin_share
from goodoffices.packages.faults import PackagesError, TooLarge
from goodoffices.packages.reading.reading import read_text
from goodoffices.packages.words import say_error

Points = dict[str, dict[str, int]]


@st.composite
def lists(draw: st.DrawFn, *, least: int = 2, most: int = 3) -> Points:
    """Give things with whole points of each party, each of which wants something."""
    parties = ["Ann", "Bo", "Cy"][: draw(st.integers(least, most))]
    things = [f"t{place}" for place in range(draw(st.integers(1, 5)))]
    own = st.lists(st.integers(0, 9), min_size=len(things), max_size=len(things)).filter(any)
    return {party: dict(zip(things, draw(own), strict=True)) for party in parties}


def swapped(points: Points) -> Points:
    """Return the same with parties and things in the other order."""
    return {party: dict(reversed(points[party].items())) for party in reversed(points)}


@settings(max_examples=60)
@given(lists(most=2))
def test_adjusted_winner_is_equal_free_of_envy_and_efficient(points: Points) -> None:
    """Both come equally far and to half at least, one thing is split at most, and no whole division betters it."""
    found = adjusted_winner(points)
    values = [[Fraction(own[thing], sum(own.values())) for thing in found.things] for own in points.values()]
    has = [sum(v * parts[who] for v, parts in zip(values[who], found.parts, strict=True)) for who in (0, 1)]
    assert has[0] == has[1] == found.share >= Fraction(1, 2)
    assert sum(0 < parts[0] < 1 for parts in found.parts) == (found.split is not None)
    assert all(
        sum(parts) == (thing not in found.unvalued) for thing, parts in zip(found.things, found.parts, strict=True)
    )
    for to in product((0, 1), repeat=len(found.things)):
        other = [sum(v for v, one in zip(values[who], to, strict=True) if one == who) for who in (0, 1)]
        assert not (min(other) >= found.share and max(other) > found.share)


@settings(max_examples=40)
@given(lists(most=2), st.integers(1, 9))
def test_adjusted_winner_does_not_hang_on_order_or_scale(points: Points, factor: int) -> None:
    """Parties and things the other way round, or one party's points times a factor: who has what stays."""
    first, again = adjusted_winner(points), adjusted_winner(swapped(points))
    assert first.share == again.share
    assert dict(zip(first.things, first.parts, strict=True)) == {
        thing: parts[::-1] for thing, parts in zip(again.things, again.parts, strict=True)
    }
    more = {**points, "Ann": {thing: one * factor for thing, one in points["Ann"].items()}}
    assert adjusted_winner(more).parts == first.parts


@settings(max_examples=60)
@given(lists())
def test_maximin_shares_are_those_of_going_through_everything(points: Points) -> None:
    """Each share, the bundles that show it, and whether a division gives everyone its share, are as they are."""
    found, parties = maximin_share(points), len(points)
    ways = list(product(range(parties), repeat=len(found.things)))
    values = [[own[thing] for thing in found.things] for own in points.values()]

    def worth(own: list[int], to: tuple[int, ...], who: int) -> int:
        return sum(one for one, has in zip(own, to, strict=True) if has == who)

    for own, share, bundles in zip(values, found.shares, found.bundles, strict=True):
        assert share == max(min(worth(own, to, who) for who in range(parties)) for to in ways)
        assert share == min(sum(own[place] for place in bundle) for bundle in bundles)
        assert sorted(place for bundle in bundles for place in bundle) == list(range(len(own)))
    reached = [[worth(own, to, who) for who, own in enumerate(values)] for to in ways]
    fits = [row for row in reached if all(has >= share for has, share in zip(row, found.shares, strict=True))]
    assert found.there == ("yes" if fits else "no")
    if found.to is not None:
        own = [worth(one, found.to, who) for who, one in enumerate(values)]
        assert own == list(found.worth)
        assert own in fits
        assert not any(row != own and all(b >= a for a, b in zip(own, row, strict=True)) for row in reached)
        assert found.sure.sort == "exact"


@settings(max_examples=30)
@given(lists())
def test_maximin_shares_do_not_hang_on_order(points: Points) -> None:
    """Parties and things the other way round: the same shares, and the same party has each thing."""
    first, again = maximin_share(points), maximin_share(swapped(points))
    assert first.shares == again.shares[::-1]
    assert [first.to is None, again.to is None] in ([True, True], [False, False])
    if first.to is not None and again.to is not None:
        one = {thing: first.parties[who] for thing, who in zip(first.things, first.to, strict=True)}
        assert one == {thing: again.parties[who] for thing, who in zip(again.things, again.to, strict=True)}


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ({"Ann": {"a": 1}}, "parties-few"),
        ({"Ann": {"a": 1}, "Bo": {"b": 1}}, "items-differ"),
        ({"Ann": {}, "Bo": {}}, "no-items"),
        ({"Ann": {"a": 1}, "Bo": {"a": -1}}, "points-negative"),
        ({"Ann": {"a": 1}, "Bo": {"a": 0}}, "worth-nothing"),
        ({"Ann": {"a": 1}, "Bo": {"a": 1}, "Cy": {"a": 1}}, "parties-two"),
    ],
)
def test_what_cannot_be_divided_is_refused_in_words(points: Points, code: str) -> None:
    """Each thing that is wrong has its code, and a sentence."""
    with pytest.raises(PackagesError) as wrong:
        adjusted_winner(points)
    assert wrong.value.code == code
    assert list(say_error(wrong.value))


def test_too_many_ways_are_refused() -> None:
    """A search that is not through after so many steps is refused; it claims nothing."""
    points = {party: {f"t{at}": 10**6 + at * at * 7919 % 9973 for at in range(40)} for party in ("Ann", "Bo", "Cy")}
    with pytest.raises(TooLarge) as wrong:
        maximin_share(points, most=500)
    assert "40 things" in next(iter(say_error(wrong.value)))


SCENARIO = """\
issues: {{boat: [{options}], house: [Ann, Bo]}}
{more}
parties:
  Ann: {{scores: {{boat: {{Ann: 3, Bo: 1, Cy: 2}}, house: {{Ann: 1}}}}{own}}}
  Bo: {{scores: {{boat: {{Bo: 2}}, house: {{Bo: 5}}}}}}
"""


def test_goods_are_what_having_is_worth_more_than_not_having() -> None:
    """Of a scenario a thing is worth to a party what it has more by having it; what can be shared is known."""
    text = SCENARIO.format(options="Ann, Bo, shares", more="", own="").replace(", Cy: 2", "")
    found = goods(read_text("things.yaml", text).scenario)
    assert [list(map(int, own)) for own in found.points] == [[2, 1], [2, 5]]
    assert found.shared == ("boat",)


@pytest.mark.parametrize(
    ("options", "more", "own", "code"),
    [
        ("Ann, Bo, Cy", "", "", "not-things"),
        ("Ann", "", "", "not-things"),
        ("Ann, Bo", "constraints: [{forbidden: {boat: Ann, house: Ann}}]", "", "things-bound"),
        ("Ann, Bo", "", ", together: [{when: {boat: Ann, house: Ann}, worth: 2}]", "things-together"),
    ],
)
def test_another_scenario_is_refused_in_words(options: str, more: str, own: str, code: str) -> None:
    """What is no list of things is refused, with what is in the way."""
    text = SCENARIO.format(options=options, more=more, own=own)
    kept = [one for one in ("Ann: 3", "Bo: 1", "Cy: 2") if one[:2] in options]
    text = text.replace("Ann: 3, Bo: 1, Cy: 2", ", ".join(kept))
    if "Bo" not in options:
        text = text.replace("boat: {Bo: 2}, ", "")
    with pytest.raises(PackagesError) as wrong:
        goods(read_text("things.yaml", text).scenario)
    assert wrong.value.code == code
    assert list(say_error(wrong.value))


def test_it_has_to_be_the_same_who_else_has_a_thing() -> None:
    """A party to which it matters which of two others has a thing is named, with the thing."""
    text = "issues: {boat: [Ann, Bo, Cy]}\nparties:\n"
    text += "".join(f"  {one}: {{scores: {{boat: {{{one}: 5, Bo: 5}}}}}}\n" for one in ("Ann", "Cy"))
    with pytest.raises(PackagesError) as wrong:
        goods(read_text("things.yaml", text + "  Bo: {scores: {boat: {Bo: 2}}}\n").scenario)
    assert (wrong.value.code, wrong.value.params) == ("things-others", {"party": "Ann", "issue": "boat"})
    assert list(say_error(wrong.value))
