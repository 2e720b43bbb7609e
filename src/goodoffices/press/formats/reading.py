"""From the bytes of a file to its article, whatever form it is in."""

from __future__ import annotations

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats import apart, plain
from goodoffices.press.formats.article import Article, Form
from goodoffices.press.formats.sniffing import form_of

MOST: dict[Form, int] = {
    "text": 8_000_000, "html": 12_000_000, "email": 25_000_000, "pdf": 25_000_000, "docx": 25_000_000,
}  # fmt: skip
"""Bytes of a file of each form."""


def article(data: bytes, name: str = "") -> Article:
    """Return the article that a file holds; its form is told by its bytes first, then by its name.

    Nothing is fetched, run or written. Raises GoodOfficesError: "press-empty", "press-file-too-large", "press-form",
    "press-broken", "press-locked", "press-scanned", "press-unpacks", "press-too-slow", "press-no-text",
    "press-too-much-text", "press-missing".
    """
    if not data.strip(b"\x00\t\n\r\x0c \xef\xbb\xbf\xff\xfe"):
        raise GoodOfficesError("press-empty")
    form = form_of(data, name)
    if len(data) > MOST[form]:
        raise GoodOfficesError("press-file-too-large", found=len(data), limit=MOST[form])
    return plain.read(data) if form == "text" else apart.read(form, data)
