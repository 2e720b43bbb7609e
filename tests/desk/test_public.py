"""The public record: statements, what denies them, what we say ourselves; and a statement taken down in one go."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goodoffices.acts.people import Source
from goodoffices.acts.public import Denial, Statement
from goodoffices.desk.desks import Desk
from goodoffices.standing.standing import Standing
from tests.desk.desks import Page, client, fresh_desk, page, supplied_desk

WHERE = "/harbour/public"
FORM = "/harbour/public/statement"
TYPED = {
    "room": "public",
    "quotes.0.text": "We were never asked to leave.",
    "quotes.0.lang": "en",
    "by": "city-spokesperson",
    "level": "on the record",
    "outlet": "The Selwick Mail",
    "when.value": "2031-05-19",
    "basis.how": "document",
    "basis.document": "The Selwick Mail, 20 May 2031",
}
"""A statement as somebody would type it."""


def standing(desk: Desk) -> Standing:
    """Return where the harbour stands for whoever is at the desk."""
    held = desk.find("harbour")
    return held.standing(held.operator(), as_of=held.usual(), known_at=held.usual())


def send(desk: Desk, token: str = "t1", **typed: str) -> Any:
    """Send the form, with changes to what is typed; an empty value leaves a field out."""
    fields = {**TYPED, "token": token, **{name.replace("__", "."): value for name, value in typed.items()}}
    return client(desk).post(FORM, {name: value for name, value in fields.items() if value})


def count(desk: Desk) -> int:
    """Return how many entries there are."""
    return sum(len(shelf.entries) for shelf in desk.find("harbour").record.shelves.values())


def part(desk: Desk | None, heading: str, where: str = WHERE) -> str:
    """Return one part of the page as it is sent."""
    text = client(desk).get(where).content.decode()
    return text[text.index(f'id="{heading}"') :].split("</section>")[0]


def part_of(text: str, name: str) -> str:
    """Return the box of that class."""
    return text[text.index(f'class="{name}"') :].split("</ul></div>")[0]


def pairs(desk: Desk | None, where: str = WHERE) -> list[tuple[str, str]]:
    """Return what stands on the left and on the right of each denial."""
    found = re.findall(r'<article class="pair".*?</article>', part(desk, "denials", where), re.S)
    sides = [[Page(side).text for side in one.split('<li class="side">')[1:]] for one in found]
    return [(left, right) for left, right in sides]


# reading


def test_every_statement_stands_with_its_terms_and_its_words() -> None:
    """Speaker, terms, venue or outlet, and the words with their direction are there for each statement and claim."""
    text = part(None, "statements", "/doha/public?show=statements")
    s = supplied_desk().find("doha")
    found = s.standing(s.operator(), as_of=s.usual(), known_at=s.usual())
    assert len(re.findall(r'<li id="s-', text)) == len(found.all(Statement)) + 2
    harbour = Page(part(None, "statements")).text
    assert "Dara Venn, on the record, 2031-03-24" in harbour
    assert "Venue: press briefing, Tarnhaven." in harbour
    assert "In: The Selwick Mail." in harbour
    assert '<bdi class="quote" lang="en" dir="ltr">“A pause is not an end' in part(None, "statements")


def test_statements_are_filtered_by_speaker_and_terms() -> None:
    """Asked for one speaker, or one sort of terms, the page shows those statements alone, and how to see all again."""
    where = f"{WHERE}?show=statements&by=city-spokesperson"
    text = part(None, "statements", where)
    assert re.findall(r'<li id="s-([^"]*)"', text) == ["said-denied", "said-inaccurate"]
    assert '<option value="city-spokesperson" selected>' in text
    assert WHERE in Page(text).links()
    both = part(None, "statements", f"{WHERE}?show=statements&by=city-spokesperson&level=unnamed")
    assert "No statement known here is by that speaker and on those terms." in both
    assert len(re.findall(r'<li id="s-', part(None, "statements", f"{WHERE}?show=statements&by=nobody"))) == 7


def test_a_filter_keeps_what_is_looked_at() -> None:
    """The filter asks again for the same day and the same room."""
    found = Page(part(None, "statements", f"{WHERE}?room=joint&as_of=2031-04-30"))
    assert found.all("input", name="room", value="joint", type="hidden")
    assert found.all("input", name="as_of", value="2031-04-30", type="hidden")


def test_a_statement_and_its_denial_stand_side_by_side() -> None:
    """On one side what was said, on the other what denies it and on what they differ, with no verdict."""
    (said, denied), (open_, aimed) = pairs(supplied_desk())
    assert "The shippers asked us to close it." in said
    assert "Nobody asked us." in denied
    assert "They differ on: cause." in denied
    assert open_.startswith("May be aimed at, the target was not stated")
    assert "Coast Radio" in open_
    assert "Some of what was reported is inaccurate." in aimed


def test_accounts_keep_their_sides() -> None:
    """The sets of accounts are on the page as before: each side once, in its order, none preferred."""
    text = part(None, "accounts")
    assert [Page(one).text for one in re.findall(r'<span class="letter">.</span>', text)] == ["A", "B", "A", "B"]
    assert Page(text).text.index("The League asked for it.") < Page(text).text.index("The stairs are unsafe.")


def noted(desk: Desk, text: str, room: str = "south-file") -> None:
    """Put a note on record in a room."""
    sent = {"room": room, "text": text, "token": text[:20], "basis.how": "done"}
    assert client(desk).post("/harbour/record/NoteToFile", sent).status_code == 303


def test_a_cleared_line_stands_beside_what_is_known_privately() -> None:
    """A note in a closed room with words in common stands beside the line, marked as not for the public, with its room;
    only the line that holds now is there.
    """
    desk = fresh_desk()
    assert "This is not clearance" in part(desk, "cleared")
    noted(desk, "The board says the talks may end in June")
    found = Page(part(desk, "cleared")).text
    assert "One of the two mediators has paused its role." in found
    assert "We do not comment on their content" not in found
    assert found.index("Not for the public") < found.index("The board says the talks may end in June")
    assert "lies in: Our file on South" in found
    assert "Published elsewhere is not released by us: do not confirm." in found


def test_what_is_private_is_seen_by_nobody_else() -> None:
    """From any other room the note is not on the page, and the page is as if it had not been written."""
    desk, without = fresh_desk(), fresh_desk()
    noted(desk, "The board says the talks may end in June")
    for room in ("public", "joint", "north-room", "south-room", "host-room", "north-inner"):
        seen = client(desk).get(f"{WHERE}?room={room}").content.decode()
        assert "may end in June" not in seen
        assert seen == client(without).get(f"{WHERE}?room={room}").content.decode()


def test_what_was_published_elsewhere_is_not_to_be_confirmed() -> None:
    """A statement by others on the matter stands beside the line with the warning; one by our own side does not."""
    desk = fresh_desk()
    send(desk, quotes__0__text="The talks are as good as over.")
    found = Page(part(desk, "cleared")).text
    assert found.index("Published elsewhere, with words in common") < found.index("The talks are as good as over.")
    send(desk, "t2", quotes__0__text="The talks go on in summer.", by="envoy-spokesperson")
    assert "go on in summer" not in Page(part(desk, "cleared")).text


# taking down


def test_a_statement_is_taken_down_with_its_denial_in_one_go() -> None:
    """Words, speaker, terms and what is denied become a statement and a denial, which then stand side by side."""
    desk = fresh_desk()
    before = count(desk)
    sent = send(desk, denial__of="said-asked", denial__sort="responsibility")
    assert (sent.status_code, sent.headers["Location"]) == (303, f"{WHERE}#denials")
    assert count(desk) == before + 2
    said, denied = pairs(desk)[-1]
    assert "The shippers asked us to close it." in said
    assert "We were never asked to leave." in denied
    assert "They differ on: responsibility." in denied


def test_a_new_speaker_is_put_on_record_with_the_words() -> None:
    """Somebody not on record becomes a source in the same go, an unnamed one only as described."""
    desk = fresh_desk()
    before = count(desk)
    send(desk, by="", source__sort="unnamed", source__described_as="a clerk at the gate", level="unnamed")
    assert count(desk) == before + 2
    s = standing(desk)
    (new,) = [f for f in s.all(Source, also_not_yet=True) if f.act.described_as == "a clerk at the gate"]
    statement = s.all(Statement)[-1]
    assert (statement.act.by, statement.room, new.room) == (new.id, "public", "public")
    assert "a clerk at the gate" in Page(part(desk, "statements")).text


@pytest.mark.parametrize(
    ("typed", "sort"), [({"name": "Ada Lint"}, "named"), ({"described_as": "a clerk at the gate"}, "unnamed")]
)
def test_of_what_sort_a_new_speaker_is_follows_from_what_was_typed(typed: dict[str, Any], sort: Any) -> None:
    """Whoever has a name is named, whoever has a description alone is not, where no sort was chosen."""
    desk = fresh_desk()
    sent = send(desk, by="", level="unnamed", **{f"source__{name}": text for name, text in typed.items()})
    assert sent.status_code == 303
    assert standing(desk).all(Source, also_not_yet=True)[-1].act == Source(sort=sort, **typed)


def test_statements_that_are_ticked_stand_in_the_form_of_an_account_set() -> None:
    """Each statement that is ticked begins a side of its own; what is no statement here begins none."""
    desk = fresh_desk()
    assert 'name="together" value="said-asked"' in part(desk, "statements")
    there = client(desk).get(f"{WHERE}?together=said-asked&together=said-denied&together=no-such&together=note-order")
    assert there.status_code == 303
    form = Page(client(desk).get(there.headers["Location"]).content.decode())
    ticked = {(box["name"], box["value"]) for box in form.all("input", type="checkbox") if "checked" in box}
    assert ticked == {("accounts.0.given_in", "said-asked"), ("accounts.1.given_in", "said-denied")}
    for where in (f"{WHERE}?together=no-such", f"{WHERE}?together=said-asked&room=public"):
        assert client(desk).get(where).status_code == 200
    assert 'name="together"' not in part(desk, "statements", f"{WHERE}?room=public")


def test_an_open_target_is_kept_open() -> None:
    """A denial that does not say of what is recorded so, with what it may be aimed at and no target."""
    desk = fresh_desk()
    send(desk, denial__may_be_of="said-background")
    denial = standing(desk).all(Denial)[-1].act
    assert (denial.of, denial.may_be_of) == ((), ("said-background",))
    assert pairs(desk)[-1][0].startswith("May be aimed at, the target was not stated")


def test_sent_twice_it_is_recorded_once() -> None:
    """The same form sent again makes no second statement and no second denial."""
    desk = fresh_desk()
    before = count(desk)
    for _ in range(2):
        assert send(desk, denial__of="said-asked").status_code == 303
    assert count(desk) == before + 2


def test_all_or_nothing() -> None:
    """Where one of the three does not fit none is recorded; each problem is at its field, and what was typed stays."""
    desk = fresh_desk()
    before = count(desk)
    sent = send(desk, by="", level="", source__role="a clerk", denial__of="no-such", when__value="soon")
    text = sent.content.decode()
    assert sent.status_code == 400
    assert count(desk) == before
    wrong = {one["href"] for one in Page(text).all("a") if one["href"].startswith("#f-")}
    assert {"#f-level", "#f-source-sort", "#f-when"} <= wrong
    assert "We were never asked to leave." in text
    assert 'value="a clerk"' in text


def test_a_target_that_cannot_be_pointed_at_is_refused_at_its_field() -> None:
    """A denial of what is not on record, or of what lies where the public cannot look, is refused at that field."""
    desk = fresh_desk()
    before = count(desk)
    for target in ("no-such", "note-order"):
        sent = send(desk, denial__of=target)
        assert sent.status_code == 400
        assert "#f-denial-of" in {one["href"] for one in Page(sent.content.decode()).all("a")}
    assert count(desk) == before


def test_a_speaker_is_either_known_or_new() -> None:
    """Chosen and described at once is refused, and says what to clear."""
    sent = send(fresh_desk(), source__name="Somebody Else", source__sort="named")
    assert sent.status_code == 400
    assert "Clear one of the two." in sent.content.decode()


def test_a_denial_can_be_begun_from_the_statement() -> None:
    """Beside each statement a link opens the form with that as what is denied; what is not there opens it bare."""
    assert f"{FORM}?denies=said-asked" in Page(part(None, "statements")).links()
    form = client().get(f"{FORM}?denies=said-asked").content.decode()
    assert '<option value="said-asked" selected>' in form
    assert Page(form).wrong == []
    bare, other = (client().get(f"{FORM}?denies={key}").content.decode() for key in ("no-such", ""))
    assert re.sub(r'value="[^"]{20,}"', "", bare) == re.sub(r'value="[^"]{20,}"', "", other)


def test_what_was_added_meanwhile_is_shown_before_anything_is_recorded() -> None:
    """When somebody denied the statement after the form was opened it answers 409 with that, keeps what was typed, and
    records when told to all the same.
    """
    desk = fresh_desk()
    form = Page(client(desk).get(f"{FORM}?denies=said-background").content.decode())
    state = form.all("input", name="state")[0]["value"]
    send(desk, "t0", denial__of="said-background", quotes__0__text="That is wrong.")
    before = count(desk)
    held_up = {"about": "said-background", "state": state, "denial.of": "said-background"}
    sent = send(desk, "t1", **held_up)
    assert sent.status_code == 409
    assert count(desk) == before
    assert "That is wrong." in part_of(sent.content.decode(), "told stale")
    assert "We were never asked to leave." in sent.content.decode()
    assert send(desk, "t1", **held_up, anyway="1").status_code == 303
    assert count(desk) == before + 2


def test_seen_as_a_room_nothing_is_taken_down() -> None:
    """Under another look there is no form, and no way to it."""
    assert client().get(f"{FORM}?room=joint").status_code == 404
    assert client().post(f"{FORM}?room=joint", TYPED).status_code == 404
    assert FORM not in page(None, f"{WHERE}?room=joint").links()


def test_another_row_of_words_keeps_what_was_typed() -> None:
    """Asked for one more row of words the form comes back with it and with everything typed; nothing is recorded."""
    desk = fresh_desk()
    before = count(desk)
    text = send(desk, more="quotes").content.decode()
    assert 'name="quotes.1.text"' in text
    assert "We were never asked to leave." in text
    assert count(desk) == before
