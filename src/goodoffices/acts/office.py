"""A party's hosted premises, and what is asked, decided, told and done about them."""

from __future__ import annotations

from typing import Annotated, Literal

from goodoffices.acts.act import Act, Stage
from goodoffices.acts.talks import ChannelRef
from goodoffices.acts.values import ActorRef, RefTo, Wording
from goodoffices.acts.when import When

OfficeRef = Annotated[str, RefTo(("Office",))]
Facet = Literal["premises", "people", "leave to stay", "channel"]


class Office(Act, frozen=True, kw_only=True):
    """A party has premises with a host: an office, a liaison desk, a delegation's house."""

    name: str
    of: ActorRef
    host: ActorRef = ""
    place: str = ""
    channel: ChannelRef = ""


class OfficeStatus(Act, frozen=True, kw_only=True):
    """One stage in one facet of an office: asked, decided, told, announced, in effect or undone."""

    office: OfficeRef
    facet: Facet = "premises"
    status: Literal[
        "open", "dormant", "closed", "closed for a time", "staying", "leaving", "left", "returned", "granted",
        "revoked", "in use", "cut", "not stated",
    ]  # fmt: skip
    stage: Stage = "in effect"
    by: ActorRef = ""
    words: tuple[Wording, ...] = ()
    until: When | None = None
    """When this stage ceased to hold, as far as that is known; absent says nothing about it."""
