"""Text that any page, picture or terminal can hold, and that turns nothing but itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """Return text with the mark of an unreadable letter in the place of each that no page can hold."""
    return _UNFIT.sub("\ufffd", text)


_OPEN, _CLOSE = "\u2066\u2067\u2068", "\u2069"
_ISOLATES = re.compile(f"[{_OPEN}{_CLOSE}]")
_TURNS = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U0001efff]")


def closed(text: str) -> str:
    """Return text whose isolates are all closed within it, so that it cannot reach beyond the place it is put in.

    Nothing that shows is changed: only marks that open or close nothing here are added or left out.
    """
    if not _ISOLATES.search(text):
        return text
    open_now = 0
    kept = []
    for character in text:
        if character == _CLOSE and not open_now:
            continue
        open_now += (character in _OPEN) - (character == _CLOSE)
        kept.append(character)
    return "".join(kept) + _CLOSE * open_now


def closed_rows(rows: Iterable[str]) -> Iterator[str]:
    """Give rows of one text with what is open at the end of a row closed there and opened anew on the next.

    For whoever shows it, each row begins a paragraph of its own, and nothing opened before it holds any longer.
    """
    opened: list[str] = []
    for row in rows:
        before = "".join(opened)
        for mark in _ISOLATES.findall(row):
            if mark != _CLOSE:
                opened.append(mark)
            elif opened:
                opened.pop()
        yield before + row + _CLOSE * len(opened)


def set_apart(text: str) -> str:
    """Return text that cannot turn what stands around it: closed and isolated, where it holds anything that turns."""
    return f"\u2068{closed(text)}\u2069" if _TURNS.search(text) else text
