"""Passing something on: unlicensed words stop it, and the room that receives them holds the words and nothing else."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from goodoffices.acts.carrying import Disclosure, DisclosureBasis, LicenceWithdrawn
from goodoffices.acts.housekeeping import CompartmentOpened, Correction, Grant, Instead, NoteToFile
from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.acts.people import Actor
from goodoffices.acts.talks import Message
from goodoffices.acts.values import Wording
from goodoffices.acts.when import read_when
from goodoffices.desk import drafts
from goodoffices.record.codec import encode_entry
from tests.desk.desks import Page, desk_of, supplied
from tests.desk.writing import WHERE, WORDS, Carrier, stopped


@pytest.fixture
def carrier() -> Carrier:
    """Return a desk to pass something on from."""
    return Carrier()


def test_unlicensed_words_stop(carrier: Carrier) -> None:
    """Words that rest on what North said in its room stop without a licence, and it is said whom to ask."""
    source = carrier.told()
    answer = carrier.check(source=[source])
    assert stopped(carrier, answer, "No licence covers these words. Ask North, reword, or leave out.")
    page = Page(answer.content.decode())
    assert page.wrong == []
    assert "checked" in page.all("input", name="source", value=source)[0]
    assert "checked" in page.all("input", name="to", value="south")[0]
    assert "checked" in page.all("input", name="room", value="south-room")[0]


def test_unlicensed_words_stop_however_they_are_sent(carrier: Carrier) -> None:
    """Sent straight to be recorded, past the check, they stop the same."""
    answer = carrier.client.post(WHERE, {**carrier.sent(source=[carrier.told()]), "do": "record", "state": "x"})
    assert stopped(carrier, answer, "No licence covers these words.")


def test_licensed_words_make_exactly_two_entries(carrier: Carrier) -> None:
    """The words lie in the receiving room and nothing else; what they rest on lies with the team; both or neither."""
    source, licence = carrier.told(), carrier.licensed(withheld=("that quokka terms exist",))
    before = carrier.entries()
    preview = carrier.check(source=[source], licence=licence, why="it opens the talk")
    assert preview.status_code == 200
    assert carrier.entries() == before
    assert "No match found. This is not clearance: paraphrase is not checked." in Page(preview.content.decode()).text
    assert carrier.record(preview).status_code == 303
    made = {e.room: e for key, e in carrier.entries().items() if key not in before}
    assert made.keys() == {"south-room", "team"}
    assert len(carrier.entries()) == len(before) + 2
    told, basis = made["south-room"], made["team"]
    words = (Wording(text=WORDS, lang="en"),)
    assert told.act == Disclosure(to=("south",), words=words, by="conciliation", manner="orally")
    assert basis.act == DisclosureBasis(disclosure=told.id, sources=(source,), licence=licence, why="it opens the talk")
    raw = encode_entry(told).decode()
    for kept in (source, licence, "quokka", "opens the talk", "members", "withheld"):
        assert kept not in raw
    assert told.after == ""
    assert told.basis.by == ()


def test_a_source_cannot_be_smuggled_into_the_receiving_room(carrier: Carrier) -> None:
    """Whatever other field of an entry a form names, the disclosure holds none of it."""
    source, licence = carrier.told(), carrier.licensed()
    more = {"words.0.source": "north", "words.0.rendering": "yes", "after": source, "basis.by": source,
            "basis.how": "reported", "learnt.value": "2031-01-20", "basis.document": "quokka"}  # fmt: skip
    before = carrier.entries()
    preview = carrier.check(source=[source], licence=licence, **more)
    assert carrier.record(preview, **more).status_code == 303
    (told,) = [e for key, e in carrier.entries().items() if key not in before and e.room == "south-room"]
    assert told.act.words == (Wording(text=WORDS, lang="en"),)  # type: ignore[union-attr]
    assert (told.after, told.learnt, told.basis.how, told.basis.document) == ("", None, "done", "")


def test_south_sees_the_words_and_no_more(carrier: Carrier) -> None:
    """Looking as South's room, the page shows the words that were passed on, and nothing of where they came from."""
    preview = carrier.check(source=[carrier.told()], licence=carrier.licensed(), why="it opens the talk")
    carrier.record(preview)
    page = Page(carrier.client.get(f"{WHERE}?room=south-room").content.decode())
    assert WORDS in page.text
    for hidden in ("quokka", "licence from", "opens the talk", "juniper"):
        assert hidden not in page.text
    assert carrier.client.post(f"{WHERE}?room=south-room", carrier.sent()).status_code == 404


@pytest.mark.parametrize(
    ("licence", "sent", "says"),
    [
        ({"until": read_when("2031-05-01", zone="Europe/Lisbon")}, {}, "this one has run out"),
        (
            {"to": ("city",)},
            {},
            "The licence does not name South. It lets us carry words to the City of Tarnhaven only.",
        ),
        ({"manner": "in writing"}, {}, "in writing only, and not orally"),
        ({"manner": "orally"}, {"manner": "in writing"}, "orally only, and not in writing"),
        ({"words": (Wording(text="Tugs by night suit us."),)}, {}, "is neither what the licence says nor part of it"),
        ({}, {"room": "joint"}, "the Coastal Council would read it in Joint"),
        ({}, {"room": "host-room"}, "South cannot read With the leadership of the city."),
        ({}, {"licence": "nope"}, "That licence is not here."),
        ({}, {"licence": "told-south"}, "That licence is not here."),
    ],
)
def test_a_licence_must_fit(carrier: Carrier, licence: dict[str, Any], sent: dict[str, Any], says: str) -> None:
    """A licence that has run out, names others, or is for another manner or other words licenses nothing."""
    given = {"source": [carrier.told()], "licence": carrier.licensed(**licence), **sent}
    assert stopped(carrier, carrier.check(**given), says)


def test_a_licence_taken_back_stops(carrier: Carrier) -> None:
    """A licence that was taken back licenses nothing, also where another day is looked at on which it stood."""
    source, licence = carrier.told(), carrier.licensed()
    carrier.put("north-room", LicenceWithdrawn(licence=licence, by="north"))
    assert stopped(carrier, carrier.check(source=[source], licence=licence), "this one was taken back")
    sent = carrier.sent(
        licence="licence-north", **{"words.0.text": "A count by the harbour office would be acceptable."}
    )
    answer = carrier.client.post(f"{WHERE}?as_of=2031-03-06", {**sent, "do": "check"})
    assert (answer.status_code, "this one was taken back" in answer.content.decode()) == (400, True)


def test_a_licence_taken_back_between_check_and_record(carrier: Carrier) -> None:
    """What is recorded is checked again: a licence taken back after the preview stops it."""
    before_source, licence = carrier.told(), carrier.licensed()
    preview = carrier.check(source=[before_source], licence=licence)
    carrier.put("north-room", LicenceWithdrawn(licence=licence, by="north"))
    assert stopped(carrier, carrier.record(preview), "this one was taken back")


def test_something_added_about_a_source_is_shown_first(carrier: Carrier) -> None:
    """A source corrected after the preview: both are shown, nothing is recorded, and then a person decides."""
    source, licence = carrier.told(), carrier.licensed()
    preview = carrier.check(source=[source], licence=licence)
    act = Message(sender="north", recipients=("conciliation",), says="Not so.")
    carrier.put("north-room", Correction(target=source, reason="misheard zanzibar", instead=Instead(act=act)))
    before = carrier.entries()
    answer = carrier.record(preview)
    assert answer.status_code == 409
    assert WORDS in Page(answer.content.decode()).text
    assert carrier.entries() == before
    assert carrier.record(answer).status_code == 303
    assert len(carrier.entries()) == len(before) + 2


def test_sent_twice_is_one(carrier: Carrier) -> None:
    """The same form recorded three times makes one disclosure with one basis."""
    preview = carrier.check(source=[carrier.told()], licence=carrier.licensed())
    count = len(carrier.entries())
    assert [carrier.record(preview).status_code for _ in range(3)] == [303] * 3
    assert len(carrier.entries()) == count + 2


def test_a_licence_covers_its_own_words_only(carrier: Carrier) -> None:
    """South's words are not for North to license: a source in South's room stops under North's licence."""
    source = carrier.put("south-room", Message(sender="south", recipients=("conciliation",), says="quokka"))
    licence = carrier.licensed(to=("city",))
    sent = {"to": ["city"], "room": "host-room", "licence": licence}
    assert stopped(carrier, carrier.check(source=[source], **sent), "it is not for North to license")


def test_own_words_need_no_licence(carrier: Carrier) -> None:
    """Words that rest on nothing, on the team's own notes, or on what all who hear them can read go without one."""
    note = carrier.put("team", NoteToFile(text="perhaps tugs"))
    joint = carrier.put("joint", NoteToFile(text="perhaps tugs"))
    for sources in ([], [note], [joint], ["opening", note]):
        before = carrier.entries()
        assert carrier.record(carrier.check(source=sources, token=str(sources))).status_code == 303
        assert len(carrier.entries()) == len(before) + 2


def test_our_file_on_a_party_is_not_free(carrier: Carrier) -> None:
    """What lies in our file on North came from North or is about it: it is not passed on without a licence."""
    note = carrier.put("north-file", NoteToFile(text="perhaps tugs"))
    assert stopped(carrier, carrier.check(source=[note]), "Ask North, reword, or leave out.")


def test_what_was_there_before_somebody_came_is_not_theirs_to_read(carrier: Carrier) -> None:
    """Somebody let into a room from now on cannot read what lay there: for them it needs a licence."""
    carrier.put("public", Actor(name="Maren", sort="person"), key="maren")
    carrier.put("other", CompartmentOpened(members=("amal", "jo", "south"), title="Pilots"), key="other")
    early = carrier.put("other", NoteToFile(text="perhaps tugs"))
    carrier.put("other", Grant(to="maren"))
    late = carrier.put("other", NoteToFile(text="perhaps tugs"))
    sent = {"to": ["maren"], "room": "other"}
    assert carrier.check(source=[late], **sent).status_code == 200
    assert stopped(carrier, carrier.check(source=[early], **sent), "which not all who would read the words can read")


def test_what_the_team_may_not_know_is_no_source(carrier: Carrier) -> None:
    """A source in a room that not the whole team is in cannot be named with the team, so it stops with the reason."""
    source = carrier.put("north-inner", NoteToFile(text="perhaps tugs"))
    answer = carrier.check(source=[source], licence=carrier.licensed())
    assert stopped(carrier, answer, "Not everybody in the team can read With the head of delegation alone")
    assert stopped(carrier, carrier.check(source=["nope"]), "One of the sources is not here.")


def test_without_a_room_of_the_team(carrier: Carrier) -> None:
    """Whoever has no room of the team is told why nothing can be passed on, and can send nothing."""
    vault = carrier.held.vault
    vault.head = msgspec.structs.replace(vault.head, recorded_by="north")
    carrier.held.forget()
    page = Page(carrier.client.get(WHERE).content.decode())
    assert "There is no room of the team that you can write in." in page.text
    assert page.all("form", action=WHERE, method="post") == []
    assert carrier.check().status_code == 404


def test_under_a_minimal_record_it_says_so() -> None:
    """Where the regime keeps words off the record, the check says so before anything is tried."""
    found = supplied("harbour")
    entries = tuple(
        msgspec.structs.replace(e, act=msgspec.structs.replace(e.act, keeps="minimal"))
        if isinstance(e.act, ConfidentialityRegime) else e
        for e in found.entries
        if isinstance(e.act, ConfidentialityRegime | Actor | CompartmentOpened) or e.id in ("north", "south")
    )  # fmt: skip
    carrier = Carrier(desk_of(msgspec.structs.replace(found, entries=entries)))
    assert stopped(carrier, carrier.check(by=""), "keeps what is passed on off the record")


# what is known from elsewhere


# the words of a licence


# what is typed


def test_every_version_needs_a_licence(carrier: Carrier) -> None:
    """Words in two languages are covered only where both stand in the licence."""
    arabic = "يمكننا القبول بالقاطرات ليلا"
    source = carrier.told()
    both = carrier.licensed(words=(Wording(text=WORDS, lang="en"), Wording(text=arabic, lang="ar")))
    more = {"source": [source], "words.1.text": arabic, "words.1.lang": "ar"}
    assert stopped(carrier, carrier.check(licence=carrier.licensed(), **more), arabic)
    before = carrier.entries()
    assert carrier.record(carrier.check(licence=both, **more)).status_code == 303
    (told,) = [e for key, e in carrier.entries().items() if key not in before and e.room == "south-room"]
    assert [w.lang for w in told.act.words] == ["en", "ar"]  # type: ignore[union-attr]


def test_a_licence_that_has_the_words_is_offered(carrier: Carrier) -> None:
    """Where no licence was chosen, one that has the words is shown, with what stands against it if anything."""
    carrier.licensed()
    text = Page(carrier.check(source=[carrier.told()]).content.decode()).text
    assert "It covers them. Choose it below, and check again." in text


def test_an_address_fills_the_form_in(carrier: Carrier) -> None:
    """Opened from an entry, the form rests on it; a source that is not here is left out without a word."""
    page = Page(carrier.client.get(f"{WHERE}?source=caucus-north&source=nope&to=south&in=south-room").content.decode())
    assert page.wrong == []
    sources = page.all("input", name="source")
    assert [found["value"] for found in sources] == ["caucus-north"]
    assert "checked" in page.all("input", name="room", value="south-room")[0]


def test_rows_and_sources_are_added_without_losing_anything(carrier: Carrier) -> None:
    """One more language, one more source, and the way back from the preview keep all that was typed."""
    source = carrier.told()
    for deed in ("words", "source", "back"):
        answer = carrier.client.post(WHERE, {**carrier.sent(source=[source, "opening"], why="so"), "do": deed})
        page = Page(answer.content.decode())
        assert answer.status_code == 200
        assert f"{WORDS}</textarea>" in answer.content.decode()
        assert [found["value"] for found in page.all("input", name="source")] == [source, "opening"]
        assert len(page.all("textarea", name="words.1.text")) == (deed == "words")


def test_what_was_being_typed_survives_until_it_is_recorded(carrier: Carrier) -> None:
    """What was typed and not sent stands in the form again; once recorded, it is erased."""
    typed = {"draft-of": "disclose?", "words.0.text": "half a thought", "to": "south"}
    assert carrier.client.post("/harbour/draft", typed).json() == {"kept": True}
    assert "half a thought</textarea>" in carrier.client.get(WHERE).content.decode()
    carrier.record(carrier.check(draft="disclose?"))
    assert drafts.kept(carrier.held, "disclose?") is None


def test_what_was_passed_on_before_is_listed(carrier: Carrier) -> None:
    """Earlier disclosures stand below the form with their licence and sources, the latest first."""
    text = Page(carrier.client.get(WHERE).content.decode()).text
    past = text[text.index("Passed on before") :]
    assert past.index("We will talk about more days in winter") < past.index("There may be room for a count")
    assert "Under a licence from ◇North" in past
    assert "Rests on meeting: How many calls" in past


ODD = ["", " ", "x" * 25_000, "a\x00b", "\u202e", "<script>", "everyone", "north", "team", "2031-13-45", "[", "\n"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_input_is_refused_and_records_nothing(carrier: Carrier, odd: str) -> None:
    """Whatever is sent in whatever field, the answer is a page that says so; nothing is on record, and no fault."""
    before = carrier.entries()
    names = (
        *carrier.sent(),
        "source",
        "licence",
        "why",
        "state",
        "read",
        "draft",
        "when.zone",
        "words.99.text",
        "when",
    )
    for name in names:
        for deed in ("check", "record", "words", odd):
            answer = carrier.client.post(WHERE, {**carrier.sent(), name: odd, "do": deed})
            assert answer.status_code in (200, 400, 409), (name, deed)
        assert carrier.client.get(WHERE, {name: odd}).status_code in (200, 404, 400)
    assert carrier.client.post(WHERE, dict.fromkeys(names, odd)).status_code in (200, 400)
    assert {e.room for key, e in carrier.entries().items() if key not in before} <= {"south-room", "team"}


def test_whoever_is_not_to_be_named_is_not_named_unread(carrier: Carrier) -> None:
    """Words that name whoever lets us carry them, but not as coming from them, are shown as that before they go."""
    named = "North would look at tugs by night."
    words = (Wording(text=named, lang="en"),)
    quiet, open_ = carrier.licensed(words=words), carrier.licensed(words=words, attributed="in their name")
    asked = {"words.0.text": named}
    answer = Page(carrier.check(licence=quiet, **asked).content.decode())
    assert "“North” what the licence says must not be passed on" in answer.text
    assert answer.all("input", name="read")
    assert "must not be passed on" not in Page(carrier.check(licence=open_, **asked).content.decode()).text
