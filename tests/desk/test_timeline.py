"""The timeline: a page of acts at a time, narrowed by what the address asks for, and nothing of other rooms."""

from __future__ import annotations

import re

import pytest

from goodoffices.acts.housekeeping import Correction, Instead, NoteToFile
from goodoffices.acts.notices import Notice
from goodoffices.acts.talks import Message
from goodoffices.acts.when import moment
from goodoffices.desk.desks import Desk
from goodoffices.record.entry import Entry
from goodoffices.standing.log import Logged, some_logged
from goodoffices.standing.standing import Standing
from tests.desk.desks import Page, client, fresh_desk, page, settled

NOTES = 230


def rows(found: Page) -> list[str]:
    """Return the ids of the rows of the tables of acts."""
    return [one["id"] for one in found.all("tr") if "id" in one]


def numbers(found: Page) -> list[int]:
    """Return the numbers of the rows."""
    return [int(row[1:]) for row in rows(found)]


def long_desk() -> Desk:
    """Return a desk with the example and many notes of ours, each entered on its own day."""
    desk = fresh_desk()
    start = moment("2030-01-02", "UTC")
    entries = [
        Entry(id="", room="team", act=NoteToFile(text=f"memo {number:03}"), entered=start + number * 86_400)
        for number in range(NOTES)
    ]
    desk.find("harbour").write(*entries)
    return desk


def test_the_last_page_comes_first_and_the_others_are_linked() -> None:
    """Asked for nothing, the page shows the latest acts; those before it are numbered on, and keep what was asked."""
    desk = long_desk()
    last = page(desk, "/harbour/timeline?kind=NoteToFile&as_of=2031-05-21")
    before = "/harbour/timeline?as_of=2031-05-21&kind=NoteToFile&page="
    assert f"{before}2" in last.links()
    assert f"{before}4" not in last.links()
    found = [page(desk, f"{before}{number}") for number in (1, 2, 3)]
    assert rows(found[2]) == rows(last)
    counted = [number for one in found for number in numbers(one)]
    assert counted == list(range(1, len(counted) + 1))
    assert len(counted) > NOTES


def test_only_the_acts_of_a_page_are_drawn() -> None:
    """The picture has a mark for each act with a date in the table above it, under the same number, and no other."""
    found = page(fresh_desk(), "/harbour/timeline?page=1")
    html = client(fresh_desk()).get("/harbour/timeline?page=1").content.decode()
    drawn = {int(number) for number in re.findall(r"<g><title>(\d+) ", html)}
    assert drawn == set(numbers(found)) - set(map(int, re.findall(r'<a href="#n(\d+)">', html)))
    assert html.index("<table") < html.index("<svg")


def test_only_what_a_page_shows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many acts there are, a page asks for the words of its own alone."""
    asked: list[int] = []

    def counting(s: Standing, entries: list[Entry]) -> tuple[Logged, ...]:
        asked.append(len(entries))
        return some_logged(s, entries)

    monkeypatch.setattr("goodoffices.desk.pages.timeline.some_logged", counting)
    page(long_desk(), "/harbour/timeline?kind=NoteToFile&page=1")
    assert asked == [100]


def test_it_is_narrowed_by_kind() -> None:
    """Only acts of the kind are listed, and how many they are is said."""
    found = page(None, "/harbour/timeline?kind=Notice")
    kinds = {one.strip() for one in re.findall(r'class="kind"><a[^>]*>([^<]*)', _html("/harbour/timeline?kind=Notice"))}
    assert kinds == {"notice"}
    assert f"{len(rows(found))} acts are listed" in found.text


def _html(where: str, desk: Desk | None = None) -> str:
    return client(desk).get(where).content.decode()


def test_what_a_correction_made_of_another_kind_is_listed_under_both() -> None:
    """A note that was corrected into a message is found among notes, and among messages."""
    desk = fresh_desk()
    held = desk.find("harbour")
    wrong = held.write(Entry(id="", room="team", act=NoteToFile(text="quokka")))[0]
    right = Message(sender="city", recipients=("amal",), says="quokka")
    held.write(
        Entry(id="", room="team", act=Correction(target=wrong.id, reason="it was said", instead=Instead(act=right)))
    )
    for kind in ("NoteToFile", "Message"):
        assert f"/harbour/entry/{wrong.id}" in page(desk, f"/harbour/timeline?kind={kind}").links()


def test_it_is_narrowed_by_whom_an_act_refers_to() -> None:
    """Acts by somebody, to somebody, or on somebody's word are listed; an act between others is not."""
    links = page(None, "/harbour/timeline?who=city").links()
    assert "/harbour/entry/hall-offered" in links
    assert "/harbour/entry/hall-answered" not in links
    assert "/harbour/entry/question-winter" not in links
    assert "/harbour/entry/containers-north" in page(None, "/harbour/timeline?who=north&kind=DeliveryReport").links()


def test_it_is_narrowed_by_room_and_by_when_it_was_entered() -> None:
    """Two narrowings hold together; a day begins at its first moment."""
    found = page(None, "/harbour/timeline?in=host-room&since=2031-05-19").links()
    assert "/harbour/entry/hall-answered" in found
    assert "/harbour/entry/hall-offered" not in found
    assert "/harbour/entry/count-answered" not in found


@pytest.mark.parametrize(
    "asked", ["kind=Nope", "who=nobody", "who=tug-notice", "in=no-such", "since=2040-01-01", "kind=Notice&in=host-room"]
)
def test_what_is_not_there_gives_an_empty_list_that_says_so(asked: str) -> None:
    """The answer is the page, with nothing in it and a way back to all of them."""
    found = page(None, f"/harbour/timeline?{asked}")
    assert rows(found) == []
    assert "Nothing known here fits what was asked for." in found.text
    assert "/harbour/timeline" in found.links()


def test_a_day_that_cannot_be_read_is_said_at_its_field() -> None:
    """The field keeps what was written and names its error."""
    found = page(None, "/harbour/timeline?since=yesterday")
    box = found.all("input", id="narrow-since")[0]
    assert (box["value"], box["aria-invalid"]) == ("yesterday", "true")
    assert "“yesterday” cannot be read as one day." in found.text
    assert rows(found) == []


def test_where_words_were_passed_on_stands_with_the_act() -> None:
    """An act that words were taken from says to whom they were passed, and leads there; its room sees none of it."""
    mine = page(None, "/harbour/timeline?kind=Message&in=south-room")
    assert "Passed on to ◇North, 2031-03-07" in mine.text
    assert "/harbour/entry/told-north" in mine.links()
    theirs = page(None, "/harbour/timeline?kind=Message&in=south-room&room=south-room")
    assert rows(theirs) == rows(mine)
    assert "Passed on to" not in theirs.text


def test_links_and_forms_keep_what_is_looked_at_and_what_is_asked() -> None:
    """The form that narrows keeps days and room; the form that looks keeps what narrows."""
    found = page(None, "/harbour/timeline?as_of=2031-05-01&known_at=2031-05-02&room=joint&kind=Notice")
    hidden = {(one["name"], one["value"]) for one in found.all("input", type="hidden")}
    look = {("as_of", "2031-05-01"), ("known_at", "2031-05-02"), ("room", "joint")}
    assert look | {("kind", "Notice")} <= hidden
    inner = [one for one in found.links() if one.startswith("/harbour/entry/")]
    assert inner
    assert all("as_of=2031-05-01&known_at=2031-05-02&room=joint" in one for one in inner)


def test_only_kinds_and_rooms_that_this_viewer_sees_are_offered() -> None:
    """What can be chosen is what is listed for this viewer: not what lies elsewhere."""
    desk = fresh_desk()
    theirs = {one["value"] for one in page(desk, "/harbour/timeline?room=north-room").all("option")}
    mine = {one["value"] for one in page(desk, "/harbour/timeline").all("option")}
    assert {"Assessment", "host-room"} <= mine
    assert not {"Assessment", "host-room", "DisclosureBasis"} & theirs


@pytest.mark.parametrize("asked", ["", "kind=NoteToFile", "who=north", "in=team", "since=2031-01-01", "page=1"])
def test_what_lies_elsewhere_changes_no_byte(asked: str) -> None:
    """Planted acts of rooms that those in a room are not in leave every page of theirs as it was."""
    plain, planted = fresh_desk(), fresh_desk()
    for room in ("team", "south-room", "north-file", "host-room"):
        planted.find("harbour").write(Entry(id="", room=room, act=NoteToFile(text="quokka", about="north")))
    where = f"/harbour/timeline?room=north-room&{asked}"
    assert _html(where, plain) == _html(where, planted)
    assert "quokka" in _html("/harbour/timeline", planted)


def test_what_is_hidden_and_what_is_missing_narrow_alike() -> None:
    """A room, a kind and a person that others see give the page of what there is not."""
    for field, hidden in (("in", "host-room"), ("kind", "DisclosureBasis"), ("who", "hall-offered")):
        one, other = (_html(f"/harbour/timeline?room=north-room&{field}={value}") for value in (hidden, "q" * 9))
        assert settled(one).replace(hidden, "q" * 9) == settled(other)


def test_nothing_recorded_and_nothing_learnt_are_told_apart() -> None:
    """Before anything was learnt the page says so, and leads to all that is known now."""
    assert "Nothing had been learnt by then." in page(None, "/harbour/timeline?known_at=2030-01-01").text


def test_a_notice_is_no_person() -> None:
    """Who can be chosen are parties, those who act, and sources, under their names."""
    found = page(None, "/harbour/timeline")
    offered = {one["value"] for one in found.all("option")}
    assert {"north", "south", "amal", "city"} <= offered
    assert not offered & {Notice.__name__.lower(), "tug-notice"}
