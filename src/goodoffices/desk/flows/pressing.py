"""An article that is gone through: kept sealed until it is done with, its drafts as forms, and forms as drafts."""

from __future__ import annotations

import hmac
from collections.abc import Collection, Iterator
from contextlib import suppress
from hashlib import sha256
from typing import Any

import msgspec

from goodoffices import pressed
from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.people import Source
from goodoffices.acts.problems import BadInput, GoodOfficesError, Problem
from goodoffices.acts.public import Article, Claim, Statement
from goodoffices.acts.when import When
from goodoffices.confirming import Proposed, Work, proposed
from goodoffices.desk import drafts
from goodoffices.desk.forms.choices import writable
from goodoffices.desk.forms.sent import Sent, as_sent, entry_sent, first
from goodoffices.desk.held import Held, ever
from goodoffices.desk.viewer import View
from goodoffices.press.datelines import GIVEN
from goodoffices.press.drafts import Draft, changed
from goodoffices.press.values import Reading
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact

SORT, CARD = "press", "press-card"
"""What the names begin with under which an article is kept, and what is typed into a draft of it."""
SOURCE, EVENT = "source.", "event."
_BEGINS: dict[type[Any], str] = {Source: SOURCE, Article: "article."}
"""What the names of a form's fields begin with, of acts that go on record with what was accepted."""
MARK = 16
"""Bytes of the mark that stands in an article's address."""


class Going(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is gone through in one room: its words, what was said of it, what was decided, in order."""

    mark: str
    """What names it in its address; nobody without the vault's key can tell from it what the article says."""
    text: str
    room: str
    title: str = ""
    dateline: str = ""
    outlet: str = ""
    decided: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """What a form of it went out with: it changes with the day and the outlet that the article bears."""
        return sha256("\x00".join((self.mark, self.dateline, self.outlet)).encode()).hexdigest()[:16]

    def card(self, at: str) -> str:
        """Return under which name is kept what is typed into one draft of it."""
        return f"{CARD}/{self.mark}/{at}"


def mark_of(held: Held, room: str, text: str) -> str:
    """Return the mark of an article in a room: another in each room, and none that can be made without the vault."""
    named = b"press\x00" + room.encode() + b"\x00" + text.encode("utf-8", "surrogatepass")
    return hmac.digest(held.vault.key, named, "sha256")[:MARK].hex()


def begin(view: View, reading: Reading, room: str) -> Going:
    """Keep an article that was read, and return it; one that was begun before goes on. Raises GoodOfficesError."""
    if room not in writable(view.standing):
        raise GoodOfficesError("room-not-yours")
    before = _before(view.held, room, reading.text)
    day = reading.dateline
    # what somebody says of an article goes before what was said of it, and that before what is found in its text
    dateline = day.value if day is not None and (day.basis == GIVEN or not before.dateline) else before.dateline
    said = {"dateline": dateline, "outlet": reading.outlet or before.outlet, "title": reading.title or before.title}
    going = msgspec.structs.replace(before, **said)
    keep(view.held, going)
    if (dateline, going.outlet) == (day.value if day is not None else "", reading.outlet):
        _proposed(view, going, reading)
    return going


def _before(held: Held, room: str, text: str) -> Going:
    """Return an article as it was begun in a room, or as it is on record there; else one that is new."""
    going = next((one for one in open_ones(held) if (one.room, one.text) == (room, text)), None)
    going = going or next((one for one in on_record(held, {room}) if one.text == text), None)
    return going or Going(mark=mark_of(held, room, text), text=text, room=room)


def keep(held: Held, going: Going) -> None:
    """Keep how far an article was gone through. Raises GoodOfficesError("no-regime")."""
    typed = {
        "text": [going.text],
        "title": [going.title],
        "dateline": [going.dateline],
        "outlet": [going.outlet],
        "room": [going.room],
        "decided": list(going.decided),
        "skipped": list(going.skipped),
    }
    drafts.keep(held, f"{SORT}/{going.mark}", typed)


def go_on(held: Held, going: Going) -> None:
    """Keep how far an article was gone through, where anything may be kept: what is on record does not hang on it."""
    with suppress(GoodOfficesError):
        keep(held, going)


def _going(kept: drafts.Draft) -> Going:
    return Going(
        mark=kept.form.partition("/")[2],
        text=first(kept.typed, "text"),
        title=first(kept.typed, "title"),
        dateline=first(kept.typed, "dateline"),
        outlet=first(kept.typed, "outlet"),
        room=first(kept.typed, "room"),
        decided=tuple(kept.typed.get("decided", ())),
        skipped=tuple(kept.typed.get("skipped", ())),
    )


def open_ones(held: Held) -> list[Going]:
    """Return the articles that are being gone through, the last kept first."""
    return [going for going in map(_going, drafts.of_sort(held, SORT)) if going.text]


def find(view: View, mark: str) -> Going | None:
    """Return an article that is gone through or on record, for a room in which one can write; else None."""
    rooms = writable(view.standing)
    kept = drafts.kept(view.held, f"{SORT}/{mark}")
    if kept is not None:
        going = _going(kept)
        return going if going.room in rooms else None
    return next((one for one in on_record(view.held, rooms) if one.mark == mark), None)


def on_record(held: Held, rooms: Collection[str]) -> Iterator[Going]:
    """Give the articles on record in some rooms, as they bear their day and outlet there."""
    return (_of_record(held, fact) for fact in ever(held).all(Article) if fact.room in rooms)


def _of_record(held: Held, fact: Fact[Article]) -> Going:
    act, mark = fact.act, mark_of(held, fact.room, fact.act.text)
    return Going(mark=mark, text=act.text, room=fact.room, title=act.title, dateline=fact.when.value, outlet=act.outlet)


def typed_into(held: Held, going: Going) -> bool:
    """Return whether something was typed into a draft of an article and not sent."""
    return any(kept.form.startswith(going.card("")) for kept in drafts.of_sort(held, CARD))


def done_with(held: Held, going: Going) -> None:
    """Let go of an article: what was accepted of it is on record, and the rest is forgotten."""
    drafts.drop(held, f"{SORT}/{going.mark}")
    drafts.drop_within(held, going.card(""))


def work_of(view: View, going: Going) -> Work:
    """Return an article held against what can be seen from its room. Raises what reading raises."""
    return Work(ever(view.held), _proposed(view, going), going.room)


def _proposed(view: View, going: Going, read: Reading | None = None) -> Proposed:
    """Return what is proposed of an article: read once, and put together once."""
    kept: dict[str, Proposed] = view.held.made.setdefault("press", {})
    if going.state not in kept:
        given = {"dateline": going.dateline, "outlet": going.outlet, "title": going.title}
        read = read or pressed.read_kept(going.text, **given)
        kept[going.state] = proposed(read, view.held.vault.head.zone)
    return kept[going.state]


# a draft as a form, and back


def as_form(draft: Draft) -> dict[str, list[str]]:
    """Return what the form of a draft would send if nobody changed anything."""
    found = as_sent(draft.act)
    if draft.source is not None:
        found |= as_sent(draft.source, SOURCE)
    if draft.when is not None:
        found |= as_sent(draft.when, "when.")
    if draft.event is not None:
        found |= as_sent(draft.event, EVENT)
    return found


def draft_sent(view: View, draft: Draft, sent: Sent) -> Draft:
    """Return a draft as a form says it is; what differs from it is ours. Raises BadInput, by the form's fields."""
    now, plain = _read(view, draft, sent), _read(view, draft, as_form(draft))
    source = _merged(draft.source, plain.source, now.source) if draft.source is not None else None
    act: Any = _merged(draft.act, plain.act, now.act)
    return changed(
        draft, act, source, _same(draft.when, plain.when, now.when), _same(draft.event, plain.event, now.event)
    )


class _Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What a form says of a draft."""

    act: Any
    source: Any
    when: When | None
    event: When | None


def _merged(own: Any, plain: Any, now: Any) -> Any:
    """Return what was sent, but each field that nobody changed as the draft has it, to the letter."""
    names = own.__struct_fields__
    kept = {name: getattr(own, name) for name in names if getattr(plain, name) == getattr(now, name)}
    return msgspec.structs.replace(now, **kept)


def _same(own: When | None, plain: When | None, now: When | None) -> When | None:
    return own if plain == now else now


def _read(view: View, draft: Draft, sent: Sent) -> _Sent:
    problems: list[Problem] = []
    statement = isinstance(draft.act, Statement)
    kind: type[Act] = Statement if statement else Claim
    own = {name: values for name, values in sent.items() if not name.startswith((SOURCE, EVENT))}
    # whose words they are is settled when they go on record
    entry = _entry(view, kind, {**own, **({"by": ["x"]} if statement else {"voice": ["reporter"]})}, problems, "")
    source = _entry(view, Source, _under(sent, SOURCE), problems, SOURCE) if statement else None
    event = _entry(view, NoteToFile, {"text": ["x"], **_under(sent, EVENT, "when.")}, problems, EVENT)
    if problems or entry is None:
        raise BadInput(tuple(problems))
    act: Any = entry.act
    return _Sent(
        act=msgspec.structs.replace(act, by="") if statement else act,
        source=source.act if source is not None else None,
        when=entry.when,
        event=event.when if event is not None else None,
    )


def _under(sent: Sent, begin: str, instead: str = "") -> dict[str, list[str]]:
    return {instead + name.removeprefix(begin): v for name, v in sent.items() if name.startswith(begin)}


def _entry(view: View, kind: type[Act], sent: Sent, problems: list[Problem], begin: str) -> Entry | None:
    head = view.held.vault.head
    kept = {
        name: values for name, values in sent.items() if name not in ("room", "basis", "learnt", "after", "refers_to")
    }
    try:
        return entry_sent(kept, kind, zone=head.zone, language=head.language)
    except BadInput as refused:
        for problem in refused.problems:
            field = problem.field.removeprefix("when.") if begin == EVENT else problem.field
            problems.append(msgspec.structs.replace(problem, field=begin + field))
        return None


def at_their_fields(refused: BadInput, entries: tuple[Entry, ...]) -> Iterator[Problem]:
    """Give what is wrong with some of the entries of a yes, named by the fields of the form."""
    for problem in refused.problems:
        act = entries[problem.line].act if 0 <= problem.line < len(entries) else None
        begin = _BEGINS.get(type(act), "")
        yield msgspec.structs.replace(problem, field=begin + problem.field, line=0)
