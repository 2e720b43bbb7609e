"""What somebody tried in order to learn what they may not know, each held off by name."""

from __future__ import annotations

import pytest

from goodoffices.export.as_json import before_json, dump, log_json
from goodoffices.export.text import before_text
from goodoffices.record.file import read_mediation
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.before import before
from goodoffices.standing.log import log
from goodoffices.standing.moments import moments
from goodoffices.standing.standing import standing

HEAD = """
goodoffices: 1
mediation: quay
zone: Europe/Lisbon
language: en
plain: yes
entered: 2031-12-31T18:00
defaults: {room: public, basis: done}
acts:
  - {act: PartyJoined, id: north, name: North}
  - {act: PartyJoined, id: south, name: South}
  - {act: Actor, id: amal, name: Amal}
  - {act: Actor, id: jo, name: Jo}
  - {act: Actor, id: sela, name: Sela}
  - {act: CompartmentOpened, id: team, room: team, sort: team, members: [amal, jo]}
  - {act: CompartmentOpened, id: joint, room: joint, sort: joint, members: [amal, jo, north, south]}
  - {act: CompartmentOpened, id: north-room, room: north-room, sort: room, about: north, members: [amal, jo, north]}
  - {act: CompartmentOpened, id: south-room, room: south-room, sort: room, about: south, members: [amal, jo, south]}
  - {act: CompartmentOpened, id: apart, room: apart, sort: other, title: Apart, members: [amal, north]}
  - {act: CompartmentOpened, id: mine, room: mine, sort: other, title: Mine, members: [amal]}
  - {act: CompartmentOpened, id: booth, room: booth, sort: other, title: Booth, members: [amal, sela]}
"""
LATER = 4_000_000_000
LICENCE = (
    "act: CarryLicence, id: l1, room: north-room, when: 2031-02-01, by: north, to: [south], "
    "words: [WE COULD WAIT], attributed: in their name"
)
LINE = "act: ClearedLine, id: line-1, room: team, when: 2031-02-01, words: [TALKS GO ON]"


def record_of(*acts: str) -> Record:
    """Return the record of a file with these acts."""
    talks = read_mediation((HEAD + "".join(f"  - {{{act}}}\n" for act in acts)).encode())
    return Record(talks.entries, zone=talks.zone)


def sheet(*acts: str, day: str = "2031-06-20") -> str:
    """Return what may be said to South on a day."""
    record = record_of(*acts)
    as_of, known_at = moments(zone=record.zone, clock=lambda: 2**40, as_of=day)
    return before_text(before(record, "south-room", as_of=as_of, known_at=known_at))


def log_of(room: str, *acts: str) -> str:
    """Return the log as everybody in a room may see it, as JSON."""
    record = record_of(*acts)
    s = standing(see(record, record.those_in(room)), as_of=LATER, known_at=LATER)
    return dump(log_json(log(s), record.zone))


def test_a_licence_in_force_may_be_said() -> None:
    """The words of a licence in force stand on the sheet, or nothing below could fail."""
    assert "WE COULD WAIT" in sheet(LICENCE)
    assert "TALKS GO ON" in sheet(LINE)


@pytest.mark.parametrize(
    "ended",
    [
        ("act: LicenceWithdrawn, id: x, room: apart, licence: l1, by: north, when: 2031-03-01",),
        (
            "act: Revocation, id: r, room: north-room, to: jo, when: 2031-02-20",
            "act: LicenceWithdrawn, id: x, room: north-room, licence: l1, by: north, when: 2031-03-01",
        ),
        (
            "act: Revocation, id: r, room: north-room, to: jo, when: 2031-02-20",
            "act: Correction, id: x, room: north-room, target: l1, reason: misheard, when: 2031-03-01",
        ),
        (
            "act: Revocation, id: r, room: north-room, to: jo, when: 2031-02-20",
            "act: Misfiled, id: x, room: north-room, target: l1, when: 2031-03-01",
        ),
    ],
)
def test_what_takes_a_licence_back_counts_though_not_all_of_the_team_may_read_it(ended: tuple[str, ...]) -> None:
    """A licence taken back where one of the team is not let in licenses nothing any more."""
    assert "WE COULD WAIT" not in sheet(LICENCE, *ended)


def test_a_line_replaced_where_not_all_may_read_is_said_no_more() -> None:
    """A cleared line that was replaced out of the sight of one of the team is not put before anybody."""
    newer = "act: ClearedLine, id: line-2, room: mine, when: 2031-03-01, words: [NO WORD], replaces: line-1"
    assert "TALKS GO ON" not in sheet(LINE, newer)


@pytest.mark.parametrize("until", ['"[..2031-05-01]"', "../2031-05-01", "2031-06-18~", '"[2031-05-01..2031-07-01]"'])
def test_a_licence_that_may_be_over_licenses_nothing(until: str) -> None:
    """An end that has passed, or may have, ends the licence, however it is written."""
    assert "WE COULD WAIT" not in sheet(f"{LICENCE}, until: {until}")


def test_the_sheet_lets_out_a_name_and_nothing_else_of_who_licensed() -> None:
    """Of somebody the room does not know only the name is let out, not the id nor the order of joining."""
    other = LICENCE.replace("by: north", "by: {}").replace("id: l1, room: north-room", "id: l2, room: team")

    def of(key: str, joined: str) -> str:
        record = record_of(
            f"act: PartyJoined, id: {key}, room: team, name: East, when: {joined}", LICENCE, other.format(key)
        )
        return dump(before_json(before(record, "south-room", as_of=LATER, known_at=LATER)))

    assert "East" in of("east", "2031-01-02")
    assert of("east", "2031-01-02") == of("secret-fund", "2031-01-22")


def test_what_came_before_a_grant_does_not_move_what_comes_after() -> None:
    """However much lay in a room before somebody came, what they see stands in the same order."""
    shown = (
        "act: Grant, id: g, room: joint, to: sela, when: 2031-02-01",
        "act: NoteToFile, id: a, room: joint, text: one, when: 2031-03-01",
        "act: NoteToFile, id: b, text: two, when: 2031-03-01",
        "act: NoteToFile, id: c, text: three, when: 2031-03-01",
    )
    hidden = tuple(f"act: NoteToFile, id: h{n}, room: joint, text: hidden {n}, when: 2031-01-05" for n in range(30))
    assert log_of("booth", *shown) == log_of("booth", *hidden, *shown)


def test_a_correction_of_something_misfiled_goes_with_it() -> None:
    """The words of an entry that was taken out are not left in what corrected it."""
    found = log_of(
        "south-room",
        "act: Message, id: m1, room: south-room, sender: south, recipients: [amal], words: [we sel the PELICAN], "
        "when: 2031-03-01",
        "act: Correction, id: m2, room: south-room, target: m1, reason: spelling, when: 2031-03-01, "
        "instead: {act: Message, sender: south, recipients: [amal], words: [we sell the PELICAN]}",
        "act: Misfiled, id: m3, room: south-room, target: m1, when: 2031-03-02",
    )
    assert "PELICAN" not in found
    assert "m3" in found


def test_a_private_denial_of_a_public_word_is_not_called_public() -> None:
    """A line that hangs on what only some may know says who they are, also beside what everybody knows."""
    found = log_of(
        "team",
        "act: Source, id: clerk, sort: unnamed, described_as: a clerk",
        "act: Statement, id: s1, by: clerk, level: unnamed, says: the gate is shut, when: 2031-03-01",
        "act: Statement, id: s2, room: north-room, by: clerk, level: unnamed, says: it is open, when: 2031-03-02",
        "act: Denial, id: d1, room: north-room, by: s2, of: [s1], when: 2031-03-02",
    )
    denial = found[found.index('"denials"') :]
    assert '"known_to"' in denial
    assert '"North"' in denial
