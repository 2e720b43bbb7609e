"""Arguments and options that several commands take, and what they were given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from goodoffices.ways import ASKED, Ways

if TYPE_CHECKING:
    from goodoffices.asked import Asked

C = TypeVar("C", bound=Callable[..., Any])
Part = Callable[[C], C]

FILE = click.argument("file", metavar="FILE")
VAULT = click.argument("vault", metavar="VAULT")
ROOM = click.argument("room", metavar="ROOM")
AS_OF = click.option("--as-of", metavar="DAY", default="", help="What had happened by then, such as 2024-11-09.")
KNOWN_AT = click.option("--known-at", metavar="DAY", default="", help="What we had learnt by then.")
AS = click.option("--as", "room", metavar="ROOM", default="", help="As everybody in this room together may see it.")
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="How to write the answer."
)
ROOMS = click.option("--room", "rooms", metavar="ROOM", multiple=True, help="Which room; may be given several times.")
YES = click.option("--yes", is_flag=True, help="Do not ask whether to go on.")
BOTH = click.option("--with-passphrase", "both", is_flag=True, help="Need a passphrase as well as the key file.")
PORT = click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On this machine.")
NEW_KEY_FILE = click.option(
    "--new-key-file", metavar="PATH", default="", help="The key file of the new way in; made where it is not there."
)


def _note(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Keep what an option said of the secret, and whether it was said in this command."""
    source = context.get_parameter_source(option.name or "")
    kept: Ways = context.meta.get(__name__, ASKED)
    said = kept.said or source is click.core.ParameterSource.COMMANDLINE
    context.meta[__name__] = kept._replace(**{str(option.name): value, "said": said})


PASSPHRASE_FD = click.option(
    "--passphrase-fd", metavar="N", type=click.IntRange(0), envvar="GOODOFFICES_PASSPHRASE_FD", expose_value=False,
    callback=_note,
    help="Read passphrases from this descriptor, a line each.",
)  # fmt: skip
KEY_FILE = click.option(
    "--key-file", metavar="PATH", default="", envvar="GOODOFFICES_KEY_FILE", expose_value=False,
    callback=_note,
    help="The vault's key file.",
)  # fmt: skip
RECOVERY = click.option(
    "--recovery", is_flag=True, expose_value=False,
    callback=_note,
    help="Open the vault with its recovery key.",
)  # fmt: skip


def takes(*parts: Part[C]) -> Part[C]:
    """Give a command these arguments and options, in this order."""

    def give(command: C) -> C:
        for part in reversed(parts):
            command = part(command)
        return command

    return give


def SECRET(command: C) -> C:  # noqa: N802  (it stands among the options, and is three of them)
    """Give a command the options that say where a vault's secret comes from."""
    return takes(PASSPHRASE_FD, KEY_FILE, RECOVERY)(command)


def ways(**changes: Any) -> Ways:
    """Return where the command that is running was told to take secrets from, changed in these ways."""
    context = click.get_current_context()
    kept: Ways = context.meta.get(__name__, ASKED)
    return kept._replace(**changes)


def question(file: str, **asked: Any) -> Asked:
    """Return a question put to a file or a vault, and warn where not all of a vault could be read."""
    from goodoffices.asked import Asked
    from goodoffices.cli.saying import tell

    made = Asked(file, ways=ways(), **asked)
    if made.partly_unread():
        tell("vault.unread", vault=file)
    return made
