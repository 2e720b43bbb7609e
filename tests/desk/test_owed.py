"""Owed: by us, to us and between others, what is due first first, what is settled apart, contacts beside it."""

from __future__ import annotations

from goodoffices.desk.desks import Desk
from goodoffices.record.file import read_mediation
from tests.desk.desks import Page, client, desk_of, page, supplied_desk

WHERE = "/harbour/owed"
HEAD = """
goodoffices: 1
mediation: harbour
zone: UTC
language: en
plain: yes
entered: 2031-01-20T18:00
recorded_by: amal
defaults: {basis: witnessed, room: public}
acts:
- {act: PartyJoined, id: north, when: 2031-01-20, name: North}
- {act: PartyJoined, id: south, when: 2031-01-20, name: South}
- {act: Actor, id: service, name: the Service, sort: organisation}
- {act: Actor, id: amal, name: Amal, sort: person, of: service}
- {act: CompartmentOpened, id: public, members: [everyone], sort: public}
- {act: RoleTaken, id: role, when: 2031-01-20, actor: service, role: mediator}
"""


def desk(*acts: str) -> Desk:
    """Return a desk with what is owed in some talks."""
    return desk_of(read_mediation((HEAD + "".join(f"- {{{act}}}\n" for act in acts)).encode()))


def promise(key: str, by: str, to: str, due: str = "") -> str:
    """Return a promise."""
    return f"act: PromiseOwed, id: {key}, when: 2031-01-20, by: {by}, to: {to}, what: thing {key}" + (
        f", due: {due}" if due else ""
    )


def part(found: Desk | None, heading: str, where: str = WHERE) -> Page:
    """Return one part of the page."""
    text = client(found).get(where).content.decode()
    return Page("<div " + text[text.index(f'id="{heading}"') :].split("</section>")[0] + "</div>")


def test_what_is_owed_stands_under_whose_it_is() -> None:
    """Ours, theirs to us, and theirs to each other: each once, under its own heading."""
    found = desk(promise("a", "service", "north"), promise("b", "south", "amal"), promise("c", "north", "south"))
    for heading, there in (("by-us", "thing a"), ("to-us", "thing b"), ("others", "thing c")):
        text = part(found, heading).text
        assert [one for one in ("thing a", "thing b", "thing c") if one in text] == [there]


def test_what_falls_due_first_comes_first() -> None:
    """In order of the day, whatever the order of recording; what has no day comes last, and says so."""
    found = desk(
        promise("a", "service", "north"),
        promise("b", "service", "north", "2031-06-20"),
        promise("c", "service", "south", "2031-05-01"),
    )
    text = part(found, "by-us").text
    assert text.index("thing c") < text.index("thing b") < text.index("thing a")
    assert "Fell due 2031-05-01." in text
    assert "Due 2031-06-20." in text
    assert "No date was stated." in text


def test_what_is_settled_is_folded_and_not_open() -> None:
    """What a reply closed is under the fold with its answer; what a reply only put off stands open."""
    found = desk(
        promise("a", "service", "north"),
        promise("b", "service", "north"),
        "act: Reply, when: 2031-01-20, to: a, by: service, answer: granted",
        "act: Reply, when: 2031-01-20, to: b, by: service, answer: deferred",
    )
    assert "thing a" not in part(found, "by-us").text
    assert "Put off by the Service" in part(found, "by-us").text
    settled = part(found, "settled")
    assert "thing a" in settled.text
    assert "thing b" not in settled.text
    assert settled.all("details") == [{}]


def test_a_reply_is_one_link_away() -> None:
    """Each open one leads to the form of a reply about it; seen as a room nothing leads to a form."""
    links = page(None, WHERE).links()
    assert "/harbour/record/Reply?about=owed-board" in links
    assert "/harbour/record/Reply?about=owed-count" not in links
    form = client().get("/harbour/record/Reply?about=owed-board").content.decode()
    assert '<option value="owed-board" selected>' in form
    assert not [one for one in page(None, f"{WHERE}?room=south-room").links() if "/record/" in one and "?" in one]


def test_the_last_contact_with_each_party_stands_beside() -> None:
    """For each party the last contact known here, and none is said to be none, not that there was none."""
    text = part(None, "contacts").text
    assert "North, last contact known here:" in text
    assert "2031-05-08 11:00" in text
    none = part(desk(), "contacts").text
    assert "North: no contact is known here. This says nothing about whether there was any." in none


def test_from_a_room_only_what_lies_there_is_owed() -> None:
    """South's room sees what is owed in it, and neither what is owed to North nor when North was last spoken to."""
    text = page(None, f"{WHERE}?room=south-room").text
    assert "a map of the winter berths" in text
    assert "a visit to the upper quay" not in text
    assert "2031-05-08 11:00" not in text
    assert "peregrine" not in text


def test_many_come_a_page_at_a_time() -> None:
    """Of many the first due are shown, and one link leads to all."""
    found = desk(*(promise(f"p{n}", "service", "north", f"2031-06-{n % 28 + 1:02}") for n in range(130)))
    few = part(found, "by-us")
    assert few.text.count("thing p") == 25
    assert "Show all 130" in few.text
    assert part(found, "by-us", f"{WHERE}?show=by-us&page=2").text.count("thing p") == 30


def test_nothing_owed_says_so() -> None:
    """Each part says what it means to be empty."""
    text = page(desk(), WHERE).text
    assert "Nothing known here is owed by us." in text
    assert "Nothing known here is owed to us." in text
    assert "Nothing known here is owed between others." in text
    assert "Nothing known here has been settled." in text
    assert page(supplied_desk(), WHERE).wrong == []
