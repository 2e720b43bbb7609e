"""From one line, `@who #kind text`, to the act it says: what may be written after @ and #, and what is quoted."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import Assessment, NoteToFile, RecordedNegative
from goodoffices.acts.people import Actor, PartyJoined
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.talks import Meeting, Message, PromiseOwed, ReplyOwed, Request
from goodoffices.acts.values import Basis, Wording
from goodoffices.desk.bidi import flat
from goodoffices.desk.words import say
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact
from goodoffices.standing.folding import bare
from goodoffices.standing.once import once
from goodoffices.standing.ours import ours
from goodoffices.standing.standing import Standing

MOST = 100_000
_MARK = re.compile(r"(?:(?<=\s)|^)([@＠]|[#＃](?!\d))([^\s@#,;:!?،؛؟]+)(?:[,;:،؛](?=\s|$))?")
_OPENS, _CLOSES = re.compile('[“"«„]'), re.compile('[”"»“]')
_SPACES = re.compile(r" {2,}")
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
    marks, rest = _marks(line)
    for mark, word in marks:
        if mark in "@＠":
            who.append(_somebody(s, word))
        elif kind:
            raise GoodOfficesError("capture-two-kinds", one=kind, other=word)
        else:
            kind, before = _kind(word), len(who)
    text = _closed_up(rest)
    if not text and kind not in ("met", "call"):
        raise GoodOfficesError("capture-empty")
    return Caught(tuple(dict.fromkeys(who)), _as_meant(kind or "note", who[:before], who[before:]), text)


def _marks(line: str) -> tuple[list[tuple[str, str]], str]:
    """Return the marks of a line, each with its word, and the line without them; what is quoted has none."""
    bounds = [place for both in _set_apart(line) for place in both]
    # within a quotation there is an odd number of bounds before it
    own = [at for at in _MARK.finditer(line) if bisect_right(bounds, at.start()) % 2 == 0]
    places = {at.start() for at in own}
    return [(at[1], at[2]) for at in own], _MARK.sub(lambda at: "" if at.start() in places else at[0], line)


def _closed_up(text: str) -> str:
    """Return a text with one space for several of them, but where it is quoted."""
    parts, at = [], 0
    for start, end in _set_apart(text):
        parts += [_SPACES.sub(" ", text[at:start]), text[start:end]]
        at = end
    return "".join((*parts, _SPACES.sub(" ", text[at:]))).strip()


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
    """Give what stands between marks of quotation."""
    return (text[start + 1 : end - 1] for start, end in _quotes(text))


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    """Give where quotations begin and end, with their marks; each is looked at once, however many are never closed."""
    closes = [found.start() for found in _CLOSES.finditer(text)]
    at = 0
    while opened := _OPENS.search(text, at):
        at = opened.end()
        following = bisect_left(closes, at)
        if following == len(closes):
            return
        if 0 < closes[following] - at <= LONGEST_QUOTE:
            yield at - 1, closes[following] + 1
            at = closes[following] + 1


def _set_apart(text: str) -> Iterator[tuple[int, int]]:
    """Give the quotations that begin a word; an upright mark within one may be Hebrew's, and sets nothing apart."""
    return (at for at in _quotes(text) if text[at[0]] != '"' or not text[max(0, at[0] - 1) : at[0]].isalnum())


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
