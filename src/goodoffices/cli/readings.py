"""The commands that read: a mediation file or a vault in, one answer out."""

from __future__ import annotations

import click

from goodoffices.cli.parts import AS, AS_OF, FILE, FORMAT, KNOWN_AT, SECRET, question, takes
from goodoffices.cli.saying import answer, put, refuse
from goodoffices.ways import is_database

# What a command needs is imported by that command: help, and a slip in the arguments, are answered at once.


@click.command()
@takes(FILE, AS_OF, KNOWN_AT, AS, FORMAT, SECRET)
@click.option("--full", is_flag=True, help="Every section whole, empty ones too.")
def brief(file: str, as_of: str, known_at: str, room: str, form: str, full: bool) -> None:
    """Say where things stand, on whose word.

    The one page to read before walking into the room.
    """
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.brief import brief as make

    s = question(file, as_of=as_of, known_at=known_at, room=room).standing()
    found = make(s)
    seen_as = text.room_text(s, room) if room else ""
    answer(
        form,
        text=lambda: text.brief_text(found, seen_as=seen_as, full=full),
        json=lambda: as_json.dump(as_json.brief_json(found)),
        markdown=lambda: markdown.brief_markdown(found, seen_as=seen_as),
    )


@click.command()
@takes(FILE, AS_OF, KNOWN_AT, AS, FORMAT, SECRET)
@click.option("--kind", metavar="ACT", default="", help="Only acts of this kind, such as Notice.")
@click.option("--in", "within", metavar="ROOM", default="", help="Only what lies in this room.")
def log(file: str, as_of: str, known_at: str, room: str, form: str, kind: str, within: str) -> None:
    """List every act, in order of time.

    Each with its basis, and what corrections made of it.
    """
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.log import log as make

    asked = question(file, as_of=as_of, known_at=known_at, room=room)
    known_kind(kind)
    if within:
        asked.check_within(within)
    zone, found = asked.record.zone, make(asked.standing(), kind=kind, room=within)
    answer(
        form,
        text=lambda: text.log_text(found, zone),
        json=lambda: as_json.dump(as_json.log_json(found, zone)),
        markdown=lambda: markdown.log_markdown(found, zone),
    )


@click.command()
@takes(FILE, AS_OF, KNOWN_AT, AS, FORMAT, SECRET)
def due(file: str, as_of: str, known_at: str, room: str, form: str) -> None:
    """List what came due, what falls when, and what waits.

    What waits for an event has no date, and is listed last.
    """
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.due import due as make

    asked = question(file, as_of=as_of, known_at=known_at, room=room)
    zone, found = asked.record.zone, make(asked.standing(), now=asked.as_of)
    answer(
        form,
        text=lambda: text.due_text(found, zone),
        json=lambda: as_json.dump(as_json.due_json(found, zone)),
        markdown=lambda: markdown.due_markdown(found, zone),
    )


@click.command()
@FILE
@click.argument("other", metavar="[OTHER]", default="")
@click.option("--since", metavar="DAY", default="", help="Against what was known by then.")
@takes(AS_OF, KNOWN_AT, AS, FORMAT, SECRET)
def diff(file: str, other: str, since: str, as_of: str, known_at: str, room: str, form: str) -> int:
    """Say what changed: since a day, or between two files.

    OTHER is a later file of the same mediation. Exits with 1 where anything changed.
    """
    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.brief import brief as make
    from goodoffices.standing.diff import diff as compare
    from goodoffices.standing.moments import moments

    if bool(other) == bool(since):
        refuse("diff-what")
    asked = question(file, as_of=as_of, known_at=known_at, room=room)
    zone = asked.record.zone
    if since:
        earlier, _ = moments(zone=zone, clock=lambda: 0, as_of=since)
        was, now = make(asked.standing(known_at=earlier)), make(asked.standing())
    else:
        was, now = make(asked.standing()), make(question(other, as_of=as_of, known_at=known_at, room=room).standing())
    found = compare(was, now)
    answer(
        form,
        text=lambda: text.diff_text(found, zone),
        json=lambda: as_json.dump(as_json.diff_json(found, zone)),
        markdown=lambda: markdown.diff_markdown(found, zone),
    )
    return 1 if found else 0


@click.command()
@FILE
@click.argument("room", metavar="ROOM")
@takes(AS_OF, KNOWN_AT, FORMAT, SECRET)
def before(file: str, room: str, as_of: str, known_at: str, form: str) -> None:
    """Print what may be said in a room, and nothing else.

    ROOM is the room you are about to walk into, as a brief names it in [brackets].
    """
    from pathlib import Path

    from goodoffices.export import as_json, markdown, text
    from goodoffices.standing.before import before as make

    if not Path(file).is_file() and Path(room).is_file() and not is_database(file):
        file, room = room, file
    asked = question(file, as_of=as_of, known_at=known_at, guarded=True)
    sheet = make(asked.record, room, as_of=asked.as_of, known_at=asked.known_at)
    answer(
        form,
        text=lambda: text.before_text(sheet),
        json=lambda: as_json.dump(as_json.before_json(sheet)),
        markdown=lambda: markdown.before_markdown(sheet),
    )


@click.command()
@takes(FILE, AS, SECRET)
def check(file: str, room: str) -> int:
    """Say whether a file, or a vault, can be read.

    Lists every problem in it with its line, and exits with 1 where there is any.
    """
    from goodoffices.acts.problems import BadInput, GoodOfficesError
    from goodoffices.export.errors import problems_text, say_error, shown
    from goodoffices.export.text import check_text

    try:
        asked = question(file, room=room)
    except BadInput as error:
        put(problems_text(error.problems))
        return 1
    except GoodOfficesError as error:
        if error.code != "not-sound":
            raise
        put(say_error(error) + "\n")
        return 1
    put(check_text(asked.visible(), shown(file)))
    return 1 if asked.partly_unread() else 0


def known_kind(kind: str) -> None:
    """Refuse a kind of act there is none of. Raises GoodOfficesError."""
    from difflib import get_close_matches

    from goodoffices.acts.act import kinds

    if kind and kind not in kinds():
        near = get_close_matches(kind, kinds(), n=1, cutoff=0.4)
        refuse("no-such-kind", found=kind, nearest=near[0] if near else "Notice")
