"""Where we stand: what matters first, each section short, what is new since the last look, and nothing of elsewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goodoffices.acts.housekeeping import CompartmentOpened, NoteToFile
from goodoffices.acts.people import Actor, PartyJoined
from goodoffices.acts.talks import PromiseOwed
from goodoffices.acts.when import moment
from goodoffices.desk.desks import Desk
from goodoffices.desk.heads import FOLDED, TOP, heads, narrowed, whole
from goodoffices.desk.listing import Asked, listed
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.brief import SECTIONS
from goodoffices.standing.standing import Standing, standing
from tests.desk.desks import NOW, Page, client, desk_of, fresh_desk, lockable_desk, page, supplied
from tests.desk.laying import held_as_is

LAST = {"harbour": "2031-05-20", "doha": "2024-11-09"}
BARE = (
    Entry(id="public", room="public", act=CompartmentOpened(members=("everyone",), sort="public")),
    Entry(id="team", room="team", act=CompartmentOpened(members=("amal",), sort="team")),
)
"""A mediation that has rooms and nothing in them."""


def bare(*more: Entry) -> Desk:
    """Return a desk with a mediation that has rooms, and what else is given."""
    entries = (*BARE, *more)
    return Desk([held_as_is(Mediation(key="harbour", zone="UTC", recorded_by="amal", entries=entries), now=NOW)])


def reading(name: str, room: str = "team") -> Standing:
    """Return a supplied mediation as everybody in a room reads it."""
    mediation = supplied(name)
    record = Record(mediation.entries, zone=mediation.zone)
    at = moment(LAST[name], mediation.zone)
    return standing(see(record, record.those_in(room)), as_of=at, known_at=at)


def note(desk: Desk, text: str, room: str = "team", **more: Any) -> str:
    """Write a note into a room, and return its id."""
    return desk.find("harbour").write(Entry(id="", room=room, act=NoteToFile(text=text), **more))[0].id


def looked(desk: Desk) -> bytes | None:
    """Return what the vault keeps of the last look, as it lies there."""
    with desk.find("harbour").vault.store.reading() as store:
        return store.get("desk", b"looked")


# each section in its first lines


@pytest.mark.parametrize("name", LAST)
@pytest.mark.parametrize("room", ["team", "public"])
def test_the_first_lines_of_a_section_are_lines_of_it(name: str, room: str) -> None:
    """Each section shows lines that it has, says how many there are, and has none only where there is none."""
    s = reading(name, room)
    found = heads(s)
    assert tuple(found)[: len(TOP)] == TOP
    assert set(found) == set(SECTIONS)
    for tag, head in found.items():
        lines = [line for line in whole(s, tag) if line.tag != "accounts.tally"]
        assert head.total == len(lines)
        assert all(line in lines for line in head.lines), tag
        assert len(head.lines) <= head.total
        assert head.lines or not lines


def test_narrowing_keeps_what_decides_how_something_is_told() -> None:
    """A line for the public that another replaced says so, also where the other is not asked for."""
    s = reading("harbour")
    alone = [line for line in whole(s, "cleared") if line.tag == "cleared.replaced"]
    ids = [line.rests_on[0] for line in alone]
    narrow = [one for read in SECTIONS["cleared"] for one in read(narrowed(s, ids)) if one.rests_on[0] in ids]
    assert narrow == alone != []


def test_the_roles_come_first_then_what_is_due() -> None:
    """The page begins with how each role stands, and goes on in the order in which a mediator needs it."""
    text = page(None, "/harbour/").text
    places = [text.index(part) for part in ("is PAUSED", "is ACTIVE", "asked 2031-05-15", "Fell due 2031-04-15")]
    assert places == sorted(places)
    assert "Selwick harbour talks: who works the basin" in text


def test_a_long_section_is_short_here_and_says_how_much_more_there_is() -> None:
    """What is open comes first; the rest is counted for this viewer alone, and lies behind a link."""
    desk = fresh_desk()
    for number in range(7):
        act = PromiseOwed(by="conciliation", to="north", what=f"paper number {number}")
        desk.find("harbour").write(Entry(id="", room="north-room", act=act))
    mine, norths, souths = (page(desk, f"/harbour/{look}") for look in ("", "?room=north-room", "?room=south-room"))
    more = re.compile(r"(\d+) more Accounts")
    assert more.search(mine.text)[1] == "7"  # type: ignore[index]
    assert more.search(norths.text)[1] == "4"  # type: ignore[index]
    assert more.search(souths.text) is None
    assert "/harbour/owed" in mine.links()
    assert "/harbour/owed?room=north-room" in norths.links()
    assert "paper number" in norths.text
    assert "paper number" not in souths.text


def test_what_no_page_shows_is_shown_whole_here() -> None:
    """A section that has no page of its own is shown whole, a page at a time, under the same look."""
    desk = fresh_desk()
    for number in range(101):
        note(desk, f"memo {number:03}", "north-file")
    first = page(desk, "/harbour/?as_of=2031-05-21")
    assert "/harbour/?as_of=2031-05-21&show=notes" in first.links()
    assert first.text.count("memo ") == FOLDED
    whole_one = page(desk, "/harbour/?as_of=2031-05-21&show=notes")
    assert whole_one.text.count("memo ") + whole_one.text.count("Page 1 of 2") > FOLDED
    assert "/harbour/?as_of=2031-05-21&show=notes&page=2" in whole_one.links()
    assert "memo 0" not in page(desk, "/harbour/?room=north-room&show=notes").text


@pytest.mark.parametrize("room", ["north-room", "south-room", "public"])
def test_words_of_other_rooms_are_nowhere_on_it(room: str) -> None:
    """Seen by those in a room, neither the words nor the number of what lies elsewhere are on the page."""
    plain, planted = fresh_desk(), fresh_desk()
    for elsewhere in ("team", "north-file", "south-file", "host-room"):
        note(planted, "quokka quokka", elsewhere)
    one, other = (client(desk).get(f"/harbour/?room={room}").content for desk in (plain, planted))
    assert one == other
    assert "quokka" in page(planted, "/harbour/?fold=none").text


# what is new since the last look


def test_what_was_entered_since_the_last_look_is_counted_and_listed() -> None:
    """The first look compares with nothing; the next session says how much is new, and links to just that."""
    desk = fresh_desk()
    first = client(desk)
    assert "since you last looked" not in first.get("/harbour/").content.decode()
    note(desk, "the quokka note")
    again = client(desk)
    found = Page(again.get("/harbour/").content.decode())
    assert "Changed since you last looked: 1" in found.text
    assert "/harbour/timeline?new=yes" in found.links()
    listed_new = Page(again.get("/harbour/timeline?new=yes").content.decode())
    assert "the quokka note" in listed_new.text
    assert len(listed_new.all("tr", role="row")) == 2


def test_within_a_session_the_comparison_stays() -> None:
    """Looking again does not make what is new old: that is for the next session."""
    desk = fresh_desk()
    client(desk).get("/harbour/")
    asker = client(desk)
    assert "Nothing was entered since you last looked" in asker.get("/harbour/").content.decode()
    note(desk, "one")
    note(desk, "two")
    for _ in range(2):
        assert "Changed since you last looked: 2" in asker.get("/harbour/").content.decode()


def test_what_came_in_later_is_new_whenever_it_was_written() -> None:
    """An entry that was written long ago elsewhere, and came in since, is new."""
    desk = fresh_desk()
    client(desk).get("/harbour/")
    note(desk, "from the laptop", entered=moment("2031-05-01", "UTC"))
    assert "Changed since you last looked: 1" in client(desk).get("/harbour/").content.decode()


def test_looking_writes_once() -> None:
    """The first look after unlocking is kept; pages after it, looks as somebody else and things sent write nothing."""
    desk = fresh_desk()
    asker = client(desk)
    asker.get("/harbour/?room=north-room")
    asker.get("/harbour/?as_of=2031-05-01")
    asker.post("/harbour/")
    assert looked(desk) is None
    asker.get("/harbour/")
    kept = looked(desk)
    assert kept is not None
    note(desk, "another")
    asker.get("/harbour/")
    client(desk).get("/harbour/")
    assert looked(desk) == kept


def test_locking_keeps_the_last_look() -> None:
    """What was seen before the desk was locked is not new after it is unlocked; what came after the last look is."""
    desk = lockable_desk()
    asker = client(desk)
    asker.get("/harbour/")
    note(desk, "seen")
    asker.get("/harbour/")
    note(desk, "not seen")
    desk.shut()
    desk.held[0].unlock({"passphrase": "open sesame"})
    assert "Changed since you last looked: 1" in asker.get("/harbour/").content.decode()


def test_what_cannot_be_kept_does_not_keep_it_from_locking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the disk full, or worse, the desk locks all the same."""
    desk = lockable_desk()
    client(desk).get("/harbour/")

    def broken(*given: object, **more: object) -> None:
        raise OSError

    monkeypatch.setattr(desk.held[0].vault.drawer, "put", broken)
    desk.shut()
    assert desk.locked


def test_seen_as_somebody_else_nothing_is_said_of_looks() -> None:
    """The line is about whoever is at the desk, and stays off every other look."""
    desk = fresh_desk()
    client(desk).get("/harbour/")
    assert "last looked" not in client(desk).get("/harbour/?room=north-room").content.decode()


def test_without_a_look_before_nothing_is_listed_as_new() -> None:
    """Asked for what is new where there is nothing to compare with, the timeline says that nothing fits."""
    assert "Nothing known here fits" in page(fresh_desk(), "/harbour/timeline?new=yes").text
    assert listed(reading("harbour"), Asked(beyond=())) == listed(reading("harbour"), Asked())


# an empty one


def test_an_empty_mediation_says_what_to_do_first() -> None:
    """With nothing but a room in it, the page leads to what a mediation begins with."""
    found = page(bare(), "/harbour/")
    assert "Nothing is recorded yet." in found.text
    assert {f"/harbour/record/{kind}" for kind in ("PartyJoined", "RoleTaken", "ConfidentialityRegime")} <= set(
        found.links()
    )
    assert "Nothing had been learnt" not in found.text


def test_an_empty_mediation_seen_by_others_offers_nothing_to_write() -> None:
    """Where nothing can be written, no form is offered."""
    found = page(bare(), "/harbour/?room=team")
    assert not [link for link in found.links() if link.startswith("/harbour/record/")]


def test_once_it_is_known_who_is_there_the_page_says_what_comes_next() -> None:
    """With people and rooms alone, the page leads on; with the first note, that is gone."""
    desk = bare(
        Entry(id="north", room="public", act=PartyJoined(name="North"), seq=1, clock=2),
        Entry(id="amal", room="public", act=Actor(name="Amal", sort="person"), seq=2, clock=3),
    )
    assert "What is mostly recorded next:" in page(desk, "/harbour/").text
    assert "/harbour/record/Meeting" in page(desk, "/harbour/").links()
    assert "What is mostly recorded next:" not in page(desk, "/harbour/?room=team").text
    note(desk, "a beginning")
    assert "What is mostly recorded next:" not in page(desk, "/harbour/").text


def test_before_anything_was_learnt_it_says_so() -> None:
    """As known at a day before the first entry, the page is not the one of an empty mediation."""
    text = page(None, "/harbour/?known_at=2030-01-01").text
    assert "Nothing had been learnt by then." in text
    assert "Nothing is recorded yet." not in text


def test_a_mediation_without_any_room_has_a_page() -> None:
    """A mediation in which nothing at all lies is shown as an empty one."""
    assert "Nothing is recorded yet." in page(desk_of(Mediation(key="harbour", zone="UTC")), "/harbour/").text
