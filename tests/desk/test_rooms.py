"""The rooms: who reads each, standing in one, and nothing of a room that is not for this viewer."""

from __future__ import annotations

import pytest

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.desk.desks import Desk
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation
from tests.desk.desks import Page, client, desk_of, fresh_desk, page, supplied
from tests.desk.grounds import ROOMS, ground, standing_in
from tests.desk.laying import held_as_is


def entries_in(found: Page) -> list[str]:
    """Return the entries a page leads to, in the order in which it does, each once."""
    links = [one.partition("/entry/")[2].partition("?")[0] for one in found.links()]
    return list(dict.fromkeys(one for one in links if one))


def limited(*rooms: str) -> Desk:
    """Return a desk with acts of the example whose operator is in these closed rooms only."""
    entries = ground(standing_in(rooms), 7).one
    made = Mediation(key="harbour", zone="Europe/Lisbon", language="en", entries=entries, recorded_by="amal")
    return Desk([held_as_is(made)], demo=True)


def test_every_room_says_who_reads_it_and_who_does_not() -> None:
    """Each room this viewer may see is there with what it is, who can read it, and the parties that cannot."""
    found = page(None, "/harbour/rooms")
    assert {f"/harbour/rooms/{room}" for room in (*ROOMS, "public")} <= set(found.links())
    assert "Can read it North, Amal, Jo Cannot read it South" in found.text
    assert "What North has told us and been told." in found.text
    assert "With the head of delegation alone" in found.text


def test_a_room_shows_its_latest_acts_first() -> None:
    """The page of a room has what lies there and nothing else, the latest first."""
    desk = fresh_desk()
    new = desk.find("harbour").write(Entry(id="", room="south-room", act=NoteToFile(text="the last word")))[0].id
    found = entries_in(page(desk, "/harbour/rooms/south-room"))
    mediation = supplied("harbour")
    there = {entry.id for entry in mediation.entries if entry.room == "south-room"}
    assert found[0] == new
    assert set(found) == there | {new}


def test_a_long_room_is_paged_from_the_latest_on() -> None:
    """A room with many acts shows a hundred, and leads to those before them."""
    desk = fresh_desk()
    held = desk.find("harbour")
    held.write(*(Entry(id="", room="team", act=NoteToFile(text=f"memo {number:03}")) for number in range(120)))
    first = page(desk, "/harbour/rooms/team")
    assert "/harbour/rooms/team?page=2" in first.links()
    assert "memo 119" in first.text
    assert "memo 000" not in first.text
    assert "memo 000" in page(desk, "/harbour/rooms/team?page=2").text


def test_reading_a_room_is_standing_in_it() -> None:
    """After its page was opened, what is taken down anywhere goes to that room, until another is opened."""
    asker = client(fresh_desk())

    def chosen(where: str) -> list[str]:
        html = Page(asker.get(where).content.decode())
        return [one["value"] for one in html.all("option") if "selected" in one and one["value"]]

    assert chosen("/harbour/timeline")[0] == "team"
    assert "You stand here now." in asker.get("/harbour/rooms/south-room").content.decode()
    assert chosen("/harbour/timeline")[0] == "south-room"
    asker.get("/harbour/rooms/north-room?room=north-room")
    asker.head("/harbour/rooms/north-room")
    assert chosen("/harbour/timeline")[0] == "south-room"


def test_licences_and_what_was_passed_on_stand_in_the_room() -> None:
    """Licences given in a room are there with whether they are in force, and what was passed on to it."""
    text = page(None, "/harbour/rooms/south-room").text
    licences, _, passed = text.partition("Licences given here")[2].partition("Passed on to this room")
    assert licences.index("In force.") < licences.index("EXPIRED")
    assert "There may be room for a count by the harbour office." in passed
    assert "No licence to carry is known here" in page(None, "/harbour/rooms/team").text


def test_what_can_be_done_in_a_room_is_offered_where_one_may() -> None:
    """Whoever is in a room is led to walking in, recording and passing on; who only looks as somebody is not."""
    mine = page(None, "/harbour/rooms/north-room").links()
    assert {"/harbour/rooms/north-room/before", "/harbour/record?in=north-room"} <= set(mine)
    assert "/harbour/disclose?in=north-room" in mine
    theirs = page(None, "/harbour/rooms/north-room?room=north-room").links()
    assert not [one for one in theirs if "before" in one or "disclose" in one or "/record" in one.partition("?")[0][9:]]


@pytest.mark.parametrize("look", ["", "?as_of=2031-04-01&known_at=2031-04-02"])
def test_links_keep_the_days(look: str) -> None:
    """From room to room the days that are looked at stay on."""
    found = page(None, f"/harbour/rooms{look}")
    inner = [one for one in found.links() if one.startswith("/harbour/rooms/")]
    assert inner
    assert all(one.endswith(look) for one in inner)


def test_a_room_of_others_is_a_room_there_is_not() -> None:
    """The rooms that an operator is not in are missing: from the list, and at their addresses, byte for byte."""
    desk = limited("north-room", "joint")
    asker = client(desk)
    found = Page(asker.get("/harbour/rooms").content.decode())
    assert {one for one in found.links() if one.startswith("/harbour/rooms/") and "before" not in one} == {
        f"/harbour/rooms/{room}" for room in ("public", "joint", "north-room")
    }
    for end in ("", "/before", "?room=north-room"):
        answers = [asker.get(f"/harbour/rooms/{room}{end}") for room in ("south-room", "team", "no-such")]
        assert {one.status_code for one in answers} == {404}
        assert len({(one.content, tuple(one.headers.items())) for one in answers}) == 1


def test_seen_as_those_in_a_room_other_rooms_are_missing() -> None:
    """Under a look as one room, another that those in it are not in is not there."""
    answers = [client().get(f"/harbour/rooms/{room}?room=north-room") for room in ("south-room", "team", "no-such")]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    assert client().get("/harbour/rooms/joint?room=north-room").status_code == 200


def test_words_of_other_rooms_are_not_in_a_room() -> None:
    """What lies elsewhere changes no byte of a room's page as those in it see it."""
    plain, planted = fresh_desk(), fresh_desk()
    for room in ("team", "south-room", "north-file"):
        planted.find("harbour").write(Entry(id="", room=room, act=NoteToFile(text="quokka")))
    for where in ("/harbour/rooms?room=north-room", "/harbour/rooms/north-room?room=north-room"):
        assert client(plain).get(where).content == client(planted).get(where).content
    assert "quokka" in client(planted).get("/harbour/rooms/team").content.decode()


def test_an_empty_room_says_what_to_do() -> None:
    """A room in which nothing is known yet says so."""
    text = page(None, "/harbour/rooms/host-room?known_at=2030-01-01").text
    assert "Nothing known here lies in this room." in text


def test_without_a_room_the_page_says_what_to_do() -> None:
    """A mediation without rooms says that there is none, and leads to opening one."""
    found = page(desk_of(Mediation(key="harbour", zone="UTC")), "/harbour/rooms")
    assert "There is no room you may see." in found.text
    assert "/harbour/record/CompartmentOpened" in found.links()
