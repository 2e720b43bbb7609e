"""The command line: a mediation, a vault or what is on the table in, one answer out. Exit codes: 0 yes, 1 no, 2 bad."""

from __future__ import annotations

import io
import sys
from typing import NoReturn

import click

from goodoffices import __version__
from goodoffices.cli import files, readings
from goodoffices.cli.desk import desk
from goodoffices.cli.groups import InOrder, Later
from goodoffices.cli.packages import packages
from goodoffices.cli.press import press
from goodoffices.cli.saying import fail, no_more_output, put, told


@click.group(
    cls=InOrder,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="FILE is a mediation file, a vault, or - for standard input.",
)
@click.version_option(__version__, prog_name="goodoffices", message="%(prog)s %(version)s", help="Print the version.")
@click.pass_context
def app(context: click.Context) -> None:
    """Where a mediation stands, on whose word. Nothing leaves this machine."""
    if context.invoked_subcommand is None:
        put(context.get_help() + "\n")


for _command in (
    *(readings.brief, readings.log, readings.due, readings.diff, readings.before, readings.check),
    *(files.schema, files.new, files.demo, desk, files.add, files.take_in, files.give_out, press, packages),
):
    app.add_command(_command)
app.add_command(
    Later(
        "vault",
        commands_in="goodoffices.cli.vault",
        help="Keep a mediation sealed: a vault's own commands.\n\nVAULT is a file, or postgresql://host/database#schema.",
    )
)


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
        return fail(told(error))
    return done if isinstance(done, int) else 0
