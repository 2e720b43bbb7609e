"""An article in a room is its own: where it stands, what is kept and skipped of it, and where a form of it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest

from goodoffices.acts.housekeeping import CompartmentOpened, Revocation
from goodoffices.acts.people import Source
from goodoffices.acts.public import Statement
from goodoffices.desk import drafts
from goodoffices.desk.desks import Desk
from goodoffices.desk.flows import pressing
from goodoffices.desk.held import Held, ever
from goodoffices.record.entry import Entry
from goodoffices.record.erasing import DRAFTS
from tests.desk.desks import client, fresh_desk
from tests.desk.filled import Sheet
from tests.desk.test_press import WHERE, Reader

ARTICLE = """Foreign Minister Lida Morvan said the harbour office was closed in March because of unpaid invoices.

Dock union leader Karl Jessen said the harbour office was never closed in March.

Harbour master Ines Calder said on Tuesday that the keys were lost."""
OURS = "Never mind her: North told us in the room that it was the escort."


def paste(reader: Reader, **more: str) -> Reader:
    """Paste the article, and have it read by the rules."""
    given = {"text": ARTICLE, "dateline": "2031-05-08", "outlet": "Courier", "room": "public"}
    return reader.paste(**{**given, **more})


def sheet(reader: Reader, at: str) -> dict[str, Any]:
    """Return the form of a draft as its page holds it."""
    html = reader.html(at)
    return Sheet.of(html[html.index('id="draft"') :])


def type_into(reader: Reader, at: str, **typed: str) -> None:
    """Type into a draft and send nothing: a browser keeps it."""
    name = re.search(r'data-draft="(press-card[^"]*)"', reader.html(at))
    assert name
    kept = {**sheet(reader, at), **typed, "token": "t", "draft-of": name[1]}
    assert reader.client.post("/harbour/draft", kept).status_code == 200


def progress(reader: Reader) -> str:
    """Return how much was decided."""
    found = re.search(r'id="progress">(.*?)</p>', reader.html(), re.DOTALL)
    assert found
    return re.sub("<[^>]+>", "", found[1])


def said(reader: Reader) -> list[tuple[str, str]]:
    """Return the statements of this article that stand, each with its room."""
    facts = [fact for fact in ever(reader.held).all(Statement) if fact.act.outlet == "Courier"]
    return [(fact.room, fact.act.says) for fact in facts]


def test_what_was_typed_for_the_team_stands_in_the_team_s_alone() -> None:
    """The same article in the public room has none of it, and a yes there records the article's own words."""
    reader = paste(Reader(), room="team")
    team = reader.where
    type_into(reader, "s1", says=OURS)
    assert paste(reader).where != team
    assert OURS not in reader.html("s1")
    public, reader.where = reader.where, team
    assert OURS in reader.html("s1")
    reader.where = public
    reader.accept("s1")
    assert [room for room, words in said(reader) if words == OURS] == []


def test_a_form_goes_where_its_page_said() -> None:
    """A page that names the team records for the team, whatever was begun elsewhere meanwhile."""
    reader = paste(Reader(), room="team")
    team, form = reader.where, sheet(reader, "s1")
    paste(reader)
    answer = reader.client.post(team, {**form, "at": "s1", "do": "accept", "says": OURS})
    assert answer.status_code == 303
    assert said(reader) == [("team", OURS)]


def test_a_form_that_is_out_of_date_is_refused_and_given_back() -> None:
    """Where the article bears another day by now, nothing is recorded and what was typed stands there."""
    reader = paste(Reader())
    form = sheet(reader, "s3")
    paste(reader, dateline="2031-05-15")
    answer = reader.client.post(reader.where, {**form, "at": "s3", "do": "accept", "says": OURS})
    assert answer.status_code == 409
    assert OURS in answer.content.decode()
    assert said(reader) == []
    again = Sheet.of(answer.content.decode()[answer.content.decode().index('id="draft"') :])
    assert reader.client.post(reader.where, {**again, "at": "s3", "do": "accept"}).status_code == 303
    assert said(reader) == [("public", OURS)]


def test_what_was_typed_for_an_article_that_went_is_given_back() -> None:
    """It is told that the article is not there; a form in which nothing was typed meets a page that is not there."""
    reader = paste(Reader())
    form = sheet(reader, "s1")
    reader.client.post(reader.where, {"do": "done", "at": "", "sure": "yes"})
    answer = reader.client.post(reader.where, {**form, "at": "s1", "do": "accept", "says": OURS})
    assert (answer.status_code, OURS in answer.content.decode()) == (409, True)
    assert reader.client.post(reader.where, {"do": "undo", "at": ""}).status_code == 404
    assert reader.client.get(reader.where).status_code == 404
    assert said(reader) == []


def test_each_room_has_its_own_skips_and_its_own_undo() -> None:
    """What was skipped for the team is offered in public, and an undo in public takes back nothing of the team's."""
    reader = paste(Reader(), room="team")
    team = reader.where
    reader.do("skip", "s1")
    reader.accept("s2")
    assert progress(reader) == "Decided: 2 of 3."
    public = paste(reader).where
    assert progress(reader) == "Decided: 0 of 3."
    reader.client.post(public, {"do": "undo", "at": ""})
    reader.client.post(public, {"do": "undo", "at": "s1", "back": "s1"})
    reader.client.post(public, {"do": "undo", "at": "s2", "back": "s2"})
    listed = reader.client.get(WHERE).content.decode()
    assert all(f'href="{where}"' in listed for where in (team, public))
    reader.where = team
    assert progress(reader) == "Decided: 2 of 3."
    assert [room for room, _ in said(reader)] == ["team"]


def test_what_the_public_room_has_is_not_taken_back_from_the_team_s() -> None:
    """The team's page shows it as on record, without a way to take it back; a form that asks for it does nothing."""
    reader = paste(Reader())
    reader.accept("s1")
    paste(reader, room="team")
    html = reader.html("s1")
    assert 'id="d-s1" class="recorded"' in html
    assert "Take it back" not in html
    reader.client.post(reader.where, {"do": "undo", "at": "s1", "back": "s1"})
    assert [room for room, _ in said(reader)] == ["public"]


def test_an_article_of_a_room_that_was_left_is_not_found() -> None:
    """Whoever was taken out of a room finds no article begun there, however its address was kept."""
    reader = Reader()
    room = CompartmentOpened(members=("amal", "jo"), title="A room of two")
    reader.held.vault.write(Entry(id="of-two", room="of-two", act=room))
    paste(reader, room="of-two")
    assert "Morvan" in reader.html()
    reader.held.vault.write(Entry(id="", room="of-two", act=Revocation(to="amal")))
    reader.held.forget()
    assert reader.client.get(reader.where).status_code == 404
    assert "unpaid invoices" not in reader.client.get(WHERE).content.decode()


def test_no_source_but_one_that_was_offered_is_taken() -> None:
    """The id of any other source, of this room or of a closed one, makes a new one."""
    reader = paste(Reader())
    reader.held.vault.write(Entry(id="closed", room="team", act=Source(sort="unnamed", described_as="a friend")))
    known = ever(reader.held).all(Source)
    assert {fact.room for fact in known} > {"public"}
    for fact in known:
        reader.accept("s1", known=fact.id)
        (made,) = [one.act for one in ever(reader.held).all(Statement) if one.act.outlet == "Courier"]
        assert made.by != fact.id
        reader.client.post(reader.where, {"do": "undo", "at": ""})


# what lies in the file, and in addresses


def kept_names(held: Held) -> list[str]:
    """Return the names under which the vault keeps what is typed, as its file shows them."""
    with held.vault.store.reading() as store:
        return [name.hex() for name in store.all(DRAFTS)]


def guesses(text: str, mark: str) -> Iterator[str]:
    """Give what somebody without the vault's key can make of an article and of its address."""
    digest = sha256(text.encode()).hexdigest()
    for part in (digest, mark):
        for length in (8, 16, 32, 64):
            for form in (f"press/{part[:length]}", *(f"press-card/{part[:length]}/s{n}" for n in range(1, 9))):
                yield sha256(form.encode()).hexdigest()[:32]
    yield from (digest, digest[:32], digest[:16])


def test_nobody_can_tell_from_the_file_or_an_address_which_article_is_read() -> None:
    """Neither in names of what is kept nor in the address stands a digest that the article's text gives."""
    reader = paste(Reader(), room="team")
    type_into(reader, "s1", says=OURS)
    mark = reader.where.rpartition("/")[2]
    names = kept_names(reader.held)
    assert len(names) == 2
    for guess in guesses(ARTICLE, mark):
        assert guess[:16] not in mark
        assert not any(name.startswith(guess[:16]) for name in names)


def test_the_same_article_has_another_address_in_another_vault() -> None:
    """The address hangs on the vault's key: what is found in one machine's history says nothing of another's."""
    marks = {pressing.mark_of(_stranger(key), "public", ARTICLE) for key in (b"1" * 32, b"2" * 32)}
    assert len(marks) == 2
    assert {len(mark) for mark in marks} == {32}


def _stranger(key: bytes) -> Any:
    return type("Held", (), {"vault": type("Vault", (), {"key": key})})


def test_the_length_of_what_is_kept_tells_little() -> None:
    """An article and one a tenth longer lie in the file as equally many bytes."""
    sizes = []
    for text in (ARTICLE, ARTICLE + "\n\nNothing more was said, and nobody asked."):
        reader = paste(Reader(), text=text)
        with reader.held.vault.store.reading() as store:
            sizes.append([len(value) for value in store.all(DRAFTS).values()])
    assert sizes[0] == sizes[1]


def test_a_form_is_kept_in_its_own_place_and_once() -> None:
    """What is kept again stands in the place of what was kept; what is dropped is gone, and nothing else."""
    held = fresh_desk().find("harbour")
    for words in ("one", "two"):
        drafts.keep(held, "record/Notice", {"text": [words]})
    drafts.keep(held, "press-card/m/s1", {"text": ["three"]})
    found = drafts.kept(held, "record/Notice")
    assert (found.typed if found else None, len(kept_names(held))) == ({"text": ["two"]}, 2)
    drafts.drop_within(held, "press-card/m/")
    assert drafts.kept(held, "press-card/m/s1") is None
    drafts.drop(held, "record/Notice")
    assert kept_names(held) == []
    assert client(Desk([held])).get(WHERE).status_code == 200


@pytest.mark.parametrize("room", ["team", "public"])
def test_pasted_again_it_is_found_by_room(room: str) -> None:
    """What is on record is known again after the article was put away, without a day and an outlet being said anew."""
    reader = paste(Reader(), room=room)
    where = reader.accept("s1").where
    reader.client.post(where, {"do": "done", "at": "", "sure": "yes"})
    assert paste(reader, room=room, dateline="", outlet="").where == where
    assert "Courier" in reader.html()
    assert "2031-05-08" in reader.html()
