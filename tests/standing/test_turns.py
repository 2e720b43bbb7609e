"""Steps that were undone, deadlines that were met or moved, and what is due after that."""

from __future__ import annotations

import re

import pytest

from goodoffices.export.wording import sentence, text_of
from goodoffices.record.file import read_mediation
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.brief import brief
from goodoffices.standing.commitments import falls
from goodoffices.standing.deadlines import deadlines
from goodoffices.standing.due import due
from goodoffices.standing.moments import moments
from goodoffices.standing.notices import notice_lines, notices
from goodoffices.standing.standing import Standing, standing
from goodoffices.standing.status import roles

HEAD = """
goodoffices: 1
mediation: quay
zone: Europe/Lisbon
language: en
entered: 2031-12-31T18:00
acts:
  - {act: PartyJoined, id: north, name: North}
  - {act: PartyJoined, id: south, name: South}
  - {act: Actor, id: envoy, name: Envoy}
  - {act: RoleTaken, id: role, actor: envoy, role: mediator, when: 2031-01-01}
"""


def at(day: str, *acts: str) -> Standing:
    """Return where things stand on a day, after these acts."""
    talks = read_mediation((HEAD + "".join(f"  - {{{act}}}\n" for act in acts)).encode())
    record = Record(talks.entries, zone=talks.zone)
    as_of, known_at = moments(zone=talks.zone, clock=lambda: 2**40, as_of=day)
    return standing(see(record, record.those_in("public")), as_of=as_of, known_at=known_at)


def day_of(moment: int | None, s: Standing) -> str:
    """Return a moment as the day it ends, in the mediation's zone."""
    from goodoffices.export.wording import moment_text

    return "" if moment is None else moment_text(moment, s.visible.zone)


PAUSE = "act: Suspension, id: pause, by: envoy, when: 2031-02-01"


def test_an_undone_pause_leaves_the_role_as_it_was() -> None:
    """Undoing a pause puts back what was before it, and says that it was undone."""
    undone = "act: Suspension, id: undo, by: envoy, stage: undone, when: 2031-02-05"
    s = at("2031-02-10", PAUSE, undone)
    assert roles(s)[0].state == ("active",)
    assert [f.id for f in roles(s)[0].undone] == ["undo"]
    assert roles(at("2031-02-03", PAUSE, undone))[0].state == ("paused",)


def test_an_undone_end_does_not_undo_a_pause() -> None:
    """Taking back the end of the mediation leaves a paused role paused."""
    s = at(
        "2031-04-01",
        PAUSE,
        "act: Termination, id: end, by: [north], when: 2031-03-01",
        "act: Termination, id: not-end, by: [north], stage: undone, when: 2031-03-02",
    )
    assert roles(s)[0].state == ("paused",)


def test_a_pause_possibly_undone_is_possibly_over() -> None:
    """Where it is not sure that a pause was undone, the role is paused and possibly active."""
    s = at("2031-02-10", PAUSE, 'act: Suspension, id: undo, by: envoy, stage: undone, when: "[2031-02-05..2031-02-20]"')
    assert roles(s)[0].state == ("paused",)
    assert [state for state, _ in roles(s)[0].possibly] == ["active"]


def test_two_turns_on_one_day_follow_the_chain_of_their_room() -> None:
    """Of a pause and a return on one day in one room, the one written later stands."""
    resumed = "act: Resumption, id: back, by: envoy, when: 2031-02-01"
    assert roles(at("2031-02-01", PAUSE, resumed))[0].state == ("active",)
    assert roles(at("2031-02-01", resumed, PAUSE))[0].state == ("paused",)


def test_turns_that_overlap_are_not_put_in_order() -> None:
    """Of a pause and a return whose days overlap, the record does not say which came last, and nor do we."""
    s = at(
        "2031-06-01",
        'act: Suspension, id: pause, by: envoy, when: "[2031-02-01..2031-02-20]"',
        'act: Resumption, id: back, by: envoy, when: "[2031-02-10..2031-02-28]"',
    )
    assert set(roles(s)[0].state) == {"paused", "active"}
    said = [text_of(sentence(line)) for section in brief(s).sections for line in section.lines]
    assert "The role of Envoy as mediator: the record does not say which of these came last." in said


def test_a_role_whose_time_is_over_is_no_role() -> None:
    """A role taken until a day is not shown as active after it."""
    extra = "act: RoleTaken, id: helper, actor: envoy, role: facilitator, when: 2031-01-05, until: 2031-01-20"
    assert [now.role.id for now in roles(at("2031-01-10", extra))] == ["role", "helper"]
    assert [now.role.id for now in roles(at("2031-01-21", extra))] == ["role"]


DEADLINE = "act: Deadline, id: d1, what: answer in writing, when: 2031-03-01, within: {count: 10, unit: days}"


def test_a_deadline_falls_moves_and_is_met() -> None:
    """A deadline runs from its act, moves with an extension that happened, and is not due once it was met."""
    moved = "act: Extension, id: e1, of: d1, when: 2031-03-05, within: {count: 1, unit: weeks}"
    met = "act: Reply, id: r1, to: d1, by: north, when: 2031-03-12"
    s = at("2031-03-04", DEADLINE, moved)
    assert day_of(deadlines(s)[0].at, s) == "2031-03-11"
    s = at("2031-03-06", DEADLINE, moved)
    assert day_of(deadlines(s)[0].at, s) == "2031-03-18"
    assert [item.line.tag for item in due(s, now=s.as_of)] == ["due.deadline"]
    assert due(at("2031-03-13", DEADLINE, moved, met), now=0) == ()


def test_an_extension_that_only_possibly_happened_moves_nothing() -> None:
    """A deadline stays where it is until it is sure that it was extended."""
    moved = 'act: Extension, id: e1, of: d1, when: "[2031-03-05..2031-03-20]", at: 2031-06-01'
    s = at("2031-03-06", DEADLINE, moved)
    assert day_of(deadlines(s)[0].at, s) == "2031-03-11"


def test_a_tranche_moves_with_its_extension() -> None:
    """An instalment that was extended is due on the later day, and said to be so."""
    given = (
        "act: Commitment, id: c1, by: north, what: passes",
        "act: Tranche, id: t1, of: c1, number: 1, due: 2031-04-01",
    )
    moved = "act: Extension, id: e1, of: t1, when: 2031-03-25, at: 2031-04-10, agreed_by: [north, south]"
    s = at("2031-04-02", *given, moved)
    tranche = s.fact("t1")
    assert tranche is not None
    assert day_of(falls(s, tranche), s) == "2031-04-10"
    assert [item.over for item in due(s, now=s.as_of)] == [False]


NOTICE = "act: Notice, id: n1, by: envoy, to: [north], consequence: the envoy leaves, when: 2031-03-01"


def test_a_notice_that_was_taken_back_is_not_due() -> None:
    """A notice answered by its own author no longer waits for anything."""
    back = "act: Reply, id: back, to: n1, by: envoy, when: 2031-03-03, says: taken back"
    assert [item.line.tag for item in due(at("2031-03-02", NOTICE), now=0)] == ["due.notice.not-stated"]
    assert due(at("2031-03-04", NOTICE, back), now=0) == ()


def test_a_notice_in_working_days_needs_service_and_a_calendar() -> None:
    """Working days run from service by the calendar named; without either no day is made up."""
    trigger = "trigger: {after_service: {count: 2, unit: working days, calendar: port}}"
    calendar = "act: WorkCalendar, id: port, name: port days, rest_days: [Saturday, Sunday], holidays: [2031-03-04]"
    served = "act: Service, id: sv, notice: n1, to: north, when: 2031-03-03"
    waiting = at("2031-03-03", f"{NOTICE}, {trigger}", calendar)
    assert notices(waiting)[0].bite == "waits for service"
    s = at("2031-03-03", f"{NOTICE}, {trigger}", calendar, served)
    assert [day_of(moment, s) for _, moment in notices(s)[0].at] == ["2031-03-06"]


AFTER_SERVICE = "trigger: {after_service: {count: 10, unit: days}}"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def said_of(s: Standing) -> list[str]:
    """Return the notices that were given and everything beside them, each line as a sentence."""
    return [text_of(sentence(part)) for told in notice_lines(s) for part in (told, *told.more)]


@pytest.mark.parametrize("when", ["", ", when: {words: in the spring}", ', when: "[2031-03-02..]"'])
def test_a_notice_served_on_no_stated_day_bites_on_none(when: str) -> None:
    """Where it was not stated when a notice was served, no day is made up from when that was written down."""
    s = at("2032-06-01", f"{NOTICE}, {AFTER_SERVICE}", f"act: Service, id: sv, notice: n1, to: north{when}")
    (now,) = notices(s)
    assert (now.bite, now.at, now.undated) == ("not stated", (), ("north",))
    assert "Served on North, no date was stated: no day can be counted." in said_of(s)
    assert not any("COME DUE" in text or "Bites 2" in text for text in said_of(s))
    assert [item.at for item in due(s, now=s.as_of)] == [None]


def test_an_undated_service_names_no_day_even_where_something_went_before() -> None:
    """That it was after the notice is no date of service: nothing in its line names a day but the notice's own."""
    s = at("2032-06-01", f"{NOTICE}, {AFTER_SERVICE}", "act: Service, id: sv, notice: n1, to: north, after: n1")
    assert DAY.findall(" ".join(said_of(s))) == ["2031-03-01"]


def test_of_two_served_only_the_dated_one_is_told_its_day() -> None:
    """Served on one side on a day and on the other on none stated, it bites for the first and is open for the other."""
    both = NOTICE.replace("[north]", "[north, south]")
    served = (
        "act: Service, id: s1, notice: n1, to: north, when: 2031-03-03",
        "act: Service, id: s2, notice: n1, to: south",
    )
    s = at("2031-12-01", f"{both}, {AFTER_SERVICE}", *served)
    (now,) = notices(s)
    assert (now.bite, [who for who, _ in now.at], now.undated) == ("waits", ["north"], ("south",))
    assert "For North: COME DUE 2031-03-13." in said_of(s)
    assert "Served on South, no date was stated: no day can be counted." in said_of(s)
    assert [(item.over, day_of(item.at, s)) for item in due(s, now=s.as_of)] == [(True, "2031-03-13"), (False, "")]


def test_a_deadline_that_runs_from_no_stated_day_falls_on_none() -> None:
    """What runs from something undated has no day, as what runs from nothing has none."""
    s = at("2032-06-01", DEADLINE.replace("when: 2031-03-01, ", ""))
    assert (deadlines(s)[0].at, deadlines(s)[0].why_not) == (None, "uncounted.undated")


def test_a_round_that_ended_otherwise_stops_the_notice() -> None:
    """A notice on a round without agreement cannot bite once the round closed with one."""
    trigger = "trigger: {on: {act: RoundClosed, of: r1, outcome: no agreement}}"
    opened = "act: RoundOpened, id: r1, name: first, when: 2031-03-01"
    closed = "act: RoundClosed, id: rc, round: r1, outcome: {}, when: 2031-03-10"
    for outcome, bite in (("agreement", "cannot bite"), ("no agreement", "come due")):
        s = at("2031-03-11", opened, f"{NOTICE}, {trigger}", closed.format(outcome))
        assert notices(s)[0].bite == bite
    assert notices(at("2031-03-09", opened, f"{NOTICE}, {trigger}", closed.format("agreement")))[0].bite == (
        "waits for an event"
    )
