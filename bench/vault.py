"""How long a sealed record takes: to append to, to read back, to verify, to open and say where it stands; beside
`eventsourcing` on SQLite, with the same durability and the same batches.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter_ns

from _eventsourcing import Peer
from _machine import machine, ratio, row, timed
from _mediation import LAST_DAY, ZONE, mediation
from _unsealed import unsealed

from goodoffices.record.codec import decode_entry, encode_entry
from goodoffices.record.entry import Entry
from goodoffices.record.founding import found_vault, new_head, open_vault
from goodoffices.record.keys import Secret
from goodoffices.record.parcel import pack
from goodoffices.record.see import see
from goodoffices.record.sites import Forgetful
from goodoffices.record.vault import Vault
from goodoffices.standing.brief import brief
from goodoffices.standing.standing import standing
from goodoffices.store.sqlite import SqliteStore
from goodoffices.verify import check

SECRET = Secret(passphrase="four words would do")
SMALL, LARGE = 1_000, 1_000_000
SINGLES = 300


def chance(room: str, count: int) -> bytes:
    """Return random bytes of this machine."""
    return os.urandom(count)


def opened_with() -> dict[str, object]:
    """Return what every vault here is opened with."""
    return {"memory": Forgetful(), "chance": chance, "clock": lambda: LAST_DAY}


def new_vault(path: Path) -> Vault:
    """Return a new vault in a new file."""
    head = new_head("bench", chance, zone=ZONE)
    return found_vault(SqliteStore(path, create=True), head, SECRET, **opened_with())


def batches(entries: list[Entry], size: int) -> Iterator[list[Entry]]:
    """Give entries in batches."""
    for start in range(0, len(entries), size):
        yield entries[start : start + size]


def fill(vault: Vault, entries: list[Entry], batch: int) -> None:
    """Write entries, so many in each transaction."""
    for some in batches(entries, batch):
        vault.write(*some)


def appended(folder: Path, entries: list[Entry], batch: int) -> Path:
    """Measure appending and reading back, ours without and with sealing, and the peer's in both ways of using it."""
    count = len(entries)
    peer = Peer(folder, entries, batch)
    by_application, by_recorder = timed(peer.append_by_application)[0], timed(peer.append_by_recorder)[0]
    read_application, read_recorder = timed(peer.replay_by_application)[0], timed(peer.replay_by_recorder)[0]
    with unsealed():
        bare_path = folder / f"bare-{batch}"
        bare = new_vault(bare_path)
        ours_bare, _ = timed(lambda: fill(bare, entries, batch))
        bare.close()
        again = open_vault(SqliteStore(bare_path), SECRET, **opened_with())
        read_bare = read_whole(again, count)
        again.close()
    path = folder / f"vault-{batch}"
    vault = new_vault(path)
    ours, _ = timed(lambda: fill(vault, entries, batch))
    vault.close()
    vault = open_vault(SqliteStore(path), SECRET, **opened_with())
    read = read_whole(vault, count)
    vault.close()
    print(f"append {count:,} in batches of {batch:,}, synchronous=FULL on both")
    row("  peer: eventsourcing, by its application", f"{by_application:.2f} s", each(by_application, count))
    row("  peer: eventsourcing, by its recorder alone", f"{by_recorder:.2f} s", each(by_recorder, count))
    row("  ours, chained and not sealed", f"{ours_bare:.2f} s", against(ours_bare, by_application, by_recorder))
    row("  ours, sealed", f"{ours:.2f} s", against(ours, by_application, by_recorder))
    row("    of it sealing", f"{ours - ours_bare:.2f} s", each(ours - ours_bare, count))
    print(f"replay {count:,}: ours decodes to typed acts, checks every digest and link, gathers by room")
    row("  peer: its repository", f"{read_application:.2f} s", each(read_application, count))
    row("  peer: its mapper over its recorder alone", f"{read_recorder:.2f} s", each(read_recorder, count))
    row("  ours, not sealed", f"{read_bare:.2f} s", against(read_bare, read_application, read_recorder))
    row("  ours, sealed", f"{read:.2f} s", against(read, read_application, read_recorder))
    row("    of it unsealing", f"{read - read_bare:.2f} s", each(read - read_bare, count))
    row("  bytes on disk, an entry", f"{path.stat().st_size / count:,.0f}", f"peer {peer.size / count:,.0f}")
    return path


def read_whole(vault: Vault, count: int) -> float:
    """Measure reading a vault, every entry of which has to be read."""
    taken, record = timed(vault.record)
    if sum(len(shelf.entries) for shelf in record.shelves.values()) != count:
        raise SystemExit("not every entry was read")
    return taken


def each(seconds: float, count: int) -> str:
    """Return a time as so much for each entry."""
    return f"{seconds / count * 1e6:.1f} us each"


def against(ours: float, application: float, recorder: float) -> str:
    """Return how a time stands to both of the peer's."""
    return f"{ratio(ours, application)} by its application, {ratio(ours, recorder)} by its recorder"


def opening(path: Path, acts: int) -> None:
    """Measure unlocking, reading, and saying where it stands, from a closed file; and verifying it."""

    def whole() -> int:
        vault = open_vault(SqliteStore(path), SECRET, **opened_with())
        record = vault.record()
        s = standing(see(record, record.those_in("team")), as_of=LAST_DAY, known_at=LAST_DAY)
        lines = sum(len(section.lines) for section in brief(s).sections)
        vault.close()
        return lines

    taken, lines = timed(whole)
    unlock, vault = timed(lambda: open_vault(SqliteStore(path), SECRET, **opened_with()))
    row(f"unlock and brief of {acts:,} entries", f"{taken:.2f} s", f"{lines:,} lines; unlocking alone {unlock:.2f} s")
    row("  unlock and pack for another vault", f"{timed(lambda: pack(vault))[0]:.2f} s")
    verified(vault, acts)
    vault.close()


def verified(vault: Vault, acts: int) -> None:
    """Measure the independent verifier, without keys and with them."""
    epochs = {tag: (epoch.room, epoch.name, epoch.key) for tag, epoch in vault.epochs.by_tag.items()}
    for label, keys in (("without keys", None), ("with keys: every entry opened", epochs)):
        with vault.store.reading() as reading:
            taken, found = timed(lambda keys=keys, reading=reading: check(plain_rows(reading), keys))  # type: ignore[misc]
        row(f"verify {acts:,} entries, {label}", f"{taken:.2f} s", f"{len(found.problems)} problems")


def plain_rows(reading: object) -> Iterator[tuple[object, ...]]:
    """Give rows as the verifier takes them."""
    for held in reading.rows():  # type: ignore[attr-defined]
        e, w = held.envelope, held.wrapped
        pair = (w.epoch, w.key) if w else (None, None)
        yield (e.room, e.site, e.seq, held.branch, e.prev, e.key, e.body, e.digest, *pair)


def one_more(folder: Path) -> None:
    """Measure one more entry, in a transaction of its own, in a small vault and in a large one, in turns."""
    vaults = {}
    for size in (SMALL, LARGE):
        vaults[size] = new_vault(folder / f"one-more-{size}")
        source = mediation(size)
        while some := list(islice(source, 5_000)):
            vaults[size].write(*some)
    extra = [decode_entry(encode_entry(entry)) for entry in islice(mediation(SINGLES + 100, seed=2), 100, None)]
    taken: dict[int, list[int]] = {SMALL: [], LARGE: []}
    for entry in extra:
        for size, vault in vaults.items():
            start = perf_counter_ns()
            vault.write(entry)
            taken[size].append(perf_counter_ns() - start)
    for size, times in taken.items():
        row(
            f"one more entry, sealed and on disk, on {size:,}",
            f"{median(times) / 1e3:,.0f} us",
            f"p99 {quantiles(times, n=100)[-1] / 1e3:,.0f} us",
        )
    row("  on the large vault / on the small one", f"{median(taken[LARGE]) / median(taken[SMALL]):.2f}")
    for vault in vaults.values():
        vault.close()


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=100_000, help="how many entries the vault holds")
    parser.add_argument("--batch", type=int, nargs="*", default=[100, 1_000], help="entries in a transaction")
    parser.add_argument("--no-million", action="store_true", help="leave out one more entry on a million")
    asked = parser.parse_args()
    print(f"{asked.acts:,} entries on {machine()}, SQLite {sqlite3.sqlite_version}")
    entries = list(mediation(asked.acts))
    with tempfile.TemporaryDirectory() as folder:
        path = [appended(Path(folder), entries, batch) for batch in asked.batch][-1]
        opening(path, len(entries))
        if not asked.no_million:
            one_more(Path(folder))


if __name__ == "__main__":
    main()
