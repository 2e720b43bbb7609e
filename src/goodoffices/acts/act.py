"""What every act has in common: a kind, a version, and nothing it can do."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

Stage = Literal["asked", "decided", "told", "announced", "in effect", "undone"]


# Frozen values cannot hold themselves, so the collector of cycles has nothing to find in them (`gc=False`, here and in
# whatever there is many of): it took half the time of a long record.
class Act(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="act",
    tag=True,
    gc=False,
):
    """One thing that happened, in the field's words."""

    VERSION: ClassVar[int] = 1


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """An act of a kind this version does not know: kept whole and shown as needing a newer version."""

    kind: str
    raw: dict[str, Any]


AnyAct = Act | Unknown


def kind_of(act: AnyAct) -> str:
    """Return the name of the act's kind."""
    return act.kind if isinstance(act, Unknown) else type(act).__name__


def kinds() -> dict[str, type[Act]]:
    """Return every kind of act there is, by name."""
    return {cls.__name__: cls for cls in Act.__subclasses__()}
