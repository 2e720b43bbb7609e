"""What a check found: problems, counts, where the chains end, and what was not checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Problem(NamedTuple):
    """One thing that is not as it should be: a code, where (tags in hex), and what is needed to say it."""

    code: str
    room: str
    site: str
    seq: int | None
    params: dict[str, Any]


class Note(NamedTuple):
    """One thing that is no problem and has to be said: above all, what was not checked."""

    code: str
    params: dict[str, Any]


class Chain(NamedTuple):
    """Where one chain begins and ends: the number of its first entry, one past its last, and the last one's digest."""

    room: str
    site: str
    first: int
    size: int
    head: str


class Counts(NamedTuple):
    """How much there is: entries opened with a key, and entries that have none any more."""

    rooms: int
    chains: int
    entries: int
    opened: int
    destroyed: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a check found in a vault."""

    counts: Counts
    problems: tuple[Problem, ...]
    forks: tuple[tuple[str, str, int, int], ...]
    """Room, site, number and branch of each envelope that did not fit into its chain."""
    heads: tuple[Chain, ...]
    notes: tuple[Note, ...]

    @property
    def sound(self) -> bool:
        """Return whether nothing was found, in what was checked."""
        return not self.problems


class Gathered:
    """Problems as they are found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def __call__(self, code: str, room: bytes = b"", site: bytes = b"", seq: int | None = None, **params: Any) -> None:
        """Take down a problem."""
        self.problems.append(Problem(code, room.hex(), site.hex(), seq, params))
