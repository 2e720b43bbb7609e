"""Readings of single sentences, so that a test says only what it is about."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from goodoffices import press
from goodoffices.press.frames import paragraphs
from goodoffices.press.scripts import detect
from goodoffices.press.semitic import gather_semitic
from goodoffices.press.values import Reading

DAY = date(2031, 2, 18)
"""A Tuesday, for what is counted."""


class Told(NamedTuple):
    """One act of saying in words instead of places."""

    cue: str
    speaker: str
    content: list[str]
    how: str


def told(text: str) -> list[Told]:
    """Return the sayings of a text in words, quotation marks left out."""
    out = []
    for one in gather_semitic(text, paragraphs(text), detect(text)):
        content = [text[low:high].strip('«»"“”„״') for low, high in one.content]
        cue = text[slice(*one.cue)] if one.cue else ""
        out.append(Told(cue, text[slice(*one.speaker)] if one.speaker else "", content, one.how))
    return out


def read(text: str) -> Reading:
    """Return the reading of an article that bears DAY."""
    return press.read(text, DAY.isoformat())
