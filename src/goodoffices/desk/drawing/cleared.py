"""What we say in public beside what is known from closed rooms alone, found by words that both have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from goodoffices.acts.carrying import CarryLicence
from goodoffices.acts.housekeeping import EVERYONE, Assessment, NoteToFile, RecordedNegative
from goodoffices.acts.notices import Condition, Notice
from goodoffices.acts.office import OfficeStatus
from goodoffices.acts.people import Source
from goodoffices.acts.process import Impasse, Resumption, Suspension, Termination, Withdrawal
from goodoffices.acts.public import ClearedLine, Statement
from goodoffices.acts.talks import Meeting, Message, Request, RoundClosed
from goodoffices.acts.terms import Proposal, TentativeAgreement
from goodoffices.desk.forms.choices import entry_label, room_label
from goodoffices.desk.lines import Said, said
from goodoffices.desk.viewer import View
from goodoffices.standing.accounts import cleared_line
from goodoffices.standing.fact import Fact
from goodoffices.standing.folding import bare
from goodoffices.standing.once import once
from goodoffices.standing.ours import ours_in
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import all_words

KINDS: tuple[type[Any], ...] = (
    Suspension, Resumption, Withdrawal, Termination, Impasse, RoundClosed, Message, Meeting, Request, Notice, Condition,
    OfficeStatus, Proposal, TentativeAgreement, CarryLicence, Assessment, RecordedNegative, NoteToFile,
)  # fmt: skip
LATEST = 200
"""As many of each kind are looked through: the latest."""
MOST = 5
SHARED = 2
"""Words that must be in common; of those that say what the line is on, one is enough: rather one too many is shown."""
_WORD = re.compile(r"\w{4,}")
_TEXTS = ("title", "what", "text", "matter", "says", "asks", "consequence", "summary", "scope", "depends", "because")


class Private(NamedTuple):
    """Something known from a closed room alone: what it is, where it lies, and where it is told."""

    label: str
    room: str
    href: str


class Beside(NamedTuple):
    """One cleared line, with what is known privately on the matter, and what others published on it."""

    said: Said
    private: tuple[Private, ...]
    published: tuple[Private, ...]
    href: str
    id: str


def beside(view: View, fact: Fact[ClearedLine]) -> Beside:
    """Return a cleared line with what shares words with it, as far as whoever looks can see it."""
    on = words_in((fact.act.on,))
    wanted = on | words_in(wording.text for wording in fact.act.words)
    return Beside(
        said=said(cleared_line(view.standing, fact), view.voice),
        private=tuple(_private(view, f) for f in _nearest(closed(view.standing), on, wanted)),
        published=tuple(_private(view, f) for f in _nearest(published(view.standing), on, wanted)),
        href=view.address(f"entry/{fact.id}"),
        id=fact.id,
    )


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some texts that are long enough to mean something, as they are compared."""
    return frozenset(word for text in texts for word in _WORD.findall(bare(text)))


Known = tuple[tuple[Fact[Any], frozenset[str]], ...]


@once
def closed(s: Standing) -> Known:
    """Return the latest facts of rooms that are not public, each with its words."""
    open_rooms = {key for key, room in s.visible.compartments.items() if EVERYONE in room.members}
    found = (fact for kind in KINDS for fact in s.all(kind)[-LATEST:] if fact.room not in open_rooms)
    return tuple((fact, words_in(_texts(fact.act))) for fact in sorted(found, key=s.order))


@once
def published(s: Standing) -> Known:
    """Return the latest statements of others in public, each with its words."""
    us = ours_in(s)
    found = (fact for fact in s.all(Statement)[-LATEST:] if not _speaks_for_us(s, fact, us))
    return tuple((fact, words_in(_texts(fact.act))) for fact in found)


def _speaks_for_us(s: Standing, fact: Fact[Statement], us: frozenset[str]) -> bool:
    source = s.follow(fact, fact.act.by, Source)
    return source is not None and source.act.speaks_for in us


def _texts(act: Any) -> Iterator[str]:
    for name in _TEXTS:
        held = getattr(act, name, "")
        if isinstance(held, str):
            yield held
    yield from (wording.text for wording in all_words(act))


def _nearest(known: Known, on: frozenset[str], wanted: frozenset[str]) -> list[Fact[Any]]:
    """Those that share most words, and of these the latest; in order of time."""
    shared = [(len(words & wanted), place) for place, (_, words) in enumerate(known)]
    near = [(count, place) for count, place in shared if count >= SHARED or known[place][1] & on]
    best = sorted(near, reverse=True)[:MOST]
    return [known[place][0] for place in sorted(place for _, place in best)]


def _private(view: View, fact: Fact[Any]) -> Private:
    s = view.standing
    return Private(entry_label(s, fact.entry), room_label(s, fact.room), view.address(f"entry/{fact.id}"))
