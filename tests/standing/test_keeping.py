"""How the record itself is kept: the regime in force, holds, rules of retention, certificates, copies, and the log."""

from __future__ import annotations

import pytest

from goodoffices.acts.keeping import RetentionRule
from goodoffices.acts.problems import BadInput
from goodoffices.acts.values import Span
from goodoffices.export.text import Manner, lines_text
from goodoffices.record.file import read_mediation
from goodoffices.record.form import check_act
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.brief import SECTIONS, brief
from goodoffices.standing.line import Line
from goodoffices.standing.log import log
from goodoffices.standing.moments import moments
from goodoffices.standing.standing import Standing, standing

HEAD = """
goodoffices: 1
mediation: quay
zone: Europe/Lisbon
language: en
plain: yes
entered: 2031-12-31T18:00
defaults: {room: team}
acts:
  - {act: PartyJoined, id: north, room: public, name: North}
  - {act: Actor, id: amal, room: public, name: Amal}
  - {act: Actor, id: jo, room: public, name: Jo}
  - {act: CompartmentOpened, id: team, members: [amal, jo], sort: team}
  - {act: CompartmentOpened, id: file, room: file, members: [amal, jo], sort: file, about: north}
  - {act: CompartmentOpened, id: joint, room: joint, members: [amal, jo, north], sort: joint}
  - {act: CompartmentOpened, id: own, room: own, members: [amal]}
"""


def at(day: str, *acts: str, room: str = "team") -> Standing:
    """Return where things stand for a room on a day, after these acts."""
    talks = read_mediation((HEAD + "".join(f"  - {{{act}}}\n" for act in acts)).encode())
    record = Record(talks.entries, zone=talks.zone)
    as_of, known_at = moments(zone=talks.zone, clock=lambda: 2**40, as_of=day)
    return standing(see(record, record.those_in(room)), as_of=as_of, known_at=known_at)


def text_of(lines: tuple[Line, ...]) -> str:
    """Return lines as text in one row."""
    return " ".join(" ".join(lines_text(lines, Manner(zone="Europe/Lisbon"))).split())


def section(s: Standing) -> str:
    """Return what a brief says of the record itself, in one row."""
    return text_of(next(found.lines for found in brief(s).sections if found.tag == "keeping"))


def logged(s: Standing, key: str) -> str:
    """Return what the log says of one entry, in one row."""
    return text_of(tuple(entry.line for entry in log(s) if entry.id == key))


# the regime

FIRST = "act: ConfidentialityRegime, id: first, keeps: no record, when: 2031-01-01"
THEN = "act: ConfidentialityRegime, id: then, keeps: evidence, when: {}"


def test_the_regime_says_all_that_was_agreed() -> None:
    """What is kept, the law, the exceptions, who agreed and the words used stand there; nobody is made up."""
    more = "jurisdiction: Harbour Act, exceptions: [danger to life, a crime], agreed_by: [north], words: [Not a word.]"
    said = section(at("2031-02-01", f"{FIRST}, {more}", room="team"))
    assert said.startswith("Record kept: none (said 2031-01-01)")
    assert "Jurisdiction: Harbour Act. Exceptions: danger to life, a crime. Agreed by North." in said
    assert "Words used: “Not a word.”" in said
    assert "Who agreed to it is not recorded." in section(at("2031-02-01", FIRST))


def test_the_latest_regime_is_in_force() -> None:
    """A later regime stands first, and the earlier one says that it was replaced; before that day it stands alone."""
    acts = (FIRST, THEN.format("2031-02-01"))
    first, _, second = section(at("2031-03-01", *acts)).partition("Record kept: none")
    assert "Record kept: evidence" in first
    assert "Replaced since." not in first
    assert "Replaced since." in second
    before = section(at("2031-01-31", *acts))
    assert "evidence" not in before
    assert "Replaced" not in before


@pytest.mark.parametrize("day", ['"[2030-12-01..2031-01-20]"', "2031-01-01, room: joint"])
def test_regimes_that_contradict_both_stand(day: str) -> None:
    """Of two regimes whose days overlap, or that were said in two rooms on one day, neither replaces the other."""
    said = section(at("2031-03-01", FIRST, THEN.format(day)))
    assert "Record kept: none" in said
    assert "Record kept: evidence" in said
    assert said.count("Another stands beside it; neither surely replaces the other.") == 2
    assert "Replaced" not in said


def test_a_regime_replaces_only_what_its_own_room_reaches() -> None:
    """A regime said later in a narrower room leaves the one of the wider room in force; a wider one replaces it."""
    narrower = (f"{FIRST}, room: joint", THEN.format("2031-02-01"))
    assert "Replaced" not in section(at("2031-03-01", *narrower))
    assert "Record kept: none" in section(at("2031-03-01", *narrower, room="joint"))
    assert "evidence" not in section(at("2031-03-01", *narrower, room="joint"))
    assert "Replaced" in section(at("2031-03-01", FIRST, THEN.format("2031-02-01, room: joint")))


def test_a_regime_that_possibly_came_replaces_nothing_yet() -> None:
    """What is only possible is marked as such and stands beside what is in force, which stays in force."""
    said = section(at("2031-03-01", FIRST, THEN.format('"[2031-02-20..2031-03-20]"')))
    assert "Possibly, by then: Record kept: evidence" in said
    assert "Replaced" not in said
    assert "Another" not in said


# holds

HOLD = "act: LegalHold, id: hold, why: a court has asked, rooms: [file, joint], by: amal, when: 2031-03-01"
FREED = "act: HoldReleased, id: freed, hold: hold, by: jo, why: the case is closed, when: {}"
IN_FORCE = "In force: nothing there may be destroyed."


def test_a_hold_is_in_force_until_it_is_released() -> None:
    """A hold names its rooms and says that it is in force; once released it says so, by whom and why, and no more."""
    before = section(at("2031-03-05", HOLD, FREED.format("2031-03-10")))
    assert f"Legal hold: a court has asked (2031-03-01) {IN_FORCE} Rooms: Our file on North, Joint. By Amal." in before
    assert "RELEASED" not in before
    after = section(at("2031-03-10", HOLD, FREED.format("2031-03-10")))
    assert IN_FORCE not in after
    assert "RELEASED by Jo 2031-03-10. Why: the case is closed." in after


def test_a_hold_over_no_room_in_particular_is_over_every_room() -> None:
    """A hold that names no room says that it is over every one of them."""
    hold = "act: LegalHold, id: all, why: an inquiry, when: 2031-03-01"
    assert "Rooms: every one." in section(at("2031-03-05", hold))


def test_a_hold_perhaps_released_is_not_taken_as_over() -> None:
    """Where it is not sure that a hold was released, or placed, whoever wants to destroy is told to ask first."""
    perhaps = section(at("2031-03-10", HOLD, FREED.format('"[2031-03-05..2031-03-20]"')))
    assert "PERHAPS RELEASED by then: ask before destroying anything there." in perhaps
    assert "Possibly, by then: RELEASED by Jo" in perhaps
    placed = HOLD.replace("when: 2031-03-01", 'when: "[2031-03-05..2031-03-20]"')
    not_yet = section(at("2031-03-10", placed))
    assert "Not surely in force by then: ask before destroying anything there." in not_yet
    assert IN_FORCE not in not_yet


def test_holds_in_force_come_first() -> None:
    """Of two holds the one in force stands before the one released earlier, and one release does not free the other."""
    other = "act: LegalHold, id: other, why: the police have asked, when: 2031-03-02"
    said = section(at("2031-03-20", HOLD, other, FREED.format("2031-03-10")))
    assert said.index("the police have asked") < said.index("a court has asked")
    assert said.count(IN_FORCE) == 1


# retention

RULE = "act: RetentionRule, id: rule, keep: {count: 6, unit: months}, when: 2031-01-01"


def test_a_rule_is_said_in_words() -> None:
    """How long, from when, which rooms and kinds, why, and in which words; without rooms it is the room it lies in."""
    more = "rooms: [file, joint], kinds: [NoteToFile], why: agreed, words: [Burn it.]"
    said = section(at("2031-02-01", f"{RULE}, {more}"))
    assert said.startswith(
        "To be kept for 6 months from the day it was entered, then destroyed:"
        " what lies in Our file on North, Joint (2031-01-01)"
    )
    assert "Only acts of these kinds: NoteToFile. Why: agreed. Words used: “Burn it.”" in said
    own = section(at("2031-02-01", f"{RULE}, counted_from: end of the mediation"))
    assert "6 months from the end of the mediation, then destroyed: what lies in Team" in own
    assert "Only acts" not in own


def test_a_rule_in_working_days_names_its_calendar() -> None:
    """Working days are counted by the calendar named, the first day too where that was agreed."""
    days = "act: WorkCalendar, id: days, name: harbour days, rest_days: [Sunday]"
    keep = "keep: {count: 9, unit: working days, calendar: days, counts_service_day: yes}"
    said = section(at("2031-02-01", days, f"act: RetentionRule, id: rule, {keep}, when: 2031-01-01"))
    assert "Counted by harbour days. The first day is counted." in said


def test_a_rule_for_an_unknown_kind_is_refused() -> None:
    """A kind that does not exist is told with its place and the nearest that does; inside a correction too."""
    rule = RetentionRule(keep=Span(count=1, unit="days"), kinds=("NoteToFile", "NotToFile"))
    (problem,) = check_act(rule)
    assert (problem.code, problem.field) == ("unknown-kind", "kinds[1]")
    assert problem.params == {"found": "NotToFile", "nearest": "NoteToFile"}
    instead = "instead: {act: RetentionRule, keep: {count: 1, unit: days}, kinds: [Note]}"
    with pytest.raises(BadInput) as refusal:
        at("2031-02-01", RULE, f"act: Correction, id: c, target: rule, reason: wrong, {instead}")
    assert [(p.code, p.field) for p in refusal.value.problems] == [("unknown-kind", "acts[8].instead.kinds[0]")]
    assert list(check_act(RetentionRule(keep=Span(count=1, unit="days"), kinds=("NoteToFile",)))) == []


def test_a_room_that_may_not_be_pointed_to_is_not_named() -> None:
    """A room that not everybody who reads the act is in is shown as one not shown here, whatever a record holds."""
    talks = read_mediation((HEAD + f"  - {{{RULE}}}\n").encode())
    *rest, entry = talks.entries
    wild = type(entry)(
        **{name: getattr(entry, name) for name in entry.__struct_fields__ if name != "act"},
        act=RetentionRule(keep=Span(count=6, unit="months"), rooms=("own", "nowhere", "team")),
    )
    record = Record((*rest, wild), zone=talks.zone)
    for who in ("team", "own"):
        s = standing(see(record, record.those_in(who)), as_of=2**40, known_at=2**40)
        assert "what lies in a room not shown here, Team (2031-01-01)" in section(s)


# certificates and copies

BACKUP = "act: CopyMade, id: backup, what: backup of 1 May, sort: backup, when: 2031-05-01"
LAPTOP = "act: CopyMade, id: laptop, what: Jo's laptop, sort: travel vault, to: jo, rooms: [file], when: 2031-05-01"
HOME = "act: CopyDestroyed, id: home, copy: {}, by: jo, words: [Wiped.], when: {}"
GONE = (
    "act: DestructionCertificate, id: gone, room: file, rule: rule, what: caucus notes of 2 May, why: time was up,"
    " by: amal, unconfirmed: [backup of 1 May, Jo's laptop], when: 2031-05-10,"
    " gone: [{site: a, seq: 1}, {site: a, seq: 2}, {site: b, seq: 1}]"
)
BOTH = "Not confirmed destroyed: backup of 1 May, Jo's laptop."


def test_a_certificate_says_what_was_destroyed_and_what_that_did_not_reach() -> None:
    """What, how many entries, of which room, under which rule, and the copies that are not confirmed destroyed."""
    said = section(at("2031-05-10", RULE, GONE))
    assert "Destroyed here: caucus notes of 2 May (3 entries of Our file on North), 2031-05-10." in said
    assert "Under the rule of 2031-01-01: kept for 6 months from the day of entry." in said
    assert f"{BOTH} Why: time was up. By Amal." in said
    assert "Destroyed" not in section(at("2031-05-09", RULE, GONE))


def test_a_certificate_says_no_more_than_it_holds() -> None:
    """Without words for what, without a rule and without copies, a certificate makes none up; an entry counts once."""
    bare = "act: DestructionCertificate, id: gone, why: agreed, when: 2031-05-10, gone: [{}]"
    said = section(at("2031-05-10", bare.format("{site: a, seq: 1}, {site: a, seq: 1, key: ab}")))
    assert said.startswith("Destroyed here: 1 entry of Team, 2031-05-10. It names no copy that it could not reach.")
    assert "Under the rule" not in said
    assert "Not confirmed" not in said
    assert "Destroyed here: 2 entries of Team" in section(
        at("2031-05-10", bare.format("{site: a, seq: 1}, {site: b, seq: 1}"))
    )


def test_a_copy_confirmed_destroyed_is_no_longer_unconfirmed() -> None:
    """Once a copy of that name was confirmed destroyed it leaves the list; the log keeps the certificate as it was."""
    acts = (RULE, BACKUP, LAPTOP, GONE, HOME.format("laptop", "2031-05-12"))
    assert BOTH in section(at("2031-05-11", *acts))
    s = at("2031-05-12", *acts)
    assert "Not confirmed destroyed: backup of 1 May. Confirmed since" in section(s)
    assert "Confirmed since to be destroyed or back: Jo's laptop." in section(s)
    assert BOTH in logged(s, "gone")
    assert "Confirmed since" not in logged(s, "gone")
    last = HOME.replace("id: home", "id: last").format("backup", "2031-05-13")
    said = section(at("2031-05-13", *acts, last))
    assert "Not confirmed destroyed" not in said
    assert "Confirmed since to be destroyed or back: backup of 1 May, Jo's laptop." in said


def test_a_copy_stays_unconfirmed_until_it_is_sure() -> None:
    """Neither a possible confirmation nor one of two copies of the same name takes it from the list."""
    perhaps = HOME.format("laptop", '"[2031-05-11..2031-05-20]"')
    assert BOTH in section(at("2031-05-12", RULE, LAPTOP, GONE, perhaps))
    again = LAPTOP.replace("id: laptop", "id: again")
    assert BOTH in section(at("2031-05-12", RULE, LAPTOP, again, GONE, HOME.format("laptop", "2031-05-12")))
    other = LAPTOP.replace("Jo's laptop", "Jo's laptops")
    assert BOTH in section(at("2031-05-12", RULE, other, GONE, HOME.format("laptop", "2031-05-12")))


def test_a_copy_made_after_the_destruction_does_not_hold_what_was_destroyed() -> None:
    """A later copy of the same name, still out, leaves the earlier one confirmed; alone it confirms nothing."""
    again = LAPTOP.replace("id: laptop", "id: again").replace("2031-05-01", "2031-05-11")
    home = HOME.format("laptop", "2031-05-11")
    assert "Not confirmed destroyed: backup of 1 May." in section(at("2031-05-12", RULE, LAPTOP, GONE, home, again))
    later = HOME.format("again", "2031-05-12")
    assert BOTH in section(at("2031-05-12", RULE, GONE, again, later))


def test_a_confirmation_is_known_only_where_it_lies() -> None:
    """Who may know the certificate and not the confirmation reads it as it was made."""
    told = GONE.replace("room: file", "room: joint").replace("rule: rule, ", "")
    acts = (LAPTOP, told, HOME.format("laptop", "2031-05-12"))
    assert BOTH in section(at("2031-05-12", *acts, room="joint"))
    team = section(at("2031-05-12", *acts))
    assert "Not confirmed destroyed: backup of 1 May. Known to: us." in team


def test_copies_are_out_until_they_are_confirmed() -> None:
    """A copy is listed with who has it and what is in it, until it is surely destroyed or back."""
    acts = (LAPTOP, BACKUP, HOME.format("laptop", "2031-05-12"))
    out = section(at("2031-05-11", *acts))
    assert "A copy that is out of reach: Jo's laptop (travel vault, 2031-05-01)" in out
    assert "Not known here to be destroyed or back. With Jo. Rooms: Our file on North." in out
    after = section(at("2031-05-12", *acts))
    assert "Jo's laptop" not in after
    assert "backup of 1 May (backup, 2031-05-01) Not known here to be destroyed or back. Rooms: every one." in after
    perhaps = section(at("2031-05-12", LAPTOP, HOME.format("laptop", '"[2031-05-11..2031-05-20]"')))
    assert "Possibly, by then: Destroyed, or back, by the word of Jo" in perhaps
    assert "Not known here" not in perhaps


# whose word, and the log

SOURCE = "act: Source, id: clerk, room: public, sort: unnamed, described_as: a clerk"


@pytest.mark.parametrize("act", [FIRST, HOLD, RULE, BACKUP, GONE.replace("rule: rule, ", "")])
def test_what_is_reported_says_by_whom(act: str) -> None:
    """A line that rests on a report names its source, and one that does not makes none up."""
    reported = "Reported by one unnamed source (a clerk)."
    assert reported in section(at("2031-05-20", SOURCE, f"{act}, basis: {{reported: [clerk]}}"))
    assert reported not in section(at("2031-05-20", SOURCE, act))


KEY = "act: PersonKey, id: key, person: jo, recipient: age1abc, when: 2031-05-01"
CAME = "act: Received, id: came, heads: [{site: quay-2, seq: 4, digest: ab12}, {site: b, seq: 0, digest: cd}]"


def test_keys_and_what_came_in_stand_in_the_log_alone() -> None:
    """A person's key and entries come in are told in the log, in their own words, and leave no trace in a brief."""
    s = at("2031-05-02", FIRST, KEY, CAME)
    assert brief(s) == brief(at("2031-05-02", FIRST))
    assert "Public key of Jo: age1abc (2031-05-01) That it was checked is not recorded." in logged(s, "key")
    checked = at("2031-05-02", f"{KEY}, checked: read out")
    assert "How it was checked: read out." in logged(checked, "key")
    assert "Entries of Team came in from another site" in logged(s, "came")
    assert "The chain of quay-2 then reached number 4, digest ab12. The chain of b then" in logged(s, "came")


def test_that_something_came_in_is_nothing_learnt() -> None:
    """A brief that was empty stays so when all that is known is that entries came in; a note makes it say something."""
    read = [
        "goodoffices: 1\nmediation: m\nzone: UTC\nentered: 2031-01-01T10:00\nacts:\n",
        "  - {act: Received, id: came, heads: [{site: b, seq: 0, digest: cd}]}\n",
        "  - {act: NoteToFile, id: note, text: a note}\n",
    ]
    for acts, empty in ((2, True), (3, False)):
        record = Record(read_mediation("".join(read[:acts]).encode()).entries)
        s = standing(see(record, record.those_in("public")), as_of=2**40, known_at=2**40)
        assert brief(s).empty is empty


def test_the_log_says_what_a_release_and_a_confirmation_are_of() -> None:
    """Standing alone in the log, a release names its hold and a confirmation its copy; a hold is told as recorded."""
    s = at("2031-05-20", HOLD, FREED.format("2031-03-10"), LAPTOP, HOME.format("laptop", "2031-05-12"))
    assert "Which hold: a court has asked. Why: the case is closed." in logged(s, "freed")
    assert "Which copy: Jo's laptop. Words used: “Wiped.”" in logged(s, "home")
    assert logged(s, "laptop").startswith("A copy that is out of reach: Jo's laptop")
    assert "RELEASED" not in logged(s, "hold")


def test_a_corrected_hold_is_told_as_it_was_and_as_it_is() -> None:
    """The log keeps the first wording beside the corrected one, once each."""
    right = "act: Correction, id: c, target: hold, reason: misheard, instead: {act: LegalHold, why: the police asked}"
    (entry,) = (found for found in log(at("2031-05-20", HOLD, right)) if found.id == "hold")
    assert entry.line.params["why"] == "a court has asked"
    assert [line.params["why"] for line in entry.now] == ["the police asked"]


def test_the_record_comes_late_in_a_brief() -> None:
    """What is said of the record itself stands among the housekeeping, after the rooms and before the notes."""
    assert list(SECTIONS)[-3:] == ["rooms", "keeping", "notes"]
    assert section(at("2031-01-01")) == ""
