"""Sayings in the order of the article, each with its speaker and with those beside it."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.press.entities import Entity
from goodoffices.press.frames import QUOTED
from goodoffices.press.said import Saying
from goodoffices.press.values import Span

BACK = 300
"""How many characters back of a sentence in its paragraph are looked at."""


class Row(NamedTuple):
    """A saying in its place."""

    number: int
    saying: Saying
    entity: Entity | None
    before: Saying | None
    own: Span
    """Which part of its sentence is its own: from the saying before it to the one behind it."""
    follows: bool
    """Whether the same speaker said what stands before it."""

    def in_paragraph(self) -> bool:
        """Tell whether the saying before it stands in the same paragraph."""
        return self.before is not None and self.before.paragraph == self.saying.paragraph

    def opens(self) -> bool:
        """Tell whether it begins with a quotation that a sentence before it, which says nothing, leads up to."""
        tokens = self.saying.sentence.tokens
        return not self.in_paragraph() and bool(tokens) and tokens[0].lower == QUOTED

    def start(self, text: str) -> int:
        """Return where the words begin that may lead up to it: in its paragraph, behind the saying before it."""
        sentence = self.saying.sentence
        low = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - BACK)
        return max(low, self.before.sentence.end) if self.before is not None and self.in_paragraph() else low


def rows(given: list[Saying], chosen: list[Entity | None]) -> list[Row]:
    """Return sayings in their places; both lists are of one length and in the order of the text."""
    out = []
    for number, (saying, entity) in enumerate(zip(given, chosen, strict=True)):
        before = given[number - 1] if number else None
        after = given[number + 1] if number + 1 < len(given) else None
        follows = before is not None and chosen[number - 1] is entity
        out.append(Row(number, saying, entity, before, _own(saying, before, after), follows))
    return out


def _own(saying: Saying, before: Saying | None, after: Saying | None) -> Span:
    sentence = saying.sentence
    low = _end(before) if before is not None and before.sentence is sentence else sentence.start
    high = after.place() if after is not None and after.sentence is sentence else sentence.end
    return low, max(low, high)


def _end(saying: Saying) -> int:
    inside = [high for _, high in saying.content if high <= saying.sentence.end]
    return max([*inside, saying.cue[1] if saying.cue else 0, saying.speaker[1] if saying.speaker else 0])
