"""What was promised in the deal, and each side's account of what was done."""

from __future__ import annotations

from typing import Annotated, Literal

from goodoffices.acts.act import Act
from goodoffices.acts.values import ActorRef, AnyRef, Quantity, RefTo, SaidRef, Wording
from goodoffices.acts.when import When

CommitmentRef = Annotated[str, RefTo(("Commitment",))]
DueRef = Annotated[str, RefTo(("Commitment", "Tranche"))]


class Commitment(Act, frozen=True, kw_only=True):
    """Who shall do what, to whom, by when, and in return for what."""

    by: ActorRef
    what: str
    to: tuple[ActorRef, ...] = ()
    due: When | None = None
    amount: Quantity | None = None
    in_return_for: CommitmentRef = ""
    under: AnyRef = ""
    words: tuple[Wording, ...] = ()


class Tranche(Act, frozen=True, kw_only=True):
    """One instalment of a commitment: its number, its due time, how much, by which criteria."""

    of: CommitmentRef
    number: int
    due: When | None = None
    amount: Quantity | None = None
    criteria: str = ""


class DeliveryReport(Act, frozen=True, kw_only=True):
    """One side's account of what was delivered; another's account, or none, stands beside it."""

    of: DueRef
    account_by: SaidRef
    delivered: Literal["done", "partly done", "not done", "late", "not stated"] = "not stated"
    amount: Quantity | None = None
    says: str = ""
    words: tuple[Wording, ...] = ()


class Incident(Act, frozen=True, kw_only=True):
    """An event said to bear on what was agreed: who says so, and what."""

    what: str
    place: str = ""
    alleged_by: tuple[ActorRef, ...] = ()
    bears_on: AnyRef = ""
    words: tuple[Wording, ...] = ()


class Verification(Act, frozen=True, kw_only=True):
    """The finding of whoever was agreed to verify, in their words."""

    of: Annotated[str, RefTo(("Commitment", "Tranche", "Incident"))]
    by: ActorRef
    finding: Literal["confirmed", "not confirmed", "partly confirmed", "no access", "inconclusive"]
    words: tuple[Wording, ...] = ()


class ImplementationStatus(Act, frozen=True, kw_only=True):
    """Somebody's reading of how far a commitment is implemented, on the scale 0 none to 3 full."""

    of: DueRef
    by: ActorRef
    level: Literal[0, 1, 2, 3]
    says: str = ""
