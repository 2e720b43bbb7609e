"""Who is there: parties, mediating entities, persons, the roles they take, and the sources behind words."""

from __future__ import annotations

from typing import Literal

from goodoffices.acts.act import Act
from goodoffices.acts.values import ActorRef, Wording
from goodoffices.acts.when import When

Sort = Literal[
    "state", "organisation", "armed group", "movement", "union", "company", "authority", "person", "group", "other"
]
Role = Literal[
    "mediator", "co-mediator", "lead mediator", "facilitator", "host", "guarantor", "accompanier", "observer",
    "monitor", "contact group", "leverage holder", "support team", "negotiator", "mandator", "principal",
    "delegation", "interpreter",
]  # fmt: skip


class Actor(Act, frozen=True, kw_only=True):
    """Somebody who appears in the record and is not a party: a state, an organisation, a person."""

    name: str
    names: tuple[Wording, ...] = ()
    sort: Sort = "other"
    of: ActorRef = ""
    role: str = ""


class PartyJoined(Act, frozen=True, kw_only=True):
    """A side whose consent is needed came into the mediation; the order of joining is the order of listing."""

    name: str
    names: tuple[Wording, ...] = ()
    sort: Sort = "other"


class RoleTaken(Act, frozen=True, kw_only=True):
    """An actor took a role in the mediation; one actor may hold several."""

    actor: ActorRef
    role: Role
    toward: tuple[ActorRef, ...] = ()
    until: When | None = None
    words: tuple[Wording, ...] = ()


class Source(Act, frozen=True, kw_only=True):
    """Who stands behind words: a named person, an institution, or the description of somebody unnamed."""

    sort: Literal["named", "unnamed", "institution"]
    name: str = ""
    described_as: str = ""
    role: str = ""
    organisation: str = ""
    several: bool = False
    speaks_for: ActorRef = ""
