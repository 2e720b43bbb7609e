"""How the record itself is kept: under which confidentiality, for how long, what was destroyed, what left the vault."""

from __future__ import annotations

from typing import Annotated, Literal

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import CompartmentOpened, Grant, Misfiled, Revocation
from goodoffices.acts.values import ActorRef, RefTo, Span, Value, Wording

RoomRef = Annotated[str, RefTo(("CompartmentOpened",))]


class ConfidentialityRegime(Act, frozen=True, kw_only=True):
    """What record of the mediation is kept, and under which rules of confidentiality; said before the first note."""

    keeps: Literal["no record", "minimal", "evidence"]
    jurisdiction: str = ""
    words: tuple[Wording, ...] = ()
    exceptions: tuple[str, ...] = ()
    agreed_by: tuple[ActorRef, ...] = ()


class RetentionRule(Act, frozen=True, kw_only=True):
    """What lies in these rooms is kept for so long, and is then to be destroyed."""

    keep: Span
    counted_from: Literal["entered", "end of the mediation"] = "entered"
    rooms: tuple[RoomRef, ...] = ()
    """The room it lies in, where none is named."""
    kinds: tuple[str, ...] = ()
    """Names of kinds of act; every kind, where none is named."""
    why: str = ""
    words: tuple[Wording, ...] = ()


class LegalHold(Act, frozen=True, kw_only=True):
    """Nothing in these rooms may be destroyed until the hold is released."""

    why: str
    rooms: tuple[RoomRef, ...] = ()
    """Every room, where none is named."""
    by: ActorRef = ""


class HoldReleased(Act, frozen=True, kw_only=True):
    """A legal hold was released; retention goes on from here."""

    hold: Annotated[str, RefTo(("LegalHold",))]
    by: ActorRef = ""
    why: str = ""


class Gone(Value, frozen=True, kw_only=True):
    """The place of an entry whose key was destroyed: site, number in the chain there, and the key it had (hex)."""

    site: str
    seq: int
    key: str = ""


class DestructionCertificate(Act, frozen=True, kw_only=True):
    """The content of entries of this room was destroyed here; it says what that could not reach."""

    gone: tuple[Gone, ...]
    why: str
    by: ActorRef = ""
    rule: Annotated[str, RefTo(("RetentionRule",))] = ""
    what: str = ""
    """In words that give nothing away, such as "caucus notes of 2 May"."""
    unconfirmed: tuple[str, ...] = ()
    """Copies it could not reach, such as "backup of 1 May"."""


class Head(Value, frozen=True, kw_only=True):
    """How far a chain of this room had been seen: site, number of its last entry, and its digest (hex)."""

    site: str
    seq: int
    digest: str


class Received(Act, frozen=True, kw_only=True):
    """Entries of this room came in from another site; how far each chain then reached."""

    heads: tuple[Head, ...]


class PersonKey(Act, frozen=True, kw_only=True):
    """A person's public key (an age recipient), to which rooms may be sealed for that person."""

    person: ActorRef
    recipient: str
    checked: str = ""
    """How it was made sure that the key is that person's, such as "read out by phone"."""


class CopyMade(Act, frozen=True, kw_only=True):
    """A copy of the record was made that the vault no longer reaches: a backup, a travel vault, a bundle."""

    what: str
    """Such as "backup of 1 May"."""
    sort: Literal["backup", "travel vault", "bundle"]
    to: ActorRef = ""
    rooms: tuple[RoomRef, ...] = ()
    """Every room, where none is named."""


class CopyDestroyed(Act, frozen=True, kw_only=True):
    """A copy was confirmed destroyed, or came home, by somebody's word."""

    copy: Annotated[str, RefTo(("CopyMade",))]
    by: ActorRef = ""
    words: tuple[Wording, ...] = ()


MEMBERSHIP = (CompartmentOpened, Grant, Revocation)
"""What says who is in a room."""
STAYS = (
    *MEMBERSHIP,
    Misfiled,
    ConfidentialityRegime,
    RetentionRule,
    LegalHold,
    HoldReleased,
    DestructionCertificate,
    Received,
    CopyMade,
    CopyDestroyed,
)
"""What says who may know, or how the record is kept: without it the rest could not be read rightly."""
