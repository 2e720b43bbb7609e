"""The reader: from the text of an article to its statements, and to which of them may stand against each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.accounts import conflicts, told_in, weights_of
from goodoffices.press.announcing import announced
from goodoffices.press.datelines import dateline_of
from goodoffices.press.dates import find, resolve
from goodoffices.press.entities import Entity, speakers
from goodoffices.press.frames import Paragraph, paragraph, paragraphs
from goodoffices.press.gathering import gather
from goodoffices.press.genres import form_venue
from goodoffices.press.glosses import glossed
from goodoffices.press.happening import event
from goodoffices.press.joining import join
from goodoffices.press.language import Language, english
from goodoffices.press.outermost import outermost
from goodoffices.press.rows import Row, rows
from goodoffices.press.said import Saying
from goodoffices.press.scripts import detect, direction
from goodoffices.press.semitic import read_semitic
from goodoffices.press.settings import Venue, days, pointed, venues
from goodoffices.press.terms import asks_for, level_of, only_describes, stated_terms, without_occasion
from goodoffices.press.timing import Timing
from goodoffices.press.unsourced import Disputed, unsourced
from goodoffices.press.values import Content, Dated, Level, Part, Reading, Span, Statement

READER = "1"
"""The version of the rules: a draft keeps it, so that it can be told which rules read an article."""
LONGEST = 100_000
"""Characters: some 16,000 words, three times what a long magazine piece has."""
HEAD = 400
"""Within how many characters an article's own date is looked for."""
PLACED = re.compile(
    r"(?:[A-Z][A-Z .’'\-]{2,40}(?:, [^—–\n]{0,40}?)?(?: \([^)\n]{2,40}\))?|\([A-Z][^)\n]{1,30}\)|"
    r"[A-Z][\w’'. ]{2,30}\([A-Z][A-Z][^)\n]{0,20}\))\s*(?:—|–|--| - )\s*"
)
CLOCK = re.compile(r"\d{1,2}(?:[.:]\d{2}(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)(?!\w)\s*(?:[—–|·:-]+\s*)?")
"""The hour before an entry of a live blog."""


def read(text: str, dateline: str | None = None, outlet: str | None = None) -> Reading:
    """Return who says what in an article: statements with their places in `text`, and which may contradict each other.

    `dateline` is the day the article bears, in figures or in words that name one day, from which its relative dates are
    counted; left out, it is looked for at the head of the text. `outlet` is who published it. Offsets are characters
    of `text`. Raises `press-dateline` (found) and `press-too-long` (length, most).
    """
    if len(text) > LONGEST:
        raise GoodOfficesError("press-too-long", length=len(text), most=LONGEST)
    day = dateline_of(dateline) if dateline else None
    code = detect(text)
    if code != "en":
        return read_semitic(text, code, day, outlet=outlet or "", reader=READER)
    return _english(text, day or _at_head(text), outlet or "")


def _english(text: str, day: Dated | None, outlet: str) -> Reading:
    language = english()
    parts = [paragraph(text, low, high, index) for index, (low, high) in enumerate(_bodies(text))]
    given = _sayings(text, parts, outlet, language)
    entities, chosen = join(text, given, language, parts)
    announced(text, given, chosen, language)
    form = form_venue(text)
    timing = Timing(text, date.fromisoformat(day.value) if day is not None else None, form)
    people = speakers(entities)
    numbers = {id(entity): one.id for entity, one in zip(entities, people, strict=True)}
    whole = _Whole(text, parts, numbers, timing, stated_terms(text, given, chosen))
    placed = rows(given, chosen)
    where = venues(text, placed, form, language, outlet)
    when = days(placed, where, timing)
    points = pointed(placed, when, timing)
    statements = tuple(
        _statement(whole, row, row.entity, where[row.number], when[row.number], points.get(row.number, ()))
        for row in placed
        if row.entity is not None
    )
    told = told_in(text, statements, language)
    weights = weights_of(told)
    disputed = conflicts(told, weights, people)
    return Reading(
        text=text,
        digest=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        reader=READER,
        language="en",
        dateline=day,
        outlet=outlet,
        speakers=people,
        statements=statements,
        conflicts=disputed,
        claims=unsourced(text, parts, statements, Disputed(disputed, told, weights), timing),
    )


@dataclass(frozen=True)
class _Whole:
    """What a statement is made with, besides what is its own."""

    text: str
    parts: list[Paragraph]
    numbers: dict[int, str]
    timing: Timing
    terms: dict[int, Level]


def _sayings(text: str, parts: list[Paragraph], outlet: str, language: Language) -> list[Saying]:
    given = sorted(outermost(gather(text, parts, language), language), key=Saying.place)
    glossed(text, given)
    for one in given:
        without_occasion(text, one)
    return [one for one in given if not (asks_for(text, one, outlet) or only_describes(text, one))]


def _bodies(text: str) -> list[Span]:
    """Return paragraphs without the place they are dated from: "ORVANE CITY, March 3 (Meridian) —"."""
    spans = []
    for low, high in paragraphs(text):
        match = PLACED.match(text, low, high) or CLOCK.match(text, low, high)
        spans.append((match.end() if match and match.end() < high else low, high))
    return spans


def _at_head(text: str) -> Dated | None:
    """Return the first full date at the head of a text."""
    for one in find(text, 0, min(len(text), HEAD)):
        dated = resolve(one, None)
        if dated is not None and dated.precision == "day" and len(dated.value) == len("2031-03-14"):
            return Dated(dated.value, "day", dated.words, dated.span, "the first date in the text")
    return None


def _statement(
    whole: _Whole, row: Row, entity: Entity, where: Venue, day: Dated | None, points: tuple[int, ...]
) -> Statement:
    text, saying = whole.text, row.saying
    content = tuple(Content(span, _part(span, whole.parts)) for span in sorted(saying.content))
    given = [span for span in (saying.cue, saying.speaker, *saying.content) if span is not None]
    return Statement(
        id=f"s{row.number + 1}",
        by=whole.numbers[id(entity)],
        level=level_of(text, saying, entity, whole.terms.get(id(entity))),
        content=content,
        span=(min(low for low, _ in given), max(high for _, high in given)),
        speaker=saying.speaker,
        cue=saying.cue,
        venue=where[0],
        venue_span=where[1],
        said=day,
        event=event(whole.timing, saying, day, whole.parts[saying.paragraph]),
        addressee=text[slice(*saying.addressee)] if saying.addressee else "",
        addressee_span=saying.addressee,
        refers_to=tuple(f"s{number + 1}" for number in points),
        direction=direction(" ".join(text[slice(*part.span)] for part in content)),
    )


def _part(span: Span, parts: list[Paragraph]) -> Part:
    """Tell whether words are a quotation, hold one, or are the reporter's."""
    at = bisect_right(parts, span[0], key=lambda one: one.start) - 1
    quotes = parts[at].quotations if at >= 0 else []
    first = max(0, bisect_right(quotes, span[0], key=lambda one: one.start) - 1)
    for quote in quotes[first : first + 2]:
        if quote.start <= span[0] and span[1] <= quote.end:
            return "quotation"
        if span[0] <= quote.start < span[1]:
            return "fragment"
    return "paraphrase"
