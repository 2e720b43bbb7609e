"""A vault given to the independent verifier: its rows and the keys of its rooms, and nothing of how we read them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from goodoffices import verify
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.epochs import Epochs
from goodoffices.record.store import Row, Store

Step = Callable[[int], None]
"""Is told how many entries are done; what it raises stops the check."""


def checked(
    store: Store,
    epochs: Epochs,
    receipts: Sequence[verify.Receipt] = (),
    mediation: str = "",
    *,
    rooms: Collection[bytes] | None = None,
    step: Step = lambda done: None,
) -> verify.Findings:
    """Return what the verifier finds in a store; contents are checked as far as there are keys of rooms.

    With `rooms`, the tags of some, it is shown nothing of any other: neither rows nor keys nor what receipts say.
    """
    known = [epoch for epoch in epochs.by_tag.values() if rooms is None or epoch.room in rooms]
    keys = {epoch.tag: verify.Epoch(epoch.room, epoch.name, epoch.key) for epoch in known}
    if rooms is not None:
        receipts = [one._replace(chains=tuple(c for c in one.chains if c.room in rooms)) for one in receipts]
    with store.reading() as reading:
        rows = reading.rows() if rooms is None else (row for room in sorted(rooms) for row in reading.rows(room))
        return verify.check(map(_columns, _counted(rows, step)), keys, receipts, mediation)


def names_of(epochs: Epochs) -> dict[str, str]:
    """Return what rooms are called, by tag in hex."""
    return {room.hex(): name for room, name in epochs.rooms().items()}


def receipt_of(data: bytes, name: str) -> verify.Receipt:
    """Return a receipt as somebody gave it. Raises GoodOfficesError("not-a-receipt")."""
    try:
        return verify.read_receipt(data)
    except verify.Unreadable:
        raise GoodOfficesError("not-a-receipt", file=name) from None


def _counted(rows: Iterable[Row], step: Step) -> Iterator[Row]:
    for done, row in enumerate(rows, 1):
        step(done)
        yield row


def _columns(row: Row) -> tuple[Any, ...]:
    held = row.envelope
    key = (row.wrapped.epoch, row.wrapped.key) if row.wrapped else (None, None)
    return (held.room, held.site, held.seq, row.branch, held.prev, held.key, held.body, held.digest, *key)
