"""What the benches measure on is a sound mediation, so that a change of the vocabulary does not leave them behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench"
MAKE = """
from _mediation import mediation
from goodoffices.record.checks import around, check_entries
entries = list(mediation(2000))
print(len(entries), sum(1 for _ in check_entries(entries, around(entries))))
"""


def test_the_made_up_record_is_sound() -> None:
    """The record the benches make has as many acts as asked for and no problem in it."""
    made = subprocess.run([sys.executable, "-c", MAKE], cwd=BENCH, capture_output=True, text=True, check=False)
    assert made.stderr == ""
    assert made.stdout.split() == ["2000", "0"]
