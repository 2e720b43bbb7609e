"""Acts are added all or none, checked as a file's are; a token adds once; stopped in the middle, nothing is there."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from goodoffices.cli.progress import Progress
from tests.cli_vault.vaults import PHRASE, descriptor, did, refused, size_of, unlocked
from tests.commands import COMMAND, ran

TWO = """\
# after the call
- act: Meeting
  room: team
  when: 2024-02-01
  between: [amal, north]
  form: phone
- {act: NoteToFile, id: after-it, room: north-room, text: they would wait, about: first}
"""


def test_acts_are_added_as_they_stand_in_a_file(vault: str, tmp_path: Path) -> None:
    """From standard input or a file, a list or one act; what has no id gets one of its own."""
    told = did("add", vault, answers=TWO)
    assert "Added: after-it (north-room)" in told
    assert "they would wait" in did("log", vault)
    one = tmp_path / "one.yaml"
    one.write_text("act: NoteToFile\nroom: team\ntext: that is all\n")
    before = size_of(vault)
    did("add", vault, str(one))
    did("add", vault, str(one))
    assert size_of(vault) == before + 2


def test_what_is_wrong_is_said_with_its_line_and_nothing_is_added(vault: str) -> None:
    """Every problem at once, by the lines that were given; not even the sound ones among them are added."""
    before = size_of(vault)
    told = refused("add", vault, answers=TWO.replace("north]", "nort]").replace("after-it", "second"))
    assert "standard input:5: acts[0].between[1]: There is no nort here." in told
    assert "standard input:7: acts[1].id: The id second is taken by an earlier entry." in told
    assert told.endswith("2 to put right. Nothing was read.\n")
    assert size_of(vault) == before


@pytest.mark.parametrize("text", ["", "\n", "words", "acts: none", "goodoffices: 1\n", "[]", "- [\n"])
def test_what_are_no_acts_is_refused(vault: str, text: str) -> None:
    """Nothing, some words, the head of a file, half a list: told in words that say what was expected."""
    told = refused("add", vault, answers=text)
    assert "acts" in told.lower() or "bracket" in told


def test_a_token_adds_once(vault: str) -> None:
    """The second time the same entries are named and nothing is added, also where they have ids; another adds again."""
    first = did("add", vault, "--token", "call-1", answers=TWO)
    before = size_of(vault)
    again = unlocked("add", vault, "--token", "call-1", answers=TWO)
    assert (again.code, again.out) == (0, first)
    assert "added before" in again.err
    assert size_of(vault) == before
    did("add", vault, "--token", "call-2", answers=TWO.replace("after-it", "after-that"))
    assert size_of(vault) == before + 2


def test_ctrl_c_in_the_middle_of_an_import_leaves_nothing(
    vault: str, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted after some entries, none of them is there, and the vault takes them afterwards."""
    with Path(file).open("a") as end:
        end.writelines(f"  - {{act: NoteToFile, id: n{n}, room: team, text: more}}\n" for n in range(50))
    before = size_of(vault)

    def pressed(self: Progress, done: int, total: int | None = None) -> None:
        if done == 25:
            signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patched:
        patched.setattr(Progress, "__call__", pressed)
        ended = unlocked("import", vault, file)
    assert (ended.code, ended.out, ended.err) == (2, "", "Stopped. Nothing was changed.\n")
    assert size_of(vault) == before
    assert "team: 50 new" in did("import", vault, file)


def test_private_words_are_in_no_argument_and_no_file(vault: str, tmp_path: Path) -> None:
    """But for the file it came from, no file here or in this machine's memory has them."""
    did("add", vault, answers=TWO)
    did("vault", "note", "add", vault, "team", "--draft", answers="they would wait\n")
    state = Path(os.environ["GOODOFFICES_STATE"])
    for path in (*state.rglob("*"), *tmp_path.rglob("*")):
        if path.is_file() and path.suffix != ".yaml":
            for word in (b"would wait", b"basin", PHRASE.encode(), b"north-room"):
                assert word not in path.read_bytes(), path


def test_no_command_takes_words_or_a_secret_as_an_argument() -> None:
    """No option of any command is for a passphrase, a recovery key, a reason or a text."""
    import click

    from goodoffices.cli import app
    from goodoffices.cli.vault import COMMANDS

    groups = [command for command in COMMANDS if isinstance(command, click.Group)]
    everything = [*app.commands.values(), *COMMANDS, *(c for group in groups for c in group.commands.values())]
    taken = {
        name
        for command in everything
        for option in command.params
        for name in option.opts
        if option.type is click.STRING or isinstance(option.type, click.types.StringParamType)
    }
    assert not {
        name for name in taken if any(word in name for word in ("pass", "why", "what", "text", "reason", "name"))
    }
    assert "--key-file" in taken


def test_a_command_of_its_own_reads_a_descriptor_it_inherits(vault: str) -> None:
    """As a person would in a shell: the passphrase on standard input, which is descriptor 0."""
    ended = ran("check", vault, "--passphrase-fd", "0", data=PHRASE.encode() + b"\n")
    assert (ended.code, ended.err) == (0, "")
    assert COMMAND[-1] == "goodoffices.cli"
    number = descriptor(PHRASE)
    os.close(int(number))
