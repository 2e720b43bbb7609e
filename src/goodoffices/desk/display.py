"""How pages are shown: the language of the interface, its digits, a calendar beside ours, and when the desk locks."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from goodoffices.record.sites import memory_folder

Digits = Literal["latin", "arabic"]
Calendar = Literal["gregorian", "hijri", "hebrew"]


class Display(msgspec.Struct, frozen=True, kw_only=True):
    """What a person chose; nothing in it is of any mediation. `idle` is in minutes, 0 for never.

    The calendar stands beside our dates, never in their place: a date is kept as it was said.
    """

    language: Literal["en", "ar", "he"] = "en"
    digits: Digits = "latin"
    calendar: Calendar = "gregorian"
    idle: int = 15


def display_file(environment: Mapping[str, str]) -> Path:
    """Return where this machine keeps how pages are shown."""
    return memory_folder(dict(environment)).parent / "display.json"


def read_display(path: Path) -> Display:
    """Return what was chosen on this machine, or the usual where nothing was, or nothing that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Display)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Display()


def keep_display(path: Path, display: Display) -> None:
    """Keep what was chosen; where that cannot be written it holds until the program ends."""
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".display-")
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(display))
        Path(temporary).replace(path)
