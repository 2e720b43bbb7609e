"""An article from a file or a form, made ready and read: the one way from bytes or pasted words to a reading."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.reading import MAX_TEXT
from goodoffices.press import Reading, read
from goodoffices.press.formats import Article, article
from goodoffices.record.form import CONTROL


def read_file(
    data: bytes, name: str, *, dateline: str = "", outlet: str = "", warn: Callable[[str], None] = lambda reason: None
) -> Reading:
    """Return the reading of an article in a file of any form that is known. Raises GoodOfficesError.

    `warn` is told the reason of each thing that was guessed or left out, as the message `press-file` has it.
    """
    found = words_of(data, name, warn=warn)
    return read_words(found.text, dateline=dateline or found.dateline, outlet=outlet or found.outlet)


def words_of(data: bytes, name: str, *, warn: Callable[[str], None] = lambda reason: None) -> Article:
    """Return the words of an article in a file, with the day and the outlet that it names. Raises GoodOfficesError."""
    found = article(data, name)
    for reason in found.warnings:
        warn(reason)
    return msgspec.structs.replace(found, text=ready_words(found.text))


def read_words(text: str, *, dateline: str = "", outlet: str = "") -> Reading:
    """Return the reading of an article's words. Raises GoodOfficesError: "press-no-words", "text-too-long"."""
    return read(ready_words(text), dateline.strip() or None, outlet.strip() or None)


def words_in(data: bytes, name: str) -> str:
    """Return the words of a text of ours, as they can be compared. Raises GoodOfficesError."""
    try:
        return ready_words(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise GoodOfficesError("cannot-read", file=name, why="not UTF-8") from None


def ready_words(text: str) -> str:
    """Return words as they can be kept: line ends as we write them, and no control characters.

    Every place in an article is counted in this text. Raises GoodOfficesError: "press-no-words", "text-too-long".
    """
    ready = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")).strip()
    if not ready:
        raise GoodOfficesError("press-no-words")
    if len(ready) > MAX_TEXT:
        raise GoodOfficesError("text-too-long", found=len(ready), limit=MAX_TEXT)
    return ready
