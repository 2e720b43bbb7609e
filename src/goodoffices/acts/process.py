"""The mediation as a whole: opened, agreed to, paused, taken up again, left, ended."""

from __future__ import annotations

from typing import Annotated

from goodoffices.acts.act import Act, Stage
from goodoffices.acts.values import ActorRef, AnyRef, PartyRef, RefTo, Wording

ConditionRef = Annotated[str, RefTo(("Condition",))]
NoticeRef = Annotated[str, RefTo(("Notice",))]


class Opening(Act, frozen=True, kw_only=True):
    """The mediation began: what it is called here, and what it is about."""

    name: str
    names: tuple[Wording, ...] = ()
    matter: str = ""


class IssueTabled(Act, frozen=True, kw_only=True):
    """A matter to be settled was put on the table, by whom."""

    title: str
    by: ActorRef = ""
    detail: str = ""


class ProcessRule(Act, frozen=True, kw_only=True):
    """A ground rule of the talks, in the words agreed, and who agreed to it."""

    words: tuple[Wording, ...]
    agreed_by: tuple[ActorRef, ...] = ()


class Consent(Act, frozen=True, kw_only=True):
    """A party agreed to something in the process, or took an earlier agreement back."""

    by: PartyRef
    scope: str
    given: bool = True
    withdraws: Annotated[str, RefTo(("Consent",))] = ""
    words: tuple[Wording, ...] = ()


class Suspension(Act, frozen=True, kw_only=True):
    """A mediating entity paused its role without ending it: what stops, what continues."""

    by: ActorRef
    words: tuple[Wording, ...] = ()
    stage: Stage = "announced"
    stops: tuple[str, ...] = ()
    continues: tuple[str, ...] = ()
    because: tuple[Wording, ...] = ()
    follows: NoticeRef = ""


class Resumption(Act, frozen=True, kw_only=True):
    """A mediating entity took its role up again."""

    by: ActorRef
    words: tuple[Wording, ...] = ()
    stage: Stage = "announced"
    follows: AnyRef = ""
    because: tuple[Wording, ...] = ()


class Withdrawal(Act, frozen=True, kw_only=True):
    """A party or a mediating entity left the mediation."""

    by: ActorRef
    words: tuple[Wording, ...] = ()
    stage: Stage = "announced"
    leaves: str = ""


class Termination(Act, frozen=True, kw_only=True):
    """The mediation was ended, by whom and in what words."""

    by: tuple[ActorRef, ...] = ()
    words: tuple[Wording, ...] = ()
    stage: Stage = "announced"
    outcome: str = ""


class Impasse(Act, frozen=True, kw_only=True):
    """Somebody recorded that nothing moves, on what."""

    by: ActorRef
    on: Annotated[str, RefTo(("IssueTabled", "Proposal"))] = ""
    words: tuple[Wording, ...] = ()
