"""Proves that a kind of act is known throughout the package that is on the path; run in a process of its own.

Usage: python proving.py KIND FILE SENTENCE. FILE holds one act of the kind, SENTENCE is what is said of it. What fails
is printed, one name to a row; the exit code is 1 where anything does.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from html import unescape
from pathlib import Path

KIND, FILE, SENTENCE = sys.argv[1:] if len(sys.argv) == 4 else ("", "", "")


def command(*arguments: str) -> str:
    """Return what a command answers; one that ends badly is no answer."""
    from goodoffices.cli import run

    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        code = run(list(arguments))
    assert code == 0, out.getvalue()
    return " ".join(out.getvalue().split())


def codec() -> None:
    """An act of the kind is the same again after JSON."""
    from goodoffices.acts.act import kind_of
    from goodoffices.record.codec import decode_entry, encode_entry
    from goodoffices.record.file import read_mediation

    entries = read_mediation(Path(FILE).read_bytes()).entries
    held = [entry for entry in entries if kind_of(entry.act) == KIND]
    assert len(held) == 1
    assert [decode_entry(encode_entry(entry)) for entry in held] == held
    assert type(decode_entry(encode_entry(held[0])).act) is type(held[0].act)


def schema() -> None:
    """The schema knows the kind."""
    assert f'"{KIND}"' in command("schema")


def check() -> None:
    """The file is sound, and a slip in an act of the kind is told with its line."""
    assert "sound" in command("check", FILE)
    broken = Path(FILE).with_name("broken.yaml")
    broken.write_text(Path(FILE).read_text().replace("by: north", "by: nroth"))
    try:
        command("check", str(broken))
    except AssertionError as told:
        assert "nroth" in str(told)
        return
    raise AssertionError("a slip was not seen")


def log() -> None:
    """The log tells it in its own sentence."""
    assert SENTENCE in command("log", FILE, "--kind", KIND)


def brief_text() -> None:
    """The short brief says it."""
    assert SENTENCE in command("brief", FILE)


def brief_json() -> None:
    """The brief as JSON holds it, with the sentence and the act it rests on."""
    assert SENTENCE in command("brief", FILE, "--format", "json")


def page() -> None:
    """The page says it."""
    from django.test import Client

    from goodoffices.desk.desks import desk_of_files
    from goodoffices.desk.wsgi import environ_of, ready
    from goodoffices.record.file import read_mediation

    ready()
    mediation = read_mediation(Path(FILE).read_bytes(), name="small")
    client = Client(SERVER_NAME="127.0.0.1", **environ_of(desk_of_files([mediation], now=lambda _: 2_000_000_000)))
    html = client.get(f"/{mediation.key}/timeline").content.decode()
    read_out = re.sub(r'<span[^>]* aria-hidden="true">[^<]*</span>', "", html)
    shown = unescape(re.sub(r"<[^>]+>", "", read_out))
    assert SENTENCE in " ".join(shown.split())


def form() -> None:
    """The desk has a form for it, with a word of help and a label for each field."""
    from goodoffices.acts.act import kinds
    from goodoffices.desk.forms.drawn import label_of
    from goodoffices.desk.forms.shape import kinds_by_hand, shapes_of
    from goodoffices.desk.words import say
    from goodoffices.export.english import KINDS

    assert KIND in kinds_by_hand()
    assert set(KINDS) == set(kinds())
    assert say(f"form.{KIND}")
    spelt = {shape.name: shape.name.replace("_", " ").capitalize() for shape in shapes_of(kinds()[KIND])}
    assert label_of(KIND, "way") != spelt["way"]


def example() -> None:
    """Every kind there is has an act in the worked example."""
    from goodoffices.acts.act import kind_of, kinds
    from goodoffices.examples import example as supplied
    from goodoffices.record.file import read_mediation

    used = {kind_of(entry.act) for entry in read_mediation(supplied("harbour")).entries}
    assert set(kinds()) - used == set()
    assert KIND in used


def reference() -> None:
    """The reference is what the vocabulary says, and names the kind."""
    from tools import acts

    assert acts.PAGE.read_text() == acts.page()
    assert f"### {KIND}\n" in acts.page()


PROOFS: tuple[Callable[[], None], ...] = (
    codec, schema, check, log, brief_text, brief_json, page, form, example, reference,
)  # fmt: skip


def failing() -> list[str]:
    """Return the names of the proofs that fail, with the sort of failure."""
    found = []
    for proof in PROOFS:
        try:
            proof()
        except Exception as error:  # noqa: BLE001  (whatever goes wrong is a proof that fails)
            found.append(f"{proof.__name__} {type(error).__name__}")
    return found


if __name__ == "__main__":
    failed = failing()
    sys.stdout.write("\n".join(failed))
    sys.exit(1 if failed else 0)
