"""Text in two directions, kept from turning what stands around it."""

from __future__ import annotations

import re
import unicodedata

from goodoffices.export.fit import closed, fit

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def balanced(text: str) -> str:
    """Return text whose isolates are all closed within it, so that it cannot reach beyond the element it is put in.

    Nothing that shows is changed: only marks that open or close nothing here are added or left out.
    """
    return closed(fit(text))


def flat(text: str) -> str:
    """Return text for a place that knows no markup, such as a title: without marks of direction, set apart if it runs
    from right to left.
    """
    plain = _CONTROLS.sub("", fit(text))
    return f"\u2068{plain}\u2069" if direction(plain) == "rtl" else plain


def direction(text: str) -> str:
    """Return "rtl" or "ltr" by the first letter that has a direction, or "" where none has."""
    for character in text:
        sort = unicodedata.bidirectional(character)
        if sort == "L":
            return "ltr"
        if sort in ("R", "AL"):
            return "rtl"
    return ""
