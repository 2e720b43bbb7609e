"""Bytes to characters: what the file says, then UTF-8, then the encodings that old texts come in."""

from __future__ import annotations

import codecs
import re

from goodoffices.acts.problems import GoodOfficesError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# windows-1252 is not among them: whether a text is in that is told by its letters
OLD = (
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_2", "iso8859_5",
    "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_15",
)  # fmt: skip
_WESTERN = re.compile(
    "[\x00-\x7f\u00a0-\u00b4\u00b7\u00b9\u00bb-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013-\u2026\u20ac\u2122"
    "\u2039\u203a]*"
)
_MOJIBAKE = re.compile("[a-z][\u00b2\u00b3\u00b9][a-z]|[\u00c0-\u00ff]{4}|[a-z][\u00c0-\u00d6\u00d8-\u00de][a-z]")
LOOKED_AT = 100_000
"""Bytes looked at to guess an encoding."""


def decoded(data: bytes, declared: str = "") -> tuple[str, list[str]]:
    """Return bytes as text, and a warning where the encoding was guessed or characters were lost.

    Raises GoodOfficesError: "press-missing".
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), []
    wide = _wide(data)
    for encoding in ("utf-8", *wide, *_known(declared)):
        try:
            return data.decode(encoding), []
        except (UnicodeDecodeError, LookupError):
            continue
    if _nearly_utf_8(data):
        return data.decode("utf-8", "replace"), []
    return data.decode(_guessed(data), "replace"), ["encoding-guessed"]


def _wide(data: bytes) -> list[str]:
    """Return UTF-16 where every other byte is mostly zero, as it is in text that forgot its mark."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return []
    return ["utf-16-le"] if head[1::2].count(0) > head[::2].count(0) else ["utf-16-be"]


def _known(declared: str) -> list[str]:
    try:
        found = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return []
    # pages that say ISO 8859-1 mean windows-1252
    return ["cp1252" if found in ("iso8859-1", "ascii") else found] if found.startswith(_TEXT) else []


_TEXT = ("utf", "cp", "iso8859", "koi8", "mac", "gb", "big5", "euc", "shift", "iso2022", "tis")


def _nearly_utf_8(data: bytes) -> bool:
    """Tell UTF-8 that was cut, or spoilt in a place or two, from other encodings."""
    text = data[: 4 * LOOKED_AT].decode("utf-8", "replace")
    beyond = sum(1 for letter in text[:LOOKED_AT] if letter > "\x7f")
    return beyond > 0 and text[:LOOKED_AT].count("\ufffd") * 5 <= beyond


def _guessed(data: bytes) -> str:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise GoodOfficesError("press-missing", package="charset-normalizer") from None
    head = data[:LOOKED_AT]
    western = head.decode("cp1252", "replace")
    if _WESTERN.fullmatch(western) and not _MOJIBAKE.search(western):
        return "cp1252"
    # what is no western text as windows-1252 is in another encoding, if in any
    found = list(from_bytes(head, cp_isolation=list(OLD)))
    clean = [one for one in found if not _MOJIBAKE.search(str(one))]
    return (clean or found)[0].encoding if found else "cp1252"
