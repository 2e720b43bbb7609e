"""The fold: facts as corrections left them, in order, and names and parties in a neutral order."""

from __future__ import annotations

import pytest

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import CompartmentOpened, Correction, Instead, NoteToFile
from goodoffices.acts.people import Actor, PartyJoined, Source
from goodoffices.acts.problems import NotHere
from goodoffices.acts.talks import Message, Request
from goodoffices.acts.when import Sure, When, read_when
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Ledger, Record
from goodoffices.record.see import see
from goodoffices.standing.standing import Standing, standing

LATE = 2**40


class Room:
    """One room that everybody is in, written to act by act."""

    def __init__(self) -> None:
        self.ledger = Ledger(Record(), site="here")
        self.add("public", CompartmentOpened(members=("everyone",), sort="public"))

    def add(self, key: str, act: Act, *, when: str = "", learnt: int = 0, after: str = "") -> Entry:
        """Write an act, on a day, learnt at a moment."""
        date = read_when(when, zone="UTC") if when else None
        return self.ledger.write(Entry(id=key, room="public", act=act, when=date, entered=learnt, after=after))

    def read(self, *, as_of: int = LATE, known_at: int = LATE) -> Standing:
        """Return where things stand."""
        record = self.ledger.record
        return standing(see(record, record.those_in("public")), as_of=as_of, known_at=known_at)


def note(text: str) -> Instead:
    """Return a note to stand instead of something."""
    return Instead(act=NoteToFile(text=text))


def test_a_correction_takes_the_place_and_keeps_the_id() -> None:
    """What was corrected reads as corrected, under its own id, and says by what."""
    room = Room()
    room.add("n", NoteToFile(text="was"))
    room.add("c", Correction(target="n", reason="typing", instead=note("is")))
    (fact,) = room.read().all(NoteToFile)
    assert (fact.id, fact.act.text, [e.id for e in fact.corrected_by]) == ("n", "is", ["c"])
    assert not fact.contested


def test_a_correction_may_say_it_was_another_kind_of_act() -> None:
    """A message that was a request is read as a request wherever requests are read, and no longer as a message."""
    room = Room()
    room.add("m", Message(sender="", recipients=("nobody",)))
    request = Request(by=(), to="nobody", asks="an answer", about="public")
    room.add("c", Correction(target="m", reason="it asked", instead=Instead(act=request)))
    s = room.read()
    assert s.all(Message) == ()
    assert [f.id for f in s.all(Request)] == ["m"]
    assert [f.id for f in s.about("public", Request)] == ["m"]
    assert [f.id for f in s.about("nobody", Request)] == []


def test_a_reference_leads_only_to_the_kind_it_means() -> None:
    """What points to something that was corrected to another kind of act points to nothing of its own kind."""
    room = Room()
    room.add("a", NoteToFile(text="x"))
    room.add("b", NoteToFile(text="y", about="a"))
    fact = room.read().must("b")
    assert room.read().follow(fact, "a", NoteToFile) is not None
    assert room.read().follow(fact, "a", Message) is None
    assert room.read().follow(fact, "nothing") is None


def test_a_correction_that_was_struck_is_as_if_not_made() -> None:
    """Strike a correction and what stood before it stands again; that it was made stays on record."""
    room = Room()
    room.add("n", NoteToFile(text="first"))
    room.add("c", Correction(target="n", reason="wrong", instead=note("second")))
    room.add("d", Correction(target="c", reason="it was right"))
    s = room.read()
    assert [f.act.text for f in s.all(NoteToFile)] == ["first"]
    assert [f.id for f in s.all(Correction)] == ["c", "d"]
    room.add("e", Correction(target="d", reason="no, wrong after all"))
    assert [f.act.text for f in room.read().all(NoteToFile)] == ["second"]


def test_a_correction_of_a_correction_says_what_stands() -> None:
    """A correction corrected reads as its own correction says, whether that gives an act or a correction."""
    for instead in (note("third"), Instead(act=Correction(target="n", reason="r", instead=note("third")))):
        room = Room()
        room.add("n", NoteToFile(text="first"))
        room.add("c", Correction(target="n", reason="wrong", instead=note("second")))
        room.add("d", Correction(target="c", reason="wrong too", instead=instead))
        (fact,) = room.read().all(NoteToFile)
        assert (fact.act.text, [e.id for e in fact.corrected_by]) == ("third", ["c", "d"])


def test_a_struck_entry_is_gone_from_every_reading() -> None:
    """A correction with nothing instead leaves nothing: not in lists, not by id; as recorded it is still there."""
    room = Room()
    room.add("n", NoteToFile(text="x", about="public"))
    room.add("c", Correction(target="n", reason="never happened"))
    s = room.read()
    assert s.all(NoteToFile) == s.about("public", NoteToFile) == ()
    with pytest.raises(NotHere):
        s.must("n")
    recorded = Standing(s.visible, as_of=LATE, known_at=LATE, as_recorded=True)
    assert [f.id for f in recorded.all(NoteToFile)] == ["n"]


def test_corrections_in_a_circle_end() -> None:
    """Corrections that point at each other, as no honest writer makes them, are read to an end."""
    room = Room()
    room.add("a", Correction(target="b", reason="x", instead=note("a")))
    room.add("b", Correction(target="a", reason="y", instead=note("b")))
    assert [f.id for f in room.read().all(Correction)] == ["a", "b"]
    assert room.read().all(NoteToFile) == ()


def test_an_unknown_correction_changes_nothing_yet() -> None:
    """Before a correction was learnt, the entry reads as it was recorded."""
    room = Room()
    room.add("n", NoteToFile(text="was"), learnt=10)
    room.add("c", Correction(target="n", reason="typing", instead=note("is")), learnt=20)
    assert [f.act.text for f in room.read(known_at=15).all(NoteToFile)] == ["was"]
    assert [f.act.text for f in room.read(known_at=25).all(NoteToFile)] == ["is"]


def test_an_undated_act_comes_after_what_it_says() -> None:
    """`after` places an undated act no earlier than what it follows, as that now stands, once that is known."""
    room = Room()
    room.add("a", NoteToFile(text="first"), when="2031-03-10", learnt=1_950_000_000)
    room.add("b", NoteToFile(text="second"), learnt=1_950_000_001, after="a")
    tenth = read_when("2031-03-10", zone="UTC").earliest
    fact = room.read().must("b")
    assert fact.earliest == tenth
    assert room.read(as_of=(tenth or 0) - 1).must("b").sure is Sure.NO
    assert room.read(as_of=(tenth or 0) + 1).must("b").sure is Sure.POSSIBLY
    first_of_march = read_when("2031-03-01", zone="UTC")
    earlier = Instead(act=NoteToFile(text="first"), when=first_of_march)
    room.add("c", Correction(target="a", reason="the date", instead=earlier), learnt=1_950_000_002)
    assert room.read().must("b").earliest == first_of_march.earliest
    assert room.read(known_at=1_950_000_001).must("b").earliest == tenth


def test_what_it_follows_says_nothing_before_it_is_known() -> None:
    """An act learnt of first is not dated by one learnt of later."""
    room = Room()
    room.add("a", NoteToFile(text="first"), when="2031-03-10", learnt=1_950_000_009)
    room.add("b", NoteToFile(text="second"), learnt=1_950_000_001, after="a")
    assert room.read(known_at=1_950_000_005).must("b").earliest < room.read().must("b").earliest


def test_names_come_parties_first_as_they_joined() -> None:
    """Parties stand in the order of joining, not of names or ids, then the others as they were given."""
    room = Room()
    room.add("zz", PartyJoined(name="Alpha"), when="2031-01-02")
    room.add("aa", PartyJoined(name="Beta"), when="2031-01-03")
    room.add("envoy", Actor(name="Envoy"))
    s = room.read()
    assert [name.text for name in s.names(("envoy", "aa", "zz"))] == ["Alpha", "Beta", "Envoy"]
    assert list(s.parties) == ["zz", "aa"]
    assert s.name("nobody").text == s.name("nobody").id == ""


def test_an_unnamed_source_is_only_its_description() -> None:
    """A source that is unnamed shows its description, whatever name stands in the entry."""
    room = Room()
    room.add("s", Source(sort="unnamed", described_as="an official", name="Somebody Real"))
    assert room.read().name("s").text == "an official"


def test_a_learnt_time_bounds_when_it_happened() -> None:
    """What has no date had happened at the latest when we learnt of it; what we learnt of before its date had not."""
    room = Room()
    room.add("n", NoteToFile(text="x"), learnt=500)
    assert room.read(as_of=500).must("n").sure is Sure.YES
    assert room.read(as_of=499).must("n").sure is Sure.POSSIBLY
    assert room.read().must("n").when == When()
