"""Search: only what this viewer may see, folded as each script needs, in what was recorded and in what stands now."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import Correction, Instead, Misfiled, NoteToFile
from goodoffices.acts.people import Actor, PartyJoined, Source
from goodoffices.acts.talks import Message
from goodoffices.acts.values import Wording
from goodoffices.acts.when import moment
from goodoffices.desk.desks import Desk
from goodoffices.desk.indexing import Index, refers_to, words_in
from goodoffices.desk.marking import marked
from goodoffices.desk.searching import Indexes, Query, query_words, search
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.folding import begins, words_of
from goodoffices.standing.log import in_order
from goodoffices.standing.standing import Standing, standing
from tests.desk.desks import Page, client, fresh_desk, page, settled, supplied
from tests.worlds import World, worlds


def write(desk: Desk, act: Act, room: str = "team", **more: Any) -> str:
    """Write an act into a room, and return its id."""
    return desk.find("harbour").write(Entry(id="", room=room, act=act, **more))[0].id


def hits(found: Page) -> list[str]:
    """Return the entries that were found, in order."""
    return [link.partition("/entry/")[2].partition("?")[0] for link in found.links() if "/entry/" in link]


def ask(desk: Desk | None, words: str, more: str = "") -> Page:
    """Return the page of a search."""
    asked = {"q": words} | dict(re.findall(r"(\w+)=([^&]*)", more))
    return Page(client(desk).get("/harbour/search", asked).content.decode())


# what is found


def test_all_words_must_stand_there_each_at_the_beginning_of_a_word() -> None:
    """Beginnings of words find them, in any order; one word too many finds nothing; the inside of a word is none."""
    desk = fresh_desk()
    key = write(desk, NoteToFile(text="The quokka crossed the wide harbour"))
    for typed in ("quok", "harb quokk", "QUOKKA the harbour"):
        assert hits(ask(desk, typed)) == [key]
    for typed in ("uokka", "quokka elephant", "quokkas"):
        assert hits(ask(desk, typed)) == []
        assert "holds all of these words" in ask(desk, typed).text


def test_words_in_every_language_and_in_a_summary_are_found() -> None:
    """Each version of what was said is looked through, and our own summary of it."""
    desk = fresh_desk()
    words = (Wording(text="نلتقي عند الرصيف", lang="ar"), Wording(text="ניפגש ליד הרציף", lang="he"))
    said = Message(sender="north", recipients=("amal",), words=words, says="They want the wharf")
    key = write(desk, said, "north-room")
    for typed in ("الرصيف", "הרציף", "wharf"):
        assert hits(ask(desk, typed)) == [key]


def test_a_name_finds_what_refers_to_somebody() -> None:
    """A name in any of its languages finds what points to that one, as far as it may; an id or a kind finds nothing."""
    assert "hall-offered" in hits(ask(None, "Tarnhaven hall"))
    assert hits(ask(None, "الشمال containers")) == hits(ask(None, "North containers")) != []
    assert hits(ask(None, "DeliveryReport")) == []
    assert hits(ask(None, "conciliation-north")) == hits(ask(None, "conciliation north"))


def test_the_latest_come_first_a_page_at_a_time() -> None:
    """Many hits are counted, and shown a hundred at a time from the latest on, under the same words."""
    desk = fresh_desk()
    held = desk.find("harbour")
    notes = [Entry(id=f"memo-{n:03}", room="team", act=NoteToFile(text=f"quokka {n}")) for n in range(130)]
    held.write(*notes)
    first, second = ask(desk, "quokka"), ask(desk, "quokka", "page=2")
    assert "Found: 130." in first.text
    assert hits(first) + hits(second) == [f"memo-{n:03}" for n in reversed(range(130))]
    assert "/harbour/search?q=quokka&page=2" in first.links()


def test_it_is_narrowed_by_kind_and_by_room() -> None:
    """Only hits of the kind, or in the room, are found and counted; what is not there gives none."""
    desk = fresh_desk()
    one, other = write(desk, NoteToFile(text="quokka")), write(desk, NoteToFile(text="quokka"), "north-file")
    said = write(desk, Message(sender="north", recipients=("amal",), says="quokka"), "north-room")
    assert set(hits(ask(desk, "quokka"))) == {one, other, said}
    assert set(hits(ask(desk, "quokka", "kind=NoteToFile"))) == {one, other}
    assert hits(ask(desk, "quokka", "in=north-file")) == [other]
    for nothing in ("kind=Nope", "in=no-such", "kind=Message&in=team"):
        assert hits(ask(desk, "quokka", nothing)) == []
        assert "Nothing fits in what was chosen above." in ask(desk, "quokka", nothing).text


def test_what_is_added_is_found_at_once() -> None:
    """An index that was made before grows with the room."""
    desk = fresh_desk()
    assert hits(ask(desk, "quokka")) == []
    for _ in range(3):
        key = write(desk, NoteToFile(text="quokka"))
        assert hits(ask(desk, "quokka"))[0] == key


# corrections


def corrected_desk() -> tuple[Desk, str]:
    """Return a desk with a note about a lemur that was corrected to be about a quokka, and its id."""
    desk = fresh_desk()
    key = write(desk, NoteToFile(text="the lemur drummed"))
    instead = Instead(act=NoteToFile(text="the quokka drummed"))
    write(desk, Correction(target=key, reason="misheard altogether", instead=instead))
    return desk, key


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("lemur", "in what was recorded, and no longer in what stands now"),
        ("quokka", "in what stands now, and not in what was recorded"),
        ("drummed", "in what was recorded and in what stands now"),
        ("altogether", "in a correction of this"),
    ],
)
def test_both_what_was_recorded_and_what_stands_now_are_found(typed: str, says: str) -> None:
    """The corrected entry is the hit, once, with both versions and with where the words stand."""
    desk, key = corrected_desk()
    found = ask(desk, typed)
    assert hits(found) == [key]
    assert says in found.text
    assert "the lemur drummed" in found.text
    assert "the quokka drummed" in found.text
    assert "As corrected:" in found.text


def test_before_a_correction_was_known_its_words_are_not_found() -> None:
    """As known at an earlier day there is only what was recorded."""
    desk = fresh_desk()
    day = moment("2031-05-01", "UTC")
    key = write(desk, NoteToFile(text="the lemur drummed"), entered=day)
    write(desk, Correction(target=key, reason="misheard", instead=Instead(act=NoteToFile(text="the quokka drummed"))))
    assert hits(ask(desk, "quokka", "known_at=2031-05-02")) == []
    assert hits(ask(desk, "lemur", "known_at=2031-05-02")) == [key]
    assert hits(ask(desk, "lemur", "known_at=2031-04-02")) == []


def test_corrections_themselves_can_be_asked_for() -> None:
    """Narrowed to corrections, the correction is the hit."""
    desk, key = corrected_desk()
    found = hits(ask(desk, "altogether", "kind=Correction"))
    assert len(found) == 1
    assert found != [key]


def test_what_was_misfiled_is_never_found() -> None:
    """Taken out of a room, an entry is found by nobody, before and after an index of the room was made."""
    assert hits(ask(None, "pelican")) == []
    desk = fresh_desk()
    key = write(desk, NoteToFile(text="quokka"), "north-room")
    right = Instead(act=NoteToFile(text="quokka again"))
    write(desk, Correction(target=key, reason="quokka", instead=right), "north-room")
    assert hits(ask(desk, "quokka")) == [key]
    write(desk, Misfiled(target=key, reason="wrong room"), "north-room")
    assert hits(ask(desk, "quokka")) == []


# what is marked


def test_the_words_are_marked_where_they_stand() -> None:
    """Every word that fits is marked, as it was written, in the lines and nowhere else."""
    desk = fresh_desk()
    write(desk, NoteToFile(text="Quokkas met at <the> quay & left; a quo is none. قُوّارب"))
    html = client(desk).get("/harbour/search", {"q": "quokka قوا"}).content.decode()
    assert re.findall(r"<mark>([^<]*)</mark>", html) == ["Quokkas", "قُوّارب"]
    assert "&lt;the&gt;" in html
    assert Page(html).wrong == []


@given(st.text(max_size=30), st.sampled_from([("a",), ("br", "class"), ("lt", "amp", "gt"), ("p", "x27")]))
def test_marking_adds_marks_and_changes_nothing_else(text: str, words: tuple[str, ...]) -> None:
    """Whatever stands there, tags and escaped characters stay as they were."""
    from django.utils.html import format_html

    html: SafeString = format_html('<p class="says begins">{}</p>', text)
    assert re.sub("</?mark>", "", marked(html, words)) == html


# what may be seen


@pytest.mark.parametrize("typed", ["quokka", "note", "the", "north", "2031"])
def test_words_of_other_rooms_change_no_byte(typed: str) -> None:
    """Planted in rooms that those in one are not in, words are neither found nor counted, nor move a page."""
    plain, planted = fresh_desk(), fresh_desk()
    for room in ("team", "south-room", "north-file", "host-room"):
        write(planted, NoteToFile(text=f"quokka note the {typed}", about="north"), room)
    where = f"/harbour/search?room=north-room&q={typed}"
    assert settled(client(plain).get(where).content) == settled(client(planted).get(where).content)
    assert "quokka" in client(planted).get(f"/harbour/search?q={typed}").content.decode()


def test_a_hidden_word_and_one_there_is_not_give_one_page() -> None:
    """A word that stands in rooms of others only is answered as one that stands nowhere."""
    one, other = (client().get(f"/harbour/search?room=north-room&q={word}").content for word in ("saffron", "zzzzzzz"))
    assert hits(ask(None, "saffron")) != []
    assert settled(one).replace("saffron", "zzzzzzz") == settled(other)


def test_an_index_of_one_viewer_serves_no_other() -> None:
    """What was read for whoever is at the desk is not found by a look as those in a room, nor the other way round."""
    desk = fresh_desk()
    assert hits(ask(desk, "basalt")) != []
    assert hits(ask(desk, "basalt", "room=north-room")) == []
    assert hits(ask(desk, "basalt")) != []


def slowly(s: Standing, words: tuple[str, ...], kind: str = "") -> set[str]:
    """Return what a search has to find, by going through everything."""
    found = set()
    for fact in in_order(s):
        for version in (fact, *s.facts_of(fact.entry)):
            there = words_in(version.act, version.when, version.basis)
            for key in refers_to(version.act, version.basis):
                if isinstance(getattr(s.follow(fact, key), "act", None), PartyJoined | Actor | Source):
                    name = s.name(key)
                    there |= set(words_of(" ".join((name.text, name.organisation, *(w.text for w in name.names)))))
            if all(any(begins(word, wanted) for word in there) for wanted in words):
                found.add(fact.id)
    return {key for key in found if not isinstance(s.visible.entry(key).act, Correction)}  # type: ignore[union-attr]


@cache
def harbour() -> Record:
    """Return the record of the example."""
    return Record(supplied("harbour").entries, zone="Europe/Lisbon")


@pytest.mark.parametrize("room", ["team", "north-room", "public"])
def test_the_index_finds_what_going_through_everything_finds(room: str) -> None:
    """For every word of the example and every two in a row, both ways find the same entries."""
    at = moment("2031-05-20", "Europe/Lisbon")
    s = standing(see(harbour(), harbour().those_in(room)), as_of=at, known_at=at)
    texts = [sorted(words_in(fact.act, fact.when, fact.basis)) for fact in in_order(s)]
    words = sorted({word for text in texts for word in text})
    queries = [(word,) for word in words[::7]] + [(word[:2],) for word in words[::23]] + [("no", "t"), ("north", "the")]
    indexes: Indexes = {}
    for query in queries:
        found = {fact.id for fact in search(s, indexes, Query(query)) if not isinstance(fact.act, Correction)}
        assert slowly(s, query) <= found
        extra = found - slowly(s, query)
        assert all(s.corrected(s.visible.entry(key)) for key in extra)  # type: ignore[arg-type]


@settings(max_examples=25)
@given(worlds(most=40), st.integers(0, 300))
def test_no_search_finds_what_its_viewer_may_not_see(world: World, days: int) -> None:
    """In any record, whatever anybody else may read is found by nobody who may not, and all that is found is listed."""
    at = moment("2031-01-02", "UTC") + days * 86_400
    record = world.record()
    indexes: Indexes = {}
    for who in ("amal", "jo", "city", "mem-p"):
        s = standing(see(record, Viewer(frozenset((who,)))), as_of=at, known_at=at)
        listed = {fact.id for fact in in_order(s)}
        for typed in ("pax", "a", "note", "1"):
            assert {fact.id for fact in search(s, indexes, Query(query_words(typed)))} <= listed


def test_a_broad_search_is_in_the_same_order_as_a_narrow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put in order one by one or all at once, hits come in the same order."""
    at = moment("2031-05-20", "Europe/Lisbon")

    def found() -> list[str]:
        s = standing(see(harbour(), harbour().those_in("team")), as_of=at, known_at=at)
        return [fact.id for fact in search(s, {}, Query(("th",)))]

    narrow = found()
    monkeypatch.setattr("goodoffices.desk.searching.BROAD", 1)
    assert found() == narrow != []


def test_an_index_of_a_record_that_was_read_anew_is_made_anew() -> None:
    """When entries are gone from a record, what was made from them is not used again."""
    at = moment("2031-05-20", "Europe/Lisbon")
    indexes: Indexes = {}
    entries = supplied("harbour").entries
    for kept in (entries, tuple(e for e in entries if e.id != "view-on-north")):
        record = Record(kept, zone="Europe/Lisbon")
        s = standing(see(record, record.those_in("team")), as_of=at, known_at=at)
        assert len(search(s, indexes, Query(("basalt",)))) == len(
            [e for e in kept if "basalt" in words_in(e.act, e.when, e.basis)]
        )


def test_an_index_holds_only_what_may_be_read() -> None:
    """Somebody who left a room has an index of it up to that place and no further."""
    seen = see(harbour(), harbour().those_in("team")).rooms["team"]
    index = Index(seen)
    index.grow(seen)
    assert index.ids == [entry.id for entry in seen.come()]
    assert index.still(seen)


# the page


def test_the_page_before_anything_was_typed() -> None:
    """It has one field under a label, that the cursor is in, and says what can be searched."""
    found = page(None, "/harbour/search")
    box = found.all("input", id="q")[0]
    assert (box["name"], box["type"]) == ("q", "search")
    assert "autofocus" in box
    assert found.all("form", role="search") != []
    assert "Search every act you may see" in found.text


def test_what_holds_no_word_is_said_to_hold_none() -> None:
    """Signs alone search for nothing, and say so."""
    assert "There is no word in what was typed." in ask(None, "… ?!").text


def test_what_was_typed_stays_in_the_field_and_the_look_stays_on() -> None:
    """The words come back as they were typed, escaped; days and room go with the one form, words with the other."""
    found = ask(None, '"><b>x', "as_of=2031-05-01&room=joint")
    assert found.all("input", id="q")[0]["value"] == '"><b>x'
    (search,) = [one for one in found.all("form") if one.get("role") == "search"]
    assert parse_qs(search["action"].partition("?")[2]) == {"as_of": ["2031-05-01"], "room": ["joint"]}
    assert found.wrong == []


def test_a_long_question_is_cut_short() -> None:
    """Thousands of letters, or words, are answered at once."""
    assert len(query_words("word" * 5_000)[0]) == 300
    assert len(query_words(" ".join(f"w{n}" for n in range(99)))) == 12


def test_what_is_searched_for_stands_in_no_address() -> None:
    """The form sends its words apart from the address, which names them by a number; a lock forgets them."""
    desk = fresh_desk()
    asker = client(desk)
    sent = asker.post("/harbour/search?as_of=2031-05-01", {"q": "lantern", "kind": "", "in": ""})
    where = sent.headers["Location"]
    assert sent.status_code == 303
    assert "lantern" not in where
    assert "as_of=2031-05-01" in where
    page = asker.get(where).content.decode()
    assert "<mark>lantern</mark>" in page
    assert not re.search(r'(?:href|action)="[^"]*lantern', page)
    desk.memory.clear()
    assert "<mark>" not in asker.get(where).content.decode()
