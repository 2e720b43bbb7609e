"""A mediation as a file: what its short forms mean, that it reads the same twice and after being written."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.act import Act, Unknown, kinds
from goodoffices.acts.housekeeping import CompartmentOpened, NoteToFile
from goodoffices.acts.people import Actor
from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.acts.refs import refs_of
from goodoffices.acts.values import Basis
from goodoffices.acts.when import When, moment, read_when
from goodoffices.record.checks import Around, check_entries, check_entry, rooms_of
from goodoffices.record.checks import around as everything_around
from goodoffices.record.entry import Entry
from goodoffices.record.file import BESIDE, Mediation, placed, public_room, read_mediation
from goodoffices.record.form import MOST, check_act, check_known
from goodoffices.record.head import HEAD as HEAD_FIELDS
from goodoffices.record.writing import write_mediation
from goodoffices.standing import counting
from tests.strategies import ZONE, acts, whens

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
HEAD = """goodoffices: 1
mediation: harbour
zone: Europe/Lisbon
language: en
entered: 2031-05-20T18:00
recorded_by: amal
"""


def entries(text: str) -> tuple[Entry, ...]:
    """Return the entries of a file but for the opening of `public`."""
    return read_mediation(text.encode()).entries[1:]


def test_what_a_file_leaves_out() -> None:
    """Room, times, recorder and basis come from the head; `public` is opened first, for everyone."""
    mediation = read_mediation((HEAD + "acts:\n- {act: Actor, id: amal, name: Amal}\n").encode())
    entered = read_when("2031-05-20T18:00", zone=ZONE).earliest
    assert entered is not None
    assert (mediation.key, mediation.zone, mediation.language, mediation.plain) == ("harbour", ZONE, "en", False)
    assert mediation.entries == (
        Entry(id="public", room="public", act=CompartmentOpened(members=("everyone",), sort="public"), entered=entered,
              recorded_by="amal", seq=0, clock=1),
        Entry(id="amal", room="public", act=Actor(name="Amal"), entered=entered, recorded_by="amal", seq=1, clock=2),
    )  # fmt: skip
    assert mediation.lines == {"amal": 8}


def test_what_an_act_says_goes_before_what_holds_otherwise() -> None:
    """Defaults hold where an act says nothing, and only there."""
    text = HEAD + "plain: yes\ndefaults: {room: team, learnt: 2031-03-01, basis: done}\nacts:\n"
    text += "- {act: CompartmentOpened, id: team, members: amal}\n- {act: Actor, id: amal, room: public, name: Amal}\n"
    text += "- {act: NoteToFile, text: a}\n"
    text += "- {act: NoteToFile, text: b, room: public, learnt: 2031-04, basis: witnessed, entered: 2031-05-21T09:00Z,"
    text += " recorded_by: jo, when: 2031-02, after: amal}\n"
    team, amal, first, second = entries(text)
    assert (team.room, amal.room, first.room, second.room) == ("team", "public", "team", "public")
    assert (first.learnt, first.basis) == (read_when("2031-03-01", zone=ZONE), Basis(how="done"))
    assert (second.learnt, second.basis) == (read_when("2031-04", zone=ZONE), Basis(how="witnessed"))
    assert (second.entered, second.recorded_by, second.after) == (moment("2031-05-21T09:00:00Z", ZONE), "jo", "amal")
    assert second.when == read_when("2031-02", zone=ZONE)
    assert [(entry.seq, entry.clock) for entry in (team, first, amal, second)] == [(0, 1), (1, 2), (1, 2), (2, 3)]


def test_ids_are_made_of_what_is_said_in_the_room() -> None:
    """An act without an id gets one that neither other acts, other rooms nor the time of entry can change."""
    head = HEAD + "plain: yes\nacts:\n- {act: CompartmentOpened, id: team, members: []}\n"
    note = "- {act: NoteToFile, room: public, text: a}\n"
    (alone,) = entries(head + note)[1:]
    other = "- {act: NoteToFile, room: team, text: a}\n"
    in_team, again = entries((head + other + note).replace("18:00", "19:00"))[1:]
    assert again.id == alone.id
    assert in_team.id != alone.id


def test_an_act_without_an_id_is_said_once_in_a_room() -> None:
    """No id says how many acts came before it: the same act again is refused, unless it has an id of its own."""
    note = "- {act: NoteToFile, text: a}\n"
    (alone,) = entries(HEAD + "acts:\n" + note)
    with pytest.raises(BadInput) as refusal:
        read_mediation((HEAD + "acts:\n" + note + note).encode())
    assert [(problem.code, problem.params) for problem in refusal.value.problems] == [("same-act-twice", {"first": 8})]
    named = "- {act: NoteToFile, text: a, id: again}\n"
    assert [entry.id for entry in entries(HEAD + "acts:\n" + named + note + named.replace("again", "more"))] == [
        "again",
        alone.id,
        "more",
    ]


def test_public_may_be_opened_by_the_file_itself() -> None:
    """Where the file opens `public`, nothing is added."""
    text = HEAD + "acts:\n- {act: CompartmentOpened, id: public, members: [everyone], sort: public, title: Press}\n"
    mediation = read_mediation(text.encode())
    assert [entry.id for entry in mediation.entries] == ["public"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_reads_the_same_twice_and_after_being_written(path: Path) -> None:
    """Reading is a function of the bytes, and what is written reads back equal, with the short forms in it."""
    mediation = read_mediation(path.read_bytes())
    written = write_mediation(mediation)
    assert read_mediation(path.read_bytes()) == mediation
    assert read_mediation(written.encode()) == mediation
    assert write_mediation(read_mediation(written.encode())) == written
    assert "earliest" not in written


def _stands_alone(act: Act) -> bool:
    return not refs_of(act) and not list(check_act(act)) and not isinstance(act, CompartmentOpened)


def _knowable(entry: Entry) -> Entry:
    """Return the entry, entered late enough to be known by then, and without a day of learning before it happened."""
    if not list(check_known(entry, ZONE)):
        return entry
    assert entry.when is not None
    return msgspec.structs.replace(entry, learnt=None, entered=max(entry.entered, entry.when.earliest or 0))


def _mediations() -> st.SearchStrategy[Mediation]:
    entry = st.builds(
        lambda act, when, learnt, entered, by, how: Entry(
            id="", room="public", act=act, when=when, learnt=learnt, entered=entered, recorded_by=by,
            basis=Basis(how=how),
        ),
        acts(refs={}).filter(_stands_alone), st.none() | whens(), st.none() | whens(),
        st.integers(0, 4_000_000_000), st.sampled_from(["", "amal", "jo"]), st.sampled_from(["done", "not stated"]),
    )  # fmt: skip
    return st.lists(entry, max_size=4).map(
        lambda found: Mediation(
            key="any",
            zone=ZONE,
            language="en",
            entries=tuple(
                placed([
                    public_room(7, "amal"),
                    *(msgspec.structs.replace(_knowable(each), id=f"e{place}") for place, each in enumerate(found)),
                ])
            ),
        )
    )  # fmt: skip


@given(_mediations())
def test_any_mediation_reads_back_as_it_was_written(mediation: Mediation) -> None:
    """Whatever is in the acts, at whatever instant each was entered, the file that is written reads back equal."""
    assert read_mediation(write_mediation(mediation).encode()) == mediation


@pytest.mark.parametrize(
    "entry",
    [
        Entry(id="odd", room="public", act=Unknown(kind="Tribunal", raw={"act": "Tribunal"})),
        Entry(id="odd", room="public", act=NoteToFile(text="a\x07")),
        Entry(id="odd", room="public", act=NoteToFile(text="a", about="nowhere")),
        Entry(id="odd", room="public", act=NoteToFile(text="a"), when=When(value="2024", earliest=0, latest=1)),
    ],
)
def test_what_a_file_cannot_say_is_not_written(entry: Entry) -> None:
    """Nothing is lost in silence: an entry that would not read back is named, and there is no file."""
    mediation = Mediation(key="x", zone=ZONE, entries=tuple(placed([public_room(0, ""), entry])))
    with pytest.raises(GoodOfficesError, match="cannot-be-written") as refusal:
        write_mediation(mediation)
    assert refusal.value.params == {"id": "odd"}


@pytest.mark.parametrize("instant", ["2031-10-26T00:30:00Z", "2031-10-26T01:30:00Z", "2031-10-26T01:30:07Z"])
def test_an_instant_in_a_repeated_hour_is_written_so_that_it_is_the_same(instant: str) -> None:
    """When the clocks of the zone showed a time twice, each of the two comes back as itself."""
    (entry,) = entries(HEAD + f"acts:\n- {{act: NoteToFile, id: a, text: x, entered: {instant}}}\n")
    mediation = Mediation(key="x", zone=ZONE, entries=tuple(placed([public_room(0, ""), entry])))
    assert entry.entered == moment(instant, ZONE)
    assert read_mediation(write_mediation(mediation).encode()).entries[1].entered == entry.entered


def test_mediations_differ_where_they_say_something_else() -> None:
    """Equality looks at everything that is said, and not at lines."""
    one = read_mediation((HEAD + "acts:\n- {act: Actor, id: amal, name: Amal}\n").encode())
    same = read_mediation((HEAD + "acts:\n\n\n- {act: Actor, id: amal, name: Amal}\n").encode())
    assert one == same
    assert hash(one) == hash(same)
    assert one.lines != same.lines
    for field, other in {
        "key": "x",
        "zone": "UTC",
        "language": "ar",
        "plain": True,
        "recorded_by": "jo",
        "entries": (),
    }.items():
        assert one != msgspec.structs.replace(one, **{field: other})


def test_a_bom_and_other_ends_of_line_are_fine() -> None:
    """Files from other systems read as they do here."""
    text = HEAD + "acts:\n- {act: Actor, id: amal, name: Amal}\n"
    mediation = read_mediation(text.encode())
    assert read_mediation(b"\xef\xbb\xbf" + text.encode()) == mediation
    assert read_mediation(text.replace("\n", "\r\n").encode()) == mediation


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_checks_need_no_file(path: Path) -> None:
    """Entries from anywhere are checked alike; one that points past its room is found as it is written."""
    found = read_mediation(path.read_bytes()).entries
    known = everything_around(found)
    assert list(check_entries(found, known)) == []
    new = Entry(id="new", room="public", act=NoteToFile(text="x", about="nothing-here"))
    hidden = Around(look=lambda key: None, rooms=rooms_of(found))
    assert [(p.code, p.params["nearest"]) for p in check_entry(new, hidden, ())] == [("unknown-ref", "")]
    twice = [*found, found[0]]
    assert [problem.code for _, problem in check_entries(twice, everything_around(twice))] == ["id-taken"]


def test_a_span_is_as_long_as_can_be_counted() -> None:
    """What a file may ask for is what counting accepts."""
    assert counting.MOST == MOST


def test_every_kind_of_act_is_in_an_example() -> None:
    """The examples show each kind at least once, so that each has been read from a file."""
    used = {type(entry.act).__name__ for path in EXAMPLES for entry in read_mediation(path.read_bytes()).entries}
    assert set(kinds()) - used == set()


def test_problems_come_in_file_order() -> None:
    """What only shows when all acts are read stands among the rest, by line."""
    text = HEAD + "acts:\n- {act: Actor, id: a, name: A, of: b}\n- {act: Actor, id: a2, nam: A}\n"
    with pytest.raises(BadInput) as refusal:
        read_mediation(text.encode(), "x.yaml")
    lines = [problem.line for problem in refusal.value.problems]
    assert lines == sorted(lines) == [8, 9, 9]
    assert {problem.file for problem in refusal.value.problems} == {"x.yaml"}


def test_the_page_on_the_format_shows_a_file_that_is_read() -> None:
    """The example on the page is a whole file, and its fields at the top and beside an act are all in its tables."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "file-format.md").read_text()
    found = read_mediation(page.split("```yaml\n")[1].split("```")[0].encode())
    assert [entry.id for entry in found.entries[:4]] == ["public", "north", "team", "amal"]
    assert {name for name in (*HEAD_FIELDS, *BESIDE) if f"| `{name}` |" not in page} == set()
