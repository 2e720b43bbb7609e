"""Which of several facts may be the last, and what surely came before what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.values import Basis
from goodoffices.acts.when import Sure, When
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact, last_of, surely_before

NOW = 100


def fact(key: str, earliest: int, latest: int, *, room: str = "room", clock: int = 0, after: str = "") -> Fact[Act]:
    """Return a fact with these bounds, read at the moment 100."""
    act = NoteToFile(text=key)
    entry = Entry(id=key, room=room, act=act, clock=clock, after=after)
    sure = Sure.YES if latest <= NOW else Sure.NO if earliest > NOW else Sure.POSSIBLY
    return Fact(id=key, act=act, entry=entry, when=When(), earliest=earliest, latest=latest, basis=Basis(), sure=sure)


@st.composite
def facts(draw: st.DrawFn) -> tuple[Fact[Act], ...]:
    """Give facts in two rooms, some with the same bounds, some said to come after another."""
    found: list[Fact[Act]] = []
    for place in range(draw(st.integers(0, 6))):
        earliest = draw(st.integers(0, 12)) * 10
        latest = earliest + draw(st.integers(0, 5)) * 10
        after = draw(st.sampled_from(["", *(f.id for f in found)]))
        room = draw(st.sampled_from(("room", "other")))
        found.append(fact(f"f{place}", earliest, latest, room=room, clock=place + 1, after=after))
    return tuple(found)


@given(facts())
def test_a_fact_drops_out_only_for_one_that_surely_came_later(found: tuple[Fact[Act], ...]) -> None:
    """Of what surely happened each stands unless another surely came after it; what only may have happened likewise."""
    standing, possible = last_of(found)
    sure = [f for f in found if f.sure is Sure.YES]
    for f in found:
        replaced = any(surely_before(f, g) for g in sure if g is not f)
        assert (f in standing) == (f.sure is Sure.YES and not replaced)
        assert (f in possible) == (f.sure is Sure.POSSIBLY and not replaced)


@given(facts())
def test_bounds_alone_never_go_in_a_circle(found: tuple[Fact[Act], ...]) -> None:
    """Of two facts of which neither is said to come after the other, not both are surely before the other."""
    for one in found:
        for other in found:
            if one is not other and not one.entry.after and not other.entry.after:
                assert not (surely_before(one, other) and surely_before(other, one))


def test_the_chain_decides_only_at_the_same_time_in_one_room() -> None:
    """Two facts of one day in one room follow its chain; in two rooms neither is before the other."""
    first, second = fact("a", 10, 20, clock=1), fact("b", 10, 20, clock=2)
    elsewhere, longer = fact("c", 10, 20, room="other", clock=2), fact("d", 10, 30, clock=2)
    assert surely_before(first, second)
    assert not surely_before(second, first)
    assert not surely_before(first, elsewhere)
    assert not surely_before(first, longer)
    assert surely_before(first, fact("e", 21, 30, room="other"))
    assert surely_before(longer, fact("f", 0, 9, after="d"))


def test_two_that_overlap_both_stand() -> None:
    """Where the record does not say which came last, both are kept, and nothing is guessed."""
    one, other = fact("a", 10, 30), fact("b", 20, 40, room="other")
    assert last_of((one, other)) == ((one, other), ())
    later = fact("c", 90, 110)
    assert last_of((one, other, later)) == ((one, other), (later,))
