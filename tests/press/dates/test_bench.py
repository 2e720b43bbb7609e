"""What the bench of the press room measures is what it says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[3] / "bench"
JUDGE = """
import sys, pathlib
from press import article, cases_in, ours, right, told
cases = cases_in(pathlib.Path(sys.argv[1]))
print([case.words for case in cases], [right(case, told(case)) for case in cases], [bool(ours(case)) for case in cases])
print(right(cases[0], ["2031-03-01"]), right(cases[0], []), right(cases[2], ["2031-03-03", "2031-03-10"]))
print(len(article(3).split()) >= 800, article(3) == article(3) != article(4))
"""


def test_the_bench_asks_and_judges_as_it_says(tmp_path: Path) -> None:
    """Dates with a year are not asked; an answer is right at the precision marked and wrong beside it."""
    text = "They met on Thursday, on 3 May 2030, in 84 and last week."
    marks = [("Thursday", {"when": "2031-03-06"}), ("3 May 2030", {"when": "2030-05-03"}), ("84", {"when": "1984"})]
    marks += [("last week", {"from": "2031-03-03", "to": "2031-03-09"}), ("They", {"when": "--03"})]
    dates = [
        {"start": text.index(words), "end": text.index(words) + len(words), "surface": words} | gold
        for words, gold in marks
    ]
    document = {"doc": "made", "dct": "2031-03-12", "text": text, "dates": dates}
    (tmp_path / "dates.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", JUDGE, str(tmp_path)], cwd=BENCH, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "['Thursday', '84', 'last week'] [True, True, True] [True, False, True]",
        "False False False",
        "True True",
    ]


def test_the_bench_reads_whole_articles() -> None:
    """Without a folder of dates it measures how fast articles are read, says what is left out, and counts its bars."""
    done = subprocess.run(
        [sys.executable, "press.py", "--articles", "1"], cwd=BENCH, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "the whole reading, articles a second" in done.stdout
    assert re.fullmatch("[01] of 1 bars met", done.stdout.splitlines()[-1])
