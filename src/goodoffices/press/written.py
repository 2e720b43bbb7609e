"""A reading as plain values, for JSON and YAML: the article's text, and every place as [start, end) in it."""

from __future__ import annotations

from typing import Any

from goodoffices.press.values import Conflict, Dated, Reading, Span, Speaker, Statement

Plain = dict[str, Any]


def written(reading: Reading) -> Plain:
    """Return a reading as mappings, lists and texts, whose keys are the same for every article."""
    speakers = {speaker.id: speaker for speaker in reading.speakers}
    return {
        "digest": reading.digest,
        "reader": reading.reader,
        "language": reading.language,
        "title": reading.title,
        "outlet": reading.outlet,
        "dateline": _date(reading.dateline),
        "statements": [_statement(reading.text, one, speakers.get(one.by)) for one in reading.statements],
        "conflicts": [_conflict(one) for one in reading.conflicts],
        "claims": [_claim(reading.text, one) for one in reading.claims],
        "speakers": [_speaker(one) for one in reading.speakers],
        "text": reading.text,
    }


def _words(text: str, one: Statement) -> list[str]:
    return [text[slice(*part.span)] for part in one.content]


def _statement(text: str, one: Statement, by: Speaker | None) -> Plain:
    return {
        "id": one.id,
        "speaker": {
            "entity": one.by,
            "name": by.name if by else "",
            "role": by.role if by else "",
            "organisation": by.organisation if by else "",
            "kind": by.kind if by else "",
            "described": by.described if by else "",
            "span": _span(one.speaker),
        },
        "level": one.level,
        "venue": one.venue,
        "venue_span": _span(one.venue_span),
        "addressee": one.addressee,
        "cue": _span(one.cue),
        "content": [_span(part.span) for part in one.content],
        "parts": [part.part for part in one.content],
        "words": _words(text, one),
        "span": _span(one.span),
        "said": _date(one.said),
        "event": _date(one.event),
        "refers_to": list(one.refers_to),
        "direction": one.direction,
    }


def _claim(text: str, one: Statement) -> Plain:
    return {
        "id": one.id,
        "content": [_span(part.span) for part in one.content],
        "words": _words(text, one),
        "span": _span(one.span),
        "event": _date(one.event),
        "beside": list(one.refers_to),
    }


def _conflict(one: Conflict) -> Plain:
    return {
        "a": one.a,
        "b": one.b,
        "kind": one.sort,
        "reason": one.reason,
        "target": "open" if one.open else "clear",
        "matter": one.matter,
        "firm": one.firm,
    }


def _speaker(one: Speaker) -> Plain:
    mentions = [{"span": _span(m.span), "words": m.words, "reason": m.reason} for m in one.mentions]
    return {
        "entity": one.id,
        "kind": one.kind,
        "name": one.name,
        "role": one.role,
        "organisation": one.organisation,
        "described": one.described,
        "plural": one.plural,
        "mentions": mentions,
    }


def _date(one: Dated | None) -> Plain | None:
    if one is None:
        return None
    return {
        "value": one.value,
        "precision": one.precision,
        "words": one.words,
        "span": _span(one.span),
        "basis": one.basis,
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None
