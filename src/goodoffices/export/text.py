"""Briefs, logs and sheets as plain text for a terminal or a piece of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from goodoffices.acts.when import Sure
from goodoffices.export import english
from goodoffices.export.wording import Piece, moment_text, pieces, sentence, text_of
from goodoffices.record.see import Visible
from goodoffices.standing.before import Before
from goodoffices.standing.brief import Brief
from goodoffices.standing.diff import Change
from goodoffices.standing.due import DueItem
from goodoffices.standing.line import Line, Section
from goodoffices.standing.log import Logged
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import room_name

WIDTH = 100


def say(line: Line, zone: str) -> str:
    """Return a line's own sentence, marked where it is only possible."""
    text = text_of(sentence(line, zone=zone))
    return f"{english.WORDS['possibly']} {text}" if line.sure is Sure.POSSIBLY else text


def aside(line: Line, zone: str) -> str:
    """Return what stands directly beside a line in one run of text: details, basis, denials, who knows."""
    said = [say(more, zone) for more in line.more if not _own(more)]
    said += [say(found, zone) for found in (*line.basis, *line.denials)]
    if line.late:
        said.append(english.WORDS["late"])
    if line.knows:
        said.append(text_of(knows(line, zone)))
    return " ".join(said)


def knows(line: Line, zone: str) -> Iterator[Piece]:
    """Give who can know all a line rests on, in pieces."""
    before, _, after = english.WORDS["knows"].partition("{who}")
    yield Piece(before)
    yield from pieces(line.knows, zone)
    yield Piece(after)


def _own(line: Line) -> bool:
    """Whether a line that belongs to another stands on a row of its own: an entry, or one with details."""
    return bool(line.more or line.basis)


def lines_text(lines: Iterable[Line], zone: str, depth: int = 1) -> Iterator[str]:
    """Give lines as rows of text, each followed by what stands beside it, indented."""
    for line in lines:
        yield from _wrapped(say(line, zone), depth)
        beside = aside(line, zone)
        if beside:
            yield from _wrapped(beside, depth + 1)
        yield from lines_text((more for more in line.more if _own(more)), zone, depth + 1)


def _wrapped(text: str, depth: int) -> list[str]:
    indent = "  " * depth
    return TextWrapper(
        width=WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False
    ).wrap(text)


def section_text(section: Section, zone: str) -> Iterator[str]:
    """Give a section as its heading and its lines, or what its being empty means."""
    heading, empty = english.SECTIONS[section.tag]
    yield heading
    if section.lines:
        yield from lines_text(section.lines, zone)
    else:
        yield f"  {empty}"


def head_text(parts: Iterable[tuple[str, str]]) -> str:
    """Return what is being looked at as one row: label and value, label and value."""
    return " · ".join(f"{label} {value}".strip() for label, value in parts)


def brief_text(brief: Brief, *, seen_as: str = "", full: bool = False) -> str:
    """Return a brief as text; a short one leaves out empty sections and names those it only counts."""
    zone = brief.zone
    rows = [english.FACES["brief.head"].format(as_of=moment_text(brief.as_of, zone),
                                              known_at=moment_text(brief.known_at, zone), zone=zone)]  # fmt: skip
    if seen_as:
        rows.append(english.FACES["seen-as"].format(room=seen_as))
    if brief.empty:
        return "\n".join([*rows, "", english.FACES["brief.nothing"]]) + "\n"
    counted = []
    for section in brief.sections:
        if full or section.tag in FIRST:
            if full or section.lines:
                rows += ["", *section_text(section, zone)]
        elif section.lines:
            counted.append(
                english.FACES["count"].format(what=english.SECTIONS[section.tag][0].lower(), n=len(section.lines))
            )
    if counted:
        rows += ["", english.FACES["brief.more"], *_wrapped(english.WORDS["comma"].join(counted) + ".", 1)]
    return "\n".join(rows) + "\n"


FIRST = frozenset(
    {"status", "due", "notices", "conditions", "offices", "rounds", "contacts", "owed", "accounts", "commitments"}
)
"""The sections a short brief shows whole: what a mediator needs before walking into the room."""


def log_text(entries: Iterable[Logged], zone: str) -> str:
    """Return a log as text, one entry after another."""
    rows: list[str] = []
    for entry in entries:
        when, room = text_of(pieces(entry.when, zone)), text_of(pieces(entry.room, zone))
        rows.append(f"{when} · {entry.kind} · {room} · {entry.id}")
        rows += lines_text((entry.line,), zone)
        if entry.corrected:
            rows.append(f"  {english.FACES['log.now' if entry.now else 'log.struck']}")
            rows += lines_text(entry.now, zone, 2)
    return "\n".join(rows or [english.FACES["log.nothing"]]) + "\n"


def due_text(items: Iterable[DueItem], zone: str) -> str:
    """Return what is due as text."""
    return "\n".join(section_text(Section(tag="due", lines=tuple(item.line for item in items)), zone)) + "\n"


def diff_text(changes: Iterable[Change], zone: str) -> str:
    """Return what changed as text: new lines, lines that are gone, and both readings of those that differ."""
    rows: list[str] = []
    section = ""
    for change in changes:
        if change.section != section:
            section = change.section
            rows += ["", english.SECTIONS[section][0]]
        if change.was is not None:
            rows += _marked("-", change.was, zone)
        if change.now is not None:
            rows += _marked("+", change.now, zone)
    return "\n".join(rows[1:] or [english.FACES["diff.nothing"]]) + "\n"


def _marked(mark: str, line: Line, zone: str) -> list[str]:
    rows = list(lines_text((line,), zone))
    return [f"{mark} {rows[0].lstrip()}", *(f"{mark} {row}" for row in rows[1:])]


def before_text(sheet: Before) -> str:
    """Return what may be said in a room as text."""
    zone = sheet.zone
    rows = [
        english.FACES["before.head"].format(
            room=text_of(pieces(sheet.room, zone)), who=text_of(pieces(sheet.who, zone))
        ),
        english.FACES["before.moments"].format(as_of=moment_text(sheet.as_of, zone)),
    ]
    for section in sheet.sections:
        rows += ["", *section_text(section, zone)]
    return "\n".join(rows) + "\n"


def room_text(s: Standing, room: str) -> str:
    """Return what a room is called, as text."""
    return text_of(pieces(room_name(s, room), s.visible.zone))


def check_text(visible: Visible, file: str) -> str:
    """Return that a file is sound, with how many acts the viewer may see in each room."""
    counts = {room: sum(1 for _ in seen.entries()) for room, seen in visible.rooms.items()}
    rows = [english.FACES["check.sound"].format(file=file)]
    rows += [english.FACES["check.room"].format(room=room, n=n) for room, n in counts.items()]
    return "\n".join(rows) + "\n"
