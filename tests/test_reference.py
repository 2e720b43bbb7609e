"""The reference is complete: every kind of act, every command and every option is in it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from goodoffices.acts.act import kinds
from goodoffices.cli import app
from tests.commands import EXAMPLES, PACKAGES, ROOT, said
from tests.export.test_faces import LINE, SHAPE
from tools import acts

COMMAND_LINE = (ROOT / "docs" / "reference" / "command-line.md").read_text()
HOW_TO = sorted((ROOT / "docs" / "how-to").glob("*.md"))


def test_the_page_of_acts_is_what_the_vocabulary_says() -> None:
    """docs/reference/acts.md is what tools/acts.py writes from the classes as they are."""
    assert acts.PAGE.read_text() == acts.page()


def test_the_page_of_acts_has_every_kind() -> None:
    """Each kind has a part of its own and a row for each of its fields."""
    page = acts.page()
    for name, cls in kinds().items():
        part = page.partition(f"\n### {name}\n")[2].partition("\n##")[0]
        assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == list(cls.__struct_fields__), name


def test_a_stale_page_is_seen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The tool says so, and fails, where the page is not what it would write."""
    monkeypatch.setattr("sys.argv", ["acts.py", "--check"])
    assert acts.main() == 0
    monkeypatch.setattr(acts, "page", lambda: "another page")
    assert acts.main() == 1
    assert "Run: python tools/acts.py" in capsys.readouterr().out


def rows(heading: str) -> dict[str, list[str]]:
    """Return the rows of the table under a heading: what is named first, with the commands it goes with."""
    part = COMMAND_LINE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = re.findall(r"^\| `(--[a-z-]+)[^`]*` \| ([^|]*) \|", part, re.MULTILINE)
    return {name: re.findall(r"`(\w+)`", commands) for name, commands in found}


def test_every_option_is_described_with_its_commands() -> None:
    """The table of options names each option of each command, and no other."""
    there: dict[str, list[str]] = {}
    for name, command in app.commands.items():
        for option in (part for part in command.params if isinstance(part, click.Option)):
            there.setdefault(option.opts[0], []).append(name)
    assert {name: sorted(commands) for name, commands in rows("Options").items()} == {
        name: sorted(commands) for name, commands in there.items()
    }


def test_every_command_is_described_with_what_it_takes() -> None:
    """The first table has each command with its arguments, in the order of the help."""
    listed = re.findall(r"^\| `([a-z]+)([^`]*)` \|", COMMAND_LINE.partition("## Options")[0], re.MULTILINE)
    usage = {name: " ".join(arguments(command)) for name, command in app.commands.items()}
    assert [(name, taken.strip()) for name, taken in listed] == list(usage.items())


def arguments(command: click.Command) -> list[str]:
    """Return the arguments of a command as its help shows them."""
    return [str(part.metavar) for part in command.params if isinstance(part, click.Argument)]


def test_every_key_of_the_answers_is_described() -> None:
    """The page names each key that an answer in JSON or a line in it may have."""
    named = set(re.findall(r"`(\w+)`", COMMAND_LINE.partition("## JSON")[2]))
    assert {key for keys in SHAPE.values() for key in keys} | LINE <= named


def told_in(page: Path) -> list[str]:
    """Return the commands on files that a page tells to give, but for those that only end when somebody ends them."""
    return re.findall(r"^goodoffices ((?!demo|desk|new|vault)(?!.*\.vault)[^>;|\n]+)", page.read_text(), re.MULTILINE)


@pytest.mark.parametrize("page", [page for page in HOW_TO if told_in(page)], ids=lambda page: str(page.stem))
def test_the_commands_of_a_how_to_work(page: Path) -> None:
    """Each command that a page tells to give is answered, with the worked example in the place of the file."""
    for line in told_in(page):
        file = PACKAGES if line.startswith("packages") else EXAMPLES["harbour"]
        given = [file if word.endswith(".yaml") else word for word in line.split()]
        assert said(*given).code in (0, 1), line
