"""A reading of an article as text for a terminal: statements by number, then what may stand against each other."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from goodoffices.cli.saying import sentence
from goodoffices.export.errors import shown
from goodoffices.press.values import Conflict, Dated, Reading, Span, Speaker, Statement

WIDTH = 100
MOST = 12
"""Pairs that are listed, the likeliest."""
_NONE = Speaker(id="", kind="anonymous")


def reading_text(reading: Reading) -> str:
    """Return a reading as text."""
    return "\n".join(row for part in _parts(reading) for row in (*part, "")).rstrip() + "\n"


def _parts(reading: Reading) -> Iterator[list[str]]:
    yield [
        sentence(
            "press.head",
            outlet=reading.outlet or sentence("press.no-outlet"),
            day=reading.dateline.value if reading.dateline else sentence("press.no-day"),
            statements=len(reading.statements),
            speakers=len(reading.speakers),
            conflicts=len(reading.conflicts),
        )
    ]
    numbers = {one.id: str(place) for place, one in enumerate((*reading.statements, *reading.claims), 1)}
    yield from ([*statement_rows(reading, one, numbers)] for one in reading.statements)
    if not reading.statements:
        yield [sentence("press.nothing")]
    if reading.claims:
        claims = (row for one in reading.claims for row in claim_rows(reading, one, numbers))
        yield [sentence("press.claims"), *claims]
    if reading.conflicts:
        told = (row for one in reading.conflicts[:MOST] for row in _conflict(one, numbers))
        yield [sentence("press.conflicts"), *told, *_more(len(reading.conflicts) - MOST)]


def _more(count: int) -> list[str]:
    return _rows(sentence("press.conflicts.more", count=count)) if count > 0 else []


def statement_rows(reading: Reading, one: Statement, numbers: dict[str, str]) -> Iterator[str]:
    """Give the rows of one statement: who, on which terms, where and when, and the words."""
    by = next((speaker for speaker in reading.speakers if speaker.id == one.by), _NONE)
    yield f"{numbers[one.id]}. {speaker_text(by)}"
    yield from _rows("; ".join(_terms(reading, one, numbers)))
    mention = next((m for m in by.mentions if m.span == one.speaker), None)
    if mention is not None and mention.reason:
        yield from _rows(sentence("press.named-as", words=mention.words, reason=mention.reason))
    for part in one.content:
        # of words that stand in quotation marks there, the marks are the article's
        words = _words(reading, part.span)
        yield from _rows(words if part.part == "quotation" else sentence(f"press.{part.part}", words=words))


def speaker_text(by: Speaker) -> str:
    """Return who speaks, in one row; somebody without a name is a description and nothing more."""
    parts = ", ".join(filter(None, (by.name, by.role, by.organisation)))
    if by.kind == "anonymous":
        return sentence("press.unnamed", described=by.described or parts)
    return sentence("press.institution", name=parts) if by.kind == "institution" else shown(parts)


def _terms(reading: Reading, one: Statement, numbers: dict[str, str]) -> Iterator[str]:
    yield sentence("press.level", level=one.level)
    if one.venue:
        yield sentence("press.venue", venue=one.venue)
    if one.addressee:
        yield sentence("press.to", to=one.addressee)
    if one.said is not None:
        yield sentence("press.said", date=_date(one.said))
    if one.event is not None:
        yield sentence("press.event", date=_date(one.event))
    if one.cue is not None:
        yield sentence("press.cue", words=_words(reading, one.cue))
    if one.refers_to:
        yield sentence("press.refers", numbers=", ".join(numbers.get(key, key) for key in one.refers_to))


def _date(one: Dated) -> str:
    if not one.words:
        return one.value
    key = "press.date.basis" if one.basis else "press.date"
    return sentence(key, value=one.value, words=one.words, basis=one.basis)


def claim_rows(reading: Reading, one: Statement, numbers: dict[str, str]) -> Iterator[str]:
    """Give the rows of a claim in the reporter's own voice: what it stands beside, when it was, and the words."""
    yield f"{numbers[one.id]}."
    terms = [sentence("press.event", date=_date(one.event))] if one.event else []
    if one.refers_to:
        terms.append(sentence("press.beside", numbers=", ".join(numbers.get(key, key) for key in one.refers_to)))
    yield from _rows("; ".join(terms)) if terms else ()
    for part in one.content:
        yield from _rows(_words(reading, part.span))


def _conflict(one: Conflict, numbers: dict[str, str]) -> Iterator[str]:
    sort = "press.conflict.open" if one.open else "press.conflict" if one.firm else "press.conflict.soft"
    a, b = numbers.get(one.a, one.a), numbers.get(one.b, one.b)
    told = sentence(sort, a=a, b=b, kind=one.sort, reason=one.reason)
    yield from _rows(f"{shown(one.matter)}: {told}" if one.matter else told)


def _words(reading: Reading, span: Span) -> str:
    return " ".join(shown(" ".join(reading.text[slice(*span)].split())).split())


def _rows(text: str) -> list[str]:
    return wrap(
        text, WIDTH, initial_indent="   ", subsequent_indent="   ", break_long_words=False, break_on_hyphens=False
    )
