"""Stretches of a sentence as offsets: what was said, and what of the sentence is left beside it."""

from __future__ import annotations

from goodoffices.press.frames import QUOTED, Sentence, Token
from goodoffices.press.said import Saying
from goodoffices.press.semitic.cues import is_word
from goodoffices.press.values import Span


def whole(tokens: list[Token], first: int, behind: int, *, cut: bool = False) -> Span:
    """Return where tokens stand; `cut` leaves out a prefix of one letter before the first."""
    return tokens[first].start + int(cut), tokens[behind - 1].end


def trimmed(tokens: list[Token], first: int, behind: int) -> list[Span]:
    """Return where tokens stand, without the marks at either end; none if there are only marks."""
    while first < behind and not is_word(tokens[first]) and tokens[first].lower != QUOTED:
        first += 1
    while behind > first and not is_word(tokens[behind - 1]) and tokens[behind - 1].lower != QUOTED:
        behind -= 1
    return [whole(tokens, first, behind)] if behind > first else []


def beside(sentence: Sentence, found: list[Saying], one: Saying) -> list[Span]:
    """Return what of a sentence tells of one saying: from the end of the one before on, without what was said."""
    at = found.index(one)
    start = sentence.start
    for other in found[:at]:
        if not one.shared and other.content:
            start = max(start, other.content[-1][1])
    end = sentence.end
    if at + 1 < len(found):
        following = found[at + 1]
        end = min([low for low, _ in following.content] + [following.cue[0] if following.cue else end])
        end = max(end, start)
    spans, low = [], start
    for first, behind in sorted(span for other in found for span in other.content):
        if low < min(first, end):
            spans.append((low, min(first, end)))
        low = max(low, behind)
    return spans + ([(low, end)] if low < end else [])
