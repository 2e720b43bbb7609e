"""A new file: whatever the names, it can be read at once; it is written whole or not at all, and over nothing."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.new import _UNWRITABLE, Answers, _names, new_file, write_new
from goodoffices.record.file import Mediation, read_mediation
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.brief import brief
from goodoffices.standing.standing import standing
from tests.commands import EXAMPLES, ran, said

NOW = 1_937_000_000


def is_name(text: str) -> bool:
    """Return whether the questions would take this as a name."""
    return len(_names(text)) == 1 and not set(",;،؛") & set(text) and _UNWRITABLE.search(text) is None


names = st.one_of(
    st.sampled_from(
        ["North", "north", "North room", "team", "Everyone", "الشمال", "צפון", "yes", "123", "- a", "a: b"]
    ),
    st.text(min_size=1, max_size=30).filter(is_name).map(str.strip),
)
answers = st.builds(
    Answers,
    name=names,
    zone=st.sampled_from(["UTC", "Asia/Qatar", "America/St_Johns"]),
    language=st.sampled_from(["en", "ar", "pt-BR"]),
    parties=st.lists(names, min_size=1, max_size=4).map(tuple),
    mediator=names,
    team=st.lists(names, min_size=1, max_size=3).map(tuple),
    known=st.booleans(),
)


def opened(given_answers: Answers) -> Mediation:
    """Return the new file of these answers as it is read."""
    return read_mediation(new_file(given_answers, now=NOW), name="new.yaml")


LIKE_A_ROOM = Answers(
    name="Team",
    zone="UTC",
    language="en",
    parties=("North", "North"),
    mediator="Joint",
    team=("North room", "Joint role"),
)


@given(answers)
@example(LIKE_A_ROOM)
def test_a_new_file_is_sound_whatever_the_names(asked: Answers) -> None:
    """Any names in any script, alike or like a room's, make a file that reads, with everybody in it by that name."""
    acts = [entry.act for entry in opened(asked).entries]
    held = [act.name for act in acts if type(act).__name__ in ("PartyJoined", "Actor")]  # type: ignore[union-attr]
    assert sorted(held) == sorted((*asked.parties, asked.mediator, *asked.team))


@given(answers)
def test_a_new_file_has_a_brief_for_each_room(asked: Answers) -> None:
    """Each starting room holds the people it is for, and its brief names the mediation; the public one if it may."""
    mediation = opened(asked)
    record = Record(mediation.entries, zone=mediation.zone)
    rooms = {room: shelf.compartment for room, shelf in record.shelves.items()}
    assert len(rooms) == 3 + 2 * len(asked.parties)
    assert len(rooms["team"].members) == len(asked.team)
    for key, room in rooms.items():
        assert room.members, key
        found = brief(standing(see(record, record.those_in(key)), as_of=NOW, known_at=NOW))
        assert len(found.sections[0].lines) == (0 if room.sort == "public" and not asked.known else 2)


def test_a_party_is_in_its_own_room_and_not_in_our_file_on_it() -> None:
    """North's room holds the team and North; our file on North holds the team alone."""
    asked = Answers(name="Talks", zone="UTC", language="en", parties=("North",), mediator="Envoy", team=("Amal",))
    rooms = Record(opened(asked).entries).shelves
    assert rooms["north-room"].compartment.members == {"amal", "north"}
    assert rooms["north-file"].compartment.members == {"amal"}


@pytest.mark.parametrize("between", [",", ";", "،", "؛"])
def test_names_stand_between_the_marks_of_either_script(between: str) -> None:
    """A list is told apart at the comma or semicolon of the keyboard it was typed on."""
    assert _names(f"الشمال{between} الجنوب {between}{between}") == ("الشمال", "الجنوب")


def test_names_in_another_script_get_ids_by_what_they_are() -> None:
    """Where no id can be made of a name, it says who it is; one name in two places has two ids."""
    asked = Answers(
        name="محادثات",
        zone="UTC",
        language="ar",
        parties=("الشمال", "South", "الشرق"),
        mediator="المبعوث",
        team=("أمل", "Jo", "المبعوث"),
    )
    mediation = opened(asked)
    named = {entry.id: entry.act.name for entry in mediation.entries if hasattr(entry.act, "name")}
    assert mediation.key == "mediation"
    assert named == {
        "opening": "محادثات",
        "party-1": "الشمال",
        "south": "South",
        "party-3": "الشرق",
        "mediator": "المبعوث",
        "member-1": "أمل",
        "jo": "Jo",
        "member-3": "المبعوث",
    }
    same = Answers(name="Talks", zone="UTC", language="en", parties=("North",), mediator="Amal", team=("Amal",))
    assert {entry.id for entry in opened(same).entries} >= {"amal", "amal-2", "north"}


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    """Nothing is overwritten, also where the name is a link that leads nowhere."""
    there = tmp_path / "there.yaml"
    there.write_text("mine")
    astray = tmp_path / "astray.yaml"
    astray.symlink_to(tmp_path / "nowhere")
    for path in (there, astray):
        with pytest.raises(GoodOfficesError, match="file-there"):
            write_new(path, b"theirs")
    assert there.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["astray.yaml", "there.yaml"]


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    """Nobody else on the machine can read it."""
    write_new(tmp_path / "new.yaml", b"words")
    assert stat.S_IMODE((tmp_path / "new.yaml").stat().st_mode) == 0o600
    assert (tmp_path / "new.yaml").read_bytes() == b"words"


@pytest.mark.parametrize("step", ["fsync", "link"])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Where the disk is full at any step, there is no file, no rest of one, and a plain refusal."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, full)
    with pytest.raises(GoodOfficesError, match="cannot-write") as refusal:
        write_new(tmp_path / "new.yaml", b"words")
    assert refusal.value.params["why"] == os.strerror(errno.ENOSPC)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a stick that knows no links the file is written all the same, and still over nothing."""

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    write_new(tmp_path / "new.yaml", b"words")
    assert (tmp_path / "new.yaml").read_bytes() == b"words"
    with pytest.raises(GoodOfficesError, match="file-there"):
        write_new(tmp_path / "new.yaml", b"others")
    assert [path.name for path in tmp_path.iterdir()] == ["new.yaml"]
    assert (tmp_path / "new.yaml").read_bytes() == b"words"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A path into nowhere is refused with the reason."""
    with pytest.raises(GoodOfficesError, match="cannot-write") as refusal:
        write_new(tmp_path / "nowhere" / "new.yaml", b"words")
    assert refusal.value.params["why"] == os.strerror(errno.ENOENT)


def test_new_asks_and_writes_what_checks_sound(tmp_path: Path) -> None:
    """The answers, on standard input, become a file that is sound; what was slipped in is asked again."""
    path = tmp_path / "new.yaml"
    asked = [
        "Harbour talks",
        "Nowhere/Land",
        "Europe/Lisbon",
        "English",
        "en",
        ",",
        "North, South",
        "the envoy",
        "Amal, Jo",
    ]
    ended = ran("new", str(path), data="\n".join([*asked, ""]).encode())
    assert ended.code == 0, ended.err
    assert ended.out == f"Written: {path}. Read it with `goodoffices brief {path}`, and edit it with any editor.\n"
    for again in ("That is no time zone.", "That is no language code.", "Name at least one."):
        assert again in ended.err
    assert said("check", str(path)).code == 0
    assert "Harbour talks" in said("brief", str(path)).out
    assert os.listdir(tmp_path) == ["new.yaml"]  # noqa: PTH208  (hidden rests too)


@pytest.mark.parametrize("data", [b"", b"Talks\nUTC\n", b"\xff\xfe\n", b"a\x1bb\n"])
def test_new_without_its_answers_writes_nothing(tmp_path: Path, data: bytes) -> None:
    """Where the answers end early or are no text, nothing is written and that is said."""
    ended = ran("new", str(tmp_path / "new.yaml"), data=data)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.endswith("Stopped. Nothing was changed.\n")
    assert list(tmp_path.iterdir()) == []


def test_new_overwrites_nothing(tmp_path: Path) -> None:
    """A file that is there is left as it is, before anything is asked."""
    path = tmp_path / "there.yaml"
    path.write_text("mine")
    ended = ran("new", str(path))
    told = f"{path} is there already and was left as it is. Choose another name, or move it away first.\n"
    assert ended == (2, "", told)
    assert path.read_text() == "mine"


def test_new_copies_an_example(tmp_path: Path) -> None:
    """An example is copied byte for byte; one there is none of is refused with those there are."""
    path = tmp_path / "copy.yaml"
    assert said("new", str(path), "--example", "harbour").code == 0
    assert path.read_bytes() == Path(EXAMPLES["harbour"]).read_bytes()
    other = said("new", str(tmp_path / "other.yaml"), "--example", "nosuch")
    assert (other.code, other.out) == (2, "")
    assert "There are: doha, harbour." in other.err
