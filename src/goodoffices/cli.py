"""The command line: one mediation file in, one answer out. Exit codes: 0 yes, 1 not so, 2 bad input."""

from __future__ import annotations

import io
import os
import sys
import time
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import click
import typer

from goodoffices import __version__
from goodoffices.acts.problems import BadInput, GoodOfficesError, NotHere
from goodoffices.export.errors import error_text, problems_text, say_error
from goodoffices.record.file import Mediation, read_mediation
from goodoffices.record.ledger import Record, holder
from goodoffices.record.see import Visible, see
from goodoffices.standing.moments import moments
from goodoffices.standing.standing import Standing, standing

app = typer.Typer(
    name="goodoffices",
    help="Where a mediation stands, on whose word. Nothing leaves this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


File = Annotated[str, typer.Argument(metavar="FILE", help="A mediation file, or - for standard input.")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DAY", help="What had happened by then, such as 2024-11-09.")]
KnownAt = Annotated[str, typer.Option("--known-at", metavar="DAY", help="What we had learnt by then.")]
As = Annotated[str, typer.Option("--as", metavar="ROOM", help="As everybody in this room together may see it.")]
AsFormat = Annotated[Format, typer.Option("--format", help="How to write the answer.")]


class Asked:
    """A mediation file that was read, with the moments and the viewer asked for."""

    def __init__(self, path: str, *, as_of: str = "", known_at: str = "", room: str = "") -> None:
        self.mediation = read(path)
        self.record = Record(self.mediation.entries, zone=self.mediation.zone)
        self.as_of, self.known_at = moments(
            zone=self.mediation.zone,
            clock=lambda: int(time.time()),
            as_of=as_of,
            known_at=known_at,
            read_as_of=self.mediation.read_as_of,
        )
        self.room = room

    def visible(self) -> Visible:
        """Return what the viewer asked for may see; without one, whoever holds the file sees all of it."""
        if not self.room:
            return see(self.record, holder(self.record, self.mediation.recorded_by))
        viewer = self.record.those_in(self.room)
        if not viewer.who:
            raise NotHere("room")
        return see(self.record, viewer)

    def standing(self, *, known_at: int | None = None) -> Standing:
        """Return where things stand, at another moment of knowing where one is given."""
        return standing(self.visible(), as_of=self.as_of, known_at=self.known_at if known_at is None else known_at)


def read(path: str) -> Mediation:
    """Return the mediation in a file, or on standard input for "-". Raises BadInput and GoodOfficesError."""
    if path == "-":
        return read_mediation(sys.stdin.buffer.read(), name="standard input")
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise GoodOfficesError("cannot-read", file=path, why=getattr(error, "strerror", None) or "") from None
    return read_mediation(data, name=path)


@app.command()
def brief(
    file: File,
    as_of: AsOf = "",
    known_at: KnownAt = "",
    room: As = "",
    form: AsFormat = Format.TEXT,
    full: Annotated[bool, typer.Option("--full", help="Every section whole, empty ones too.")] = False,
) -> None:
    """Say where things stand, on whose word: the one page to read before walking into the room."""
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.brief import brief as make

    asked = Asked(file, as_of=as_of, known_at=known_at, room=room)
    found = make(asked.standing())
    seen_as = text.room_text(asked.standing(), room) if room else ""
    match form:
        case Format.JSON:
            put(as_json.dump(as_json.brief_json(found)))
        case Format.MARKDOWN:
            put(markdown.brief_markdown(found, seen_as=seen_as))
        case _:
            put(text.brief_text(found, seen_as=seen_as, full=full))


@app.command()
def log(
    file: File,
    as_of: AsOf = "",
    known_at: KnownAt = "",
    room: As = "",
    form: AsFormat = Format.TEXT,
    kind: Annotated[str, typer.Option("--kind", metavar="ACT", help="Only acts of this kind, such as Notice.")] = "",
    within: Annotated[str, typer.Option("--in", metavar="ROOM", help="Only what lies in this room.")] = "",
) -> None:
    """List every act, in order of time, with its basis and what corrections made of it."""
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.log import log as make

    asked = Asked(file, as_of=as_of, known_at=known_at, room=room)
    known_kind(kind)
    zone, found = asked.record.zone, make(asked.standing(), kind=kind, room=within)
    match form:
        case Format.JSON:
            put(as_json.dump(as_json.log_json(found, zone)))
        case Format.MARKDOWN:
            put(markdown.log_markdown(found, zone))
        case _:
            put(text.log_text(found, zone))


@app.command()
def due(file: File, as_of: AsOf = "", known_at: KnownAt = "", room: As = "", form: AsFormat = Format.TEXT) -> None:
    """List what is due: what came due, what falls when, what waits with no date."""
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.due import due as make

    asked = Asked(file, as_of=as_of, known_at=known_at, room=room)
    zone, found = asked.record.zone, make(asked.standing(), now=asked.as_of)
    match form:
        case Format.JSON:
            put(as_json.dump(as_json.due_json(found, zone)))
        case Format.MARKDOWN:
            put(markdown.due_markdown(found, zone))
        case _:
            put(text.due_text(found, zone))


@app.command()
def diff(
    file: File,
    other: Annotated[str, typer.Argument(metavar="[OTHER]", help="A later file of the same mediation.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="DAY", help="Against what was known by then.")] = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    room: As = "",
    form: AsFormat = Format.TEXT,
) -> None:
    """Say what changed: since a day, or between two files. Exits with 1 where anything did."""
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.brief import brief as make
    from goodoffices.standing.diff import diff as compare

    if bool(other) == bool(since):
        raise GoodOfficesError("diff-what")
    asked = Asked(file, as_of=as_of, known_at=known_at, room=room)
    zone = asked.record.zone
    if since:
        earlier, _ = moments(zone=zone, clock=lambda: 0, as_of=since)
        was, now = make(asked.standing(known_at=earlier)), make(asked.standing())
    else:
        was, now = make(asked.standing()), make(Asked(other, as_of=as_of, known_at=known_at, room=room).standing())
    found = compare(was, now)
    match form:
        case Format.JSON:
            put(as_json.dump(as_json.diff_json(found, zone)))
        case Format.MARKDOWN:
            put(markdown.diff_markdown(found, zone))
        case _:
            put(text.diff_text(found, zone))
    raise typer.Exit(1 if found else 0)


@app.command()
def before(
    file: File,
    room: Annotated[str, typer.Argument(metavar="ROOM", help="The room you are about to walk into.")],
    as_of: AsOf = "",
    known_at: KnownAt = "",
    form: AsFormat = Format.TEXT,
) -> None:
    """Print what may be said in a room, and nothing else."""
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.before import before as make

    if not Path(file).is_file() and Path(room).is_file():
        file, room = room, file
    asked = Asked(file, as_of=as_of, known_at=known_at)
    sheet = make(asked.record, room, as_of=asked.as_of, known_at=asked.known_at)
    match form:
        case Format.JSON:
            put(as_json.dump(as_json.before_json(sheet)))
        case Format.MARKDOWN:
            put(markdown.before_markdown(sheet))
        case _:
            put(text.before_text(sheet))


@app.command()
def check(file: File, room: As = "") -> None:
    """Say whether a file can be read, and every problem in it with its line. Exits with 1 where there is any."""
    from goodoffices.export.text import check_text

    try:
        asked = Asked(file, room=room)
    except BadInput as error:
        put(problems_text(error.problems))
        raise typer.Exit(1) from None
    put(check_text(asked.visible(), file))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a mediation file, for an editor that completes and checks as you type."""
    from goodoffices.acts.schema import schema as make
    from goodoffices.export.as_json import dump

    put(dump(make()))


@app.command()
def new(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; it must not be there yet.")],
    example: Annotated[str, typer.Option("--example", metavar="NAME", help="Copy an example instead.")] = "",
) -> None:
    """Write a new mediation file: it asks for what it needs, and overwrites nothing."""
    from goodoffices.examples import example as supplied
    from goodoffices.new import ask, new_file, write_new

    if Path(file).exists():
        raise GoodOfficesError("file-there", file=file)
    data = supplied(example) if example else new_file(ask(), now=int(time.time()))
    write_new(Path(file), data)
    put(error_text("written", {"file": file}) + "\n")


@app.command()
def demo(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port on this machine.")] = 8000,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Files of your own.")] = None,
) -> None:
    """Show the examples, or files of your own, in a browser on this machine only."""
    from goodoffices.examples import example

    try:
        from goodoffices.desk.demo import serve
    except ModuleNotFoundError:
        raise GoodOfficesError("desk-missing") from None
    shown = (
        [read(path) for path in files]
        if files
        else [read_mediation(example(name), name=name) for name in ("harbour", "doha")]
    )
    serve(shown, port=port, say=lambda text: put(text + "\n"))


def known_kind(kind: str) -> None:
    """Refuse a kind of act there is none of. Raises GoodOfficesError."""
    from difflib import get_close_matches

    from goodoffices.acts.act import kinds

    if kind and kind not in kinds():
        near = get_close_matches(kind, kinds(), n=1, cutoff=0.4)
        raise GoodOfficesError("no-such-kind", found=kind, nearest=near[0] if near else "Notice")


def put(text: str) -> None:
    """Write to standard output."""
    sys.stdout.write(text)
    sys.stdout.flush()


def version(value: bool) -> None:
    """Print the version and end."""
    if value:
        put(f"goodoffices {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    show: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Where a mediation stands, on whose word. Nothing leaves this machine."""


def main() -> NoReturn:
    """Run the command line and exit: 0 yes, 1 not so, 2 bad input. No traceback reaches the user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; what went wrong is said on standard error."""
    try:
        done = app(arguments, standalone_mode=False)
    except BadInput as error:
        return fail(problems_text(error.problems))
    except GoodOfficesError as error:
        return fail(say_error(error) + "\n")
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        return fail(error_text("stopped", {}) + "\n")
    except click.ClickException as error:
        return fail(error_text("usage", {"what": error.format_message()}) + "\n")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  (a fault of ours must not spill the words being handled)
        return fail(error_text("fault", {"what": type(error).__name__, "where": _where(error)}) + "\n")
    return done if isinstance(done, int) else 0


def fail(text: str) -> int:
    """Say on standard error what is wrong, and return the exit code for bad input."""
    sys.stderr.write(text)
    return 2


def _where(error: Exception) -> str:
    """Name the place in our code, and nothing of what was being handled."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "goodoffices" in f.filename]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


if __name__ == "__main__":
    main()
