"""What we noted ourselves: views held, negatives, memoranda, calendars, and what was put right."""

from __future__ import annotations

from goodoffices.acts.act import Unknown
from goodoffices.acts.housekeeping import Assessment, Correction, Misfiled, NoteToFile, RecordedNegative
from goodoffices.acts.notices import WorkCalendar
from goodoffices.acts.office import Office
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, Listed, line, term
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import all_words, told, words_used


def view_lines(s: Standing) -> tuple[Line, ...]:
    """Return the views somebody holds, each with whose it is; the program holds none."""
    return tuple(_view(s, f) for f in s.all(Assessment))


def _view(s: Standing, fact: Fact[Assessment]) -> Line:
    act = fact.act
    about = s.name(act.about)
    more = (line("view.about", about=about),) if about.text else ()
    return told(s, fact, "view", by=s.name(act.by), on=term("assessment", act.on), says=act.says, more=more)


def negative_lines(s: Standing) -> tuple[Line, ...]:
    """Return what was said or seen not to be, other than about an office, where it stands with the office."""
    facts = (f for f in s.all(RecordedNegative) if not _about_office(s, f))
    return tuple(negative_line(s, f) for f in facts)


def negative_line(s: Standing, fact: Fact[RecordedNegative]) -> Line:
    """Return one thing said or seen not to be."""
    return told(s, fact, "negative", what=fact.act.what, more=words_used(fact.act.words))


def _about_office(s: Standing, fact: Fact[RecordedNegative]) -> bool:
    target = s.fact(fact.act.about)
    return target is not None and isinstance(target.act, Office)


def note_lines(s: Standing) -> tuple[Line, ...]:
    """Return the memoranda to ourselves and the working calendars."""
    notes = (told(s, f, "note", text=f.act.text) for f in s.all(NoteToFile))
    return (*notes, *(_calendar(s, f) for f in s.all(WorkCalendar)))


def _calendar(s: Standing, fact: Fact[WorkCalendar]) -> Line:
    act = fact.act
    holidays = (line("calendar.holidays", days=Listed(act.holidays)),) if act.holidays else ()
    source = (line("calendar.source", source=act.source),) if act.source else ()
    rest = Listed(act.rest_days)
    return told(s, fact, "calendar", name=act.name, rest=rest, more=(*holidays, *source))


def mending_lines(s: Standing) -> tuple[Line, ...]:
    """Return the corrections made, what was taken out as misfiled, and what needs a newer version to be read."""
    struck = (_correction(s, f) for f in s.all(Correction))
    taken = (told(s, f, "misfiled", reason=f.act.reason) for f in s.all(Misfiled))
    return (*struck, *taken, *(_unknown(e) for e in s.unknown()))


def _correction(s: Standing, fact: Fact[Correction]) -> Line:
    tag = "correction" if fact.act.instead is not None else "correction.struck"
    return told(s, fact, tag, reason=fact.act.reason, more=words_used(all_words(fact.act)))


def _unknown(entry: Entry) -> Line:
    assert isinstance(entry.act, Unknown)
    return line("unknown", entry.id, kind=entry.act.kind)
