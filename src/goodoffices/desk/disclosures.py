"""Passing something on, ready for a template: the form, what stops it, what will be recorded, and what was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import nlargest
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from goodoffices.acts.carrying import CarryLicence, Disclosure, DisclosureBasis
from goodoffices.acts.problems import Problem
from goodoffices.acts.values import Wording
from goodoffices.desk.flows import licensing
from goodoffices.desk.flows.disclosing import Checked, sources_sent
from goodoffices.desk.flows.licensing import Stop, Telling
from goodoffices.desk.forms.choices import Choices, entry_label, first_words, room_label
from goodoffices.desk.forms.drawn import Box, Drawing, Option
from goodoffices.desk.forms.sent import BESIDE_SHAPES, Sent, one, rows_sent
from goodoffices.desk.forms.shape import shapes_of
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.paging import Paged, paged
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.desk.write_ups import reads
from goodoffices.record.entry import Entry
from goodoffices.standing.carry import LicenceNow, disclosure_line, licence_line, licences
from goodoffices.standing.echoes import Echo
from goodoffices.standing.fact import Fact
from goodoffices.standing.once import once
from goodoffices.standing.ours import ours, team_room
from goodoffices.standing.standing import Standing

MOST_LICENCES = MOST_SOURCES = 200
"""As many are offered, the latest first; an older source is named from its own page."""
_SAID = (
    "Message", "Move", "Stance", "Proposal", "Request", "Meeting", "NoteToFile", "Assessment", "RecordedNegative",
    "PromiseOwed", "ReplyOwed", "Reply", "IssueTabled", "Condition", "Notice", "Incident", "Disclosure", "Statement",
    "Claim", "DeliveryReport", "TentativeAgreement",
)  # fmt: skip


class Words(NamedTuple):
    """One version of the words: its number in the form, what was typed, and what is wrong with it."""

    place: int
    text: str
    lang: str
    errors: tuple[str, ...]


class Room(NamedTuple):
    """A room that can receive the words, and who reads it."""

    key: str
    name: str
    reads: Any
    chosen: bool


class Named(NamedTuple):
    """An entry by what it is called, the room it lies in, and where its own page is."""

    id: str
    label: str
    room: str
    href: str


class Form(NamedTuple):
    """The form: each part with what was typed into it and what is wrong there."""

    sources: tuple[Named, ...]
    more: tuple[Option, ...]
    words: tuple[Words, ...]
    to: Box
    rooms: tuple[Room, ...]
    how: tuple[Box, ...]
    licences: tuple[Option, ...]
    why: str
    errors: Mapping[str, tuple[Any, ...]]
    wrong: tuple[Any, ...]


class Heard(NamedTuple):
    """A warning: what stands in the words, what sort of thing it is, and the entries in which it is known."""

    found: str
    says: str
    entries: tuple[Named, ...]


class Covering(NamedTuple):
    """A licence that has the words, and what else stands against it."""

    id: str
    lines: tuple[Said, ...]
    against: tuple[Any, ...]


class Version(NamedTuple):
    """One version of the words as it will be recorded."""

    text: str
    lang: str
    in_part: bool


class Past(NamedTuple):
    """A disclosure that was made, with what it rests on as far as that may be known here."""

    lines: tuple[Said, ...]
    href: str
    sources: tuple[Named, ...]


def named(view: View, entry: Entry) -> Named:
    """Return an entry as it is named in a list."""
    s = view.standing
    return Named(entry.id, entry_label(s, entry), room_label(s, entry.room), view.address(f"entry/{entry.id}"))


# the form


def form(
    view: View, sent: Sent, problems: Iterable[Problem] = (), stops: Iterable[Stop] = (), *, more: bool = False
) -> Form:
    """Return the form with what was typed into it, and what is wrong with it or stops it."""
    s = view.standing
    room = one(sent, "room")
    drawing = Drawing("Disclosure", _with_us(view, sent), Choices(s, room), problems)
    errors: dict[str, tuple[Any, ...]] = {name: tuple(texts) for name, texts in drawing.wrong.items()}
    for stop in stops:
        errors[stop.field] = (*errors.get(stop.field, ()), stop.says)
    return Form(
        sources=_sources(view, sent),
        more=_to_add(view, sent),
        words=tuple(_words(sent, errors, more)),
        to=_to(view, sent, errors),
        rooms=tuple(_rooms(view, room)),
        how=_how(drawing, errors),
        licences=tuple(_licences(view, one(sent, "licence"))),
        why=one(sent, "why"),
        errors=errors,
        wrong=tuple(says for texts in errors.values() for says in texts),
    )


def _with_us(view: View, sent: Sent) -> Sent:
    return sent if "by" in sent else {**sent, "by": [ours(view.standing)]}


def _sources(view: View, sent: Sent) -> tuple[Named, ...]:
    entries = (view.standing.visible.entry(key) for key in sources_sent(sent))
    return tuple(named(view, entry) for entry in entries if entry is not None)


def _to_add(view: View, sent: Sent) -> tuple[Option, ...]:
    there, s = set(sources_sent(sent)), view.standing
    return tuple(Option(entry.id, entry_label(s, entry), False) for entry in _latest(s) if entry.id not in there)


@once
def _latest(s: Standing) -> tuple[Entry, ...]:
    """The latest entries that words may rest on: what somebody said or offered, and what we noted."""
    home = team_room(s)
    found = (entry for kind in _SAID for entry in s.visible.of_kind(kind) if s.visible.may_point(home, entry.room))
    return tuple(nlargest(MOST_SOURCES, found, key=lambda entry: (entry.entered, entry.id)))


def _words(sent: Sent, errors: Mapping[str, tuple[Any, ...]], more: bool) -> Iterable[Words]:
    places = rows_sent(sent, "words") or [0]
    if more:
        places = [*places, places[-1] + 1]
    for place in places:
        at = f"words.{place}"
        wrong = [text for name, texts in errors.items() if name == at or name.startswith(f"{at}.") for text in texts]
        yield Words(place, one(sent, f"{at}.text"), one(sent, f"{at}.lang"), tuple(wrong))


def _to(view: View, sent: Sent, errors: Mapping[str, tuple[Any, ...]]) -> Box:
    chosen = set(sent.get("to", []))
    return Box(
        name="to",
        sort="refs",
        label=say("disclose.to"),
        help=say("disclose.to.hint"),
        required=True,
        options=tuple(Option(key, name, key in chosen) for key, name in licensing.hearers(view.standing)),
        errors=tuple(map(str, errors.get("to", ()))),
    )


def _rooms(view: View, chosen: str) -> Iterable[Room]:
    for key in licensing.receiving(view.standing):
        yield Room(key, room_label(view.standing, key), reads(view, key), key == chosen)


def _how(drawing: Drawing, errors: Mapping[str, tuple[Any, ...]]) -> tuple[Box, ...]:
    shapes = {shape.name: shape for shape in (*shapes_of(Disclosure), *BESIDE_SHAPES)}
    for name in ("manner", "by"):
        drawing.wrong[name] = list(map(str, errors.get(name, ())))
    return tuple(drawing.box(shapes[name], name) for name in ("manner", "when", "by"))


def _licences(view: View, chosen: str) -> Iterable[Option]:
    for now in _licences_offered(view.standing):
        yield Option(now.licence.id, licence_label(view, now), now.licence.id == chosen)


@once
def _licences_offered(s: Standing) -> tuple[LicenceNow, ...]:
    """The latest licences, those in force first."""
    latest = licences(s)[::-1]
    found = [now for now in latest if now.state == "in force"] + [now for now in latest if now.state != "in force"]
    return tuple(found[:MOST_LICENCES])


def licence_label(view: View, now: LicenceNow) -> str:
    """Return what a licence is called in a list to choose from."""
    act, s = now.licence.act, view.standing
    return say(
        f"disclose.licence.{now.state.replace(' ', '-')}",
        by=licensing.names(s, (act.by,)),
        to=licensing.names(s, act.to),
        words=first_words(act),
    )


def covering(view: View, telling: Telling) -> tuple[Covering, ...]:
    """Return the licences that have the words, other than the one chosen, each with what stands against it."""
    found = licensing.fitting(view.standing, telling)
    return tuple(
        Covering(now.licence.id, (said(licence_line(view.standing, now), view.voice),), tuple(reasons))
        for now, reasons in found[:10]
        if now.licence.id != telling.licence
    )


# what will be recorded


def preview(view: View, checked: Checked) -> dict[str, Any]:
    """Return what a disclosure puts on record, in the receiving room and with the team, and what to be warned of."""
    s, telling = view.standing, checked.telling
    now = licensing.licence_of(s, telling.licence) if telling.licence else None
    entries = (s.visible.entry(key) for key in telling.sources)
    return {
        "telling": telling,
        "versions": [_version(wording, now.licence.act if now is not None else None) for wording in telling.words],
        "to": html(spans_of(s.names(telling.to), view.voice)),
        "by": html(spans_of(s.name(telling.by), view.voice)) if telling.by else SafeString(""),
        "when": html(spans_of(telling.when, view.voice)) if telling.when is not None else SafeString(""),
        "manner": say(f"disclose.manner.{telling.manner.replace(' ', '-')}"),
        "receiving": room_label(s, telling.room),
        "reads": reads(view, telling.room),
        "team_room": room_label(s, team_room(s)),
        "sources": [named(view, entry) for entry in entries if entry is not None],
        "licence": [said(licence_line(s, now), view.voice)] if now is not None else [],
        "heard": [heard(view, echo) for echo in checked.echoes],
        "mark": checked.mark,
    }


def _version(wording: Wording, licence: CarryLicence | None) -> Version:
    return Version(wording.text, wording.lang, licence is not None and licensing.in_part(licence, wording))


def heard(view: View, echo: Echo) -> Heard:
    """Return a warning as it is shown."""
    entries = tuple(named(view, entry) for entry in echo.entries)
    return Heard(echo.found, say(f"disclose.echo.{echo.sort}"), entries)


def as_hidden(sent: Sent) -> list[tuple[str, str]]:
    """Return what was typed, to be sent again as it is: names and values in their order."""
    once = ("to", "room", "by", "manner", "licence", "why", "source")
    kept = (name for name in sent if name in once or name.startswith(("words.", "when.")))
    return [(name, value) for name in kept for value in sent[name] if value]


# what was passed on before


def past(view: View) -> Paged[Past]:
    """Return what was passed on, the latest first, a page of it."""
    facts = paged(view.standing.all(Disclosure)[::-1], view, "disclose")
    items = [_past(view, fact) for fact in facts.items]
    return Paged(items, facts.start, facts.page, facts.pages, facts.before, facts.after)


def _past(view: View, fact: Fact[Disclosure]) -> Past:
    s = view.standing
    bases = [found for found in s.about(fact.id, DisclosureBasis) if found.act.disclosure == fact.id]
    entries = (s.visible.entry(key) for basis in bases for key in basis.act.sources)
    sources = tuple(named(view, entry) for entry in entries if entry is not None)
    return Past((said(disclosure_line(s, fact), view.voice),), view.address(f"entry/{fact.id}"), sources)
