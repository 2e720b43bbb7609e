"""Before walking into a room: only what may be said there goes on paper, and nothing of the operator's other rooms."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from goodoffices.acts.carrying import CarryLicence, LicenceWithdrawn
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.talks import PromiseOwed, Reply, Request
from goodoffices.acts.values import Wording
from goodoffices.acts.when import moment
from goodoffices.desk.desks import Desk
from goodoffices.desk.pages import before as module
from goodoffices.desk.settings import HERE
from goodoffices.desk.viewer import View
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation
from goodoffices.standing.before import Before, before
from tests.desk.desks import Page, client, fresh_desk, page, settled
from tests.desk.grounds import ROOMS, Ground, Stand, ground
from tests.desk.laying import held_as_is

NORTH, SOUTH = "/harbour/rooms/north-room/before", "/harbour/rooms/south-room/before"
NOW = moment("2031-05-20T18:00", "UTC")
WAYS: tuple[Stand, ...] = ("in", "out", "left", "late", "in")


def sheet(html: str) -> str:
    """Return the part of a page that goes on paper, without its markup."""
    inner = html.partition('<article class="before-sheet"')[2].partition("</article>")[0]
    return Page(f"<article{inner}</article>").text


def html_of(where: str, desk: Desk | None = None) -> str:
    """Return the page at an address."""
    return client(desk).get(where).content.decode()


def allow(desk: Desk, words: str, room: str = "north-room", **more: Any) -> str:
    """Record a licence to carry words to the other side, and return its id."""
    by, to = ("north", "south") if room == "north-room" else ("south", "north")
    act = CarryLicence(by=by, to=(to,), words=(Wording(text=words, lang="en"),), **more)
    return desk.find("harbour").write(Entry(id="", room=room, act=act))[0].id


def test_it_holds_what_a_licence_lets_be_said_there() -> None:
    """Words that South lets us carry to North are on North's sheet, and not on South's own."""
    assert "You may say, as coming from South: “Which winter months do they need most?”" in sheet(html_of(NORTH))
    assert "No licence in force covers anything here. Ask, reword, or leave out." in sheet(html_of(SOUTH))


def test_it_says_when_it_was_made_and_that_it_is_to_be_destroyed() -> None:
    """The sheet carries its moment, its days, who is there, and what is to be done with it afterwards."""
    text = sheet(html_of(f"{NORTH}?as_of=2031-05-21"))
    assert "Destroy this sheet after use." in text
    assert "Made 2031-05-20 17:59. As of 2031-05-21, as known at 2031-05-20." in text
    assert "In the room: North, Amal, Jo." in text


def test_it_leads_nowhere_and_tells_no_shape() -> None:
    """What lies on a table has no links, and no shape by which the order of all parties could be told."""
    inner = html_of(NORTH).partition('<article class="before-sheet"')[2].partition("</article>")[0]
    assert "<a " not in inner
    assert "◇" not in inner
    assert "△" not in inner


def test_the_title_names_no_mediation_and_no_room() -> None:
    """A browser prints the title beside the page: it says what the page is and no more."""
    assert "<title>Before I walk in</title>" in html_of(NORTH)


def test_only_the_sheet_is_printed() -> None:
    """The style sheet takes all but the sheet off paper, and what is withheld by a rule of its own."""
    css = (HERE / "static" / "parts" / "reading.css").read_text()
    printed = css.partition("@media print")[2]
    assert "body:has(.before-sheet) > :not(main)" in printed
    assert "body:has(.before-sheet) main > :not(.before-sheet)" in printed
    assert re.search(r"\.withheld, \.screen-only \{ display: none; \}", printed)
    found = page(None, f"{NORTH}?also=withheld")
    assert len(found.all("article", class_="before-sheet")) == 1
    assert len(found.all("section", class_="withheld screen-only")) == 1


def test_what_must_not_be_said_is_there_on_request_only() -> None:
    """Words withheld and licences out of force are beside the sheet when asked for, under a heading, never on it."""
    plain, asked = html_of(SOUTH), html_of(f"{SOUTH}?also=withheld")
    for words in ("juniper count", "A count by the harbour office would be acceptable."):
        assert words not in plain
        assert words in asked
        assert words not in sheet(asked)
    assert f"{SOUTH}?also=withheld#not-here" in page(None, SOUTH).links()
    assert "What must not be said here" in Page(asked).text
    assert "WITHDRAWN" in asked
    assert sheet(plain) == sheet(asked)


def ask(desk: Desk, asks: str, room: str = "north-room", by: str = "north") -> str:
    """Record that somebody asked us for something, in a room, and return its id."""
    act = Request(by=(by,), to="conciliation", asks=asks)
    return desk.find("harbour").write(Entry(id="", room=room, act=act))[0].id


def answer(desk: Desk, to: str, room: str, says: str) -> None:
    """Record in a room that we granted a request."""
    act = Reply(to=to, by="conciliation", answer="granted", says=says)
    desk.find("harbour").write(Entry(id="", room=room, act=act))


@pytest.mark.parametrize("by", ["north", "ines"])
def test_it_says_what_that_side_asked_for_and_what_was_answered(by: str) -> None:
    """What North, or somebody of North's, asked for in its room is on its sheet with the answer, and on no other."""
    desk = fresh_desk()
    first, _ = ask(desk, "a copy of the quince count", by=by), ask(desk, "the medlar map", by=by)
    answer(desk, first, "north-room", "the copy is sent")
    text = sheet(html_of(NORTH, desk))
    asked = text.partition("Asked for by those here")[2].partition("Owed here")[0]
    assert asked.count("asked the Conciliation Service") == 2
    granted, _, open_ = asked.partition("the medlar map")
    assert "Granted by the Conciliation Service" in granted
    assert "the copy is sent" in granted
    assert "No answer is known here." in open_
    assert "quince" not in sheet(html_of(SOUTH, desk))


def test_what_the_other_side_asked_for_in_a_shared_room_is_not_theirs() -> None:
    """A request by South that North knows of is not among those that North made."""
    desk = fresh_desk()
    ask(desk, "the quince count", "joint", "south")
    assert "quince" not in sheet(html_of(NORTH, desk))
    assert "quince" in sheet(html_of(SOUTH, desk))


def test_what_is_asked_or_answered_elsewhere_is_never_on_paper() -> None:
    """A request, and an answer, in a room of ours change nothing on the sheet, and stand beside it on the screen."""
    plain, planted = fresh_desk(), fresh_desk()
    for desk in (plain, planted):
        key = ask(desk, "the medlar map")
    answer(planted, key, "team", "the quokka map goes first")
    for room in ("team", "north-file", "host-room"):
        ask(planted, f"the wombat count of {room}", room)
    asked = html_of(f"{NORTH}?also=withheld", planted)
    assert sheet(asked) == sheet(html_of(NORTH, planted)) == sheet(html_of(NORTH, plain))
    assert "No answer is known here." in sheet(asked)
    for words in ("quokka", "wombat", "Granted by"):
        assert words not in sheet(asked)
    beside = Page(asked.partition('id="not-here"')[2]).text
    assert beside.count("Asked for by those here, and not known in this room") == 3
    assert "Asked for here, and answered where this room does not know of it" in beside
    assert "the quokka map goes first" in beside
    assert "quokka" not in html_of(NORTH, planted)


def test_a_licence_for_others_than_those_here_is_named_among_them() -> None:
    """What may be carried to one side only must not be said to the other."""
    text = page(None, f"{SOUTH}?also=withheld").text
    assert "In force, but not for everybody in this room" in text
    assert "Which winter months do they need most?" in text


def test_what_was_taken_back_leaves_the_sheet() -> None:
    """A licence makes its words sayable; taken back, they are gone from the sheet and among what must not be said."""
    desk = fresh_desk()
    key = allow(desk, "the quokka offer")
    assert "the quokka offer" in sheet(html_of(SOUTH, desk))
    desk.find("harbour").write(Entry(id="", room="north-room", act=LicenceWithdrawn(licence=key, by="north")))
    asked = html_of(f"{SOUTH}?also=withheld", desk)
    assert "the quokka offer" not in sheet(asked)
    assert "the quokka offer" in asked


@pytest.mark.parametrize("where", [NORTH, SOUTH])
def test_what_lies_elsewhere_changes_nothing_on_the_sheet(where: str) -> None:
    """Notes in our files and rooms leave the sheet as it was."""
    plain, planted = fresh_desk(), fresh_desk()
    for room in ("team", "north-file", "south-file", "host-room"):
        planted.find("harbour").write(Entry(id="", room=room, act=NoteToFile(text="quokka")))
    assert sheet(html_of(where, plain)) == sheet(html_of(where, planted))


def test_a_long_sheet_is_cut_short_and_says_so() -> None:
    """Of much that is owed in a room the sheet holds a part, and says how much of what is known there it leaves off."""
    desk = fresh_desk()
    for number in range(40):
        act = PromiseOwed(by="conciliation", to="north", what=f"paper {number}")
        desk.find("harbour").write(Entry(id="", room="north-room", act=act))
    text = sheet(html_of(NORTH, desk))
    assert text.count("paper ") == module.MOST
    assert "16 more are known in this room and left off this sheet." in text


def test_only_who_is_in_a_closed_room_walks_in() -> None:
    """A room there is not, the public room, and any look but one's own give the same missing page."""
    asker = client()
    wheres = ("/harbour/rooms/no-such/before", "/harbour/rooms/public/before", f"{NORTH}?room=north-room")
    answers = [asker.get(where) for where in wheres]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1


# what an operator who is in some rooms only may not learn from it


def desk_with(entries: tuple[Entry, ...]) -> Desk:
    """Return a desk with these entries, whose operator stands to each room as they say."""
    made = Mediation(key="harbour", zone="Europe/Lisbon", language="en", entries=entries, recorded_by="amal")
    return Desk([held_as_is(made, now=NOW)])


def grounds(count: int) -> list[Ground]:
    """Return pairs of worlds that differ in what their operator may not know."""
    found = []
    for seed in range(count):
        rng = Random(seed)
        found.append(ground({room: rng.choice(WAYS) for room in ROOMS}, seed))
    return found


def sheets(entries: tuple[Entry, ...]) -> list[tuple[int, str]]:
    """Return every sheet there is and is not, with and without what must not be said."""
    asker = client(desk_with(entries))
    wheres = [f"/harbour/rooms/{room}/before{also}" for room in ROOMS for also in ("", "?also=withheld")]
    answers = [asker.get(where) for where in wheres]
    return [(one.status_code, settled(one.content)) for one in answers]


@pytest.mark.parametrize("seed", range(12))
def test_rooms_of_the_team_that_one_is_not_in_are_not_told(seed: int) -> None:
    """Whatever differs where the operator is not, or is no longer or was not yet, every sheet is the same bytes."""
    found = grounds(12)[seed]
    assert sheets(found.one) == sheets(found.other)


def test_a_sheet_from_the_whole_record_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the sheet made from rooms that the operator is not in, too, the law above would fail."""

    def leaking(view: View, room: str) -> Before:
        return before(view.held.record, room, as_of=view.standing.as_of, known_at=view.standing.known_at)

    monkeypatch.setattr(module, "sheet_of", leaking)
    assert any(sheets(found.one) != sheets(found.other) for found in grounds(12))


def test_without_the_team_no_licence_is_read() -> None:
    """An operator who is not in the team's room is told that, and gets no licensed words."""
    stands: dict[str, Stand] = {room: "out" if room == "team" else "in" for room in ROOMS}
    text = Page(html_of(NORTH, desk_with(ground(stands, 3).one))).text
    assert "You are not in the team's room" in text
    assert "No licence in force covers anything here." in text
    assert "You are not in the team's room" not in page(None, NORTH).text
