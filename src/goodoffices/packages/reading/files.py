"""The files of a scenario: which they are, how large, and what is in them, before any of it is looked into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from goodoffices.packages.reading.nodes import MOST_BYTES, Faults

ENDINGS = (".xml", ".json", ".yaml", ".yml", ".csv")
MOST_FILES = 500
"""Files in one folder."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_PART = re.compile(r"(\d+)")


class Source(NamedTuple):
    """A file that was read: its name to people, its bare name, its bytes, and whether it was found in a folder."""

    file: str
    stem: str
    data: bytes
    found: bool = False


def sources(paths: Sequence[Path], faults: Faults) -> Iterator[Source]:
    """Give the files of these paths; those of a folder in the order people count in."""
    for path in paths:
        if path.is_dir():
            yield from _of_folder(path, faults)
        else:
            source = _source(path, path.name, False, faults)
            if source:
                yield source


def _of_folder(folder: Path, faults: Faults) -> Iterator[Source]:
    found = [path for path in islice(folder.iterdir(), MOST_FILES * 2) if _is_ours(path)]
    if len(found) > MOST_FILES:
        faults.of(str(folder.name)).say("too-many-files", limit=MOST_FILES)
        return
    if not found:
        faults.of(str(folder.name)).say("folder-empty", endings=ENDINGS)
    for path in sorted(found, key=lambda path: in_order(path.name)):
        source = _source(path, f"{folder.name}/{path.name}", True, faults)
        if source:
            yield source


def _is_ours(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not path.name.startswith((".", "_")) and path.is_file()


def in_order(name: str) -> list[tuple[int, str]]:
    """Return what a name is sorted by, so that 10 comes after 9."""
    return [(int(part) if part.isdigit() and len(part) < 18 else -1, part.lower()) for part in _PART.split(name)]


def _source(path: Path, file: str, found: bool, faults: Faults) -> Source | None:
    here = faults.of(file)
    try:
        if not path.is_file():
            here.say("no-file")
            return None
        if path.stat().st_size > MOST_BYTES:
            here.say("file-too-large", found=path.stat().st_size, limit=MOST_BYTES)
            return None
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        here.say("file-unread", why=error.strerror or "")
        return None
    return Source(file, normalize("NFC", path.stem), data, found)


def text_of(data: bytes, faults: Faults) -> str | None:
    """Return bytes as text with plain ends of lines, or None where they are no UTF-8 or hold what nobody writes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.say("not-utf-8", data.count(b"\n", 0, error.start) + 1)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        faults.say("control-character", line, found=f"U+{ord(control[0]):04X}")
        return None
    return text
