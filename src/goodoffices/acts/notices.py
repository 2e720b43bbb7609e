"""What bites and when: notices, their service, deadlines, conditions."""

from __future__ import annotations

from typing import Annotated, Literal

from goodoffices.acts.act import Act
from goodoffices.acts.process import ConditionRef, NoticeRef
from goodoffices.acts.talks import Outcome
from goodoffices.acts.values import ActorRef, AnyRef, RefTo, Span, Value, Wording
from goodoffices.acts.when import When


class WorkCalendar(Act, frozen=True, kw_only=True):
    """The calendar by which working days are counted, written out: a library's update never moves a deadline."""

    name: str
    rest_days: tuple[Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], ...]
    holidays: tuple[str, ...] = ()
    source: str = ""


class RecordedEvent(Value, frozen=True, kw_only=True):
    """Something that may come to be recorded: an act of one kind about one thing, perhaps with one outcome."""

    act: str
    of: AnyRef = ""
    outcome: Outcome | None = None


class Trigger(Value, frozen=True, kw_only=True):
    """When a notice bites: at an instant, on a recorded event, or a stated time after service; empty if not stated."""

    at: When | None = None
    on: RecordedEvent | None = None
    after_service: Span | None = None


class Notice(Act, frozen=True, kw_only=True):
    """Somebody told recipients in advance of a step: what will follow, and on what."""

    by: ActorRef
    to: tuple[ActorRef, ...]
    consequence: str
    trigger: Trigger = Trigger()
    words: tuple[Wording, ...] = ()


class Service(Act, frozen=True, kw_only=True):
    """A notice was delivered to one recipient, in the words that recipient was given."""

    notice: NoticeRef
    to: ActorRef
    means: str = ""
    words: tuple[Wording, ...] = ()


class Acknowledgement(Act, frozen=True, kw_only=True):
    """One recipient confirmed receipt of a notice, in its own words; receipt is not consent."""

    notice: NoticeRef
    by: ActorRef
    words: tuple[Wording, ...] = ()


class Deadline(Act, frozen=True, kw_only=True):
    """Something is due at an instant, or so many days after something; with its basis in law or agreement."""

    what: str
    binds: tuple[ActorRef, ...] = ()
    at: When | None = None
    within: Span | None = None
    runs_from: AnyRef = ""
    law: str = ""
    words: tuple[Wording, ...] = ()
    extendable_by: tuple[ActorRef, ...] = ()


class Extension(Act, frozen=True, kw_only=True):
    """A deadline was moved, by whom, to when."""

    of: Annotated[str, RefTo(("Deadline", "Commitment", "Tranche", "Notice"))]
    at: When | None = None
    within: Span | None = None
    agreed_by: tuple[ActorRef, ...] = ()
    words: tuple[Wording, ...] = ()


class Condition(Act, frozen=True, kw_only=True):
    """Something on which something else depends, word for word in each language it was stated in."""

    words: tuple[Wording, ...]
    on: AnyRef = ""
    depends: str = ""
    stated_by: ActorRef = ""
    assessed_by: tuple[ActorRef, ...] = ()


class ConditionAssessment(Act, frozen=True, kw_only=True):
    """Somebody's view on whether a condition is met; the program holds none of its own."""

    condition: ConditionRef
    by: ActorRef
    view: Literal["met", "partly met", "not met", "cannot say"]
    says: str = ""
    words: tuple[Wording, ...] = ()
