"""A vault given to the independent verifier: its rows and the keys of its rooms, and nothing of how we read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    step: Step = lambda done: None,
) -> verify.Findings:
    """Return what the verifier finds in a store; contents are checked as far as there are keys of rooms."""
    keys = {tag: verify.Epoch(epoch.room, epoch.name, epoch.key) for tag, epoch in epochs.by_tag.items()}
    with store.reading() as reading:
        return verify.check(map(_columns, _counted(reading.rows(), step)), keys, receipts, mediation)


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
