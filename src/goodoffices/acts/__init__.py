"""What can happen: the vocabulary, as frozen values."""

from typing import Union

from goodoffices.acts import (
    carrying,
    delivery,
    housekeeping,
    keeping,
    notices,
    office,
    people,
    process,
    public,
    talks,
    terms,
)
from goodoffices.acts.act import kinds

__all__ = [
    "carrying", "delivery", "housekeeping", "keeping", "notices", "office", "people", "process", "public", "talks",
    "terms",
]  # fmt: skip

# A correction may hold an act of any kind, another correction too: known only once every kind is.
housekeeping.AnyKind = Union[tuple(kinds().values())]  # type: ignore[assignment]  # noqa: UP007
