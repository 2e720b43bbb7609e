"""An article that is gone through: kept sealed until it is done with, its drafts as forms, and forms as drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from goodoffices.press.drafts import Draft, changed
from goodoffices.press.values import Reading
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact

SORT = "press"
"""What the names of kept articles begin with."""
SOURCE, EVENT = "source.", "event."
MARK = 16
"""Letters of an article's digest that stand in its address."""


class Going(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is gone through: its words, what was said about it, and what was decided, the first first."""

    text: str
    title: str = ""
    dateline: str = ""
    outlet: str = ""
    room: str = ""
    decided: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What names it in its address; nobody can tell from it what the article says."""
        return sha256(self.text.encode()).hexdigest()[:MARK]


def begin(view: View, reading: Reading, sent: Sent) -> Going:
    """Keep an article that was read, and return it; one that was begun before goes on. Raises GoodOfficesError."""
    rooms = writable(view.standing)
    room = first(sent, "room")
    if room not in rooms:
        raise GoodOfficesError("room-not-yours")
    dateline = reading.dateline.value if reading.dateline is not None else ""
    going = Going(text=reading.text, title=reading.title, dateline=dateline, outlet=reading.outlet, room=room)
    before = _kept(view.held, going.mark)
    if before is not None:
        going = msgspec.structs.replace(going, decided=before.decided, skipped=before.skipped)
    keep(view.held, going)
    _proposed(view, going, reading)
    return going


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


def _kept(held: Held, mark: str) -> Going | None:
    found = drafts.kept(held, f"{SORT}/{mark}")
    return _going(found.typed) if found is not None else None


def _going(typed: Mapping[str, list[str]]) -> Going | None:
    text = first(typed, "text")
    if not text:
        return None
    return Going(
        text=text,
        title=first(typed, "title"),
        dateline=first(typed, "dateline"),
        outlet=first(typed, "outlet"),
        room=first(typed, "room"),
        decided=tuple(typed.get("decided", ())),
        skipped=tuple(typed.get("skipped", ())),
    )


def open_ones(held: Held) -> list[Going]:
    """Return the articles that are being gone through, the last kept first."""
    found = (_going(draft.typed) for draft in drafts.of_sort(held, SORT))
    return [going for going in found if going is not None]


def find(view: View, mark: str) -> Going | None:
    """Return an article that is gone through or on record, for a room in which one can write; else None."""
    rooms = writable(view.standing)
    going = _kept(view.held, mark)
    if going is not None and going.room in rooms:
        return going
    facts = (fact for fact in ever(view.held).all(Article) if fact.room in rooms)
    return next((made for made in map(_of_record, facts) if made.mark == mark), None)


def _of_record(fact: Fact[Article]) -> Going:
    act = fact.act
    return Going(text=act.text, title=act.title, dateline=fact.when.value, outlet=act.outlet, room=fact.room)


def done_with(held: Held, going: Going) -> None:
    """Let go of an article: what was accepted of it is on record, and the rest is forgotten."""
    drafts.drop(held, f"{SORT}/{going.mark}")


def work_of(view: View, going: Going) -> Work:
    """Return an article held against what can be seen from its room. Raises what reading raises."""
    return Work(ever(view.held), _proposed(view, going), going.room)


def _proposed(view: View, going: Going, read: Reading | None = None) -> Proposed:
    """Return what is proposed of an article: read once, and put together once."""
    kept: dict[str, Proposed] = view.held.made.setdefault("press", {})
    asked = f"{going.mark}/{going.dateline}/{going.outlet}"
    if asked not in kept:
        given = {"dateline": going.dateline, "outlet": going.outlet, "title": going.title}
        read = read or pressed.read_kept(going.text, **given)
        kept[asked] = proposed(read, view.held.vault.head.zone)
    return kept[asked]


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
        begin = SOURCE if isinstance(act, Source) else ""
        yield msgspec.structs.replace(problem, field=begin + problem.field, line=0)
