"""What is said where a file cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.reading import read, read_text
from goodoffices.packages.words import say_error

Seen = list[tuple[str, int, str]]


def refused(text: str | bytes, name: str = "pier.txt") -> Seen:
    """Return code, line and field of everything that is wrong with a text; each has words that name file and line."""
    with pytest.raises(BadScenario) as caught:
        _ = read_text(name, text).scenario
    return seen(caught.value)


def refused_files(*paths: Path) -> Seen:
    """Return code, line and field of everything that is wrong with files."""
    with pytest.raises(BadScenario) as caught:
        read(*paths)
    return seen(caught.value)


def seen(error: BadScenario) -> Seen:
    """Return code, line and field of every fault, each of which can be said."""
    for fault, words in zip(error.faults, say_error(error), strict=True):
        assert words.endswith((".", "?")), words
        assert words.startswith(fault.file)
        assert not fault.line or f":{fault.line}" in words
    return [(fault.code, fault.line, fault.field) for fault in error.faults]
