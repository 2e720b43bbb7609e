"""References: found wherever they stand in an act, by the quick way and the slow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import given

from goodoffices.acts.act import Act, Unknown
from goodoffices.acts.housekeeping import Correction, Instead
from goodoffices.acts.notices import Notice, RecordedEvent, Trigger
from goodoffices.acts.refs import hints_of, mark_of, ref_ids, refs_of
from goodoffices.acts.values import Basis, Wording
from tests.strategies import acts


def slowly(value: Any, declared: Any, at: str) -> Iterator[tuple[str, str]]:
    """Give every reference by going through the whole value with its types in hand."""
    if isinstance(value, msgspec.Struct):
        for name, hint in hints_of(type(value)).items():
            yield from slowly(getattr(value, name), hint, f"{at}.{name}" if at else name)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from slowly(item, declared.__args__[0], f"{at}[{place}]")
    elif isinstance(value, str) and value and mark_of(declared) is not None:
        yield at, value


@given(acts())
def test_every_reference_of_any_act_is_found(act: Act) -> None:
    """The plan made once for a kind finds what going through all of it finds, in the same order."""
    expected = list(slowly(act, None, ""))
    assert [(path, key) for path, key, _ in refs_of(act)] == expected
    assert set(ref_ids(act)) == {key for _, key in expected}
    assert len(ref_ids(act)) == len(set(ref_ids(act)))


def test_a_reference_says_where_it_stands_and_what_it_takes() -> None:
    """Values inside values, lists, and an act inside a correction are looked into."""
    notice = Notice(
        by="envoy",
        to=("north", "south"),
        consequence="x",
        trigger=Trigger(on=RecordedEvent(act="RoundClosed", of="r1")),
        words=(Wording(text="a"), Wording(text="b", source="s1")),
    )
    act = Correction(target="n1", reason="x", instead=Instead(act=notice, basis=Basis(by=("s2",))))
    assert [(path, key) for path, key, _ in refs_of(act)] == [
        ("target", "n1"),
        ("instead.act.by", "envoy"),
        ("instead.act.to[0]", "north"),
        ("instead.act.to[1]", "south"),
        ("instead.act.trigger.on.of", "r1"),
        ("instead.act.words[1].source", "s1"),
        ("instead.basis.by[0]", "s2"),
    ]
    assert refs_of(act)[1][2].kinds == ("Actor", "PartyJoined")
    assert ref_ids(act) == ("n1", "envoy", "north", "south", "r1", "s1", "s2")


def test_an_unknown_kind_points_nowhere_we_know() -> None:
    """What a newer version wrote has no references that this one could follow."""
    act = Unknown(kind="Tribunal", raw={"act": "Tribunal", "by": "north"})
    assert (refs_of(act), ref_ids(act)) == ((), ())
