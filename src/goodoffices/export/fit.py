"""Text that any page or picture can hold."""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """Return text with the mark of an unreadable letter in the place of each that no page can hold."""
    return _UNFIT.sub("\ufffd", text)
