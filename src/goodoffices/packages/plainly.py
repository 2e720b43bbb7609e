"""Names and numbers as a terminal, a table and a picture may show them: nothing a file says can steer what shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from unicodedata import combining, east_asian_width

from goodoffices.packages.profile import Profile

_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_TURNS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U0001efff]")
_ISOLATES = re.compile("[\u2068\u2069]")
_DIGITS = 4
"""Digits behind the point that are shown; what was rounded for that is marked."""


def named(name: str) -> str:
    """Return a name that cannot steer or turn what stands around it: controls spelt out, right to left set apart."""
    plain = spelt(name)
    return f"\u2068{plain}\u2069" if _TURNS.search(plain) else plain


def spelt(name: str) -> str:
    """Return a name with every control in it spelt out."""
    return _STEERS.sub(lambda found: f"\\x{ord(found[0]):02x}", name)


def bare(text: str) -> str:
    """Return a text without what sets names in it apart: for a cell, which stands by itself."""
    return _ISOLATES.sub("", text)


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if combining(letter) or letter in "\u2068\u2069":
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def cut(text: str, room: int) -> str:
    """Return a text in at most so many columns, its end marked where it was cut."""
    if columns(text) <= room:
        return text
    kept, used = "", 0
    for letter in text:
        used += _columns(letter)
        if used > room - 1:
            break
        kept += letter
    opened = "\u2069" if kept.count("\u2068") > kept.count("\u2069") else ""
    return f"{kept.rstrip()}…{opened}"


def cut_apart(texts: Sequence[str], rooms: Sequence[int]) -> list[str]:
    """Return texts cut as `cut` does; those that would then look the same keep their ends, or else are numbered."""
    found = [cut(text, room) for text, room in zip(texts, rooms, strict=True)]
    for shorter in (_middle_out, _numbered):
        twice = {one for one, times in Counter(found).items() if times > 1}
        alike = [at for at, one in enumerate(found) if one in twice and one != texts[at]]
        for number, at in enumerate(alike, 1):
            found[at] = shorter(texts[at], rooms[at], number)
    return found


def _middle_out(text: str, room: int, _: int) -> str:
    """Return both ends of a text, the middle left out."""
    plain = bare(text)
    behind = max(1, room // 2)
    return _apart(f"{cut(plain, room - behind)}{_last(plain, behind)}", text)


def _numbered(text: str, room: int, number: int) -> str:
    return _apart(f"{cut(bare(text), max(2, room - len(str(number))))}{number}", text)


def _apart(shorter: str, text: str) -> str:
    return f"\u2068{shorter}\u2069" if "\u2068" in text else shorter


def _last(text: str, room: int) -> str:
    """Return the end of a text, of at most so many columns."""
    while columns(text) > room:
        text = text[1:]
    return text


def in_units(profile: Profile, points: int) -> str:
    """Return points in the party's own units, written exactly where four digits do, else marked as about."""
    exact = Fraction(points, profile.scale)
    rounded = round(exact, _DIGITS)
    text = f"{float(rounded):,.{_DIGITS}f}".rstrip("0").rstrip(".")
    return text.replace("-0", "0", 1) if text == "-0" else text if rounded == exact else f"~{text}"


def share(part: float) -> str:
    """Return a share of one as a percentage in whole numbers; what is nearly nothing or nearly all is said to be."""
    whole = round(part * 100)
    if whole == 0 and part > 0:
        return "under 1 %"
    return "over 99 %" if whole == 100 and part < 1 else f"{whole} %"
