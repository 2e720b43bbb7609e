"""The record's own acts: rooms and who is in them, notes, views held, negatives, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from goodoffices.acts.act import Act
from goodoffices.acts.values import ActorRef, AnyRef, Basis, PartyRef, RefTo, Value, Wording
from goodoffices.acts.when import When

if TYPE_CHECKING:
    AnyKind = Act

EVERYONE = "everyone"
MemberRef = Annotated[str, RefTo(("Actor", "PartyJoined", EVERYONE))]


class CompartmentOpened(Act, frozen=True, kw_only=True):
    """A room was opened for the people who may know what lies in it; without members it is for nobody."""

    members: tuple[MemberRef, ...] = ()
    sort: Literal["public", "team", "joint", "room", "file", "other"] = "other"
    about: PartyRef = ""
    title: str = ""


class Grant(Act, frozen=True, kw_only=True):
    """Somebody may know what lies in this room: from now on, or with everything before."""

    to: ActorRef
    history: bool = False
    why: str = ""


class Revocation(Act, frozen=True, kw_only=True):
    """Somebody may no longer know what is added to this room."""

    to: ActorRef
    why: str = ""


class Assessment(Act, frozen=True, kw_only=True):
    """A dated view held by somebody, about somebody or something: theirs, never the program's."""

    by: ActorRef
    says: str
    about: AnyRef = ""
    on: Literal["ripeness", "way out", "risk", "intention", "other"] = "other"


class RecordedNegative(Act, frozen=True, kw_only=True):
    """Something was said or seen not to be: no deadline given, no condition stated, no answer received."""

    what: str
    about: AnyRef = ""
    words: tuple[Wording, ...] = ()


class NoteToFile(Act, frozen=True, kw_only=True):
    """A memorandum to ourselves."""

    text: str
    about: AnyRef = ""


class Instead(Value, frozen=True, kw_only=True):
    """What a correction puts in the place of an entry: the act as it should have been, its time and its basis."""

    act: AnyKind
    when: When | None = None
    basis: Basis | None = None


class Correction(Act, frozen=True, kw_only=True):
    """An earlier entry was wrong: what stands instead of it, or that nothing does; both stay readable."""

    target: AnyRef
    reason: str
    instead: Instead | None = None


class Misfiled(Act, frozen=True, kw_only=True):
    """An entry was filed to the wrong room: its content is taken out of every reading, whatever the date asked for."""

    target: AnyRef
    reason: str = ""
