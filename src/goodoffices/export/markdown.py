"""Briefs, logs and sheets as Markdown, to paste into a memo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from goodoffices.export import english
from goodoffices.export.text import Manner, aside, head_text, own_row, say
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import moment_text, pieces, text_of
from goodoffices.standing.before import Before
from goodoffices.standing.brief import Brief
from goodoffices.standing.diff import Change
from goodoffices.standing.due import DueItem
from goodoffices.standing.line import Line, Section
from goodoffices.standing.log import Logged

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>&#|~])|^(\s*)([-+]|\d+[.)])", re.MULTILINE)


def plain(text: str) -> str:
    """Return text with everything escaped that Markdown would read as more than text."""
    flat = " ".join(text.split())
    return _ACTIVE.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", flat)


def lines_markdown(lines: Iterable[Line], zone: str, depth: int = 0, parent: Line | None = None) -> Iterator[str]:
    """Give lines as list items, what belongs to each nested below it."""
    indent, manner = "  " * depth, Manner(zone=zone)
    for line in lines:
        yield f"{indent}- {plain(say(line, zone))}"
        beside = aside(line, manner, parent)
        if beside:
            yield f"{indent}  {plain(beside)}"
        yield from lines_markdown((more for more in line.more if own_row(more, manner)), zone, depth + 1, line)


def section_markdown(section: Section, zone: str) -> Iterator[str]:
    """Give a section as a heading and a list, or what its being empty means."""
    heading, empty = tongue().sections[section.tag]
    yield f"## {heading.capitalize()}"
    yield ""
    yield from lines_markdown(section.lines, zone) if section.lines else (plain(empty),)
    yield ""


def brief_markdown(brief: Brief, *, seen_as: str = "") -> str:
    """Return a brief as Markdown, with every section that holds anything."""
    zone = brief.zone
    rows = [f"# {english.FACES['title.brief']}", "", plain(head_text(brief)), ""]
    if seen_as:
        rows += [plain(english.FACES["seen-as"].format(room=seen_as)), ""]
    if brief.empty:
        return "\n".join([*rows, english.FACES["brief.nothing"]]) + "\n"
    for section in brief.sections:
        if section.lines:
            rows += section_markdown(section, zone)
    return "\n".join(rows)


def log_markdown(entries: Iterable[Logged], zone: str) -> str:
    """Return a log as Markdown, one item for each entry."""
    rows = [f"# {english.FACES['title.log']}", ""]
    for entry in entries:
        when, room = text_of(pieces(entry.when, zone)), text_of(pieces(entry.room, zone))
        rows.append(f"- **{plain(when)}** · {plain(entry.kind)} · {plain(room)} · {plain(entry.id)}")
        rows += lines_markdown((entry.line,), zone, 1)
        if entry.corrected:
            rows.append(f"  - {english.FACES['log.now' if entry.now else 'log.struck']}")
            rows += lines_markdown(entry.now, zone, 2)
    return "\n".join(rows if len(rows) > 2 else [*rows, english.FACES["log.nothing"]]) + "\n"


def due_markdown(items: Iterable[DueItem], zone: str) -> str:
    """Return what is due as Markdown."""
    return "\n".join(section_markdown(Section(tag="due", lines=tuple(item.line for item in items)), zone))


def diff_markdown(changes: Iterable[Change], zone: str) -> str:
    """Return what changed as Markdown."""
    rows = [f"# {english.FACES['title.diff']}", ""]
    for change in changes:
        for key, line in (("diff.was", change.was), ("diff.now", change.now)):
            if line is not None:
                heading = tongue().sections[change.section][0].capitalize()
                rows.append(f"- {plain(heading)}, {english.FACES[key]}:")
                rows += lines_markdown((line,), zone, 1)
    return "\n".join(rows if len(rows) > 2 else [*rows, english.FACES["diff.nothing"]]) + "\n"


def before_markdown(sheet: Before) -> str:
    """Return what may be said in a room as Markdown."""
    zone = sheet.zone
    room, who = text_of(pieces(sheet.room, zone)), text_of(pieces(sheet.who, zone))
    rows = [f"# {plain(english.FACES['before.head'].format(room=room, who=who))}", ""]
    rows += [plain(english.FACES["before.moments"].format(as_of=moment_text(sheet.as_of, zone))), ""]
    for section in sheet.sections:
        rows += section_markdown(section, zone)
    return "\n".join(rows)
