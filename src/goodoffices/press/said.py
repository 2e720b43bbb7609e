"""One act of saying while it is being read: where its words stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.press.frames import Sentence, Token
from goodoffices.press.values import Span

Spans = list[Span]
Range = tuple[int, int]
"""Tokens [first, behind the last) of a sentence."""


@dataclass
class Saying:
    """One act of saying while it is being read: offsets only."""

    paragraph: int
    sentence: Sentence
    content: Spans
    cue: Span | None
    speaker: Span | None
    how: str
    """verb, according, noun, label, refusal, referral, turn."""
    base: str = ""
    addressee: Span | None = None
    shared: bool = False
    """Whether the speaker is that of the saying before it in the sentence."""
    awaits: bool = False
    """Whether what was said follows in the next paragraph: "he said:"."""
    frame: Spans = field(default_factory=list)
    """What of its sentence belongs to the saying beside what was said; the reader of Arabic and Hebrew fills it."""

    def place(self) -> int:
        """Return where it stands: at its cue, or where the words begin."""
        return self.cue[0] if self.cue is not None else self.content[0][0]


def span(tokens: list[Token], first: int, behind: int) -> Span:
    """Return where the tokens [first, behind) stand in the text."""
    return tokens[first].start, tokens[behind - 1].end
