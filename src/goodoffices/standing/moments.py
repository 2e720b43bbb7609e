"""The two moments a standing is read at, from what was asked for, what the file says, and the clock."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.acts.when import moment

Clock = Callable[[], int]
"""Gives the time now, in seconds since 1970, UTC."""


def moments(*, zone: str, clock: Clock, as_of: str = "", known_at: str = "", read_as_of: str = "") -> tuple[int, int]:
    """Return (as_of, known_at) in seconds: as asked for, else the day the file is to be read on, else now.

    Looking back at an earlier day still uses all that is known now, unless `known_at` asks otherwise. Raises
    GoodOfficesError("bad-moment") where a text is no moment.
    """
    today = moment(read_as_of, zone) if read_as_of else clock()
    return (
        moment(as_of, zone) if as_of else today,
        moment(known_at, zone) if known_at else today,
    )
