"""The command for packages: issues and wishes in, packages that all could live with out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.saying import answer as write
from goodoffices.cli.saying import say

if TYPE_CHECKING:
    from goodoffices.packages.reading.joining import Told
    from goodoffices.packages.sheet import Sheet
    from goodoffices.packages.space import Package, Space

_MOST = 100_000
"""Letters of a package that is read from a file."""


@click.command()
@click.argument("files", metavar="FILE [FILE]...", nargs=-1, required=True)
@click.option(
    "--solve", metavar="NAMES", default="nash,ks,egalitarian",
    help="Which fair packages: nash, ks, egalitarian, utilitarian, weighted-nash.",
)  # fmt: skip
@click.option("--doubt", is_flag=True, help="How often each is acceptable, of all wishes that fit what is known.")
@click.option("--ask", is_flag=True, help="Which question is worth asking next, and whom.")
@click.option("--improve", metavar="PACKAGE", default="", help="Better this one: issue=option, or a file.")
@click.option(
    "--text", is_flag=True, help="One draft, changed as long as nobody rejects it: of --improve, or a fair one."
)
@click.option("--pool", metavar="N", default="", help="So many packages as unlike each other as they can be.")
@click.option("--divide", is_flag=True, help="Divide a list of things: adjusted winner, and the maximin share of each.")
@click.option("--budget", metavar="TIME", default="30s", show_default=True, help="How long it may take, such as 2m.")
@click.option("--full", is_flag=True, help="Every efficient package.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "svg", "csv"]), default="text",
    help="How to write the answer.",
)  # fmt: skip
def packages(
    files: tuple[str, ...], solve: str, improve: str, pool: str, budget: str, full: bool, form: str, **asked: bool
) -> int:
    """Find packages that all could live with.

    A FILE says what is on the table and what each party wants of it. Exits with 1 where there is no package that all
    would take.
    """
    from goodoffices.packages.typed import pool_size, seconds, solutions

    names, size, limit = solutions(solve), pool_size(pool), seconds(budget)
    told = _read(files)
    sheet = _answered(
        told,
        solve=names,
        improve=_package(told.space, improve) if improve else None,
        pool=size,
        seconds=limit,
        **asked,
    )
    _written(sheet, form, full)
    return _ended(sheet)


def _read(files: tuple[str, ...]) -> Told:
    from goodoffices.asked import read_bytes
    from goodoffices.packages.reading.reading import read_text, read_told

    if files == ("-",):
        return read_text("standard input", read_bytes("-"))
    return read_told(*map(Path, files))


def _package(space: Space, text: str) -> Package:
    """Return the package to be improved: as it was typed, from a file, or from standard input."""
    from goodoffices.asked import read_bytes
    from goodoffices.packages.faults import PackagesError
    from goodoffices.packages.typed import typed_package, written_package

    if text == "-":
        return written_package(space, read_bytes("-").decode(errors="replace")[:_MOST])
    if "=" in text and not Path(text).is_file():
        return typed_package(space, text)
    try:
        if not Path(text).is_file():
            raise PackagesError("package-unreadable", file=text[:80], why="no such file")
        with Path(text).open(encoding="utf-8", errors="replace") as file:
            return written_package(space, file.read(_MOST))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such file"
        raise PackagesError("package-unreadable", file=text[:80], why=why) from None


def _answered(told: Told, **asked: Any) -> Sheet:
    from goodoffices.cli.stopping import stoppable
    from goodoffices.packages.answering import answer, request
    from goodoffices.packages.faults import PackagesError

    try:
        return stoppable(lambda watch: answer(request(told, watch=watch, **asked), watch=watch))
    except ImportError as error:
        if (error.name or "").startswith("goodoffices"):
            raise
        code = "packages-missing" if isinstance(error, ModuleNotFoundError) else "packages-unloaded"
        raise PackagesError(code, what=(error.name or "a package that this needs").partition(".")[0]) from None


def _written(sheet: Sheet, form: str, full: bool) -> None:
    from goodoffices.packages.drawing.page import sheet_svg
    from goodoffices.packages.faces.as_csv import sheet_csv
    from goodoffices.packages.faces.as_json import sheet_json
    from goodoffices.packages.faces.as_text import failed_text, sheet_text

    write(
        form,
        text=lambda: sheet_text(sheet, full=full),
        json=lambda: sheet_json(sheet),
        svg=lambda: sheet_svg(sheet),
        csv=lambda: sheet_csv(sheet),
    )
    if form in ("svg", "csv"):
        for row in failed_text(sheet):
            say(row)


def _ended(sheet: Sheet) -> int:
    """Return the exit code: 2 where any part failed, 1 where all would take no package, or else 0."""
    if sheet.failed:
        return 2
    front = sheet.front.packages[:1] if sheet.front else ()
    found = [*(one.packages[0] for one in sheet.fair if one.packages), *front]
    return 0 if any(all(sheet.scenario.check(package).accepted) for package in found) else 1
