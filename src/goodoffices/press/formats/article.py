"""What a file gives: the text of an article, and what the file itself says about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.scripts import language_of
from goodoffices.press.formats.tidying import blocks_of, tidy

Form = Literal["text", "html", "email", "pdf", "docx"]
Sort = Literal["", "heading", "caption", "quote", "item", "cell"]

MOST_TEXT = 2_000_000
"""Characters of an article."""
WARNED = "press-file"
"""The code that each warning is a reason of: what says an error in words says `WARNED` with it as `reason`."""
BETWEEN = "\n\n"
QUOTED = "> "


class Mark(msgspec.Struct, frozen=True):
    """A paragraph of the text that is not plain prose, and what it is; of a block quote without its `> `."""

    span: tuple[int, int]
    sort: Sort


class Block(msgspec.Struct, frozen=True):
    """One paragraph as a file gives it."""

    text: str
    sort: Sort = ""


class Article(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article's text, paragraphs apart by an empty line, and what its file says of it: empty where it does not."""

    text: str
    form: Form
    title: str = ""
    outlet: str = ""
    dateline: str = ""
    """The day it came out, as YYYY-MM-DD, where the file says so."""
    language: str = ""
    """As the file says, or as the script tells; a code of BCP 47."""
    warnings: tuple[str, ...] = ()
    """Codes of what was guessed or left out; see `WARNED`."""
    marks: tuple[Mark, ...] = ()


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of its article beside the text."""

    title: str = ""
    outlet: str = ""
    dateline: str = ""
    language: str = ""


def made(form: Form, blocks: Iterable[Block], said: Said = Said(), warnings: Iterable[str] = ()) -> Article:  # noqa: B008  frozen
    """Put an article together. Raises GoodOfficesError: "press-no-text", "press-too-much-text"."""
    parts, marks, told, at = [], [], list(warnings), 0
    for block in _apart(blocks):
        words, lost = tidy(block.text)
        told += lost
        if not words:
            continue
        lead = QUOTED if block.sort == "quote" else ""
        shown = lead + words.replace("\n", f"\n{lead}")
        if block.sort:
            marks.append(Mark((at + len(lead), at + len(shown)), block.sort))
        parts.append(shown)
        at += len(shown) + len(BETWEEN)
        if at > MOST_TEXT:
            raise GoodOfficesError("press-too-much-text", limit=MOST_TEXT)
    text = BETWEEN.join(parts)
    if not any(map(str.isalnum, text)):
        raise GoodOfficesError("press-no-text")
    language, doubts = language_of(text, said.language)
    return Article(
        text=text,
        form=form,
        title=_line(said.title),
        outlet=_line(said.outlet),
        dateline=said.dateline,
        language=language,
        warnings=tuple(dict.fromkeys([*told, *doubts])),
        marks=tuple(marks),
    )


def _apart(blocks: Iterable[Block]) -> Iterable[Block]:
    """Part a block where it has an empty line."""
    for block in blocks:
        for words in blocks_of(block.text):
            yield Block(words, block.sort)


def _line(said: str) -> str:
    """Return what was said in one line of at most 300 characters."""
    return " ".join(tidy(said)[0].split())[:300]
