"""What every act has in common: a kind, a version, and nothing it can do."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

Stage = Literal["asked", "decided", "told", "announced", "in effect", "undone"]


class Act(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="act", tag=True):
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
