"""Everything a mediation says to those who look, as bytes: one name for each thing, one text for each name."""

from __future__ import annotations

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.export import as_json, markdown, text
from goodoffices.export.errors import say_error
from goodoffices.record.compartment import Viewer
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.before import before
from goodoffices.standing.brief import brief
from goodoffices.standing.diff import diff
from goodoffices.standing.due import due
from goodoffices.standing.log import log
from goodoffices.standing.standing import standing

MONTH = 30 * 86_400


def said_to(record: Record, viewer: Viewer, as_of: int, known_at: int, *, rich: bool = True) -> dict[str, str]:
    """Return brief, log, due, diff and check for a viewer, in every form; as JSON only where not `rich`."""
    visible = see(record, viewer)
    zone = record.zone
    now = standing(visible, as_of=as_of, known_at=known_at)
    sheet, entries, items = brief(now), log(now), due(now, now=as_of)
    found = {
        "brief.json": as_json.dump(as_json.brief_json(sheet)),
        "log.json": as_json.dump(as_json.log_json(entries, zone)),
        "due.json": as_json.dump(as_json.due_json(items, zone)),
    }
    if not rich:
        return found
    changes = diff(brief(standing(visible, as_of=as_of, known_at=known_at - MONTH)), sheet)
    return found | {
        "brief.text": text.brief_text(sheet, full=True),
        "brief.markdown": markdown.brief_markdown(sheet),
        "log.text": text.log_text(entries, zone),
        "log.markdown": markdown.log_markdown(entries, zone),
        "due.text": text.due_text(items, zone),
        "due.markdown": markdown.due_markdown(items, zone),
        "diff.json": as_json.dump(as_json.diff_json(changes, zone)),
        "diff.text": text.diff_text(changes, zone),
        "diff.markdown": markdown.diff_markdown(changes, zone),
        "check": text.check_text(visible, "file"),
    }


def said_in(record: Record, room: str, as_of: int, known_at: int, *, rich: bool = True) -> dict[str, str]:
    """Return what everybody in a room together is told."""
    return said_to(record, record.those_in(room), as_of, known_at, rich=rich)


def said_before(record: Record, room: str, as_of: int, known_at: int) -> dict[str, str]:
    """Return the sheet of what may be said in a room, in every form, or the error in its place."""
    try:
        sheet = before(record, room, as_of=as_of, known_at=known_at)
    except GoodOfficesError as error:
        return {"error": say_error(error)}
    return {
        "before.json": as_json.dump(as_json.before_json(sheet)),
        "before.text": text.before_text(sheet),
        "before.markdown": markdown.before_markdown(sheet),
    }


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the names of what reads differently, with the first line that does."""
    found = []
    for name in sorted(one.keys() | other.keys()):
        a, b = one.get(name, "").splitlines(), other.get(name, "").splitlines()
        if a != b:
            apart = next(((x, y) for x, y in zip(a, b, strict=False) if x != y), (len(a), len(b)))
            found.append(f"{name}: {apart[0]!r} / {apart[1]!r}")
    return found
