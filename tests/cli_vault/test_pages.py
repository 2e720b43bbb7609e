"""What is written of vaults is so: every command of the how-to pages works in its order, every option is described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from goodoffices.cli.vault import COMMANDS
from tests.cli_vault.vaults import OTHER, PHRASE, did, unlocked
from tests.commands import ROOT, said

PAGES = ("vault", "destroy", "backup")
REFERENCE = (ROOT / "docs" / "reference" / "command-line.md").read_text()
SECRET = {"--passphrase-fd", "--key-file", "--recovery"}
ACT = "- {act: NoteToFile, room: north-room, text: they will wait}\n"
WITHOUT_SECRET = ("vault lock", "vault restore")


def told_in(page: str) -> list[str]:
    """Return the commands that a page tells to give, in its order."""
    text = (ROOT / "docs" / "how-to" / f"{page}.md").read_text()
    return re.findall(r"^goodoffices (.+)$", text, re.MULTILINE)


def answers(command: str, recipient: str, count: str) -> str:
    """Return what a person would type for a command of a page."""
    if command.startswith("add"):
        return ACT
    if "vault person" in command:
        return f"{recipient}\nread out by phone\n"
    return f"working papers\n\n{count}\n" if "destroy" in command else "a good reason\n"


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_work_in_their_order(
    page: str, tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is given as it is written, ids in the place of NOTE, COPY, RULE and HOLD, and ends well."""
    monkeypatch.chdir(tmp_path)
    if page != "vault":
        did("vault", "new", "talks.vault", "--from", file, "--no-recovery")
    seen = recipient = ""
    for command in told_in(page):
        if "COPY" in command:
            seen = did("vault", "copies", "talks.vault")
        ids = re.findall(r"\b[0-9a-f]{32}\b", seen)
        given = [ids[0] if word in ("NOTE", "COPY", "RULE", "HOLD") else word for word in command.split()]
        count = "2" if command.endswith("first") else "3"
        if command.endswith("first"):
            did("import", "talks.vault", file, "--bring-back")
        own = (OTHER, PHRASE) if re.search(r"(add|identity|merge) trip", command) else (PHRASE, OTHER)
        if "merge again" in command:
            own = (PHRASE, PHRASE)
        if command.startswith(WITHOUT_SECRET):
            ended = said(*given)
        else:
            ended = unlocked(*given, answers=answers(command, recipient, count), secrets=own)
        assert ended.code == 0 or "doctor" in command, (command, ended)
        seen = ended.out
        recipient = seen.strip() if "identity" in command else recipient


def commands() -> Iterator[tuple[str, click.Command]]:
    """Give every command of a vault with its arguments, as the reference writes it."""
    for command in COMMANDS:
        inner = command.commands.values() if isinstance(command, click.Group) else (command,)
        for part in inner:
            group = f"{command.name} " if part is not command else ""
            taken = [str(option.metavar) for option in part.params if isinstance(option, click.Argument)]
            yield " ".join(("vault", f"{group}{part.name}", *taken)), part


def test_every_command_of_a_vault_is_described_with_its_options() -> None:
    """The reference names each command with its arguments and its own options, in the order of the help."""
    part = REFERENCE.partition("\n## Vaults\n")[2].partition("\n## ")[0]
    listed = [
        (usage, set(re.findall(r"`(--[a-z-]+)`", options)))
        for usage, options in re.findall(r"^\| `(vault [^`]+)` \| ([^|]*)\|", part, re.MULTILINE)
    ]
    there = [
        (usage, {option.opts[0] for option in part.params if isinstance(option, click.Option)})
        for usage, part in commands()
    ]
    assert [usage for usage, _ in listed] == [usage for usage, _ in there]
    assert [(usage, options) for usage, options in listed] == [(usage, options - SECRET) for usage, options in there]
    assert {usage for usage, options in there if not options >= SECRET} == {
        "vault lock [VAULT]",
        "vault restore FILE VAULT",
    }


@pytest.mark.parametrize("usage", [usage for usage, _ in commands()])
def test_help_of_a_vault_says_all_in_whole_sentences(usage: str) -> None:
    """Each command has help, each option says what it is, and no sentence is cut short."""
    name = [word for word in usage.split() if word.islower()]
    ended = said(*name, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert "..." not in re.sub(r"\[(ROOM|ID|ARGS)\]\.\.\.", "", ended.out)
    command = dict(commands())[usage]
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []
    assert "..." not in said("vault", "--help").out.replace("[ARGS]...", "")
