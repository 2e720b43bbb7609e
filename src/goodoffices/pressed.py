"""An article from a file or a form, made ready and read: the one way from bytes or pasted words to a reading."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.reading import MAX_TEXT
from goodoffices.press import Reading, read
from goodoffices.press.formats import Article, article, pasted
from goodoffices.press.formats.tidying import plain

Warn = Callable[[str], None]
"""What is told the reason of each thing that was guessed or left out, as the message `press-file` has it."""


def _unsaid(reason: str) -> None:
    """Say nothing of what was guessed or left out."""


def read_file(data: bytes, name: str, *, dateline: str = "", outlet: str = "", warn: Warn = _unsaid) -> Reading:
    """Return the reading of an article in a file of any form that is known. Raises GoodOfficesError."""
    found = words_of(data, name, warn=warn)
    return read_kept(found.text, dateline=dateline or found.dateline, outlet=outlet or found.outlet, title=found.title)


def words_of(data: bytes, name: str, *, warn: Warn = _unsaid) -> Article:
    """Return the words of an article in a file, with the day and the outlet that it names. Raises GoodOfficesError."""
    found = article(data, name)
    for reason in found.warnings:
        warn(reason)
    return found


def read_words(text: str, *, dateline: str = "", outlet: str = "", warn: Warn = _unsaid) -> Reading:
    """Return the reading of an article's words, made ready as a file's are: the same article has the same text.

    Raises GoodOfficesError: "press-no-words", "press-too-much-text", "text-too-long".
    """
    if not any(map(str.isalnum, text)):
        raise GoodOfficesError("press-no-words")
    found = pasted(text)
    for reason in found.warnings:
        warn(reason)
    return read_kept(found.text, dateline=dateline, outlet=outlet)


def read_kept(text: str, *, dateline: str = "", outlet: str = "", title: str = "") -> Reading:
    """Return the reading of a text that was made ready before, to the letter: every place is counted in it.

    Raises GoodOfficesError("text-too-long").
    """
    made = read(_short(text), dateline.strip() or None, outlet.strip() or None)
    return msgspec.structs.replace(made, title=title) if title else made


def words_in(data: bytes, name: str) -> str:
    """Return the words of a text of ours, as they can be compared. Raises GoodOfficesError."""
    try:
        ready = plain(data.decode("utf-8-sig"))[0].strip()
    except UnicodeDecodeError:
        raise GoodOfficesError("cannot-read", file=name, why="not UTF-8") from None
    if not ready:
        raise GoodOfficesError("press-no-words")
    return _short(ready)


def _short(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise GoodOfficesError("text-too-long", found=len(text), limit=MAX_TEXT)
    return text
