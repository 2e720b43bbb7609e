"""What usually follows an act: the kinds whose form is offered beside it, opened on it."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.acts.act import AnyAct, kind_of
from goodoffices.export.tongue import tongue

_FOLLOWS: dict[str, tuple[str, ...]] = {
    "RoundOpened": ("Meeting", "RoundClosed"),
    "Request": ("Reply",),
    "ReplyOwed": ("Reply",),
    "PromiseOwed": ("Reply",),
    "Message": ("Reply", "ReplyOwed"),
    "Deadline": ("Extension", "Reply"),
    "Notice": ("Service", "Acknowledgement", "Extension", "Suspension"),
    "Condition": ("ConditionAssessment",),
    "Suspension": ("Condition", "Resumption"),
    "Office": ("OfficeStatus", "Request"),
    "Proposal": ("Stance", "Showing", "Proposal", "TentativeAgreement"),
    "IssueTabled": ("Move", "Proposal", "TentativeAgreement"),
    "TentativeAgreement": ("Ratification", "TentativeAgreement"),
    "Commitment": ("Tranche", "DeliveryReport", "Verification", "ImplementationStatus", "Extension"),
    "Tranche": ("DeliveryReport", "Verification", "Extension"),
    "Incident": ("Verification",),
    "Statement": ("Denial",),
    "Claim": ("Denial",),
    "CarryLicence": ("LicenceWithdrawn",),
    "ClearedLine": ("ClearedLine",),
    "Consent": ("Consent",),
    "LegalHold": ("HoldReleased",),
    "CopyMade": ("CopyDestroyed",),
}


class Next(NamedTuple):
    """A kind that may follow: its name in the vocabulary and what it is called."""

    kind: str
    label: str


def follows(act: AnyAct) -> tuple[Next, ...]:
    """Return the kinds that usually follow an act of this kind."""
    return tuple(Next(kind, tongue().kinds[kind]) for kind in _FOLLOWS.get(kind_of(act), ()))
