"""What is on the table: proposals and their lineage, moves in numbers, stances, what is tentatively agreed."""

from __future__ import annotations

from typing import Annotated, Literal

from goodoffices.acts.act import Act
from goodoffices.acts.values import ActorRef, Quantity, RefTo, Value, Wording

IssueRef = Annotated[str, RefTo(("IssueTabled",))]
ProposalRef = Annotated[str, RefTo(("Proposal",))]
View = Literal["accept", "accept ad referendum", "can live with", "reserve", "reject", "no instructions"]


class Proposal(Act, frozen=True, kw_only=True):
    """Terms put forward by an author; each version is its own act and follows the one before."""

    title: str
    by: ActorRef = ""
    sort: Literal[
        "proposal", "counter-proposal", "bridging proposal", "mediator's proposal", "non-paper", "elements paper"
    ] = "proposal"
    version: str = ""
    words: tuple[Wording, ...] = ()
    on: tuple[IssueRef, ...] = ()
    follows: ProposalRef = ""
    hearsay: bool = False
    """Known only from what others say: there is no text, and it is not counted among the proposals."""


class IfThey(Value, frozen=True, kw_only=True):
    """The other side's move on which a conditional move hangs: "if they reach 250"."""

    party: ActorRef
    reach: Quantity


class Move(Act, frozen=True, kw_only=True):
    """A number put on an issue by a side: a demand, an offer, or one that hangs on the other's."""

    on: IssueRef
    by: ActorRef
    sort: Literal["demand", "offer"]
    amount: Quantity
    if_they: IfThey | None = None
    words: tuple[Wording, ...] = ()


class Stance(Act, frozen=True, kw_only=True):
    """What somebody says to one version of a proposal, or to what they have only heard of it."""

    on: ProposalRef
    by: ActorRef
    view: View
    from_hearsay: bool = False
    words: tuple[Wording, ...] = ()


class TentativeAgreement(Act, frozen=True, kw_only=True):
    """One line of the running term sheet: agreed for now, nothing final."""

    words: tuple[Wording, ...]
    on: IssueRef = ""
    between: tuple[ActorRef, ...] = ()
    subject_to: str = ""
    replaces: Annotated[str, RefTo(("TentativeAgreement",))] = ""


class Ratification(Act, frozen=True, kw_only=True):
    """A step of assent by those who can give it, or its refusal."""

    of: Annotated[str, RefTo(("TentativeAgreement", "Proposal"))]
    by: ActorRef
    step: Literal["initialled", "signed", "ratified", "refused"]
    words: tuple[Wording, ...] = ()
