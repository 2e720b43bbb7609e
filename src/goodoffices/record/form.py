"""What an act must say to be whole, whatever else is in the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from goodoffices.acts.act import Act, Unknown, kinds
from goodoffices.acts.housekeeping import Instead
from goodoffices.acts.keeping import RetentionRule
from goodoffices.acts.notices import RecordedEvent, Trigger, WorkCalendar
from goodoffices.acts.people import Source
from goodoffices.acts.problems import GoodOfficesError, Problem
from goodoffices.acts.public import AccountSet, Denial, Place
from goodoffices.acts.reading import nearest
from goodoffices.acts.values import Quantity, Span
from goodoffices.acts.when import Sure, before, read_when
from goodoffices.record.entry import Entry
from goodoffices.record.head import write_instant

MOST = 36_600
"""No span is longer than this many of its unit."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""What no text needs, and no hand-written file can hold: one of these, and a record can no more be written as one."""
_HOLIDAY = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")


def check_act(act: Act | Unknown, at: str = "") -> Iterator[Problem]:
    """Give what is wrong with an act by itself; fields are named from the act, as `trigger.on`."""
    if isinstance(act, Unknown):
        return
    for path, value in _values(act, at):
        yield from _check(value, path)


def check_texts(act: Act | Unknown) -> Iterator[Problem]:
    """Give each text of an act in which there is a control character; fields are named from the act."""
    if isinstance(act, Unknown):
        return
    for path, value in _values(act, ""):
        for name in value.__struct_fields__:
            held: Any = getattr(value, name)
            texts = held if isinstance(held, tuple) else (held,)
            found = next((c for text in texts if isinstance(text, str) for c in CONTROL.findall(text)), "")
            if found:
                params = {"found": f"U+{ord(found):04X}"}
                yield Problem(code="control-character", params=params, field=_join(path, name))


def check_known(entry: Entry, zone: str) -> Iterator[Problem]:
    """Give what is wrong where an entry was surely known before it happened; instants are said in the zone."""
    if entry.when is None:
        return
    if entry.learnt is None:
        early, more = entry.when.earliest is not None and entry.when.earliest > entry.entered, {}
    else:
        early = before(entry.learnt, entry.when) is Sure.YES
        more = {"learnt": entry.learnt.value, "reason": "learnt"}
    if early:
        params = {"when": entry.when.value, "entered": write_instant(entry.entered, zone), **more}
        yield Problem(code="learnt-before", params=params, field="when")


def _values(value: msgspec.Struct, at: str) -> Iterator[tuple[str, msgspec.Struct]]:
    yield at, value
    prefix = f"{at}." if at else ""
    for name in value.__struct_fields__:
        held: Any = getattr(value, name)
        if isinstance(held, msgspec.Struct):
            yield from _values(held, at if isinstance(value, Instead) and name == "act" else prefix + name)
        elif isinstance(held, tuple):
            for place, item in enumerate(held):
                if isinstance(item, msgspec.Struct):
                    yield from _values(item, f"{prefix}{name}[{place}]")


def _check(value: msgspec.Struct, at: str) -> Iterator[Problem]:
    match value:
        case Source():
            yield from _check_source(value, at)
        case Trigger():
            yield from _check_trigger(value, at)
        case RecordedEvent(act=kind) if kind not in kinds():
            yield _unknown_kind(kind, _join(at, "act"))
        case RetentionRule(kinds=named):
            found = enumerate(named)
            yield from (_unknown_kind(kind, _join(at, f"kinds[{n}]")) for n, kind in found if kind not in kinds())
        case Denial(of=(), may_be_of=()):
            yield Problem(code="denial-of-nothing", field=_join(at, "of"))
        case AccountSet(accounts=accounts, open_targets=()) if len(accounts) < 2:
            yield Problem(code="one-account", params={"found": len(accounts)}, field=_join(at, "accounts"))
        case Span(unit="working days", calendar=""):
            yield Problem(code="span-without-calendar", field=_join(at, "calendar"))
        case Span(count=count) if not 1 <= count <= MOST:
            yield Problem(code="bad-count", params={"found": count, "least": 1, "most": MOST}, field=_join(at, "count"))
        case Place(start=start, end=end) if not 0 <= start < end:
            yield Problem(code="bounds-crossed", params={"least": str(start), "most": str(end)}, field=at)
        case WorkCalendar():
            yield from _check_holidays(value, at)
        case Quantity(at_least=float(least), at_most=float(most)) if least > most:
            yield Problem(code="bounds-crossed", params={"least": f"{least:g}", "most": f"{most:g}"}, field=at)
        case _:
            pass


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def _unknown_kind(kind: str, at: str) -> Problem:
    return Problem(code="unknown-kind", params={"found": kind, "nearest": nearest(kind, kinds())}, field=at)


def _check_source(source: Source, at: str) -> Iterator[Problem]:
    if source.sort == "unnamed" and source.name:
        yield Problem(code="unnamed-with-name", field=_join(at, "name"))
    if source.sort == "named" and not source.name:
        yield Problem(code="named-without-name", field=_join(at, "name"))


def _check_trigger(trigger: Trigger, at: str) -> Iterator[Problem]:
    given = [name for name in ("at", "on", "after_service") if getattr(trigger, name) is not None]
    if len(given) > 1:
        yield Problem(code="two-triggers", params={"names": given}, field=at)


def _check_holidays(calendar: WorkCalendar, at: str) -> Iterator[Problem]:
    for place, day in enumerate(calendar.holidays):
        if not _is_holiday(day):
            params = {"found": day[:60], "calendar": calendar.name}
            yield Problem(code="bad-holiday", params=params, field=_join(at, f"holidays[{place}]"))


def _is_holiday(day: str) -> bool:
    if not _HOLIDAY.fullmatch(day):
        return False
    try:
        read_when(day, zone="UTC")
    except GoodOfficesError:
        return False
    return True
