"""What a figure was measured on, and how figures are set out."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


def machine() -> str:
    """Return the machine in one row: processor, how many of them, system, Python."""
    cpu = platform.processor() or platform.machine()
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        names = (row.partition(":")[2].strip() for row in listed.read_text().splitlines() if "model name" in row)
        cpu = next(names, cpu)
    return f"{cpu}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how many seconds a piece of work took, and what came of it."""
    start = perf_counter()
    found = work()
    return perf_counter() - start, found


def best(work: Callable[[], object], times: int = 3) -> tuple[float, float]:
    """Return the shortest and the median time of several runs, in seconds: the shortest has least of others' work."""
    taken = [timed(work)[0] for _ in range(times)]
    return min(taken), median(taken)


def ratio(ours: float, theirs: float) -> str:
    """Return who is quicker and how much."""
    return (
        f"we are {theirs / ours:.1f} times as quick" if ours < theirs else f"it is {ours / theirs:.1f} times as quick"
    )


def row(label: str, figure: str, beside: str = "") -> None:
    """Print one figure under its label, with what it is compared to beside it."""
    print(f"  {label:<58} {figure:>16}   {beside}".rstrip(), flush=True)
