"""Briefs, logs and sheets as JSON: every key and value, and the sentence a person would read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec

from goodoffices.export.wording import sentence, text_of
from goodoffices.standing.before import Before
from goodoffices.standing.brief import Brief
from goodoffices.standing.diff import Change
from goodoffices.standing.due import DueItem
from goodoffices.standing.line import Line, Section
from goodoffices.standing.log import Logged


def moment_json(at: int) -> str:
    """Return a moment as an ISO 8601 time in UTC."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def line_json(line: Line, zone: str) -> dict[str, Any]:
    """Return a line with its sentence; empty parts are left out."""
    found: dict[str, Any] = {
        "tag": line.tag,
        "text": text_of(sentence(line, zone=zone)),
        "sure": line.sure.value,
        "params": msgspec.to_builtins(line.params),
        "rests_on": list(line.rests_on),
        "basis": [line_json(part, zone) for part in line.basis],
        "denials": [line_json(part, zone) for part in line.denials],
        "more": [line_json(part, zone) for part in line.more],
        "known_to": msgspec.to_builtins(line.knows),
        "entered_later": line.late,
    }
    return {key: value for key, value in found.items() if value not in ([], (), {}, False)}


def sections_json(sections: Iterable[Section], zone: str) -> list[dict[str, Any]]:
    """Return sections with their lines, empty ones too."""
    return [{"section": s.tag, "lines": [line_json(line, zone) for line in s.lines]} for s in sections]


def brief_json(brief: Brief) -> dict[str, Any]:
    """Return a brief; `nothing_learnt` says that nothing had been learnt by then."""
    return {
        "as_of": moment_json(brief.as_of),
        "known_at": moment_json(brief.known_at),
        "zone": brief.zone,
        "rooms": msgspec.to_builtins(brief.rooms),
        "nothing_learnt": brief.empty,
        "sections": sections_json(brief.sections, brief.zone),
    }


def log_json(entries: Iterable[Logged], zone: str) -> list[dict[str, Any]]:
    """Return a log, one object for each entry."""
    return [_logged(entry, zone) for entry in entries]


def _logged(entry: Logged, zone: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "act": entry.kind,
        "room": msgspec.to_builtins(entry.room),
        "when": msgspec.to_builtins(entry.when),
        "learnt": msgspec.to_builtins(entry.learnt),
        "entered": moment_json(entry.entered),
        "recorded_by": entry.recorded_by,
        "line": line_json(entry.line, zone),
        "corrected": entry.corrected,
        "now": [line_json(line, zone) for line in entry.now],
    }


def due_json(items: Iterable[DueItem], zone: str) -> list[dict[str, Any]]:
    """Return what is due, each with its moment or null."""
    return [
        {"at": None if item.at is None else moment_json(item.at), "over": item.over, "line": line_json(item.line, zone)}
        for item in items
    ]


def diff_json(changes: Iterable[Change], zone: str) -> list[dict[str, Any]]:
    """Return what changed, each with what was and what is; null where there was or is nothing."""
    return [
        {
            "section": change.section,
            "was": None if change.was is None else line_json(change.was, zone),
            "now": None if change.now is None else line_json(change.now, zone),
        }
        for change in changes
    ]


def before_json(sheet: Before) -> dict[str, Any]:
    """Return what may be said in a room."""
    return {
        "room": msgspec.to_builtins(sheet.room),
        "who": msgspec.to_builtins(sheet.who),
        "as_of": moment_json(sheet.as_of),
        "zone": sheet.zone,
        "sections": sections_json(sheet.sections, sheet.zone),
    }


def dump(value: Any) -> str:
    """Return a value as JSON text, indented, ending in a new line."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
