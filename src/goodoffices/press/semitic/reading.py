"""The reader of articles in Arabic and Hebrew: from the text to its statements."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from goodoffices.press.frames import paragraphs
from goodoffices.press.said import Saying
from goodoffices.press.scripts import Code, direction
from goodoffices.press.semitic.gathering import gather_semitic
from goodoffices.press.semitic.people import Entity, people
from goodoffices.press.semitic.rules import Rules, rules
from goodoffices.press.semitic.terms import addressee, dateline, event, level_of, said, venue_of
from goodoffices.press.semitic.words import line
from goodoffices.press.values import Content, Dated, Part, Reading, Span, Speaker, Statement

CARRIED = "carried from the statement before"


def read_semitic(text: str, code: Code, day: Dated | None, *, outlet: str, reader: str) -> Reading:
    """Return what an article in "ar" or "he" says who said; `day` is its dateline where somebody gave it."""
    given = paragraphs(text)
    day = day or dateline(text, given)
    base = date.fromisoformat(day.value) if day is not None else None
    speakers, statements = _statements(text, given, code, base)
    return Reading(
        text=text, digest=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), reader=reader, language=code,
        dateline=day, outlet=outlet, speakers=speakers, statements=statements,
    )  # fmt: skip


def _statements(
    text: str, given: list[Span], code: Code, base: date | None
) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    """Return the speakers and statements of an article, given where its paragraphs stand and the day it bears."""
    language = rules(code)
    sayings = gather_semitic(text, given, code)
    entities, chosen = people(text, sayings, language)
    numbers = {id(entity): f"p{index}" for index, entity in enumerate(entities, start=1)}
    statements: list[Statement] = []
    before: Saying | None = None
    for saying, entity in zip(sayings, chosen, strict=True):
        if entity is None:
            continue
        last = statements[-1] if statements else None
        if before is None or last is None or not _goes_on(text, saying, before, last, numbers[id(entity)], language):
            last = None
        statements.append(
            _statement(text, f"s{len(statements) + 1}", saying, entity, numbers[id(entity)], base, last, language)
        )
        before = saying
    return tuple(entity.speaker(numbers[id(entity)]) for entity in entities), tuple(statements)


def _goes_on(text: str, saying: Saying, before: Saying, last: Statement, by: str, language: Rules) -> bool:
    """Tell whether a saying has time and place of the one before: in one breath, or "in the same interview"."""
    if last.by != by:
        return False
    if saying.shared and saying.sentence is before.sentence:
        return True
    return any(language.same.search(line(text, *span).words) for span in saying.frame)


def _statement(
    text: str, number: str, saying: Saying, entity: Entity, by: str, base: date | None, last: Statement | None,
    language: Rules,
) -> Statement:  # fmt: skip
    saying.addressee = addressee(saying, language)
    venue, venue_span = venue_of(text, saying, language)
    day = said(text, saying, base)
    if last is not None:
        venue, venue_span = (venue, venue_span) if venue else (last.venue, None)
        day = day or _carried(last.said)
    content = tuple(Content(span, _part(span, saying)) for span in sorted(saying.content))
    spans = [span for span in (saying.cue, saying.speaker, *saying.content) if span is not None]
    to = saying.addressee
    return Statement(
        id=number, by=by, level=level_of(text, saying, entity, language), content=content,
        span=(min(low for low, _ in spans), max(high for _, high in spans)), speaker=saying.speaker, cue=saying.cue,
        venue=venue, venue_span=venue_span, addressee=text[slice(*to)] if to else "", addressee_span=to, said=day,
        event=event(text, saying, base, day),
        direction=direction(" ".join(text[low:high] for low, high in saying.content)),
    )  # fmt: skip


def _carried(day: Dated | None) -> Dated | None:
    return None if day is None else Dated(day.value, day.precision, day.words, day.span, CARRIED)


def _part(span: Span, saying: Saying) -> Part:
    quotes = [(quote.start, quote.end) for quote in saying.sentence.quotations]
    if span in quotes or span[0] > saying.sentence.end or span[1] < saying.sentence.start:
        return "quotation"
    return "fragment" if any(span[0] <= low < span[1] for low, _ in quotes) else "paraphrase"
