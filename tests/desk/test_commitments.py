"""Commitments: each side's account beside the other's, what falls due today and where, and what is not said."""

from __future__ import annotations

import re

from goodoffices.acts.when import moment
from goodoffices.desk.desks import Desk
from goodoffices.record.file import read_mediation
from tests.desk.desks import Page, client, desk_of, page, supplied_desk

WHERE = "/harbour/commitments"
NONE = "No account received from {0} is known here. This says nothing about what {0} did."
HEAD = """
goodoffices: 1
mediation: harbour
zone: UTC
language: en
plain: yes
entered: 2031-01-20T18:00
recorded_by: amal
defaults: {basis: witnessed, room: joint}
acts:
- {act: PartyJoined, id: north, room: public, when: 2031-01-20, name: North}
- {act: PartyJoined, id: south, room: public, when: 2031-01-20, name: South}
- {act: Actor, id: amal, room: public, name: Amal, sort: person}
- {act: CompartmentOpened, id: public, room: public, members: [everyone], sort: public}
- {act: CompartmentOpened, id: joint, room: joint, members: [amal, north, south], sort: joint}
- {act: CompartmentOpened, id: lists, room: lists, members: [amal, north], title: Lists}
- {act: Commitment, id: give, when: 2031-01-20, by: south, what: hand over the boats, to: [north]}
"""


def desk(*acts: str, now: str = "2031-02-10T12:00") -> Desk:
    """Return a desk with the talks about boats and what is added to them, at a moment."""
    text = HEAD + "".join(f"- {{{act}}}\n" for act in acts)
    return desk_of(read_mediation(text.encode()), now=moment(now, "UTC"))


def html(found: Desk | None, where: str = WHERE) -> str:
    """Return the page as it is sent."""
    return client(found).get(where).content.decode()


def part(text: str, heading: str) -> str:
    """Return one part of the page, from its heading to its end."""
    return text[text.index(f'id="{heading}"') :].split("</section>")[0]


def tellings(text: str) -> list[list[str]]:
    """Return what each side says, for each thing it is said of, in order."""
    found = text.split('<ul class="sides tellings">')[1:]
    return [
        [Page(side.split("</li>\n</ul>\n")[0]).text for side in one.split('<li class="side">')[1:]] for one in found
    ]


def test_the_accounts_of_both_sides_stand_beside_each_other() -> None:
    """Of each tranche each party's account is there, in the order of joining, with whose count it is."""
    found = tellings(part(html(supplied_desk()), "promised"))
    assert len(found) == 4
    assert all("North" in north and "South" in south for north, south in found)
    assert "partly done" in found[1][0]
    assert "done" in found[1][1]
    assert "By the count of" in found[1][1]
    assert page(None, WHERE).wrong == []


def test_a_missing_account_says_nothing_about_the_deed() -> None:
    """Once it fell due, no account is said to be no account, in so many words, and nothing is called late or broken."""
    text = page(None, WHERE).text.replace("△", "").replace("◇", "")
    assert text.count(NONE.format("South")) == 1
    assert NONE.format("North") not in text
    assert "overdue" not in text.lower()
    assert "broken" not in text.lower()


def test_before_it_falls_due_nothing_is_missing() -> None:
    """Before its day a tranche without accounts is not said to lack any."""
    found = desk("act: Tranche, id: one, when: 2031-01-20, of: give, number: 1, due: 2031-03-01")
    text = page(found, WHERE).text
    assert "No account received" not in text
    assert text.count("No account so far.") == 2


def test_tranches_are_a_table_with_number_due_amount_and_criteria() -> None:
    """Each tranche has a row by its number, with what it is and the room it lies in."""
    text = part(html(supplied_desk()), "promised")
    rows = [Page(row).text for row in re.findall(r'<tr role="row"><th role="rowheader".*?</tr>', text, re.S)]
    assert [row.split()[0] for row in rows] == ["1", "2", "3"]
    assert "2031-04-15 60 gate passes day shift" in rows[0]
    assert "Lies in: Joint" in rows[0]
    assert "partly confirmed" in rows[0]
    assert "none known here" in rows[1]


def test_how_far_it_is_implemented_is_said_by_whoever_reads_it() -> None:
    """A level stands with the name of whoever read it, and the page gives none of its own."""
    text = page(None, WHERE).text
    assert "Implementation as read by the Coastal Council: 2, intermediate" in text
    assert text.count("Implementation as read by") == 1


def test_what_it_is_in_return_for_is_led_to() -> None:
    """Two commitments that are for each other lead to each other on the page."""
    found = page(None, WHERE)
    assert {"#c-passes", "#c-containers"} <= set(found.links())
    assert {"c-passes", "c-containers"} <= {one["id"] for one in found.all("article") if "id" in one}


def test_due_today_is_read_in_every_zone_that_is_named() -> None:
    """What falls due at midnight in Doha is due there on the tenth and in UTC on the ninth: on either day it is shown,
    with both times; on another day it is not.
    """
    due = "{value: 2031-02-10T00:30, zone: Asia/Qatar}"
    tranche = f"act: Tranche, id: one, when: 2031-01-20, of: give, number: 7, due: {due}"
    seen = {now: part(html(desk(tranche, now=now)), "today") for now in ("2031-02-09T12:00", "2031-02-10T12:00")}
    for text in seen.values():
        assert "Tranche 7" in Page(text).text
        assert "2031-02-09 21:30" in text
        assert "2031-02-10 00:30" in text
        assert "in Asia/Qatar" in Page(text).text
    gone = part(html(desk(tranche, now="2031-02-11T12:00")), "today")
    assert "Tranche 7" not in gone
    assert "Nothing falls due today in any of these zones: UTC, Asia/Qatar." in Page(gone).text


def test_an_extension_moves_what_is_due() -> None:
    """Extended to another day it is due on that day, and no account is missing before."""
    acts = (
        "act: Tranche, id: one, when: 2031-01-20, of: give, number: 1, due: 2031-02-01",
        "act: Extension, when: 2031-01-20, of: one, at: 2031-02-10",
    )
    text = page(desk(*acts, now="2031-02-05T12:00"), WHERE).text
    assert "No account received" not in text
    assert "as extended:" in text
    assert "Tranche 1" in part(html(desk(*acts)), "today")


LIST = "act: NoteToFile, id: names, room: lists, when: 2031-01-20, about: one, text: the boats called pelican"


def test_a_list_is_shown_with_its_room_to_those_in_it_alone() -> None:
    """A list about a tranche lies in a stricter room: whoever is in it sees it and where it lies, others nothing."""
    found = desk("act: Tranche, id: one, when: 2031-01-20, of: give, number: 1, due: 2031-03-01", LIST)
    seen = page(found, WHERE).text
    assert "the boats called pelican" in seen
    assert "Lies in: Lists" in seen
    other = html(found, f"{WHERE}?room=joint")
    assert "pelican" not in other
    assert "names" not in re.findall(r'href="[^"]*/entry/([^"?]*)', other)
    plain = html(
        desk("act: Tranche, id: one, when: 2031-01-20, of: give, number: 1, due: 2031-03-01"), f"{WHERE}?room=joint"
    )
    assert part(other, "promised") == part(plain, "promised")


def test_what_is_recorded_next_is_one_link_away() -> None:
    """Each tranche leads to the forms for an account, a finding, a level and an extension; seen as a room, to none."""
    links = page(None, WHERE).links()
    for kind in ("DeliveryReport", "Verification", "ImplementationStatus", "Extension"):
        assert f"/harbour/record/{kind}?about=passes-b" in links
    assert not [one for one in page(None, f"{WHERE}?room=joint").links() if "/record/" in one and "?" in one]


def test_many_commitments_come_a_page_at_a_time() -> None:
    """Of many the page shows the latest, and leads to all of them."""
    found = desk(*(f"act: Commitment, id: c{n}, when: 2031-01-20, by: north, what: thing {n}" for n in range(120)))
    assert len(page(found, WHERE).all("article", class_="promised")) == 25
    assert len(page(found, f"{WHERE}?show=commitments&page=2").all("article", class_="promised")) == 21


def test_nothing_promised_says_what_to_do() -> None:
    """With no commitment the page says so and leads to the form."""
    found = page(desk_of(read_mediation(HEAD.split("- {act: Commitment")[0].encode())), WHERE)
    assert "No commitment is known here." in found.text
    assert "/harbour/record/Commitment" in found.links()
