"""People and rooms: who can see what, letting somebody in, taking somebody out, and opening a room."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goodoffices.acts.housekeeping import Grant, Revocation
from goodoffices.desk.desks import Desk
from goodoffices.record.compartment import Viewer
from goodoffices.record.file import read_mediation
from goodoffices.record.see import see
from tests.cli_vault.vaults import TALKS
from tests.desk.desks import Page, client, desk_of, fresh_desk, page


@pytest.fixture
def desk() -> Desk:
    """Return a desk with a small mediation: a team of two, two sides, a room and a file of one of them."""
    return desk_of(read_mediation(TALKS.encode()))


def send(desk: Desk, where: str, **sent: Any) -> Any:
    """Return what a form is answered with."""
    return client(desk).post(f"/talks/people/{where}", {"token": "once", **sent})


def cells(desk: Desk, who: str, where: str = "/talks/people") -> dict[str, str]:
    """Return what the table says that somebody reads, by room."""
    html = client(desk).get(where).content.decode()
    table = html.partition('<table class="reach">')[2].partition("</table>")[0]
    heads = [Page(part).text for part in table.partition("</thead>")[0].split("</th>")[1:-1]]
    row = next(row for row in table.split("<tr>")[2:] if who in Page(row.partition("</th>")[0]).text)
    return dict(zip(heads, [Page(part).text for part in row.partition("</th>")[2].split("</td>")[:-1]], strict=True))


def test_the_table_is_the_rooms_own_rule(desk: Desk) -> None:
    """Each person reads everything in the rooms they are in and nothing in the others; Public is for all."""
    assert page(desk, "/talks/people").wrong == []
    assert set(cells(desk, "North").values()) == {"everything", "nothing", "everything: it is public"}
    assert [room for room, reads in cells(desk, "North").items() if reads == "everything"] == [
        "Joint",
        "North's room",
    ]
    assert "nothing" not in cells(desk, "Amal").values()
    assert cells(desk, "Jo")["Our file on North"] == "nothing"


def test_seen_as_a_room_no_other_is_in_the_table(desk: Desk) -> None:
    """Seen as North's room, there is no column for the team or the file, no deed, and no count of either."""
    as_north = "/talks/people?room=north-room"
    assert set(cells(desk, "North", as_north)) == {"Public", "Joint", "North's room"}
    text = client(desk).get(as_north).content.decode()
    assert "our file on" not in text.lower()
    assert "people/let-in" not in text
    for where in ("let-in", "take-out", "open-room"):
        assert client(desk).get(f"/talks/people/{where}?room=north-room").status_code == 404


def test_letting_in_says_first_what_becomes_readable(desk: Desk) -> None:
    """The first press records nothing and shows what would open; the second records it, once."""
    asked = {"room": "north-file", "who": "jo", "reads": "history", "why": "deputy"}
    warned = send(desk, "let-in", **asked)
    text = Page(warned.content.decode()).text
    assert warned.status_code == 200
    assert "Jo will read all that lies in Our file on North: 1 entry" in text
    assert list(desk.find("talks").mine().of_kind("Grant")) == []
    for _ in range(2):
        done = send(desk, "let-in", **asked, sure="1", shown="1")
    (grant,) = desk.find("talks").mine().of_kind("Grant")
    assert grant.act == Grant(to="jo", history=True, why="deputy")
    assert done.status_code in (200, 303)
    assert cells(desk, "Jo")["Our file on North"] == "everything"


@pytest.mark.parametrize(
    ("who", "room", "told"),
    [
        ("ines", "north-file", "This opens Our file on North to North: it is kept for ourselves"),
        ("south", "north-file", "This opens Our file on North to South: it is kept for ourselves"),
        ("rui", "north-room", "This opens North's room to South: what North says there in confidence becomes readable"),
        ("ines", "team", "to North: it is kept for ourselves"),
        ("rui", "north-inner", "to South: what North says there in confidence"),
        ("ines", "north-room", ""),
        ("ines", "joint", ""),
        ("jo", "north-file", ""),
    ],
)
def test_a_side_that_comes_to_read_what_is_not_its_own_is_named(who: str, room: str, told: str) -> None:
    """Before a side's own people read our files or another side's room, it is said what opens to which side."""
    asked = {"token": "once", "room": room, "who": who, "reads": "history"}
    text = Page(client(fresh_desk()).post("/harbour/people/let-in", asked).content.decode()).text
    text = re.sub("[^\\w\\s.,:'“”]", "", text)
    assert (told in text) if told else ("This opens" not in text)


def test_from_now_on_opens_nothing_from_before(desk: Desk) -> None:
    """Let in from now on, somebody reads what is added and not what lies there; the table says from when."""
    held = desk.find("talks")
    warned = send(desk, "let-in", room="north-room", who="south", reads="now")
    assert "stays closed" in Page(warned.content.decode()).text
    assert "the quay may go" not in warned.content.decode().partition('id="warned"')[2]
    count = len(list(held.mine().rooms["north-room"].entries()))
    assert (
        send(desk, "let-in", room="north-room", who="south", reads="now", sure="1", shown=str(count)).status_code == 303
    )
    seen = see(held.record, Viewer(frozenset(("south",))))
    assert seen.entry("second") is None
    assert cells(desk, "South")["North's room"].startswith("from ")


def test_what_came_meanwhile_is_shown_before_it_opens(desk: Desk) -> None:
    """Where something was added since the warning, nothing is recorded and the warning is given anew."""
    asked = {"room": "north-file", "who": "jo", "reads": "history"}
    client(desk).post("/talks/record/NoteToFile", {"room": "north-file", "text": "one more", "token": "note"})
    again = send(desk, "let-in", **asked, sure="1", shown="1")
    assert "2 entries" in Page(again.content.decode()).text
    assert list(desk.find("talks").mine().of_kind("Grant")) == []


def test_taking_out_says_what_they_keep(desk: Desk) -> None:
    """It says what they keep and who stays; then they read nothing that is added, and the room has a new key."""
    held = desk.find("talks")
    before = held.vault.epochs.current(held.vault.tag("north-room"))
    warned = Page(send(desk, "take-out", room="north-room", who="jo").content.decode()).text
    assert "Jo keeps what was written in North's room until now" in warned
    assert "In the room stay: North, Amal." in warned.replace("△", "").replace("◇", "")
    assert list(held.mine().of_kind("Revocation")) == []
    assert send(desk, "take-out", room="north-room", who="jo", sure="1").status_code == 303
    (gone,) = held.mine().of_kind("Revocation")
    assert gone.act == Revocation(to="jo")
    assert held.vault.epochs.current(held.vault.tag("north-room")) != before
    assert cells(desk, "Jo")["North's room"].startswith("until ")


@pytest.mark.parametrize(
    ("where", "sent", "told"),
    [
        ("let-in", {"room": "", "who": "jo"}, "This is needed."),
        ("let-in", {"room": "nowhere", "who": "jo"}, "Choose at least one room."),
        ("take-out", {"room": "north-room", "who": "south"}, "That one is not in this room."),
        ("open-room", {"sort": "other", "called": "Back room"}, "This is needed."),
        ("open-room", {"sort": "team", "members": "amal"}, "Choose one of these."),
    ],
)
def test_what_is_wrong_is_said_and_kept(desk: Desk, where: str, sent: dict[str, str], told: str) -> None:
    """A wrong answer records nothing, is said at its field, and leaves what was typed."""
    count = len(list(desk.find("talks").mine().entries()))
    refused = send(desk, where, why="because", **sent)
    assert refused.status_code == 400
    assert told in refused.content.decode()
    assert 'value="because"' in refused.content.decode() or where == "open-room"
    assert len(list(desk.find("talks").mine().entries())) == count


def test_a_room_is_opened(desk: Desk) -> None:
    """A room of its own is opened for those ticked; whoever is at the desk is ticked to begin with."""
    assert 'value="amal" checked' in client(desk).get("/talks/people/open-room").content.decode()
    assert send(desk, "open-room", sort="other", called="Back room", members=["amal", "jo"]).status_code == 303
    assert cells(desk, "Jo")["Back room"] == "everything"
    assert cells(desk, "North")["Back room"] == "nothing"


def test_the_vaults_own_key_is_shown(desk: Desk) -> None:
    """The public key of the vault is shown on asking; it begins as such keys do, and stays the same."""
    shown = [client(desk).post("/talks/people/key").content.decode() for _ in range(2)]
    keys = {one.partition("<code>")[2].partition("</code>")[0] for one in shown}
    assert len(keys) == 1
    assert keys.pop().startswith("age1")
    assert client(desk).get("/talks/people/key").status_code == 404
