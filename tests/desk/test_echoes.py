"""What in words to be said is known from elsewhere, and what are the words of a licence."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.acts.act import Act
from goodoffices.acts.carrying import CarryLicence
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.people import Actor
from goodoffices.acts.terms import Move
from goodoffices.acts.values import Quantity, Wording
from goodoffices.desk.flows.disclosing import known_elsewhere
from goodoffices.desk.flows.licensing import Telling, covers, plain
from goodoffices.record.entry import Entry
from goodoffices.standing.echoes import compared, tokens_of
from tests.desk.desks import Page, desk_of, supplied
from tests.desk.writing import WORDS, Carrier


@pytest.fixture
def carrier() -> Carrier:
    """Return a desk to pass something on from."""
    return Carrier()


def heard(
    carrier: Carrier, text: str, to: tuple[str, ...] = ("south",), room: str = "south-room"
) -> set[tuple[str, str]]:
    """Return what is found in words to South, each with its sort."""
    now = carrier.held.usual()
    s = carrier.held.standing(carrier.held.operator(), as_of=now, known_at=now)
    telling = Telling(words=(Wording(text=text),), to=to, room=room)
    return {(echo.sort, echo.found) for echo in known_elsewhere(s, telling, {})}


def test_a_phrase_from_another_room_is_found(carrier: Carrier) -> None:
    """Four words in a row that stand only in North's room are named as they stand in the words; three are not."""
    carrier.told()
    assert heard(carrier, "I hear that OUR  members would “accept” it.") == {("phrase", "OUR  members would “accept")}
    assert heard(carrier, "our members would agree") == set()
    assert heard(carrier, "our members would accept", ("north",), "north-room") == set()


def test_a_phrase_all_can_read_is_no_warning(carrier: Carrier) -> None:
    """What stands in North's room and in public as well is known to those who hear it."""
    carrier.told()
    carrier.put("public", NoteToFile(text="Our members would accept much."))
    assert heard(carrier, "our members would accept") == set()


@pytest.mark.parametrize(
    ("act", "said", "sort", "found"),
    [
        (NoteToFile(text="They have 1,725 berths."), "about 1725, perhaps", "number", "1725"),
        (NoteToFile(text="They have ١٧٢٥ berths."), "about 1\u00a0725 or so", "number", "1\u00a0725"),
        (NoteToFile(text="They move on 2031-08-19."), "on August 19th or later", "date", "August 19th"),
        (NoteToFile(text="They move on 19 August."), "by 2031-08-19.", "date", "2031-08-19"),
        (NoteToFile(text="ينتقلون يوم 19 أغسطس"), "on 19 Aug it ends", "date", "19 Aug"),
        (NoteToFile(text="We heard it from Ottilie."), "so ottilie says", "name", "ottilie"),
        (Actor(name="Bram Quist", sort="person"), "ask quist", "name", "quist"),
        (Actor(name="سلمى", sort="person"), "اسألوا سَلمى", "name", "سَلمى"),
        (Move(on="issue-calls", by="north", sort="offer", amount=Quantity(value=1725)), "1,725", "number", "1,725"),
    ],
)  # fmt: skip
def test_figures_from_another_room_are_found(carrier: Carrier, act: Act, said: str, sort: str, found: str) -> None:
    """Numbers, days and names that stand only in North's room are found however they are written."""
    assert heard(carrier, said) == set()
    carrier.put("north-room", act)
    assert heard(carrier, said) == {(sort, found)}


def test_common_words_and_small_numbers_are_no_warning(carrier: Carrier) -> None:
    """A word that begins a sentence elsewhere, and a single digit, tell nothing."""
    carrier.put("north-room", NoteToFile(text="Zanzibar is far. Zebras: 7 of them. “Ostriches” too."))
    assert heard(carrier, "zanzibar and zebras and ostriches, 7") == set()


def test_a_warning_is_ticked_as_read(carrier: Carrier) -> None:
    """A warning does not stop: it names where the phrase stands, and is recorded once somebody ticked it as read."""
    carrier.told()
    before = carrier.entries()
    text = f"{WORDS} Our members would accept that."
    preview = carrier.check(**{"words.0.text": text})
    page = Page(preview.content.decode())
    assert "In North's room: message: Our members would accept quokka terms" in page.text
    assert "paraphrase is not checked" in page.text
    (tick,) = page.all("input", name="read")
    for more in ({}, {"read": "yes"}):
        answer = carrier.record(preview, **more)
        assert answer.status_code == 400
        assert "tick that you have" in answer.content.decode()
    assert carrier.entries() == before
    carrier.put("north-room", NoteToFile(text="that tugs by night suit them"))
    assert carrier.record(preview, read=tick["value"]).status_code == 400
    (tick,) = Page(carrier.record(preview).content.decode()).all("input", name="read")
    assert carrier.record(preview, read=tick["value"]).status_code == 303


def test_what_is_withheld_is_found(carrier: Carrier) -> None:
    """Two words that a party said must not be passed on are found in words that its own licence covers."""
    words = "A quokka count would be acceptable."
    licence = carrier.licensed(words=(Wording(text=words),), withheld=("that the quokka count exists",))
    preview = carrier.check(licence=licence, **{"words.0.text": words})
    page = Page(preview.content.decode())
    assert "“quokka count” what the licence says must not be passed on" in page.text


def test_the_check_reads_only_what_can_be_seen() -> None:
    """Of two worlds that differ only in a room that whoever is at the desk is not in, the pages are the same."""
    found = supplied("harbour")
    more = Entry(id="x", room="north-inner", act=NoteToFile(text=f"{WORDS} 4711"), recorded_by="amal", entered=1)
    pages = []
    for entries in (found.entries, (*found.entries, more)):
        carrier = Carrier(desk_of(msgspec.structs.replace(found, entries=entries, recorded_by="jo")))
        answers = [carrier.check(**{"words.0.text": f"{WORDS} 4711"}), carrier.check(source=["x"])]
        pages.append([re.sub(r'name="(csrf\w+|token)" value="[^"]*"', "", a.content.decode()) for a in answers])
    assert pages[0] == pages[1]
    assert "No match found." in pages[0][0]


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("Tugs by night suit us well enough.", True),
        ("  tugs by\n night suit us well enough ", True),
        ("“Tugs by night suit us well enough.”", True),
        ("suit us well", True),
        ("Tugs by night suit us well enoug", False),
        ("Tugs by night suit us, well enough.", False),
        ("Tugs by night suit us well enough. They said so.", False),
        ("", False),
        ("…", False),
    ],
)
def test_words_are_licensed_as_they_are_or_in_part(said: str, fits: bool) -> None:
    """Spaces, quotes and capitals are nothing; a word cut short, changed or added is not covered."""
    licence = CarryLicence(by="north", to=("south",), words=(Wording(text=WORDS),))
    assert covers(licence, Wording(text=said)) is fits


@given(st.text(max_size=60))
def test_folding_words_twice_changes_nothing(text: str) -> None:
    """Words made ready to be compared stay as they are."""
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="ab 12,.٣ـéأ\u05b8שß\n’\u00a0 İ", max_size=30))
@settings(max_examples=200)
def test_both_sides_are_taken_apart_alike(text: str) -> None:
    """The words and numbers of a text in place are those that it is found by elsewhere."""
    tokens = " ".join(token.text for token in tokens_of(text))
    assert compared((text,)).replace("⁂", "").split() == tokens.split()
