"""Who lets us carry what to whom, and what was actually passed on or shown."""

from __future__ import annotations

from typing import Annotated, Literal

from goodoffices.acts.act import Act
from goodoffices.acts.terms import ProposalRef
from goodoffices.acts.values import ActorRef, AnyRef, RefTo, Wording
from goodoffices.acts.when import When

LicenceRef = Annotated[str, RefTo(("CarryLicence",))]


class CarryLicence(Act, frozen=True, kw_only=True):
    """A party lets the mediator carry these words to these recipients, in this way, until then."""

    by: ActorRef
    to: tuple[ActorRef, ...]
    words: tuple[Wording, ...]
    attributed: Literal["in their name", "not from them", "as the mediator's own"] = "not from them"
    manner: Literal["any", "orally", "in writing"] = "any"
    until: When | None = None
    withheld: tuple[str, ...] = ()
    """What the party said must not be passed on; never shown outside the room this lies in."""


class LicenceWithdrawn(Act, frozen=True, kw_only=True):
    """A party took a licence to carry back; what was passed on before stays passed on."""

    licence: LicenceRef
    by: ActorRef
    words: tuple[Wording, ...] = ()


class Disclosure(Act, frozen=True, kw_only=True):
    """Words were passed to a recipient: it lies in the recipient's room, complete in itself."""

    to: tuple[ActorRef, ...]
    words: tuple[Wording, ...]
    by: ActorRef = ""
    manner: Literal["orally", "in writing", "not stated"] = "not stated"


class DisclosureBasis(Act, frozen=True, kw_only=True):
    """Where disclosed words came from and under which licence; it stays with the team."""

    disclosure: Annotated[str, RefTo(("Disclosure",))]
    sources: tuple[AnyRef, ...] = ()
    licence: LicenceRef = ""
    why: str = ""


class Showing(Act, frozen=True, kw_only=True):
    """A version of a text was shown to somebody, and how: the order of showing matters."""

    of: ProposalRef
    to: tuple[ActorRef, ...]
    manner: Literal["read out", "to read only", "left behind", "sent", "not stated"] = "not stated"
    by: ActorRef = ""
