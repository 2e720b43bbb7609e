"""What the reporter asserts without a source, where it bears on what statements dispute: shown beside them, no side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from heapq import nlargest
from typing import NamedTuple

from goodoffices.press.accounts import Weights
from goodoffices.press.frames import Paragraph, Sentence
from goodoffices.press.happening import told_date
from goodoffices.press.likening import BEGINNING, Told, beginnings, topics_of
from goodoffices.press.timing import Timing
from goodoffices.press.values import Conflict, Content, Span, Statement

MOST = 5
"""Claims of one article: a person goes through each."""
BEARING = 5.0
"""How much a claim must have in common with the two sides, by how much each word tells."""
MATTER = 0.7
"""How much more a word tells that both sides have."""
SHARED = 2
"""Things that a claim and the two sides are about, at least."""
SHORTEST = 6
"""Words of a sentence that asserts something."""


class Disputed(NamedTuple):
    """What may stand against each other in an article, and what was made ready for comparing."""

    conflicts: tuple[Conflict, ...]
    told: list[Told]
    weights: Weights


def unsourced(
    text: str,
    parts: list[Paragraph],
    statements: tuple[Statement, ...],
    disputed: Disputed,
    timing: Timing,
) -> tuple[Statement, ...]:
    """Return claims in the reporter's voice in the order of the text, each with the two that dispute what it is on."""
    topics_by = {one.statement.id: one.topics for one in disputed.told}
    weights = disputed.weights.words
    pairs = [one for one in disputed.conflicts if one.firm and not one.open]
    clear = [(one, topics_by[one.a], topics_by[one.b]) for one in pairs]
    begins = beginnings(frozenset().union(*(a | b for _, a, b in clear)))
    found = []
    for sentence in _plain(text, parts, statements) if clear else ():
        if sum(token.lower[:BEGINNING] in begins for token in sentence.tokens) < SHARED:
            continue
        topics = topics_of(text[sentence.start : sentence.end])
        ranked = []
        for place, (conflict, a, b) in enumerate(clear):
            shared = topics & (a | b)
            bearing = sum(weights[topic] * (1 + MATTER * (topic in a and topic in b)) for topic in shared)
            if len(shared) >= SHARED and bearing >= BEARING:
                ranked.append((bearing, -place, conflict))
        if ranked:
            bearing, _, conflict = max(ranked)
            found.append((bearing, sentence, conflict))
    kept = sorted(nlargest(MOST, found, key=lambda one: one[0]), key=lambda one: one[1].start)
    return tuple(
        _claim(f"c{number}", sentence, conflict, timing) for number, (_, sentence, conflict) in enumerate(kept, 1)
    )


def _plain(text: str, parts: list[Paragraph], statements: Iterable[Statement]) -> Iterable[Sentence]:
    """Give the sentences that assert something in the reporter's words, and in which nobody says anything."""
    said = sorted(span for one in statements for span in _spans(one))
    for part in parts:
        for sentence in part.sentences:
            at = bisect_left(said, (sentence.start, 0))
            before = said[at - 1][1] if at else 0
            free = before <= sentence.start and (at == len(said) or said[at][0] >= sentence.end)
            words = sum(token.word[0].isalnum() for token in sentence.tokens)
            if free and not sentence.quotations and words >= SHORTEST and text[sentence.end - 1] == ".":
                yield sentence


def _spans(one: Statement) -> Iterable[Span]:
    return [span for span in (one.cue, one.speaker, *(part.span for part in one.content)) if span is not None]


def _claim(name: str, sentence: Sentence, conflict: Conflict, timing: Timing) -> Statement:
    span = (sentence.start, sentence.end)
    return Statement(
        id=name,
        by="",
        level="reporter voice",
        content=(Content(span, "paraphrase"),),
        span=span,
        event=told_date(timing, span),
        refers_to=(conflict.a, conflict.b),
    )
