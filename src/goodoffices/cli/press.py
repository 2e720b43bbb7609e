"""The command for the press: an article in, its statements out; into a vault, each as somebody says yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goodoffices.cli.parts import SECRET, ways
from goodoffices.cli.saying import answer, refuse, say

if TYPE_CHECKING:
    from goodoffices.press.values import Reading

LINES = "lines"
"""The word before a file of our own sentences, to be held against what was said before."""


@click.command()
@click.argument("files", metavar="[lines] FILE", nargs=-1, required=True)
@click.option("--dateline", metavar="DAY", default="", help="The day the article bears, where it does not say.")
@click.option("--outlet", metavar="NAME", default="", help="Who published it, where it does not say.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "yaml"]), default=None, help="How to write the answer."
)
@click.option("--into", "vault", metavar="VAULT", default="", help="Go through the drafts, and record those accepted.")
@click.option("--room", metavar="ROOM", default="", help="Where they are to lie; the public room without it.")
@click.option("--against", metavar="VAULT", default="", help="With lines: hold each sentence of FILE against a vault.")
@SECRET
def press(
    files: tuple[str, ...], dateline: str, outlet: str, form: str | None, vault: str, room: str, against: str
) -> int | None:
    """Read an article: who said what, on which terms.

    It proposes, and records nothing by itself. With --into, a person says yes to each statement.
    """
    from goodoffices.asked import named, read_bytes
    from goodoffices.pressed import read_file

    if files[0] == LINES and len(files) == 2:
        _none_idle("lines", dateline=dateline, outlet=outlet, into=vault, room=room)
        _lines(files[1], against, form or "text")
        return None
    if len(files) != 1:
        raise click.UsageError("name one FILE")
    if against:
        refuse("press-two-ways")
    if vault:
        _none_idle("read", format=form)
    else:
        _none_idle("into", room=room)
    if vault and files[0] == "-":
        refuse("press-from-input")
    reading = read_file(read_bytes(files[0]), named(files[0]), dateline=dateline, outlet=outlet, warn=_warn)
    if vault:
        return _into(reading, vault, room)
    _told(reading, form or "text")
    return None


def _none_idle(why: str, **given: str | None) -> None:
    """Refuse an option that would do nothing: whoever gives it expects that it does."""
    for name, value in given.items():
        if value:
            refuse(f"press-option-{why}", option=f"--{name}")


def _warn(reason: str) -> None:
    from goodoffices.export.errors import error_text

    say(error_text("press-file", {"reason": reason}))


def _told(reading: Reading, form: str) -> None:
    from goodoffices.cli.press_text import reading_text
    from goodoffices.export.as_json import dump
    from goodoffices.press.written import written

    answer(
        form,
        text=lambda: reading_text(reading),
        json=lambda: dump(written(reading)),
        yaml=lambda: _yaml(written(reading)),
    )


def _yaml(value: object) -> str:
    import yaml

    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=120)


def _into(reading: Reading, address: str, room: str) -> int:
    from goodoffices.cli.press_walk import Walk, public_room
    from goodoffices.unlocking import opened

    with opened(address, ways()) as vault:
        return Walk(vault, reading, room or public_room(vault)).go()


def _lines(file: str, against: str, form: str) -> None:
    from goodoffices.asked import named, read_bytes
    from goodoffices.cli.press_lines import lines_against, lines_text, lines_written
    from goodoffices.export.as_json import dump
    from goodoffices.pressed import words_in
    from goodoffices.unlocking import opened

    if not against:
        refuse("press-no-vault")
    text = words_in(read_bytes(file), named(file))
    with opened(against, ways()) as vault:
        lines = lines_against(text, vault)
    answer(
        form,
        text=lambda: lines_text(lines),
        json=lambda: dump(lines_written(lines)),
        yaml=lambda: _yaml(lines_written(lines)),
    )
