"""The languages a face can speak: one catalogue each, keyed alike, and the one that is being spoken.

The core never writes prose; a face looks up what it says in the catalogue of the language spoken: English, where none
was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from typing import Literal

import msgspec

from goodoffices.export import english

CODES = ("en", "ar", "he")
"""The languages there are, by their codes, in the order in which they are offered."""
_MODULES = {"ar": "arabic", "he": "hebrew"}


class Tongue(msgspec.Struct, frozen=True, kw_only=True):
    """One language: its code, what it calls itself, the way it runs, and its catalogue.

    `sections` holds headings with what an empty section means; `messages` are errors; `kinds` what kinds of act are
    called.
    """

    code: str
    own_name: str
    way: Literal["ltr", "rtl"]
    lines: Mapping[str, str]
    words: Mapping[str, str]
    sections: Mapping[str, tuple[str, str]]
    messages: Mapping[str, str]
    kinds: Mapping[str, str]
    perhaps: tuple[str, ...]
    """How a sentence says by itself that something is only possible."""


ENGLISH = Tongue(
    code="en",
    own_name="English",
    way="ltr",
    lines=english.LINES,
    words=english.WORDS,
    sections=english.SECTIONS,
    messages=english.MESSAGES,
    kinds=english.KINDS,
    perhaps=("ossibl",),
)


@cache
def tongue_of(code: str) -> Tongue:
    """Return the language with that code, English where there is none."""
    if code not in _MODULES:
        return ENGLISH
    found = import_module(f"goodoffices.export.{_MODULES[code]}")
    return Tongue(
        code=code,
        own_name=found.OWN_NAME,
        way="rtl",
        lines=found.LINES,
        words=found.WORDS,
        sections=found.SECTIONS,
        messages=found.MESSAGES,
        kinds=found.KINDS,
        perhaps=found.PERHAPS,
    )


_spoken: ContextVar[Tongue] = ContextVar("spoken", default=ENGLISH)


def tongue() -> Tongue:
    """Return the language that is being spoken here."""
    return _spoken.get()


@contextmanager
def speaking(code: str) -> Iterator[Tongue]:
    """Speak a language within this, in this thread."""
    before = _spoken.set(tongue_of(code))
    try:
        yield _spoken.get()
    finally:
        _spoken.reset(before)
