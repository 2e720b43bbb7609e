"""Which language a text is in and which way its words run, by the letters it is written in."""

from __future__ import annotations

import re
from typing import Literal

Code = Literal["en", "ar", "he"]
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
HEBREW = re.compile("[\u05d0-\u05ea\ufb1d-\ufb4f]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
LETTER = re.compile(f"{ARABIC.pattern}|{HEBREW.pattern}|{LATIN.pattern}")
RIGHT = re.compile(f"{ARABIC.pattern}|{HEBREW.pattern}")
MOST = 20_000
"""How many characters are looked at: a language does not change after that many."""


def detect(text: str) -> Code:
    """Return the language an article is to be read in, by the script most of its letters are of; "en" if none leads."""
    head = text[:MOST]
    if RIGHT.search(head) is None:
        return "en"
    latin, arabic, hebrew = (len(script.findall(head)) for script in (LATIN, ARABIC, HEBREW))
    if arabic > latin and arabic > hebrew:
        return "ar"
    return "he" if hebrew > latin else "en"


def direction(text: str) -> Literal["ltr", "rtl"]:
    """Return which way words run: "rtl" if they begin or mostly are in Arabic or Hebrew, whatever follows."""
    if RIGHT.search(text) is None:
        return "ltr"
    right = len(ARABIC.findall(text)) + len(HEBREW.findall(text))
    first = LETTER.search(text)
    begins = first is not None and not LATIN.match(first[0])
    return "rtl" if begins or right > len(LATIN.findall(text)) else "ltr"
