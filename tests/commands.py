"""Running the commands: in this process, or as a process of its own, as a person would."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from goodoffices.cli import run

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = {name: str(ROOT / "examples" / f"{name}.yaml") for name in ("doha", "harbour")}
PACKAGES = str(ROOT / "examples" / "packages" / "harbour.yaml")
COMMAND = (sys.executable, "-m", "goodoffices.cli")

Json = dict[str, Any]


class Said(NamedTuple):
    """How a command ended: its exit code, what it printed, and what it said was wrong."""

    code: int
    out: str
    err: str


def said(*arguments: str) -> Said:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(arguments))
    return Said(code, out.getvalue(), err.getvalue())


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment, with the package found where these tests have it."""
    import goodoffices

    source = str(Path(goodoffices.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": source, **more}


def ran(*arguments: str, data: bytes = b"", env: Mapping[str, str] | None = None) -> Said:
    """Run a command as a process of its own, with these bytes on its standard input."""
    ended = subprocess.run(
        [*COMMAND, *arguments], input=data, env=environment(**(env or {})), capture_output=True, check=False, timeout=60
    )
    return Said(ended.returncode, ended.stdout.decode(), ended.stderr.decode(errors="backslashreplace"))


def json_of(*arguments: str) -> Any:
    """Return what a command answers as JSON."""
    ended = said(*arguments, "--format", "json")
    assert ended.err == ""
    return msgspec.json.decode(ended.out)


def section(brief: Json, tag: str) -> list[Json]:
    """Return the lines of one section of a brief."""
    return next(s["lines"] for s in brief["sections"] if s["section"] == tag)


def flat(lines: list[Json]) -> Iterator[Json]:
    """Give lines with all that stands beside and below them."""
    for line in lines:
        yield line
        for part in ("basis", "denials", "more"):
            yield from flat(line.get(part, []))


def about(lines: list[Json], key: str) -> Json:
    """Return the one line whose subject is the entry of this id."""
    found = [line for line in lines if line.get("rests_on", [])[:1] == [key]]
    assert len(found) == 1, (key, [line["tag"] for line in found])
    return found[0]


def beside(line: Json, tag: str) -> Json:
    """Return the one line of this kind that stands beside or below another."""
    found = [part for part in flat([line]) if part["tag"] == tag]
    assert len(found) == 1, (tag, len(found))
    return found[0]


def words(line: Json) -> list[str]:
    """Return the words quoted in a line."""
    return [wording["text"] for wording in line["params"]["words"]]


def one_row(text: str) -> str:
    """Return a text as one row, so that it can be searched across the ends of its lines."""
    return " ".join(text.split())
