"""How the parties are brought to exchange words: rounds, meetings, channels, messages, requests."""

from __future__ import annotations

from typing import Annotated, Literal

from goodoffices.acts.act import Act
from goodoffices.acts.values import ActorRef, AnyRef, RefTo, Wording
from goodoffices.acts.when import When

RoundRef = Annotated[str, RefTo(("RoundOpened",))]
ChannelRef = Annotated[str, RefTo(("Channel",))]
Form = Literal[
    "joint session", "plenary", "proximity talks", "caucus", "shuttle", "in person", "phone", "video", "letter",
    "through others", "not stated",
]  # fmt: skip
Outcome = Literal["agreement", "partial agreement", "no agreement", "adjourned", "not stated"]
Force = Literal[
    "offer", "question", "answer", "information", "request", "warning", "threat", "promise", "signal", "acceptance",
    "refusal", "not stated",
]  # fmt: skip
Answer = Literal["granted", "refused", "deferred", "partly", "no answer", "not stated"]


class RoundOpened(Act, frozen=True, kw_only=True):
    """A round of talks began."""

    name: str = ""
    form: Form = "not stated"
    place: str = ""
    between: tuple[ActorRef, ...] = ()
    mediated_by: tuple[ActorRef, ...] = ()


class RoundClosed(Act, frozen=True, kw_only=True):
    """A round of talks ended, with what result and in what words."""

    round: RoundRef
    outcome: Outcome = "not stated"
    words: tuple[Wording, ...] = ()
    summary: str = ""


class Channel(Act, frozen=True, kw_only=True):
    """A route by which words pass between some of those involved."""

    name: str
    between: tuple[ActorRef, ...]
    through: ActorRef = ""
    form: Form = "not stated"
    undisclosed: bool = False


class Meeting(Act, frozen=True, kw_only=True):
    """People met or spoke: who, in what form, where, by which channel."""

    between: tuple[ActorRef, ...]
    form: Form = "not stated"
    place: str = ""
    round: RoundRef = ""
    channel: ChannelRef = ""
    summary: str = ""


class Message(Act, frozen=True, kw_only=True):
    """Words passed from one to another, and with what force they were meant."""

    sender: ActorRef
    recipients: tuple[ActorRef, ...]
    words: tuple[Wording, ...] = ()
    says: str = ""
    force: Force = "not stated"
    channel: ChannelRef = ""
    answers: AnyRef = ""


class Request(Act, frozen=True, kw_only=True):
    """Somebody asked somebody for something, and what was answered so far."""

    by: tuple[ActorRef, ...]
    to: ActorRef
    asks: str
    about: AnyRef = ""
    words: tuple[Wording, ...] = ()
    answer: Answer = "not stated"


class LeverageAct(Act, frozen=True, kw_only=True):
    """Pressure or a benefit was applied or asked to be applied: by whom, on whom."""

    by: tuple[ActorRef, ...]
    on: ActorRef
    what: str
    sort: Literal["pressure", "inducement", "not stated"] = "not stated"
    through: ActorRef = ""
    words: tuple[Wording, ...] = ()


class PromiseOwed(Act, frozen=True, kw_only=True):
    """We, or somebody, promised somebody something: it is owed until it is kept or released."""

    by: ActorRef
    to: ActorRef
    what: str
    due: When | None = None
    words: tuple[Wording, ...] = ()


class ReplyOwed(Act, frozen=True, kw_only=True):
    """A question was left with somebody who owes an answer to it."""

    by: ActorRef
    to: ActorRef
    what: str
    on: AnyRef = ""
    due: When | None = None


class Reply(Act, frozen=True, kw_only=True):
    """An answer was given, a promise kept or released, a deadline met, a notice taken back: it is settled."""

    to: Annotated[str, RefTo(("Request", "ReplyOwed", "PromiseOwed", "Message", "Deadline", "Notice"))]
    by: ActorRef = ""
    answer: Answer = "not stated"
    words: tuple[Wording, ...] = ()
    says: str = ""
