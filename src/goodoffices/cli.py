"""The command line: one mediation file in, one answer out. Exit codes: 0 yes, 1 not so, 2 bad input."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import click

from goodoffices import __version__

# What a command needs is imported by that command: help, and a slip in the arguments, are answered at once.

C = TypeVar("C", bound=Callable[..., Any])
Part = Callable[[C], C]

FILE = click.argument("file", metavar="FILE")
AS_OF = click.option("--as-of", metavar="DAY", default="", help="What had happened by then, such as 2024-11-09.")
KNOWN_AT = click.option("--known-at", metavar="DAY", default="", help="What we had learnt by then.")
AS = click.option("--as", "room", metavar="ROOM", default="", help="As everybody in this room together may see it.")
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="How to write the answer."
)


def takes(*parts: Part[C]) -> Part[C]:
    """Give a command these arguments and options, in this order."""

    def give(command: C) -> C:
        for part in reversed(parts):
            command = part(command)
        return command

    return give


class InOrder(click.Group):
    """Commands in the order in which they are needed, not by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands as they are written here."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="FILE is a mediation file, or - for standard input.",
)
@click.version_option(__version__, prog_name="goodoffices", message="%(prog)s %(version)s", help="Print the version.")
@click.pass_context
def app(context: click.Context) -> None:
    """Where a mediation stands, on whose word. Nothing leaves this machine."""
    if context.invoked_subcommand is None:
        put(context.get_help() + "\n")


def answer(form: str, **ways: Callable[[], str]) -> None:
    """Write an answer in the form asked for."""
    put(ways[form]())


@app.command()
@takes(FILE, AS_OF, KNOWN_AT, AS, FORMAT)
@click.option("--full", is_flag=True, help="Every section whole, empty ones too.")
def brief(file: str, as_of: str, known_at: str, room: str, form: str, full: bool) -> None:
    """Say where things stand, on whose word.

    The one page to read before walking into the room.
    """
    from goodoffices.asked import Asked
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.brief import brief as make

    s = Asked(file, as_of=as_of, known_at=known_at, room=room).standing()
    found = make(s)
    seen_as = text.room_text(s, room) if room else ""
    answer(
        form,
        text=lambda: text.brief_text(found, seen_as=seen_as, full=full),
        json=lambda: as_json.dump(as_json.brief_json(found)),
        markdown=lambda: markdown.brief_markdown(found, seen_as=seen_as),
    )


@app.command()
@takes(FILE, AS_OF, KNOWN_AT, AS, FORMAT)
@click.option("--kind", metavar="ACT", default="", help="Only acts of this kind, such as Notice.")
@click.option("--in", "within", metavar="ROOM", default="", help="Only what lies in this room.")
def log(file: str, as_of: str, known_at: str, room: str, form: str, kind: str, within: str) -> None:
    """List every act, in order of time.

    Each with its basis, and what corrections made of it.
    """
    from goodoffices.asked import Asked
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.log import log as make

    asked = Asked(file, as_of=as_of, known_at=known_at, room=room)
    known_kind(kind)
    if within:
        asked.check_within(within)
    zone, found = asked.record.zone, make(asked.standing(), kind=kind, room=within)
    answer(
        form,
        text=lambda: text.log_text(found, zone),
        json=lambda: as_json.dump(as_json.log_json(found, zone)),
        markdown=lambda: markdown.log_markdown(found, zone),
    )


@app.command()
@takes(FILE, AS_OF, KNOWN_AT, AS, FORMAT)
def due(file: str, as_of: str, known_at: str, room: str, form: str) -> None:
    """List what came due, what falls when, and what waits.

    What waits for an event has no date, and is listed last.
    """
    from goodoffices.asked import Asked
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.due import due as make

    asked = Asked(file, as_of=as_of, known_at=known_at, room=room)
    zone, found = asked.record.zone, make(asked.standing(), now=asked.as_of)
    answer(
        form,
        text=lambda: text.due_text(found, zone),
        json=lambda: as_json.dump(as_json.due_json(found, zone)),
        markdown=lambda: markdown.due_markdown(found, zone),
    )


@app.command()
@FILE
@click.argument("other", metavar="[OTHER]", default="")
@click.option("--since", metavar="DAY", default="", help="Against what was known by then.")
@takes(AS_OF, KNOWN_AT, AS, FORMAT)
def diff(file: str, other: str, since: str, as_of: str, known_at: str, room: str, form: str) -> int:
    """Say what changed: since a day, or between two files.

    OTHER is a later file of the same mediation. Exits with 1 where anything changed.
    """
    from goodoffices.asked import Asked
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.brief import brief as make
    from goodoffices.standing.diff import diff as compare
    from goodoffices.standing.moments import moments

    if bool(other) == bool(since):
        refuse("diff-what")
    asked = Asked(file, as_of=as_of, known_at=known_at, room=room)
    zone = asked.record.zone
    if since:
        earlier, _ = moments(zone=zone, clock=lambda: 0, as_of=since)
        was, now = make(asked.standing(known_at=earlier)), make(asked.standing())
    else:
        was, now = make(asked.standing()), make(Asked(other, as_of=as_of, known_at=known_at, room=room).standing())
    found = compare(was, now)
    answer(
        form,
        text=lambda: text.diff_text(found, zone),
        json=lambda: as_json.dump(as_json.diff_json(found, zone)),
        markdown=lambda: markdown.diff_markdown(found, zone),
    )
    return 1 if found else 0


@app.command()
@FILE
@click.argument("room", metavar="ROOM")
@takes(AS_OF, KNOWN_AT, FORMAT)
def before(file: str, room: str, as_of: str, known_at: str, form: str) -> None:
    """Print what may be said in a room, and nothing else.

    ROOM is the room you are about to walk into, as a brief names it in [brackets].
    """
    from pathlib import Path

    from goodoffices.asked import Asked
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.before import before as make

    if not Path(file).is_file() and Path(room).is_file():
        file, room = room, file
    asked = Asked(file, as_of=as_of, known_at=known_at, guarded=True)
    sheet = make(asked.record, room, as_of=asked.as_of, known_at=asked.known_at)
    answer(
        form,
        text=lambda: text.before_text(sheet),
        json=lambda: as_json.dump(as_json.before_json(sheet)),
        markdown=lambda: markdown.before_markdown(sheet),
    )


@app.command()
@takes(FILE, AS)
def check(file: str, room: str) -> int:
    """Say whether a file can be read.

    Lists every problem in it with its line, and exits with 1 where there is any.
    """
    from goodoffices.acts.problems import BadInput, GoodOfficesError
    from goodoffices.asked import Asked
    from goodoffices.export.errors import problems_text, say_error, shown
    from goodoffices.export.text import check_text

    try:
        asked = Asked(file, room=room)
    except BadInput as error:
        put(problems_text(error.problems))
        return 1
    except GoodOfficesError as error:
        if error.code != "not-sound":
            raise
        put(say_error(error) + "\n")
        return 1
    put(check_text(asked.visible(), shown(file)))
    return 0


@app.command()
def schema() -> None:
    """Print the JSON Schema of a mediation file.

    For an editor that completes and checks as you type.
    """
    from goodoffices.acts.schema import schema as make
    from goodoffices.export.as_json import dump

    put(dump(make()))


@app.command()
@FILE
@click.option("--example", metavar="NAME", default="", help="Copy an example instead.")
def new(file: str, example: str) -> None:
    """Write a new mediation file.

    It asks for what it needs, and overwrites nothing: FILE must not be there yet.
    """
    import time
    from pathlib import Path

    from goodoffices.examples import example as supplied
    from goodoffices.export.errors import error_text
    from goodoffices.new import ask, new_file, write_new

    if os.path.lexists(file):
        refuse("file-there", file=file)
    data = supplied(example) if example else new_file(ask(), now=int(time.time()))
    write_new(Path(file), data)
    put(error_text("written", {"file": file}) + "\n")


@app.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On this machine.")
@click.argument("files", metavar="[FILE]...", nargs=-1)
def demo(port: int, files: tuple[str, ...]) -> None:
    """Show the examples, or files of your own, in a browser.

    The pages are on this machine only. Ctrl-C ends it.
    """
    from goodoffices.asked import read
    from goodoffices.examples import example
    from goodoffices.record.file import read_mediation

    try:
        from goodoffices.desk.demo import serve
    except ModuleNotFoundError:
        refuse("desk-missing")
    supplied = (read_mediation(example(name), name=name) for name in ("harbour", "doha"))
    serve([read(path) for path in files] or [*supplied], port=port, say=lambda text: put(text + "\n"))


def known_kind(kind: str) -> None:
    """Refuse a kind of act there is none of. Raises GoodOfficesError."""
    from difflib import get_close_matches

    from goodoffices.acts.act import kinds

    if kind and kind not in kinds():
        near = get_close_matches(kind, kinds(), n=1, cutoff=0.4)
        refuse("no-such-kind", found=kind, nearest=near[0] if near else "Notice")


def refuse(code: str, **params: str) -> NoReturn:
    """Refuse to go on. Raises GoodOfficesError."""
    from goodoffices.acts.problems import GoodOfficesError

    raise GoodOfficesError(code, **params) from None


def put(text: str) -> None:
    """Write to standard output. Raises GoodOfficesError where nothing can be written there."""
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        no_more_output()
        refuse("cannot-write", file="standard output", why=error.strerror or "")


def no_more_output() -> None:
    """Let what is left of the output go nowhere, so that ending does not stumble over it."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> NoReturn:
    """Run the command line and exit: 0 yes, 1 not so, 2 bad input. No traceback reaches the user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; what went wrong is said on standard error."""
    try:
        with app.make_context("goodoffices", arguments) as context:
            done = app.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:
        no_more_output()
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  (a fault of ours must not spill what is handled)
        return fail(_told(error))
    return done if isinstance(done, int) else 0


def fail(text: str) -> int:
    """Say on standard error what is wrong, and return the exit code for bad input."""
    if sys.stderr is not None:
        sys.stderr.write(text)
    return 2


def _told(error: BaseException) -> str:
    """Put an error into words; of a fault of ours no more than its sort and its place."""
    from goodoffices.acts.problems import BadInput, GoodOfficesError
    from goodoffices.export.errors import error_text, problems_text, say_error

    match error:
        case BadInput():
            return problems_text(error.problems)
        case GoodOfficesError():
            return say_error(error) + "\n"
        case click.Abort() | KeyboardInterrupt():
            return error_text("stopped", {}) + "\n"
        case click.ClickException():
            return error_text("usage", {"what": error.format_message()}) + "\n"
        case _:
            return error_text("fault", {"what": type(error).__name__, "where": _where(error)}) + "\n"


def _where(error: BaseException) -> str:
    """Name the place in our code, and nothing of what was being handled."""
    import traceback
    from pathlib import Path

    frames = [f for f in traceback.extract_tb(error.__traceback__) if "goodoffices" in f.filename]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


if __name__ == "__main__":
    main()
