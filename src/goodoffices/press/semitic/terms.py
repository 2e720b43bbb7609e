"""On what terms, where, to whom and when something was said, as far as the words around it tell."""

from __future__ import annotations

from datetime import date

from goodoffices.press.dates.counting import FROM_STATEMENT
from goodoffices.press.frames import QUOTED, Token
from goodoffices.press.said import Saying
from goodoffices.press.semitic.cues import is_word, named_quote
from goodoffices.press.semitic.dates import Expression, find, resolve, tense_at
from goodoffices.press.semitic.people import Entity
from goodoffices.press.semitic.rules import Rules
from goodoffices.press.semitic.words import line
from goodoffices.press.values import Dated, Level, Span

HEAD = 5
"""How many paragraphs of an article can hold its dateline."""
LINE = 160


def level_of(text: str, saying: Saying, entity: Entity, rules: Rules) -> Level:
    """Return the level of a statement: refused, referred, or by who speaks and on what stated terms."""
    if saying.how == "refusal":
        return "declined to comment"
    if saying.how == "referral":
        return "referral"
    if entity.kind != "institution":
        frame = " ".join(line(text, *span).words for span in saying.frame)
        for level, pattern in rules.backgrounds:
            if pattern.search(frame):
                return level  # type: ignore[return-value]
    return {"named": "on the record", "anonymous": "anonymous", "institution": "institution"}[entity.kind]  # type: ignore[return-value]


def venue_of(text: str, saying: Saying, rules: Rules) -> tuple[str, Span | None]:
    """Return the venue of a saying and the words that tell it."""
    lines = [line(text, *span) for span in saying.frame]
    document = saying.how == "according" or saying.base == "of"
    for venue, pattern in rules.venues:
        for given in lines:
            match = pattern.search(given.words)
            if match and (document or not _within(given.span(*match.span()), saying.speaker)):
                return venue, given.span(*match.span())
    return ("told", saying.addressee) if saying.addressee and saying.how == "verb" else ("", None)


def _within(inner: Span, outer: Span | None) -> bool:
    return outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def addressee(saying: Saying, rules: Rules) -> Span | None:
    """Return to which reporters or outlet something was said, without the preposition."""
    tokens = saying.sentence.tokens
    for at, token in enumerate(tokens):
        if not any(low <= token.start < high for low, high in saying.frame) or _within(
            (token.start, token.end), saying.speaker
        ):
            continue
        if token.lower in rules.words["reporters"]:
            return token.start + int(not token.lower.startswith("لل")), _outlet_end(tokens, at, saying, rules)
        if (
            token.lower == QUOTED
            and token.start > 0
            and at
            and tokens[at - 1].lower in ("ל", "ل")
            and named_quote(tokens, at, rules)
        ):
            return token.start + 1, token.end - 1
    return None


def _outlet_end(tokens: list[Token], at: int, saying: Saying, rules: Rules) -> int:
    """Return where the name of an outlet ends; reporters have none."""
    if not rules.heads(tokens[at].lower, "outlets"):
        return tokens[at].end
    end = at + 1
    while end < len(tokens) and end - at < 5 and (is_word(tokens[end]) or tokens[end].lower == QUOTED):
        if tokens[end].lower in rules.words["stops"] | rules.words["that"] or any(
            low <= tokens[end].start < high for low, high in saying.content
        ):
            break
        end += 1
    return tokens[end - 1].end


def dateline(text: str, given: list[Span]) -> Dated | None:
    """Return the day an article bears in the short lines at its head, or None."""
    for start, end in given[:HEAD]:
        if end - start > LINE:
            break
        for one in find(text, start, end):
            dated = resolve(one, None, basis="stated")
            if dated is not None and dated.precision == "day":
                return dated
    return None


def said(text: str, saying: Saying, base: date | None) -> Dated | None:
    """Return the day of saying, from the words around what was said."""
    for span in saying.frame:
        for one in find(text, *span):
            dated = resolve(one, base, "past") if one.role == "event" else None
            if dated is not None and dated.precision in ("day", "week", "weekend", "month"):
                return dated
    return None


def event(text: str, saying: Saying, base: date | None, day: Dated | None) -> Dated | None:
    """Return when what is told of happened or is to happen: the first date within what was said."""
    for span in saying.content:
        quoted = any(quote.start <= span[0] and span[1] <= quote.end for quote in saying.sentence.quotations)
        for one in find(text, *span):
            dated = _counted(text, one, base, day if quoted else None)
            if dated is not None:
                return dated
    return None


def _counted(text: str, one: Expression, base: date | None, day: Dated | None) -> Dated | None:
    if one.role == "since":
        return None
    tense = tense_at(text, one.span)
    if day is not None and day.precision == "day":
        return resolve(one, date.fromisoformat(day.value), tense, basis=FROM_STATEMENT)
    return resolve(one, base, "future" if one.role == "deadline" else tense)
