"""A vault says what the file said from which it was made, and a file written from it says the same again."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation, read_mediation
from tests.cli_vault.vaults import did, made, refused, size_of, unlocked
from tests.commands import EXAMPLES, said

MOMENTS = {"harbour": ("2031-03-20", "2031-05-20"), "doha": ("2024-11-09", "2025-01-20")}


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return where the vaults of the examples lie, once they are made."""
    return {name: str(tmp_path_factory.mktemp(name) / f"{name}.vault") for name in EXAMPLES}


def vault_of(sealed: dict[str, str], name: str) -> str:
    """Return the vault of an example, made when it is first asked for."""
    return sealed[name] if Path(sealed[name]).exists() else made(Path(sealed[name]), EXAMPLES[name])


def rooms_of(name: str) -> list[str]:
    """Return every room of an example."""
    entries = read_mediation(Path(EXAMPLES[name]).read_bytes()).entries
    return list(dict.fromkeys(entry.room for entry in entries))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_reading_of_a_vault_is_that_of_its_file(sealed: dict[str, str], name: str) -> None:
    """Brief, log, due and the sheet, for whoever holds it and for each room, are the same bytes, then and now."""
    vault = vault_of(sealed, name)
    for day in MOMENTS[name]:
        asked = ("--as-of", day, "--known-at", day)
        for room in ("", *rooms_of(name)):
            seen_by = ("--as", room) if room else ()
            for command in ("brief", "log", "due"):
                of_file = said(command, EXAMPLES[name], *asked, *seen_by)
                assert unlocked(command, vault, *asked, *seen_by) == of_file, (command, room, day)
                assert of_file.code == 0
            if room:
                assert unlocked("before", vault, room, *asked) == said("before", EXAMPLES[name], room, *asked)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_independent_verifier_finds_a_vault_of_a_file_sound(sealed: dict[str, str], name: str) -> None:
    """Whatever kinds of act a file holds, a certificate written by hand among them, its vault is sound."""
    assert did("vault", "verify", vault_of(sealed, name)).startswith("SOUND")


def by_room(mediation: Mediation) -> dict[str, list[Entry]]:
    """Return what a mediation says room by room, each in its order."""
    found: dict[str, list[Entry]] = {}
    for entry in mediation.entries:
        found.setdefault(entry.room, []).append(entry)
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_plain_file_of_a_vault_reads_as_the_first(sealed: dict[str, str], name: str, tmp_path: Path) -> None:
    """What was taken in and written out again says the same, head and entries, nothing left out."""
    file = tmp_path / "again.yaml"
    ended = unlocked("export", vault_of(sealed, name), str(file), "--plain", answers="a test of the way back\n")
    assert (ended.code, "left out" in ended.err) == (0, False)
    first = read_mediation(Path(EXAMPLES[name]).read_bytes())
    again = read_mediation(file.read_bytes())
    assert by_room(again) == by_room(first)
    heads = [msgspec.structs.replace(read, entries=(), plain=True, lines={}) for read in (first, again)]
    assert heads[0] == heads[1]


def test_a_file_of_what_is_public_holds_nothing_else(vault: str, tmp_path: Path) -> None:
    """Without --plain only the room `public` is written, nothing is asked, and no private word or room is in it."""
    file = tmp_path / "public.yaml"
    assert "Rooms in it: public." in did("export", vault, str(file))
    text = file.read_text()
    assert "plain" not in text
    for private in ("basin", "quay", "tired", "north-room", "north-file"):
        assert private not in text
    assert {entry.room for entry in read_mediation(file.read_bytes()).entries} == {"public"}
    assert file.stat().st_mode & 0o777 == 0o600
    assert did("export", vault, "-") == text


def test_a_plain_export_is_put_on_record_with_its_reason(vault: str, tmp_path: Path) -> None:
    """One person alone takes out everything only by saying why, and that is on record before the file is there."""
    file = tmp_path / "all.yaml"
    assert unlocked("export", vault, str(file), "--plain").code == 2
    assert not file.exists()
    did("export", vault, str(file), "--plain", answers="the archive asked for it\n")
    told = did("vault", "copies", vault)
    assert "plain copy, not sealed" in told
    assert "by one person alone" in told
    assert "the archive asked for it" not in told
    assert "by one person alone: the archive asked for it" in unlocked("log", vault, "--in", "team").out
    assert "the archive asked" not in file.read_text()
    assert "is there already" in refused("export", vault, str(file), "--plain", answers="again\n")
    assert did("vault", "copies", vault) == told


def test_taking_a_file_in_twice_changes_nothing(vault: str, file: str) -> None:
    """What is there already and says the same is passed over, whatever it is."""
    before = size_of(vault)
    assert "0 new, 16 there already." in did("import", vault, file)
    assert size_of(vault) == before


def test_a_file_that_says_something_else_is_refused(vault: str, file: str) -> None:
    """An id that is there and says something else refuses the whole file, and asks for a correction."""
    before = size_of(vault)
    text = Path(file).read_text().replace("the quay may go", "the quay must stay")
    Path(file).write_text(text + "  - {act: NoteToFile, id: third, room: team, text: more}\n")
    told = refused("import", vault, file)
    assert "second" in told
    assert "Correction" in told
    assert "quay" not in told
    assert size_of(vault) == before


def test_further_entries_of_a_file_are_taken_in(vault: str, file: str) -> None:
    """Only what is new is written, under its own id, and counted by room."""
    with Path(file).open("a") as end:
        end.write("  - {act: NoteToFile, id: third, room: team, text: more}\n")
    assert did("import", vault, file) == "team: 1 new\n1 new, 16 there already.\n"
    assert "third" in did("log", vault)


@pytest.mark.parametrize(("what", "other"), [("mediation: talks", "mediation: walks"), ("Europe/Lisbon", "Asia/Qatar")])
def test_another_mediation_is_not_taken_in(vault: str, file: str, what: str, other: str) -> None:
    """A file of another mediation, or counted in another zone, is refused with both names."""
    Path(file).write_text(Path(file).read_text().replace(what, other))
    told = refused("import", vault, file)
    assert other.removeprefix("mediation: ") in told
    assert "--from" in told


def test_what_does_not_fit_the_vault_is_refused_with_its_line(vault: str, tmp_path: Path) -> None:
    """A file that is sound by itself and not beside what is there is refused as a file is, line by line."""
    file = tmp_path / "two-teams.yaml"
    head = "goodoffices: 1\nmediation: talks\nzone: Europe/Lisbon\nplain: yes\nentered: 2024-01-20T18:00\nacts:\n"
    file.write_text(head + "  - {act: CompartmentOpened, id: other-team, sort: team, members: []}\n")
    told = refused("import", vault, str(file))
    assert told.startswith(f"{file}:7: sort: The room team is the team's already.")
    assert told.endswith("1 to put right. Nothing was read.\n")


def test_what_may_have_been_destroyed_does_not_come_back_by_itself(vault: str, file: str) -> None:
    """A plain file from before a destruction is refused, naming what may return, unless that is asked for."""
    did("vault", "destroy", vault, "north-room", "second", "--yes", answers="done with\nnotes of January\n")
    told = refused("import", vault, file)
    assert "second" in told
    assert "--bring-back" in told
    assert "1 new" in did("import", vault, file, "--bring-back")


def test_what_no_file_can_hold_is_left_out_and_said(vault: str, tmp_path: Path) -> None:
    """What points to something destroyed is left out, and counted on standard error with its id."""
    did("add", vault, answers="- {act: NoteToFile, id: beside, room: north-room, text: see there, about: second}\n")
    did("vault", "destroy", vault, "north-room", "second", "--yes", answers="done with\nnotes of January\n")
    file = tmp_path / "rest.yaml"
    ended = unlocked("export", vault, str(file), "--plain", answers="to go on by hand\n")
    assert ended.code == 0
    assert "1 entry was left out, which no file can hold: beside." in ended.err
    assert said("check", str(file)).code == 0
