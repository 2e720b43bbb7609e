"""Briefs, logs and sheets as plain text for a terminal or a piece of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

import msgspec

from goodoffices.acts.when import Sure
from goodoffices.export import english
from goodoffices.export.fit import closed_rows
from goodoffices.export.tongue import tongue
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


class Manner(msgspec.Struct, frozen=True):
    """How lines are told: whole, or short, where details are left out and what belongs to a line runs on behind it."""

    zone: str
    full: bool = True
    all_public: bool = False
    """Whether everything seen is public, so that saying so of each line says nothing."""


SHORT_LEAVES_OUT = frozenset(
    {
        "reason-given", "follows-notice", "condition.depends", "office.place", "office.serves", "office.facet.none",
        "channel.through", "channel.form", "round.form", "round.place", "round.between", "round.mediated-by",
        "deadline.law", "deadline.no-law", "deadline.extendable", "deadline.within", "quoted", "tranche.criteria",
        "issue.detail", "statement.outlet", "stance.bound-to-version", "disclosure.why", "leverage.pressure",
        "leverage.inducement", "proposal.on", "proposal.shown", "proposal.follows", "basis.done", "basis.witnessed",
        "office.until",
    }
)  # fmt: skip
"""What a short brief leaves out; the whole one, the log and every other form say it."""

_ROWS = frozenset({"accounts.side", "tranche", "account", "account.unstated"})


def say(line: Line, zone: str) -> str:
    """Return a line's own sentence, marked where it is only possible."""
    text = text_of(sentence(line, zone=zone))
    unmarked = line.sure is Sure.POSSIBLY and not any(said in text for said in tongue().perhaps)
    return f"{tongue().words['possibly']} {text}" if unmarked else text


def own_row(line: Line, manner: Manner) -> bool:
    """Return whether a line that belongs to another stands on a row of its own, and not behind it."""
    return bool(line.more or line.basis) if manner.full else line.tag in _ROWS


def aside(line: Line, manner: Manner, parent: Line | None = None) -> str:
    """Return what stands behind a line in one run of text: details, basis, denials, who knows.

    What the line it belongs to has said already is not said again.
    """
    return " ".join(_ended(text) for text in _beside(line, manner, parent))


def _ended(text: str) -> str:
    """Close a sentence that is open; a quotation that ends with its own stop closes it too."""
    bare = text.rstrip("”\u2069")
    if text.endswith("]") or bare.endswith(_STOPS):
        return text
    return f"{text}."


_STOPS = (".", "!", "?", ":", "…", "。", "؟", "۔")


def _beside(line: Line, manner: Manner, parent: Line | None) -> Iterator[str]:
    for more in line.more:
        if own_row(more, manner) or not _wanted(more, line, manner):
            continue
        if parent is not None and more.tag == "words-used" and _said(more, parent.more):
            continue
        yield say(more, manner.zone)
        yield from _beside(more, manner, line)
    for basis in line.basis:
        if (parent is None or not _said(basis, parent.basis)) and (manner.full or basis.tag not in SHORT_LEAVES_OUT):
            yield _basis(basis, manner)
    for denial in line.denials:
        if parent is None or not _said(denial, parent.denials):
            yield say(denial, manner.zone)
            yield from _narrower(denial, line, manner)
    if line.late:
        yield tongue().words["late"]
    if line.knows and not manner.all_public and (parent is None or parent.knows != line.knows):
        yield from _known_to(line, manner)


_VERBATIM = ("status.", "notice", "condition")


def _wanted(more: Line, line: Line, manner: Manner) -> bool:
    if manner.full:
        return True
    if more.tag == "words-used":
        return line.tag.startswith(_VERBATIM)
    if line.tag.startswith("accounts."):
        return more.tag == "accounts.given-by"
    return more.tag not in SHORT_LEAVES_OUT


def _narrower(part: Line, line: Line, manner: Manner) -> Iterator[str]:
    """Who knows something beside a line, where they are others than those who know the line."""
    if part.knows and part.knows != line.knows and not manner.all_public:
        yield from _known_to(part, manner)


def _known_to(line: Line, manner: Manner) -> Iterator[str]:
    if manner.full:
        yield text_of(knows(line, manner.zone))
    elif any(name.sort != "everyone" for name in line.knows):
        yield f"[{text_of(pieces(line.knows, manner.zone))}]"


def _said(line: Line, already: tuple[Line, ...]) -> bool:
    """Whether the same was said in the same words, whatever it rests on."""
    return any(line.tag == other.tag and line.params == other.params for other in already)


def _basis(basis: Line, manner: Manner) -> str:
    short = tongue().words.get(f"short.{basis.tag}")
    return short if short and not manner.full else say(basis, manner.zone)


def knows(line: Line, zone: str) -> Iterator[Piece]:
    """Give who can know all a line rests on, in pieces."""
    before, _, after = tongue().words["knows"].partition("{who}")
    yield Piece(before)
    yield from pieces(line.knows, zone)
    yield Piece(after)


def lines_text(lines: Iterable[Line], manner: Manner, depth: int = 1, parent: Line | None = None) -> Iterator[str]:
    """Give lines as rows of text, each followed by what stands beside it, indented."""
    for line in lines:
        said, beside = say(line, manner.zone), aside(line, manner, parent)
        if manner.full:
            yield from _wrapped(said, depth)
            yield from _wrapped(beside, depth + 1)
        else:
            yield from _wrapped(f"{_ended(said)} {beside}", depth)
        # what is due is said short; the accounts of it stand with the commitment
        below = () if line.tag.startswith("due.") and not manner.full else line.more
        yield from lines_text((more for more in below if own_row(more, manner)), manner, depth + 1, line)


def _wrapped(text: str, depth: int) -> list[str]:
    indent = "  " * depth
    rows = TextWrapper(width=WIDTH - len(indent), subsequent_indent="  ", break_on_hyphens=False).wrap(text)
    closed = closed_rows(row.lstrip() for row in rows)
    return [f"{indent}{'  ' if place else ''}{row}" for place, row in enumerate(closed)]


def section_text(section: Section, manner: Manner) -> Iterator[str]:
    """Give a section as its heading and its lines, or what its being empty means."""
    heading, empty = tongue().sections[section.tag]
    lines = section.lines if manner.full else _latest(section)
    yield heading
    if len(lines) < len(section.lines):
        yield "  " + english.FACES["earlier"].format(n=len(section.lines) - len(lines))
    if section.lines:
        yield from lines_text(lines, manner)
    else:
        yield f"  {empty}"


_MOST = {"rounds": 2, "proposals": 4, "term-sheet": 5, "commitments": 6, "accounts": 6, "offices": 14}
_PAST = (".settled", ".replaced", ".soft")


def _latest(section: Section) -> tuple[Line, ...]:
    """What a short brief shows of a section: what is not over, and of that the last."""
    now = tuple(line for line in section.lines if not line.tag.endswith(_PAST))
    return now[-_MOST[section.tag] :] if section.tag in _MOST else now


def brief_text(brief: Brief, *, seen_as: str = "", full: bool = False) -> str:
    """Return a brief as text; a short one leaves out empty sections and names those it only counts."""
    manner = Manner(zone=brief.zone, full=full, all_public=all(room.sort == "public" for room in brief.rooms))
    rows = [head_text(brief)]
    if seen_as:
        rows.append(english.FACES["seen-as"].format(room=seen_as))
    rows.append(english.FACES["all-public" if manner.all_public else "legend"])
    if brief.empty:
        return "\n".join([*rows, "", english.FACES["brief.nothing"]]) + "\n"
    for section in brief.sections:
        if full or (section.lines and section.tag in FIRST):
            rows += ["", *section_text(section, manner)]
    rest = [] if full else [s for s in brief.sections if s.lines and s.tag not in FIRST]
    if rest:
        counted = (
            english.FACES["count"].format(what=tongue().sections[s.tag][0].lower(), n=len(s.lines)) for s in rest
        )
        rows += ["", english.FACES["brief.more"], *_wrapped(tongue().words["comma"].join(counted) + ".", 1)]
    return "\n".join(rows) + "\n"


def head_text(brief: Brief) -> str:
    """Return the two moments and the zone a brief is read at."""
    as_of, known_at = moment_text(brief.as_of, brief.zone), moment_text(brief.known_at, brief.zone)
    return english.FACES["brief.head"].format(as_of=as_of, known_at=known_at, zone=brief.zone)


FIRST = frozenset(
    {
        "status",
        "due",
        "notices",
        "conditions",
        "offices",
        "rounds",
        "contacts",
        "owed",
        "accounts",
        "issues",
        "licences",
        "proposals",
        "term-sheet",
        "commitments",
    }
)
"""The sections a short brief shows whole: what a mediator needs before walking into the room."""


def log_text(entries: Iterable[Logged], zone: str) -> str:
    """Return a log as text, one entry after another."""
    rows: list[str] = []
    manner = Manner(zone=zone)
    for entry in entries:
        when, room = text_of(pieces(entry.when, zone)), text_of(pieces(entry.room, zone))
        rows.append(f"{when} · {entry.kind} · {room} · {entry.id}")
        rows += lines_text((entry.line,), manner)
        if entry.corrected:
            rows.append(f"  {english.FACES['log.now' if entry.now else 'log.struck']}")
            rows += lines_text(entry.now, manner, 2)
    return "\n".join(rows or [english.FACES["log.nothing"]]) + "\n"


def due_text(items: Iterable[DueItem], zone: str) -> str:
    """Return what is due as text."""
    return (
        "\n".join(section_text(Section(tag="due", lines=tuple(item.line for item in items)), Manner(zone=zone))) + "\n"
    )


def diff_text(changes: Iterable[Change], zone: str) -> str:
    """Return what changed as text: new lines, lines that are gone, and of those that differ only what does."""
    rows: list[str] = []
    section = ""
    for change in changes:
        if change.section != section:
            section = change.section
            rows += ["", tongue().sections[section][0]]
        rows += change_rows(change, Manner(zone=zone))
    return "\n".join(rows[1:] or [english.FACES["diff.nothing"]]) + "\n"


def change_rows(change: Change, manner: Manner) -> list[str]:
    """Return one change as rows marked + for what is new, - for what is gone; what stays heads what changed in it."""
    if change.was is None or change.now is None:
        mark, line = ("+", change.now) if change.now is not None else ("-", change.was)
        return [f"{mark} {row}" for row in lines_text((line,), manner)] if line is not None else []
    was, now = tuple(_all_said(change.was, manner)), tuple(_all_said(change.now, manner))
    rows = [f"  {row}" for row in _wrapped(now[0], 1)] if was[0] == now[0] else []
    rows += [f"- {row}" for text in was if text not in now for row in _wrapped(text, 2)]
    return rows + [f"+ {row}" for text in now if text not in was for row in _wrapped(text, 2)]


def _all_said(line: Line, manner: Manner, path: tuple[Line, ...] = ()) -> Iterator[str]:
    """Give all a line says in runs of text; what belongs to a part of it names that part."""
    beside = aside(line, manner, path[-1] if path else None)
    said = [_ended(say(found, manner.zone)) for found in (*path[1:], line)]
    yield " ".join((*said, beside)).rstrip() if path else say(line, manner.zone)
    if beside and not path:
        yield beside
    for more in line.more:
        if own_row(more, manner):
            yield from _all_said(more, manner, (*path, line))


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
        rows += ["", *section_text(section, Manner(zone=zone))]
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
