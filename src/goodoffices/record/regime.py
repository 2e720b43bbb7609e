"""What may be put on record under the regime agreed: everything, the bare facts that one may report, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from goodoffices.acts.act import AnyAct, kind_of
from goodoffices.acts.housekeeping import Correction
from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.refs import hints_of, item_of, without_none
from goodoffices.acts.values import Wording

Keeps = Literal["no record", "minimal", "evidence"]
STRICTEST: tuple[Keeps, ...] = ("no record", "minimal", "evidence")

_KEEPING = frozenset({
    "CompartmentOpened", "Grant", "Revocation", "Misfiled", "ConfidentialityRegime", "RetentionRule", "LegalHold",
    "HoldReleased", "DestructionCertificate", "Received", "PersonKey", "CopyMade", "CopyDestroyed",
})  # fmt: skip
"""What the record needs to be kept at all."""
_PEOPLE = frozenset({"Actor", "PartyJoined", "RoleTaken", "Opening", "WorkCalendar"})
"""Who takes part: needed to say who may know."""
_FACTS = frozenset({
    "RoundOpened", "RoundClosed", "Meeting", "Suspension", "Resumption", "Withdrawal", "Termination", "Ratification",
    "Consent",
})  # fmt: skip
"""That it took place, who attended, whether it ended, whether there was an agreement: what a mediator may report
(Uniform Mediation Act, section 7)."""
_BARE = frozenset({"name", "place", "title", "outcome", "scope"})
"""Texts that belong to the bare facts."""


def regime(acts: Iterable[AnyAct]) -> Keeps | None:
    """Return the strictest regime among these acts, or None where none was said."""
    said = {act.keeps for act in acts if isinstance(act, ConfidentialityRegime)}
    return next((keeps for keeps in STRICTEST if keeps in said), None)


def stricter(one: Keeps | None, other: Keeps | None) -> Keeps | None:
    """Return the stricter of two regimes."""
    return next((keeps for keeps in STRICTEST if keeps in (one, other)), None)


def demand_allowed(act: AnyAct, keeps: Keeps | None) -> None:
    """Refuse an act that the regime keeps off the record. Raises GoodOfficesError("off-record") (kind, regime)."""
    if may_record(act, keeps):
        return
    raise GoodOfficesError(
        "off-record", kind=kind_of(act), regime=keeps, reason=keeps.replace(" ", "-") if keeps else ""
    )


def may_record(act: AnyAct, keeps: Keeps | None) -> bool:
    """Return whether an act may be put on record; where no regime was said, every one may."""
    kind = kind_of(act)
    if keeps in (None, "evidence") or kind in _KEEPING:
        return True
    if isinstance(act, Correction):
        return act.instead is None or may_record(act.instead.act, keeps)
    if kind in _PEOPLE:
        return True
    return keeps == "minimal" and kind in _FACTS and not _says_more(act)


def _says_more(act: msgspec.Struct) -> bool:
    """Return whether an act holds words, or a text beside names, places and outcomes: what was said."""
    for name, hint in hints_of(type(act)).items():
        held, kind = getattr(act, name), without_none(hint)
        if held and _is_words(item_of(kind) or kind) and name not in _BARE:
            return True
    return False


def _is_words(hint: object) -> bool:
    return hint in (str, Wording)
