"""A reading narrowed to a few entries tells them as the whole reading does."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.acts.notices import Notice, RecordedEvent, Trigger
from goodoffices.acts.talks import Message
from goodoffices.acts.when import moment
from goodoffices.examples import example
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation, read_mediation
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing import few
from goodoffices.standing.few import Few
from goodoffices.standing.log import Logged, in_order, log, logged
from goodoffices.standing.standing import Standing, standing
from tests.worlds import World, worlds

DAYS = {"harbour": ("2031-04-01", "2031-05-20", "2031-06-30"), "doha": ("2024-05-01", "2024-11-09")}


@cache
def supplied(name: str) -> Mediation:
    """Return a supplied mediation."""
    return read_mediation(example(name), name=name)


def reading(name: str, room: str, day: str) -> Standing:
    """Return a new reading of a supplied mediation, for everybody in a room together."""
    mediation = supplied(name)
    record = Record(mediation.entries, zone=mediation.zone)
    at = moment(day, mediation.zone)
    return standing(see(record, record.those_in(room)), as_of=at, known_at=at)


def one_by_one(s: Standing) -> tuple[Logged, ...]:
    """Return the log, each entry of it told by itself."""
    return tuple(logged(s, fact.entry) for fact in in_order(s))


@pytest.mark.parametrize(("name", "day"), [(name, day) for name, days in DAYS.items() for day in days])
def test_each_entry_alone_is_told_as_among_all(name: str, day: str) -> None:
    """For every room of the examples, an entry told by itself reads as it does in the whole log."""
    for room in Record(supplied(name).entries).shelves:
        assert one_by_one(reading(name, room, day)) == log(reading(name, room, day))


@settings(max_examples=40)
@given(worlds(), st.integers(0, 400))
def test_any_record_is_told_one_by_one_as_at_once(world: World, days: int) -> None:
    """Whatever is in a record, corrected in two ways or pointing where it may not, both ways of telling agree."""
    at = moment("2031-01-02", "UTC") + days * 86_400

    def read() -> Standing:
        return standing(see(world.record(), Viewer(frozenset(("amal",)))), as_of=at, known_at=at)

    assert one_by_one(read()) == log(read())


def test_a_forgotten_kind_of_part_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were nothing told with what it belongs to, the law above would fail."""
    monkeypatch.setattr("goodoffices.standing.log.with_those_that_tell", lambda s, ids: dict.fromkeys(ids))
    assert one_by_one(reading("harbour", "team", "2031-05-20")) != log(reading("harbour", "team", "2031-05-20"))


def test_a_notice_that_waits_for_any_act_of_a_kind_sees_them_all() -> None:
    """A notice that bites when anything of a kind is recorded reads the same alone, though that kind is narrowed."""
    notice = Notice(by="n", to=("s",), consequence="we leave", trigger=Trigger(on=RecordedEvent(act="Message")))
    entries = (
        *supplied("harbour").entries,
        Entry(id="any", room="public", act=notice, entered=moment("2031-05-19", "UTC")),
    )
    record = Record(entries, zone="UTC")
    at = moment("2031-05-20", "UTC")
    s = standing(see(record, Viewer(frozenset(("amal",)))), as_of=at, known_at=at)
    assert Few(s, ("any",)).all(Message) == s.all(Message) != ()
    assert Few(s, ()).all(Message) == ()
    assert {Message, Notice} <= few.NARROWED
