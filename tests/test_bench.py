"""What the benches measure on is sound, so that a change of the vocabulary does not leave them behind."""

from __future__ import annotations

import json
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


def test_a_deal_made_up_is_folded(tmp_path: Path) -> None:
    """A deal of the bench is the same from the same seed, and our side of it says what it took and what came of it."""
    make = "import sys, pathlib; from _deals import written; print(written(pathlib.Path(sys.argv[1]), 4, 3, 'opposed'))"
    made = [subprocess.run([sys.executable, "-c", make, str(tmp_path)], cwd=BENCH, capture_output=True, check=True)]
    first = (tmp_path / "3-4-opposed.npy").read_bytes()
    made += [subprocess.run(made[0].args, cwd=BENCH, capture_output=True, check=True)]
    deal = made[1].stdout.decode().strip()
    assert Path(deal).read_bytes() == first
    asked = {"deal": deal, "small": deal, "times": 2, "points": str(tmp_path / "points"), "budget": {}, "quick": False}
    done = subprocess.run([sys.executable, "_folded.py", json.dumps(asked)], cwd=BENCH, capture_output=True, check=True)
    said = json.loads(done.stdout)
    assert said["front"] > 1
    assert said["sure"] == {"sort": "exact", "most": 0.0}
    assert len(said["cpu"]) == 2
