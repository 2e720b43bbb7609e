"""Uncertain dates: the value, the words it was given in, and our own bounds for it."""

from __future__ import annotations

from enum import Enum
from typing import Literal

import msgspec

from goodoffices.acts.bounds import Bounds, bounds_of
from goodoffices.acts.edtf import LONGEST, Precision, parse, refuse
from goodoffices.acts.misread import explain
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.zones import wall_text, zone_named

COMPUTED = ("earliest", "latest", "until", "until_earliest")
"""The fields of a When that are computed when it is read, never written by hand."""


class When(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A time as far as it is known: an EDTF value, the words used, and the bounds it was read to.

    Bounds are seconds since 1970, UTC, inclusive; None is open. `earliest` and `latest` bound the instant it happened,
    or the beginning of an interval, whose end lies from `until_earliest` to `until`. Raises ValueError when bounds
    contradict each other, so that every When there is keeps the laws of `before` and `order_key`.
    """

    value: str = ""
    words: str = ""
    zone: str = ""
    counted_from: str = ""
    margin: str = ""
    earliest: int | None = None
    latest: int | None = None
    until: int | None = None
    until_earliest: int | None = None

    def __post_init__(self) -> None:
        """Refuse bounds that contradict each other."""
        if not _in_order(self.earliest, self.latest) or not _in_order(self.until_earliest, self.until):
            raise ValueError("when-contradicts")
        if not _in_order(self.earliest, self.until):
            raise ValueError("when-contradicts")


class Sure(Enum):
    """An answer about an uncertain time: yes or no wherever the true instant lies, or possibly."""

    YES = "yes"
    NO = "no"
    POSSIBLY = "possibly"


def _in_order(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low <= high


def read_when(
    value: str, *, zone: str, words: str = "", counted_from: str = "", margin: str = "", own_zone: str = ""
) -> When:
    """Return what a date says, with its bounds in `own_zone`, or in `zone` (the mediation's) when it has none.

    An empty value is undated. Raises `bad-when` (found, reason, instead) and `bad-zone` (found, nearest).
    """
    earliest, latest, until, until_earliest = _bounds(value, own_zone or zone, margin)
    return When(
        value=value,
        words=words,
        zone=own_zone,
        counted_from=counted_from,
        margin=margin,
        earliest=earliest,
        latest=latest,
        until=until,
        until_earliest=until_earliest,
    )


def _bounds(value: str, zone: str, margin: str) -> Bounds:
    if not value:
        zone_named(zone)
        if margin:
            raise refuse(margin, "margin-unused")
        return Bounds()
    if max(len(value), len(margin)) > LONGEST:
        raise refuse(max(value, margin, key=len), "too-long")
    try:
        return bounds_of(value, zone, margin)
    except GoodOfficesError as refusal:
        if refusal.params.get("reason") != "shape":
            raise
        raise refuse(value, *explain(value)) from None


def is_interval(when: When) -> bool:
    """Tell whether it is something that lasted (`a/b`), and not something that happened once."""
    return "/" in when.value


def _least(*instants: int | None) -> int | None:
    return min((at for at in instants if at is not None), default=None)


def _most(*instants: int | None) -> int | None:
    return max((at for at in instants if at is not None), default=None)


def _begins(when: When) -> tuple[int | None, int | None]:
    # whatever lasted began no later than it ended
    return when.earliest, _least(when.latest, when.until) if is_interval(when) else when.latest


def _ends(when: When) -> tuple[int | None, int | None]:
    return (_most(when.earliest, when.until_earliest), when.until) if is_interval(when) else _begins(when)


def _by(bounds: tuple[int | None, int | None], by: int) -> Sure:
    low, high = bounds
    if high is not None and high <= by:
        return Sure.YES
    return Sure.NO if low is not None and low > by else Sure.POSSIBLY


def happened(when: When, by: int) -> Sure:
    """Tell whether it had happened, or an interval had begun, by this instant (inclusive)."""
    return _by(_begins(when), by)


def over(when: When, by: int) -> Sure:
    """Tell whether it was over by this instant (inclusive): for an interval its end, for anything else `happened`."""
    return _by(_ends(when), by)


def before(a: When, b: When) -> Sure:
    """Tell whether `a` was over before `b` happened or began, wherever the true instants lie."""
    (first, last), (earliest, latest) = _ends(a), _begins(b)
    if last is not None and earliest is not None and last < earliest:
        return Sure.YES
    return Sure.NO if first is not None and latest is not None and first >= latest else Sure.POSSIBLY


_FAR = 2**62


def order_key(when: When) -> tuple[int, int, int]:
    """Return a key to sort by: a total preorder in which whatever was surely before comes first; undated comes last."""
    latest, last = (_FAR if at is None else at for at in (_begins(when)[1], _ends(when)[1]))
    return latest if when.earliest is None else when.earliest, latest, last


def moment(text: str, zone: str) -> int:
    """Return the instant an `as of` means: that time, or the last second of that day, month or year in the zone.

    Seconds since 1970, UTC. Raises `bad-when` with reason `uncertain` for any date that could be more than one.
    """
    read = read_when(text, zone=zone)
    if precision(read) not in ("time", "day", "month", "year") or approximate(read) or doubtful(read) or "X" in text:
        raise refuse(text, "uncertain" if text else "empty")
    earliest, latest = read.earliest or 0, read.latest or 0
    if precision(read) == "time" and earliest < latest:
        raise refuse(text, "fold", f"{wall_text(earliest)}Z or {wall_text(latest)}Z")
    return latest


def narrowed(when: When, *, earliest: int | None = None, latest: int | None = None) -> When:
    """Return it with its bounds cut to what else is known, such as what it came after or when we learnt of it.

    For an interval the beginning is cut. Raises `when-contradicts` (earliest, latest) when nothing is left.
    """
    low, high = _most(when.earliest, earliest), _least(when.latest, latest)
    if not _in_order(low, high) or not _in_order(low, when.until):
        raise GoodOfficesError("when-contradicts", earliest=low, latest=_least(high, when.until))
    ended = _most(when.until_earliest, low) if is_interval(when) else None
    return msgspec.structs.replace(when, earliest=low, latest=high, until_earliest=ended)


def precision(when: When) -> Precision | Literal["range", "none"]:
    """Return how fine the value is as written; intervals and sets are a `range`, an empty value is `none`."""
    if not when.value:
        return "none"
    parsed = parse(when.value)
    part = parsed.spans[0][0]
    return part.precision if parsed.shape == "date" and part is not None else "range"


def approximate(when: When) -> bool:
    """Tell whether the value, or one side of it, is marked approximate (`~` or `%`)."""
    return "~" in when.value or "%" in when.value


def doubtful(when: When) -> bool:
    """Tell whether the source of the value, or of one side of it, is marked doubtful (`?` or `%`)."""
    return "?" in when.value or "%" in when.value
