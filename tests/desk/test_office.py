"""The office: facets by stages, each on somebody's word, what was asked about it, denials beside, no verdict."""

from __future__ import annotations

from typing import Any

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import RecordedNegative
from goodoffices.acts.office import OfficeStatus
from goodoffices.acts.people import Source
from goodoffices.acts.public import Denial, Statement
from goodoffices.acts.talks import Request
from goodoffices.acts.values import Basis, Wording
from goodoffices.acts.when import read_when
from goodoffices.desk.desks import Desk
from goodoffices.record.entry import Entry
from tests.desk.desks import client, fresh_desk, page

VERDICTS = ("true", "false", "confirmed", "credible", "verified", "likely", "unfounded")


def put(desk: Desk, key: str, act: Act, *by: str, room: str = "public", when: str = "") -> None:
    """Put an act on record, reported by these where any are named."""
    basis = Basis(how="reported", by=by) if by else Basis(how="done")
    given: dict[str, Any] = {"when": read_when(when, zone="Europe/Lisbon")} if when else {}
    desk.find("harbour").write(Entry(id=key, room=room, act=act, basis=basis, **given))


def denied(desk: Desk, act: Act, key: str, *of: str) -> None:
    """Put on record that an unnamed source reported something, and that the city's spokesperson denied it."""
    put(desk, "source-x", Source(sort="unnamed", described_as="a diplomat"))
    put(desk, "said-x", Statement(by="source-x", level="unnamed", says="it is so"))
    put(desk, key, act, "said-x")
    put(desk, "said-not", Statement(by="city-spokesperson", level="on the record", says="no"))
    put(desk, "denial-x", Denial(by="said-not", of=(key, *of), words=(Wording(text="Baseless.", lang="en"),)))


def cells(desk: Desk | None, where: str = "/harbour/office") -> str:
    """Return the text of the page."""
    return page(desk, where).text


def test_each_facet_has_its_stages_with_day_and_word() -> None:
    """Asked, decided, told, announced, in effect, undone: each where it belongs, on whose word, denials beside."""
    found = page(None, "/harbour/office")
    for facet in ("Premises", "People", "Leave to stay", "Channel"):
        assert facet in found.text
    assert len(found.all("th", scope="col")) == 7
    assert "Reported by one unnamed source (an official of the city who asked not to be named)." in found.text
    assert "Denied by Oren Sall as to the cause: “Nobody asked us.”" in found.text
    assert "Premises: open." in found.text
    assert "On record: no day was named for reopening the house" in found.text


def test_one_unnamed_source_and_one_denial_read_exactly_so() -> None:
    """What one unnamed source reported and one spokesperson denied is in effect on nobody's word but theirs."""
    desk = fresh_desk("harbour")
    denied(desk, OfficeStatus(office="house", facet="leave to stay", status="revoked", stage="in effect"), "revoked")
    text = cells(desk)
    assert "Leave to stay: revoked. Reported by one unnamed source (a diplomat). Denials beside it: 1" in text
    assert "Denied by Oren Sall: “Baseless.”" in text
    lowered = text.lower()
    assert not [word for word in VERDICTS if f" {word} " in lowered or f" {word}." in lowered]


def test_what_was_said_not_to_be_stands_there_too() -> None:
    """A recorded negative about the office is an act of its own, in the words used."""
    desk = fresh_desk("harbour")
    put(desk, "no-ultimatum", RecordedNegative(what="no ultimatum was given about the house", about="house"))
    text = cells(desk)
    assert "On record: no ultimatum was given about the house" in text[text.index("Said not to be") :]


def test_without_the_denial_none_is_counted() -> None:
    """The count hangs on a recorded denial: the same report without one shows none."""
    desk = fresh_desk("harbour")
    put(desk, "source-x", Source(sort="unnamed", described_as="a diplomat"))
    put(desk, "said-x", Statement(by="source-x", level="unnamed", says="it is so"))
    put(desk, "revoked", OfficeStatus(office="house", facet="leave to stay", status="revoked"), "said-x")
    text = cells(desk)
    assert "Leave to stay: revoked. Reported by one unnamed source (a diplomat)." in text
    assert "Denials beside it" not in text


def test_a_request_reported_and_denied_stands_as_both() -> None:
    """Who asked whom, what answer is known, on whose word, and the denial beside it."""
    desk = fresh_desk("harbour")
    act = Request(by=("council",), to="city", asks="open the house again", about="house")
    denied(desk, act, "asked-again")
    text = cells(desk)
    assert "The Coastal Council asked the City of Tarnhaven: open the house again" in text
    begin = text.index("open the house again")
    assert "No answer is known here." in text[begin : begin + 200]
    assert "Reported by one unnamed source (a diplomat). Denied by Oren Sall: “Baseless.”" in text[begin : begin + 300]


def test_what_only_one_room_knows_of_is_seen_there_alone() -> None:
    """What North was told is in North's room: from the public one and from South's there is nothing of it."""
    words = "You will have the keys back after the repairs."
    assert words in cells(None)
    assert words in cells(None, "/harbour/office?room=north-room")
    assert words not in cells(None, "/harbour/office?room=south-room")
    assert words not in cells(None, "/harbour/office?room=public")


def test_a_denial_kept_in_one_room_is_not_counted_in_another() -> None:
    """A denial that only the team knows of changes nothing on the page of anybody else, its count included."""
    desk, bare = fresh_desk("harbour"), fresh_desk("harbour")
    for one in (desk, bare):
        put(one, "cut-off", OfficeStatus(office="house", facet="leave to stay", status="revoked"), "city-official")
    put(desk, "said-not", Statement(by="city-spokesperson", level="off the record", says="no"), room="team")
    put(desk, "denial-x", Denial(by="said-not", of=("cut-off",)), room="team")
    assert "Denials beside it: 1" in cells(desk)
    where = "/harbour/office?room=north-room"
    assert client(desk).get(where).content == client(bare).get(where).content


def test_what_would_be_lost_is_named() -> None:
    """The channel the office serves, and those that do not hang on it."""
    text = cells(None)
    assert "It serves this channel, which would be lost with it: Messages left at the liaison house" in text or (
        "It serves this channel, which would be lost with it: messages left at the liaison house" in text
    )
    assert text.index("Other channels of the same party") < text.index("he safety line")


def test_forms_are_linked_for_each_facet_and_never_from_a_room() -> None:
    """A stage and a request are recorded with their forms; seen as somebody else there are none."""
    links = page(None, "/harbour/office").links()
    assert "/harbour/record/OfficeStatus?about=house&facet=people" in links
    assert "/harbour/record/OfficeStatus?about=house" in links
    assert "/harbour/record/Request?about=house" in links
    assert "/harbour/record/Reply?about=request-close" in links
    assert not [one for one in page(None, "/harbour/office?room=public").links() if "/record/" in one]


def test_the_past_is_read_as_it_was() -> None:
    """On 8 April the premises were closed and nobody had come back."""
    text = cells(None, "/harbour/office?as_of=2031-04-09")
    assert "Premises: closed." in text
    assert "People: returned." not in text


def test_where_there_is_no_office_the_page_says_what_to_do() -> None:
    """Before the office is known the page says so, and offers the form."""
    found = page(None, "/harbour/office?as_of=2031-01-21")
    assert "No office is known here." in found.text
    assert [one for one in found.links() if one.startswith("/harbour/record/Office")]
