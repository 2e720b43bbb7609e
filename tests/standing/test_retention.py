"""What retention rules say is over."""

from __future__ import annotations

from typing import Any

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import CompartmentOpened, Misfiled, NoteToFile
from goodoffices.acts.keeping import RetentionRule
from goodoffices.acts.notices import WorkCalendar
from goodoffices.acts.process import Termination
from goodoffices.acts.talks import Meeting
from goodoffices.acts.values import Span
from goodoffices.acts.when import moment, read_when
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Ledger, Record
from goodoffices.record.see import see
from goodoffices.standing.retention import Due, due_for_destruction, end_of_mediation
from goodoffices.standing.standing import Standing, standing

WEEK = Span(count=1, unit="weeks")


def at(day: str) -> int:
    """Return the end of a day."""
    return moment(day, "UTC")


def stood(*acts: tuple[str, Act, str], now: str = "2031-06-01", **given: Any) -> Standing:
    """Return where things stand for Amal after these acts, each with its id and the day it was entered."""
    record = Record()
    ledger = Ledger(record, site="here")
    for room in ("team", "north-file"):
        opened = CompartmentOpened(members=("amal",), sort="team" if room == "team" else "file")
        ledger.write(Entry(id=room, room=room, act=opened, entered=at("2031-01-01")))
    for key, act, day in acts:
        room = given.get(key, "north-file")
        ledger.write(Entry(id=key, room=room, act=act, entered=at(day), when=read_when(day, zone="UTC")))
    return standing(see(record, Viewer(frozenset(("amal",)))), as_of=at(now), known_at=at(now))


def over(s: Standing, day: str) -> tuple[Due, ...]:
    """Return what is over at the end of a day."""
    return due_for_destruction(s, at(day))


NOTES = (("n1", NoteToFile(text="one"), "2031-02-01"), ("n2", NoteToFile(text="two"), "2031-02-10"))


def test_a_term_counts_from_the_day_of_entry() -> None:
    """An entry is over when its term has passed since it was entered, and not on the last day of it."""
    rule = RetentionRule(keep=WEEK, why="as agreed", rooms=("north-file",))
    s = stood(("rule", rule, "2031-01-01"), *NOTES, rule="team")
    assert over(s, "2031-02-08") == ()
    assert over(s, "2031-02-09") == (Due(rule="rule", room="north-file", ids=("n1",), over_since=at("2031-02-08")),)
    assert over(s, "2031-03-01")[0].ids == ("n1", "n2")


def test_a_rule_is_about_its_own_room_where_none_is_named() -> None:
    """A rule without rooms is about the room it lies in, and about no other."""
    s = stood(("rule", RetentionRule(keep=WEEK), "2031-01-01"), *NOTES, n2="team")
    assert [(due.room, due.ids) for due in over(s, "2031-05-01")] == [("north-file", ("n1",))]


def test_a_rule_is_about_the_kinds_it_names() -> None:
    """With kinds named, acts of other kinds are kept."""
    meeting = ("m", Meeting(between=("north",)), "2031-02-01")
    s = stood(("rule", RetentionRule(keep=WEEK, kinds=("Meeting",)), "2031-01-01"), *NOTES, meeting)
    assert [due.ids for due in over(s, "2031-05-01")] == [("m",)]


def test_what_says_who_may_know_is_never_over() -> None:
    """Rooms, what was taken out of one, and the rules themselves are on no such list."""
    s = stood(("rule", RetentionRule(keep=WEEK), "2031-01-01"), *NOTES, ("x", Misfiled(target="n1"), "2031-02-02"))
    assert over(s, "2031-05-01")[0].ids == ("n2",)


def test_a_term_from_the_end_waits_for_the_end() -> None:
    """A term that counts from the end of the mediation is never over before that end is sure."""
    rule = ("rule", RetentionRule(keep=WEEK, counted_from="end of the mediation"), "2031-01-01")
    s = stood(rule, *NOTES)
    assert end_of_mediation(s) is None
    assert over(s, "2033-01-01") == ()
    ended = stood(rule, *NOTES, ("end", Termination(), "2031-03-01"))
    assert end_of_mediation(ended) == at("2031-03-01")
    assert over(ended, "2031-03-08") == ()
    assert over(ended, "2031-03-09")[0].ids == ("end", "n1", "n2")


def test_an_end_that_was_undone_is_none() -> None:
    """Where the last word is that the end was undone, or only decided, no term counts from it."""
    end = ("end", Termination(), "2031-03-01")
    for stage in ("undone", "decided"):
        later = ("later", Termination(stage=stage), "2031-03-05")
        assert end_of_mediation(stood(end, later)) is None


def test_working_days_take_the_calendar_named() -> None:
    """A term in working days leaves the calendar's days of rest out."""
    calendar = ("cal", WorkCalendar(name="Port", rest_days=("Saturday", "Sunday")), "2031-01-01")
    rule = ("rule", RetentionRule(keep=Span(count=5, unit="working days", calendar="cal")), "2031-01-01")
    s = stood(calendar, rule, ("n1", NoteToFile(text="one"), "2031-02-07"))
    found = {key: due for due in over(s, "2031-02-15") for key in due.ids}
    assert "n1" in found
    assert "n1" not in {key for due in over(s, "2031-02-14") for key in due.ids}


def test_a_rule_that_may_not_be_in_force_yet_destroys_nothing() -> None:
    """A rule that was possibly made only later lists nothing."""
    record_rule = RetentionRule(keep=WEEK)
    s = stood(("rule", record_rule, "2031-01-01"), *NOTES, now="2030-12-31")
    assert over(s, "2031-05-01") == ()
