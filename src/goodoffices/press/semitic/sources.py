"""What is said "according to" somebody."""

from __future__ import annotations

from goodoffices.press.frames import QUOTED, Sentence, Token
from goodoffices.press.said import Saying
from goodoffices.press.semitic import speaking
from goodoffices.press.semitic.cues import STOPS, comma_at, is_word, phrase_at
from goodoffices.press.semitic.rules import Rules
from goodoffices.press.semitic.spans import trimmed, whole
from goodoffices.press.semitic.speaking import Range
from goodoffices.press.values import Span


def according(sentence: Sentence, rules: Rules) -> list[Saying]:
    """Return what a sentence gives as somebody's word without a verb; one at most."""
    tokens = sentence.tokens
    joined = rules.words["joined"]
    for at in range(len(tokens)):
        length = phrase_at(tokens, at, rules.phrases["according_self"], joined)
        if length:
            return _saying(sentence, at, length, None, at + length, rules)
        length = phrase_at(tokens, at, rules.phrases["according"], joined)
        speaker = _source(tokens, at + length, rules) if length else None
        if speaker is not None:
            return _saying(sentence, at, length, speaker, speaker[1], rules)
    return []


def _source(tokens: list[Token], at: int, rules: Rules) -> Range | None:
    while at < len(tokens) and (tokens[at].lower in rules.words["according_skip"] or tokens[at].lower in rules.verbs):
        at += 1
    if at >= len(tokens) or not is_word(tokens[at]) or rules.heads(tokens[at].lower, "no_source"):
        return None
    found = speaking.behind(tokens, at, len(tokens), rules, closed=True)
    if found is None or (found[1] - found[0] > speaking.LONG and not speaking.is_head(tokens[at].lower, rules)):
        return None
    return found


def _saying(sentence: Sentence, at: int, length: int, speaker: Range | None, behind: int, rules: Rules) -> list[Saying]:
    tokens = sentence.tokens
    floor = next((k + 1 for k in range(at - 1, -1, -1) if tokens[k].lower in STOPS), 0)
    leading = not any(
        (is_word(token) and token.lower not in rules.words["leads"]) or token.lower == QUOTED
        for token in tokens[floor:at]
    )
    content = _behind(tokens, behind) if leading else trimmed(tokens, floor, at) + _resumed(tokens, behind, rules)
    if not content:
        return []
    joined = not any(tokens[at].lower in rules.phrases[key] for key in ("according", "according_self"))
    cue = whole(tokens, at, at + length, cut=joined)
    return [Saying(sentence.paragraph, sentence, content, cue, _span(tokens, speaker, rules), "according", "according")]


def _span(tokens: list[Token], speaker: Range | None, rules: Rules) -> Span | None:
    if speaker is None:
        return None
    start, end = whole(tokens, *speaker)
    # "وفقا لمصدر": the preposition is written onto the source
    word = tokens[speaker[0]].lower
    attached = word.startswith("ل") and tokens[speaker[0] - 1].lower in ("وفقا", "ووفقا", "طبقا", "وطبقا")
    paper = word[0] == "ב" and word[1:] in rules.words["outlets"]
    return start + int(attached or paper), end


def _behind(tokens: list[Token], at: int) -> list[Span]:
    """Return what follows the source: behind the comma that closes it, or at once where none does."""
    comma = next(
        (
            k
            for k in range(at, min(at + speaking.LONG, len(tokens)))
            if comma_at(tokens, k) or tokens[k].lower in (":", QUOTED)
        ),
        None,
    )
    return trimmed(tokens, at if comma is None else comma, len(tokens))


def _resumed(tokens: list[Token], at: int, rules: Rules) -> list[Span]:
    """Return what goes on behind a source that stands in the middle of what was said."""
    if not comma_at(tokens, at) or at + 3 >= len(tokens):
        return []
    return (
        trimmed(tokens, at, len(tokens))
        if is_word(tokens[at + 1]) and not speaking.aside(tokens, at + 1, rules)
        else []
    )
