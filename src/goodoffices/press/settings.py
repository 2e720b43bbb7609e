"""Where and on which day each thing was said, over the whole of an article; and what a refusal points to."""

from __future__ import annotations

import re

from goodoffices.press.entities import Entity
from goodoffices.press.joining import is_office_of_one
from goodoffices.press.language import Language
from goodoffices.press.rows import Row
from goodoffices.press.terms import venue_before, venue_of
from goodoffices.press.timing import Timing, said, said_before
from goodoffices.press.values import Dated, Span

Venue = tuple[str, Span | None]
ISSUED = ("document", "statement", "post")
"""Forms in which everything has one venue; in others only turns and answers have it."""
SITTINGS = ("court", "parliament")
"""Where one sitting is told of in an article: what is said there without a day was said on the day of the others."""
GOES_ON = ("continue", "go on", "add")
REFERS = re.compile(
    r"\b(?:to|at)\s+(?:what|remarks\s+by|comments\s+by|the\s+(?:remarks|comments|words)\s+of)\s+"
    r"(?P<who>[^,.;]{3,60}?)\s+(?:had\s+)?(?:said|made|told)\b"
)


def venues(text: str, given: list[Row], form: str, language: Language, outlet: str) -> list[Venue]:
    """Return each saying's venue: by its own words, going on from the one before, or by the form of the article."""
    found: list[Venue] = []
    ends = _ends(text, given) if form in ISSUED else len(text)
    posted = form == "post" and any(row.saying.how == "turn" for row in given)
    for row in given:
        venue = venue_of(text, row.saying, row.own, language, outlet)
        goes_on = row.follows and (row.in_paragraph() or row.saying.base in GOES_ON)
        if not venue[0] and goes_on:
            venue = (found[-1][0], None)
        elif not venue[0] and row.saying.sentence.start and row.saying.how == "verb":
            venue = venue_before(text, row.start(text), row.saying, language)
        issued = form in ISSUED and not posted and row.saying.place() < ends
        formed = issued or row.saying.how in ("turn", "label")
        own = venue[0] and (form != "document" or venue[0] in ("told", "statement"))
        found.append((form, None) if form and formed and not own else venue)
    return found


OUTSIDE = re.compile(
    r"(?m)^(?:notes? to editors|notes?:|repl(?:y|ies)|reactions?|correction|background|what others)\b", re.IGNORECASE
)
"""What stands above that part of a readout or a statement which others have written."""


def _ends(text: str, given: list[Row]) -> int:
    """Return where a paper ends and reporting begins: nobody without a name speaks in it."""
    heading = OUTSIDE.search(text, len(text) // 10)
    reported = (row.saying.place() for row in given if _is_reporting(row))
    return min(heading.start() if heading is not None else len(text), next(reported, len(text)))


def _is_reporting(row: Row) -> bool:
    """Tell whether only a reporter would have a saying: that of somebody without a name, and without an office."""
    return row.entity is not None and row.entity.kind == "anonymous" and not is_office_of_one(row.entity)


def days(given: list[Row], where: list[Venue], timing: Timing) -> list[Dated | None]:
    """Return each saying's day: from words of its own, or from the saying that it goes on from."""
    found: list[Dated | None] = []
    for row in given:
        day = said(timing, row.saying, *row.own, where[row.number][0])
        goes_on = row.follows and (row.in_paragraph() or row.saying.base in GOES_ON)
        if day is None and found and (row.saying.shared or goes_on):
            day = found[-1]
        elif day is None and row.opens():
            day = said_before(timing, row.saying, row.start(timing.text))
        if day is None and where[row.number][0] in SITTINGS:
            day = _of_the_sitting(found, where, row.number)
        found.append(day)
    return found


def _of_the_sitting(found: list[Dated | None], where: list[Venue], number: int) -> Dated | None:
    """Return the day of what was said before at the same sitting."""
    days = (found[k] for k in range(number - 1, -1, -1) if where[k][0] == where[number][0])
    return next((day for day in days if day is not None and day.precision == "day"), None)


def pointed(given: list[Row], when: list[Dated | None], timing: Timing) -> dict[int, tuple[int, ...]]:
    """Return to which sayings a refusal points, by number; let those without a day have the one that it gives them."""
    out: dict[int, tuple[int, ...]] = {}
    for row in given:
        sentence = row.saying.sentence
        match = REFERS.search(timing.text, sentence.start, sentence.end)
        if match is None or row.saying.how not in ("refusal", "referral"):
            continue
        theirs = tuple(one.number for one in given if one is not row and _is_called(one.entity, match["who"]))
        day = _day_in(timing, match.end(), sentence.end)
        for number in theirs:
            when[number] = when[number] or day
        out[row.number] = theirs
    return out


def _day_in(timing: Timing, low: int, high: int) -> Dated | None:
    for _, dated in timing.within([(low, high)]):
        if dated is not None and dated.precision == "day":
            return Dated(dated.value, "day", dated.words, dated.span, "the day another statement gives it")
    return None


def _is_called(entity: Entity | None, who: str) -> bool:
    words = re.sub(r"^(?:a|an|the|another)\s+", "", who.lower())
    if entity is None or not words:
        return False
    return any(words in name.lower() for name in (entity.name, entity.role, *(m.words for m in entity.mentions)))
