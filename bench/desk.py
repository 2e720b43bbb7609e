"""How long the desk's pages take: one at a time, at 20 requests a second, and on records of different lengths; beside a
fixed page from the same server.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

from _machine import machine, row
from _served import made

PAGES = (
    "", "timeline", "rooms", "rooms/team", "rooms/north-room/before", "write-up", "proposals", "notices", "pause",
    "office", "commitments", "owed", "public", "people", "search?q=port", "integrity", "notes", "record",
    "record/Notice", "disclose",
)  # fmt: skip
FIXED = "/icon.svg"
"""A page that is the same bytes every time, from the same server: what asking alone costs."""
SMALL, LARGE = 1_000, 1_000_000
A_SECOND = 20


class Served:
    """A desk that answers, and how long its vault took to unlock."""

    def __init__(self, port: int, unlocked: float) -> None:
        self.port = port
        self.unlocked = unlocked

    def ask(self, where: str) -> tuple[float, int, int]:
        """Return the seconds that an answer took, its status, and its bytes."""
        begun = perf_counter()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=600)
        connection.request("GET", where)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return perf_counter() - begun, answer.status, len(body)


@contextmanager
def served(path: Path) -> Iterator[Served]:
    """Serve a vault from a process of its own."""
    child = subprocess.Popen([sys.executable, str(Path(__file__).parent / "_served.py"), str(path)],
                             stdout=subprocess.PIPE, text=True)  # fmt: skip
    try:
        assert child.stdout is not None
        port, unlocked = child.stdout.readline().split()
        yield Served(int(port), float(unlocked))
    finally:
        child.terminate()
        child.wait()


def where(page: str) -> str:
    """Return the address of a page."""
    return f"/bench/{page}"


def figures(times: list[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile, in milliseconds."""
    return median(times) * 1e3, quantiles(times, n=100)[98] * 1e3


def one_at_a_time(desk: Served, times: int) -> dict[str, tuple[float, float]]:
    """Measure every page, one request after another, after it was asked for once."""
    found = {}
    fixed = [desk.ask(FIXED)[0] for _ in range(times)]
    for page in PAGES:
        first, status, size = desk.ask(where(page))
        if status != 200:
            row(f"  {page or 'where we stand'}", f"status {status}")
            continue
        taken = [desk.ask(where(page))[0] for _ in range(times)]
        found[page] = figures(taken)
        p50, p99 = found[page]
        beside = f"first {first * 1e3:,.0f} ms, {size:,} bytes, {p50 / median(fixed) / 1e3:.0f} times a fixed page"
        row(f"  {page or 'where we stand'}", f"p50 {p50:.1f} ms, p99 {p99:.1f} ms", beside)
    return found


def at_a_rate(desk: Served, pages: list[str], seconds: int) -> None:
    """Measure pages asked for in turn at a steady rate, each from when it was due."""
    begun = perf_counter()
    taken: list[float] = []

    def ask(number: int) -> None:
        due = begun + number / A_SECOND
        sleep(max(0.0, due - perf_counter()))
        desk.ask(where(pages[number % len(pages)]))
        taken.append(perf_counter() - due)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(ask, range(A_SECOND * seconds)))
    p50, p99 = figures(taken)
    row(f"  all pages in turn at {A_SECOND} requests a second", f"p50 {p50:.1f} ms, p99 {p99:.1f} ms")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--large", type=int, default=LARGE, help="0 leaves out the two lengths")
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault"
        made(str(path), asked.acts)
        print(f"a vault of {asked.acts:,} entries, one page at a time")
        with served(path) as desk:
            first = desk.ask(where(""))[0]
            row("  first page after unlocking", f"{first:.2f} s", f"unlocking {desk.unlocked:.2f} s before it")
            found = one_at_a_time(desk, asked.times)
            at_a_rate(desk, list(found), asked.seconds)
        if asked.large:
            lengths(Path(folder), asked.large, asked.times)


def lengths(folder: Path, large: int, times: int) -> None:
    """Measure the same pages on a short and on a long record."""
    found: list[dict[str, tuple[float, float]]] = []
    for acts in (SMALL, large):
        path = folder / f"vault-{acts}"
        made(str(path), acts)
        print(f"a vault of {acts:,} entries, one page at a time")
        with served(path) as desk:
            found.append(one_at_a_time(desk, times))
    print(f"the same page at {large:,} entries, against {SMALL:,}")
    for page, (p50, _) in found[0].items():
        if page in found[1]:
            row(f"  {page or 'where we stand'}", f"{found[1][page][0] / p50:.1f} times as long")


if __name__ == "__main__":
    main()
