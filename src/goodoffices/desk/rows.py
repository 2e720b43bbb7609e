"""One entry ready for a template: in words, with its dates, its room, and what corrections made of it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString

from goodoffices.desk.calendars import digits
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.viewer import View
from goodoffices.export.timeline import kind_words
from goodoffices.export.wording import moment_text
from goodoffices.record.entry import Entry
from goodoffices.standing.log import Logged, logged
from goodoffices.standing.standing import Standing


class Row(NamedTuple):
    """One act in words; `now` is what corrections made of it, empty where nothing stands."""

    id: str
    number: int
    kind: str
    when: SafeString
    learnt: SafeString
    entered: str
    room: SafeString
    lines: tuple[Said, ...]
    corrected: bool
    now: tuple[Said, ...]
    href: str


def row_of(view: View, entry: Logged, number: int = 0) -> Row:
    """Return an entry as a list shows it."""
    voice = view.voice
    return Row(
        id=entry.id,
        number=number,
        kind=kind_words(entry.kind),
        when=html(spans_of(entry.when, voice)),
        learnt=html(spans_of(entry.learnt, voice)) if entry.learnt.value else SafeString(""),
        entered=digits(moment_text(entry.entered, voice.zone)),
        room=html(spans_of(entry.room, voice)),
        lines=(said(entry.line, voice, within=entry.line.knows),),
        corrected=entry.corrected,
        now=tuple(said(line, voice, within=line.knows) for line in entry.now),
        href=view.address(f"entry/{entry.id}"),
    )


def told_entry(view: View, entry: Entry, s: Standing | None = None) -> Row | None:
    """Return one entry in words, or None where it is not told at the moments looked at."""
    try:
        return row_of(view, logged(s or view.standing, entry))
    except KeyError:
        return None
