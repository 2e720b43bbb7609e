"""How long a long record takes: to read in, to take one more act, to say where it stands; beside SQLite in memory."""

from __future__ import annotations

import argparse
import json
import sqlite3
import tracemalloc
from collections.abc import Iterator
from itertools import islice
from statistics import median, quantiles
from time import perf_counter_ns

from _machine import best, machine, ratio, row, timed
from _mediation import LAST_DAY, ZONE, mediation
from _sqlite import PLACES, add, last_of_each, opened, rows_of

from goodoffices.acts.act import kinds
from goodoffices.record.codec import decode_entries, decode_entry, encode_entries, encode_entry
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.brief import Brief, brief
from goodoffices.standing.standing import Standing, standing

SMALL, LARGE = 1_000, 1_000_000
BATCH, BATCHES = 200, 25
PAIRS = (
    ("RoundOpened", "RoundClosed"), ("Notice", "Service"), ("PromiseOwed", "Reply"), ("Request", "Reply"),
    ("CarryLicence", "LicenceWithdrawn"), ("Deadline", "Extension"), ("Tranche", "DeliveryReport"),
    ("Proposal", "Stance"), ("Condition", "ConditionAssessment"), ("Disclosure", "DisclosureBasis"),
)  # fmt: skip
"""What is asked of both: for each act of the first kind, the last of the second kind that points to it."""


def reading(record: Record, as_of: int = LAST_DAY) -> Standing:
    """Return where the record stands for the team."""
    return standing(see(record, record.those_in("team")), as_of=as_of, known_at=LAST_DAY)


def read_in(acts: int) -> tuple[bytes, Record]:
    """Measure decoding and gathering, beside the standard library's JSON and SQLite."""
    lines = encode_entries(mediation(acts))
    decode, _ = best(lambda: list(decode_entries(lines)))
    peer, _ = best(lambda: [json.loads(line) for line in lines.splitlines()], 2)
    entries = list(decode_entries(lines))
    gather, _ = best(lambda: Record(entries, zone=ZONE))
    row("decode, JSON lines to typed acts", f"{decode:.2f} s", f"{acts / decode:,.0f} acts/s")
    row("  peer: json of the standard library, to dicts", f"{peer:.2f} s", f"we take {decode / peer:.2f} times as long")
    row("gather", f"{gather:.2f} s", f"{acts / gather:,.0f} acts/s")
    row("decode and gather", f"{decode + gather:.2f} s", f"{len(lines) / acts:,.0f} bytes of JSON an act")
    record = Record(entries, zone=ZONE)
    PLACES.update({room: place for place, room in enumerate(see(record, record.those_in("team")).rooms)})
    return lines, record


def stand(record: Record, acts: int) -> None:
    """Measure a brief, nothing kept from before."""
    shortest, middle = best(lambda: brief(reading(record)))
    lines = sum(len(section.lines) for section in brief(reading(record)).sections)
    row(f"brief of {acts:,} acts", f"{shortest:.2f} s", f"median {middle:.2f} s, {lines:,} lines")


def questions(record: Record, lines: bytes) -> None:
    """Measure the last act on each subject, ours and the peer's, the answers being the same."""
    rows = [
        rows_of(entry, line.decode()) for entry, line in zip(decode_entries(lines), lines.splitlines(), strict=True)
    ]
    base = opened()
    loaded, _ = timed(lambda: add(base, rows))

    def theirs_of(pair: tuple[str, str]) -> dict[str, str]:
        return last_of_each(base, *pair, as_of=LAST_DAY, known_at=LAST_DAY)

    theirs, _ = best(lambda: [theirs_of(pair) for pair in PAIRS])
    ours, _ = best(lambda: list(ours_of_each(reading(record))))
    s = reading(record)
    for pair, found in zip(PAIRS, ours_of_each(s), strict=True):
        if times_of(s, found) != times_of(s, theirs_of(pair)):
            raise SystemExit(f"{pair}: the two answers differ")
    row("last act on each subject, ten questions, nothing kept", f"{ours:.3f} s", "corrections and rooms applied")
    row("  peer: SQLite in memory, indexed; the same answers", f"{theirs:.3f} s", ratio(ours, theirs))
    row("  peer: its loading, rows ready made", f"{loaded:.2f} s")


def ours_of_each(s: Standing) -> Iterator[dict[str, str]]:
    """Give for each pair of kinds the last act on each subject."""
    by_name = kinds()
    for subject, follower in PAIRS:
        found = ((fact.id, s.about(fact.id, by_name[follower])) for fact in s.all(by_name[subject]))
        yield {key: facts[-1].id for key, facts in found if facts}


def times_of(s: Standing, last: dict[str, str]) -> dict[str, tuple[int, int, int]]:
    """Return when the last act on each subject was: acts of the same time and place in the chain are as good."""
    facts = {key: s.must(found) for key, found in last.items()}
    return {key: (fact.latest, fact.earliest, fact.entry.clock) for key, fact in facts.items()}


def one_more(acts: int) -> None:
    """Measure one more act on a small record and on a large one, in turns, so that both meet the same machine."""
    large = Record(zone=ZONE)
    base = opened()
    source = mediation(LARGE)
    while chunk := encode_entries(islice(source, 10_000)):
        entries = list(decode_entries(chunk))
        for entry in entries:
            large.take(entry)
        add(base, (rows_of(entry, "") for entry in entries))
    extra = [encode_entry(entry) for entry in islice(mediation(6_000, seed=2), 100, 100 + BATCH * BATCHES)]
    taken: dict[int, list[int]] = {SMALL: [], LARGE: []}
    theirs: dict[int, list[int]] = {SMALL: [], LARGE: []}
    for start in range(0, len(extra), BATCH):
        lines = extra[start : start + BATCH]
        small = Record(mediation(SMALL), zone=ZONE)
        fresh = opened()
        add(fresh, (rows_of(entry, "") for entry in mediation(SMALL)))
        for size, record, peer in ((SMALL, small, fresh), (LARGE, large, base)):
            taken[size] += [_take(record, line) for line in lines]
            theirs[size] += [_insert(peer, line) for line in lines]
    for name, figures in (
        ("one more act, decoded and gathered", taken),
        ("  peer: decoded and put into SQLite", theirs),
    ):
        spread(name, figures)
    again(acts)


def _take(record: Record, line: bytes) -> int:
    start = perf_counter_ns()
    record.take(decode_entry(line))
    return perf_counter_ns() - start


def _insert(base: sqlite3.Connection, line: bytes) -> int:
    start = perf_counter_ns()
    add(base, (rows_of(decode_entry(line), ""),))
    return perf_counter_ns() - start


def spread(name: str, figures: dict[int, list[int]]) -> None:
    """Print median and p99 of both sizes in microseconds, and the ratio of the large to the small."""
    middle = {size: median(times) / 1_000 for size, times in figures.items()}
    high = {size: quantiles(times, n=100)[-1] / 1_000 for size, times in figures.items()}
    for size in figures:
        row(f"{name}, on {size:,}", f"{middle[size]:.1f} us", f"p99 {high[size]:.1f} us")
    row(
        "  on the large record / on the small one",
        f"{middle[LARGE] / middle[SMALL]:.2f}",
        f"p99 {high[LARGE] / high[SMALL]:.2f}",
    )


def again(acts: int) -> None:
    """Measure one more act and a new brief after it: the brief is made anew, so this grows with the record."""
    for size in (SMALL, 10_000, acts):
        record = Record(mediation(size), zone=ZONE)
        line = encode_entry(next(islice(mediation(6_000, seed=3), 100, None)))

        def anew(record: Record = record, line: bytes = line) -> Brief:
            record.take(decode_entry(line))
            return brief(reading(record))

        row(f"one more act and a new brief, on {size:,}", f"{best(anew)[0] * 1_000:,.0f} ms")


def memory(lines: bytes, acts: int) -> None:
    """Measure what the record of these acts keeps in memory."""
    tracemalloc.start()
    entries: list[Entry] = list(decode_entries(lines))
    held = tracemalloc.get_traced_memory()[0]
    record = Record(entries, zone=ZONE)
    whole = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    row(
        "memory an act",
        f"{whole / acts:,.0f} bytes",
        f"of them {(whole - held) / acts:,.0f} for the order they are kept in",
    )
    del record


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=100_000, help="how many acts the record holds")
    acts = parser.parse_args().acts
    print(f"{acts:,} acts on {machine()}, SQLite {sqlite3.sqlite_version}; times are the shortest of three runs")
    lines, record = read_in(acts)
    stand(Record(mediation(10_000), zone=ZONE), 10_000)
    stand(record, acts)
    questions(record, lines)
    memory(lines, acts)
    del record, lines
    one_more(acts)


if __name__ == "__main__":
    main()
