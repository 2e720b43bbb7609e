"""The check of a whole vault: envelopes, contents where there are keys, receipts where there are any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goodoffices.verify.chains import Book, Row, walk
from goodoffices.verify.findings import Chain, Counts, Findings, Note
from goodoffices.verify.opening import Epochs, Opening
from goodoffices.verify.receipts import Receipt, compare


def check(
    rows: Iterable[Row], epochs: Epochs | None = None, receipts: Sequence[Receipt] = (), mediation: str = ""
) -> Findings:
    """Return what is found in the rows of a vault.

    A row is room, site, seq, branch, prev, key, body, digest, and epoch and wrapped or None, None; rows come by number
    within each chain. `epochs` says by tag which room an epoch belongs to, what the room is called, and its key;
    without it no content is looked at. `mediation` is the id (hex) that receipts have to name, where it is known.
    """
    book = Book()
    opening = Opening(book, epochs) if epochs else None
    walk(rows, book, opening)
    if opening is not None:
        opening.documents.settle()
    expected = mediation or (receipts[0].mediation if receipts else "")
    for number, receipt in enumerate(receipts, 1):
        compare(book, receipt, expected, number)
    return found(book, opening, receipts)


def found(book: Book, opening: Opening | None, receipts: Sequence[Receipt]) -> Findings:
    """Return the findings in a book."""
    chains = [chain for chain in book.chains.values() if chain.digests or chain.forked]
    opened = opening.documents.opened if opening else 0
    return Findings(
        counts=Counts(len({chain.room for chain in chains}), len(chains), book.entries, opened, book.keyless),
        problems=tuple(book.report.problems),
        forks=tuple((c.room.hex(), c.site.hex(), seq, branch) for c in chains for seq, branch in c.forked),
        heads=tuple(
            Chain(c.room.hex(), c.site.hex(), c.first, c.next, c.digests[c.next - 1].hex()) for c in chains if c.digests
        ),
        notes=tuple(notes(book, opening, receipts)),
    )


def notes(book: Book, opening: Opening | None, receipts: Sequence[Receipt]) -> Iterator[Note]:
    """Yield what is no problem and has to be said."""
    for chain in book.chains.values():
        if chain.first and chain.digests:
            yield Note("part", {"room": chain.room.hex(), "site": chain.site.hex(), "first": chain.first})
    rooms = {chain.room for chain in book.chains.values() if chain.digests}
    names = opening.documents.names if opening else {}
    if opening is None:
        yield Note("contents-not-checked", {})
    elif shut := len(rooms - names.keys()):
        yield Note("rooms-not-opened", {"rooms": shut})
    if opening is not None and opening.documents.unsure:
        yield Note("seen-not-here", {"times": opening.documents.unsure})
    if opening is not None:
        for room, site, seq, _ in opening.documents.held:
            yield Note("destroyed-but-here", {"room": room.hex(), "site": site.hex(), "seq": seq})
    if not receipts:
        yield Note("end-not-checked", {})
    held = {(chain.room, chain.site) for receipt in receipts for chain in receipt.chains}
    if receipts and (later := len(book.chains.keys() - held)):
        yield Note("chains-without-receipt", {"chains": later})
