"""Quotations in another script, and the translation an English article puts behind them: the two are one saying."""

from __future__ import annotations

import re

from goodoffices.press.said import Saying
from goodoffices.press.scripts import LATIN, RIGHT
from goodoffices.press.values import Span

LATER = re.compile(r"\s*(?::|[-–—]+)\s*([^\n]+)")
"""A translation behind cue and speaker: "..., she said: the seal is his"."""
GENTLE = 300
"""Characters above which what follows is no translation but more of the article."""


def glossed(text: str, given: list[Saying]) -> None:
    """Take the translations of quotations in Arabic or Hebrew into what was said, each saying in place."""
    for saying in given:
        if saying.content and all(_foreign(text[low:high]) for low, high in saying.content):
            _later(text, saying)


def _foreign(words: str) -> bool:
    """Tell whether words are in Arabic or Hebrew and not in English too."""
    return RIGHT.search(words) is not None and not LATIN.search(words)


def _later(text: str, saying: Saying) -> None:
    """Add a translation that stands behind cue and speaker, to the end of the sentence."""
    ends = [span[1] for span in (saying.cue, saying.speaker, saying.addressee) if span is not None]
    start = max([*ends, saying.content[-1][1]])
    match = LATER.match(text, start, saying.sentence.end)
    if match is not None and LATIN.search(match[1]) and len(match[1]) <= GENTLE:
        saying.content.append(_trimmed(text, match.span(1)))


def _trimmed(text: str, span: Span) -> Span:
    low, high = span
    while high > low and text[high - 1] in " .":
        high -= 1
    return low, high
