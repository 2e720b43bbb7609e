"""The capture bar: one line, `@who #kind text`, that becomes an act in the room one stands in."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import Assessment, NoteToFile, RecordedNegative
from goodoffices.acts.people import Actor, PartyJoined
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.talks import Meeting, Message, PromiseOwed, ReplyOwed, Request
from goodoffices.acts.values import Basis, Wording
from goodoffices.acts.when import When, read_when
from goodoffices.acts.zones import zone_named
from goodoffices.desk import drafts
from goodoffices.desk.bidi import flat
from goodoffices.desk.folding import bare
from goodoffices.desk.forms.choices import room_label, who_reads, writable
from goodoffices.desk.forms.sent import first
from goodoffices.desk.held import fresh_token
from goodoffices.desk.ours import ours
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View, desk_of
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

MOST = 100_000
_MARK = re.compile(r"(?:(?<=\s)|^)([@＠]|[#＃](?!\d))([^\s@#,;:!?،؛؟]+)")
_OPENS, _CLOSES = re.compile('[“"«„]'), re.compile('[”"»“]')
LONGEST_QUOTE = 20_000
FORCES = (
    "offer", "question", "answer", "information", "request", "warning", "threat", "promise", "signal", "acceptance",
    "refusal",
)  # fmt: skip


class Caught(NamedTuple):
    """One line taken apart: whom it names, of what kind it is, and the rest of it."""

    who: tuple[str, ...]
    kind: str
    text: str


class Ways(NamedTuple):
    """What may be written after @ and #, each with what it stands for, for a bar that completes them."""

    people: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


class Room(NamedTuple):
    """A room that can be written in: its id, its name, whether one stands in it, and who reads what is written."""

    key: str
    name: str
    here: bool
    says: Any


class Bar(NamedTuple):
    """The bar as it is drawn; `was` is the mark of the draft from which its text was taken over."""

    rooms: tuple[Room, ...]
    ways: Ways
    token: str
    text: str
    error: str
    dated: bool
    was: str


class Typed(NamedTuple):
    """A line that is to stand in a bar: as it was sent, with what is wrong with it, or as it was kept."""

    text: str
    room: str = ""
    dated: bool = True
    was: str = ""
    error: str = ""


def bar(view: View, again: Typed | None = None) -> Bar | None:
    """Return the bar of a page with what was being typed into it, or None where there is no room to write in."""
    s = view.standing
    rooms = list(writable(s))
    if not rooms:
        return None
    typed = again or _taken_over(view)
    here = typed.room or standing_in(view, rooms)
    drawn = tuple(Room(key, room_label(s, key), key == here, room_says(view, key)) for key in rooms)
    return Bar(drawn, Ways(people(s), kinds()), fresh_token(), typed.text, typed.error, typed.dated, typed.was)


def _taken_over(view: View) -> Typed:
    """What was typed last into a bar and not sent: a new one goes on with it, and has a draft of its own."""
    draft = drafts.latest(view.held, DRAFT)
    if draft is None:
        return Typed("")
    return Typed(first(draft.typed, "line"), was=draft.mark)


DRAFT = "capture"
"""Where the text of every bar is kept while it is typed."""


def draft_of(token: str) -> str:
    """Return where the text of one bar is kept: each that is open in some tab has a token, and a draft, of its own."""
    return f"{DRAFT}/{token[:100]}"


def went_on_with(view: View, token: str, was: str) -> str:
    """Return the mark of what was kept of a line that comes back: its bar's own draft, else what that went on with."""
    own = drafts.kept(view.held, draft_of(token))
    return was if own is None else own.mark


def let_go(view: View, token: str, was: str) -> None:
    """Erase what was kept of a line that is taken down: its bar's draft and the one it went on with, and no other."""
    drafts.drop(view.held, draft_of(token))
    drafts.drop_marked(view.held, was, but="")


def standing_in(view: View, rooms: list[str]) -> str:
    """Return the room one stands in: the one chosen last, the team's before any was, never one that is public."""
    chosen = desk_of(view.request).memory.get(f"room:{view.held.key}", "")
    if chosen in rooms:
        return str(chosen)
    order = ("team", "file", "room", "other", "joint", "public")
    found = view.standing.visible.compartments
    return min(rooms, key=lambda key: (order.index(found[key].sort), rooms.index(key)))


def stand_in(view: View, room: str) -> None:
    """Stand in a room from now on."""
    desk_of(view.request).memory[f"room:{view.held.key}"] = room


def room_says(view: View, room: str) -> Any:
    """Return the sentence that names the room one writes in, and who can and cannot read it."""
    s = view.standing
    said, asked = _room_said(s), (tongue().code, room)
    if asked not in said:
        said[asked] = _room_says(s, room)
    return said[asked]


@once
def _room_said(s: Standing) -> dict[tuple[str, str], Any]:
    """What is said of rooms, by language and room; worked out as it is asked for: every page says it of each."""
    return {}


def _room_says(s: Standing, room: str) -> Any:
    inside, outside = who_reads(s, room)
    name, comma = room_label(s, room), say("capture.comma")
    if not outside:
        return sentence("capture.in.all", room=name, who=comma.join(inside))
    return sentence("capture.in", room=name, who=comma.join(inside), others=comma.join(outside))


# what may be written


@once
def people(s: Standing) -> tuple[tuple[str, str], ...]:
    """Return the names that may stand after @: parties as they joined, then others as they were named."""
    return tuple((handle(fact.act.name), flat(fact.act.name)) for fact in _everybody(s))


def everybody(s: Standing) -> tuple[tuple[str, str], ...]:
    """Return who may be named, by id with the name: parties as they joined, then others as they were named."""
    return tuple((fact.id, flat(fact.act.name)) for fact in _everybody(s))


def _everybody(s: Standing) -> tuple[Fact[PartyJoined] | Fact[Actor], ...]:
    return (*s.all(PartyJoined, also_not_yet=True), *s.all(Actor, also_not_yet=True))


def kinds() -> tuple[tuple[str, str], ...]:
    """Return the words that may stand after #, each with what it records."""
    return tuple((say(f"capture.kind.{kind}"), say(f"capture.kind.{kind}.says")) for kind in KINDS)


def handle(name: str) -> str:
    """Return how a name is written after @: without spaces, in small letters."""
    return "-".join(bare(name).split())


# from a line to an act


def caught(s: Standing, line: str) -> Caught:
    """Return a line taken apart. Raises GoodOfficesError: "capture-who", "capture-kind", "capture-empty"."""
    who: list[str] = []
    kind, before = "", 0
    for mark, word in _MARK.findall(line):
        if mark in "@＠":
            who.append(_somebody(s, word))
        elif kind:
            raise GoodOfficesError("capture-two-kinds", one=kind, other=word)
        else:
            kind, before = _kind(word), len(who)
    text = " ".join(_MARK.sub("", line).split(" ")).strip()
    text = re.sub(r" {2,}", " ", text)
    if not text and kind not in ("met", "call"):
        raise GoodOfficesError("capture-empty")
    return Caught(tuple(dict.fromkeys(who)), _as_meant(kind or "note", who[:before], who[before:]), text)


def _as_meant(kind: str, before: list[str], after: list[str]) -> str:
    """Somebody on either side of “told”: the first told the others, and it was not we who told all of them."""
    between = kind == "told" and before and set(after) - {before[0]}
    return "said" if between else kind


def _somebody(s: Standing, word: str) -> str:
    wanted = handle(word.strip(".").replace("_", " "))
    found = _everybody(s)
    exact = [f.id for f in found if wanted in (f.id, handle(f.act.name), *(handle(n.text) for n in f.act.names))]
    if exact:
        return exact[0]
    close = [f for f in found if handle(f.act.name).startswith(wanted) or f.id.startswith(wanted)]
    if len(close) == 1:
        return close[0].id
    names = [flat(f.act.name) for f in close or found][:8]
    raise GoodOfficesError("capture-who", found=flat(word)[:60], names=names)


def _kind(word: str) -> str:
    wanted = bare(word)
    for kind in KINDS:
        if wanted in (kind, bare(say(f"capture.kind.{kind}"))):
            return kind
    raise GoodOfficesError("capture-kind", found=flat(word)[:60], names=[say(f"capture.kind.{k}") for k in _MAKES])


def entry_caught(s: Standing, line: str, room: str) -> Entry:
    """Return the entry that a line asks for in a room. Raises GoodOfficesError, with what to write instead."""
    return entry_of(s, caught(s, readable(line)), room)


TODAY = "today"


def today(view: View) -> When:
    """Return this day in the mediation's zone."""
    day = datetime.fromtimestamp(view.held.now(), zone_named(view.held.zone)).date()
    return read_when(day.isoformat(), zone=view.held.zone)


def readable(line: str) -> str:
    """Return a line with ends as we write them. Raises GoodOfficesError: "text-too-long", "capture-control"."""
    if len(line) > MOST:
        raise GoodOfficesError("text-too-long", found=len(line), limit=MOST)
    line = line.replace("\r\n", "\n")
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in line):
        raise GoodOfficesError("capture-control")
    return line


def entry_of(s: Standing, found: Caught, room: str) -> Entry:
    """Return the entry that a line taken apart makes. Raises GoodOfficesError: "capture-nobody", "capture-no-us"."""
    us = ours(s)
    make = _MAKES.get(found.kind)
    act = make(found, us) if make is not None else _message(found, us, found.kind)
    own = isinstance(act, NoteToFile | Assessment)
    return Entry(id="", room=room, act=act, basis=Basis(how="done" if own else "witnessed"))


def _words(text: str) -> tuple[Wording, ...]:
    """The words that stand in quotation marks: those were said, the rest is ours."""
    return tuple(Wording(text=found.strip()) for found in quoted(text) if found.strip())


def quoted(text: str) -> Iterator[str]:
    """Give what stands between marks of quotation; each mark is looked at once, however many are never closed."""
    closes = [found.start() for found in _CLOSES.finditer(text)]
    at = 0
    while opened := _OPENS.search(text, at):
        at = opened.end()
        following = bisect_left(closes, at)
        if following == len(closes):
            return
        if 0 < closes[following] - at <= LONGEST_QUOTE:
            yield text[at : closes[following]]
            at = closes[following] + 1


def _one(found: Caught) -> str:
    if not found.who:
        raise GoodOfficesError("capture-nobody", kind=say(f"capture.kind.{found.kind}"))
    return found.who[0]


def _us(us: str, kind: str) -> str:
    if not us:
        raise GoodOfficesError("capture-no-us", kind=say(f"capture.kind.{kind}"))
    return us


def _message(found: Caught, us: str, force: str = "not stated") -> Act:
    sender = _one(found)
    to = found.who[1:] or (_us(us, found.kind),)
    return Message(sender=sender, recipients=to, words=_words(found.text), says=found.text, force=force)  # type: ignore[arg-type]


def _told(found: Caught, us: str) -> Act:
    _one(found)
    return Message(sender=_us(us, found.kind), recipients=found.who, words=_words(found.text), says=found.text)


def _meeting(form: str) -> Callable[[Caught, str], Act]:
    def make(found: Caught, us: str) -> Act:
        _one(found)
        between = (*found.who, us) if us and us not in found.who else found.who
        return Meeting(between=between, form=form, summary=found.text)  # type: ignore[arg-type]

    return make


_MAKES: dict[str, Callable[[Caught, str], Act]] = {
    "note": lambda found, us: NoteToFile(text=found.text, about=found.who[0] if found.who else ""),
    "said": _message,
    "told": _told,
    "call": _meeting("phone"),
    "met": _meeting("in person"),
    "asks": lambda found, us: Request(by=(_one(found),), to=_us(us, found.kind), asks=found.text),
    "we-owe": lambda found, us: PromiseOwed(by=_us(us, found.kind), to=_one(found), what=found.text),
    "owes": lambda found, us: PromiseOwed(by=_one(found), to=_us(us, found.kind), what=found.text),
    "awaits": lambda found, us: ReplyOwed(by=_us(us, found.kind), to=_one(found), what=found.text),
    "view": lambda found, us: Assessment(by=_one(found), says=found.text),
    "not": lambda found, us: RecordedNegative(what=found.text, words=_words(found.text)),
}
"""What each word after # records; beside these, every force a message can have."""
KINDS = (*_MAKES, *FORCES)
"""Every word after #, as it is written in English."""
