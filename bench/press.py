"""Dates in the news beside dateparser, parsedatetime and timefhuman, and how many articles a second are read.

Every side is told where each date stands and on which day it was written; ours is also shown reading the whole article,
told nothing. The peers run in a Python of their own (`--peers`, or GOODOFFICES_DATE_PEERS; else one is made in .cache).
Last line: how many bars are met.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from random import Random
from time import process_time
from typing import NamedTuple

from _machine import machine, row

from goodoffices.acts.edtf import parse
from goodoffices.acts.zones import DAY, EPOCH_DAY
from goodoffices.press import read
from goodoffices.press.dates import Expression, at, date_all, resolve, tense_at
from goodoffices.press.values import Dated

HERE = Path(__file__).parent
MADE = HERE.parent / ".cache" / "bench-dates"
PEERS = ("dateparser==1.5.*", "parsedatetime==2.6", "timefhuman==0.1.*", "pytz")
WORDS = 800
"""How long an article is, in words."""


class Case(NamedTuple):
    """One date that was marked: where, its words, the day they were written, and the right answer."""

    text: str
    start: int
    end: int
    base: str
    first: str
    last: str
    """The same as `first` where the answer is one date, whose precision is its length."""

    @property
    def words(self) -> str:
        """Return the words of the date."""
        return self.text[self.start : self.end]


def cases_in(folder: Path) -> list[Case]:
    """Return the dates that are written without a year and marked with one, in the order of the file."""
    found = []
    for line in (folder / "dates.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for marked in document["dates"]:
            value = marked.get("when") or ""
            first, last = value or marked.get("from", ""), value or marked.get("to", "")
            if re.search(r"\d{4}", marked["surface"]) or not all(re.match(r"\d{4}", it) for it in (first, last)):
                continue
            found.append(Case(document["text"], marked["start"], marked["end"], document["dct"], first, last))
    return found


def _day(seconds: int) -> str:
    return f"{date.fromordinal(seconds // DAY + EPOCH_DAY)}"


def ours(case: Case) -> list[str]:
    """Return what we read in a whole article where a date stands, without being told that one stands there."""
    over = [it for it in found_in(case.text, case.base) if it[0].span[0] < case.end and case.start < it[0].span[1]]
    if not over:
        return []
    found, dated = max(over, key=lambda it: min(it[0].span[1], case.end) - max(it[0].span[0], case.start))
    return answer(case, found, dated)


def told(case: Case) -> list[str]:
    """Return what we read when told where a date stands, as the peers are."""
    if read := ours(case):
        return read
    span = (case.start, case.end)
    if (found := at(case.text, span)) is None:
        return []
    return answer(case, found, resolve(found, date.fromisoformat(case.base), tense_at(case.text, span)))


def answer(case: Case, found: Expression, dated: Dated | None) -> list[str]:
    """Return a date as exact as its words, or the first and last day of a stretch."""
    if dated is None:
        return []
    value = _end_asked(case, found.span, dated.value).rstrip("~")
    if re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", value):
        return [value]
    (begins, ends), *_ = parse(value).spans
    return [_day(begins.first), _day(ends.last)] if begins and ends else []


def _end_asked(case: Case, span: tuple[int, int], value: str) -> str:
    """Return the end of a range that was asked for: "March 3 to 5" is marked as two dates."""
    first, slash, last = value.partition("/")
    if not slash or case.end - case.start > 0.7 * (span[1] - span[0]):
        return value
    return first if case.start + case.end < sum(span) else last


@cache
def found_in(text: str, base: str) -> tuple[tuple[Expression, Dated | None], ...]:
    """Return the dates in a text, found once."""
    return date_all(text, date.fromisoformat(base))


def right(case: Case, answer: list[str]) -> bool:
    """Tell whether an answer is right: the date at the precision that was marked, or days inside the stretch marked."""
    if not answer:
        return False
    if case.first == case.last:
        return len(set(answer)) == 1 and answer[0][: len(case.first)] == case.first
    return all(case.first <= at[:10] <= case.last + "-31"[: 10 - len(case.last)] for at in answer)


def asked_of_peers(python: str, cases: list[Case]) -> dict[str, list[list[str]]]:
    """Return what every way of using every peer answers to each case."""
    given = [{"words": it.words, "base": it.base, "tense": tense_at(it.text, (it.start, it.end))} for it in cases]
    done = subprocess.run(
        [python, str(HERE / "_dates.py")], input=json.dumps(given), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"_dates.py: {done.stderr.strip()[-600:]}")
    answers: dict[str, list[list[str]]] = json.loads(done.stdout)
    return answers


def dates(folder: Path, python: str, wrong: bool) -> bool:
    """Print the right answers of each side on the dates without a year; return whether the bar is met."""
    cases = cases_in(folder)
    print(f"{len(cases)} dates without a year")
    untold = sum(right(case, ours(case)) for case in cases)
    row("ours, told nothing but the article", f"{untold} right", f"{untold / len(cases):.1%}")
    mine = [told(case) for case in cases]
    count = sum(map(right, cases, mine))
    row("ours, told where a date stands, as the peers are", f"{count} right", f"{count / len(cases):.1%}")
    best: dict[str, int] = {}
    for way, answers in asked_of_peers(python, cases).items():
        its = sum(map(right, cases, answers))
        peer = way.partition(",")[0]
        best[peer] = max(its, best.get(peer, 0))
        row(f"  {way}", f"{its} right", f"{its / len(cases):.1%}, ours is {count / max(its, 1):.2f} times as many")
    if wrong:
        missed = [(case, read) for case, read in zip(cases, mine, strict=True) if not right(case, read)]
        for case, read in missed:
            print(f"    {case.words!r} on {case.base}: {case.first}/{case.last}, ours {read}")
    return bar("times as many right as dateparser at its best", count / max(best["dateparser"], 1), 1.15)


def bar(what: str, found: float, asked: float) -> bool:
    """Print a figure against what is asked for at least; return whether it is met."""
    met = found >= asked
    row(("met    " if met else "MISSED ") + what, f"{found:,.2f}", f"at least {asked:,g}")
    return met


PLACES = ["Northland", "Southmark", "Harbour City", "the Lower Valley", "Eastmere"]
PEOPLE = ["Ana Brook", "Tomas Hale", "the foreign minister", "a diplomat familiar with the talks", "two officials"]
VERBS = ["said", "told reporters", "announced", "insisted", "denied", "wrote in a statement"]
WHEN = [
    "on Saturday",
    "last week",
    "10 days ago",
    "in April",
    "on 3 March",
    "earlier this month",
    "late on Tuesday",
    "",
]
THINGS = [
    "the office would close if no agreement was reached in that round",
    "both sides had shown little will to return to the table",
    "reports that its delegates were asked to leave were baseless",
    "nearly 200 prisoners were released after the first round",
    "the role of the mediator was paused and had not ended",
    "the request came from a third country and was turned down",
]


def article(seed: int) -> str:
    """Return a made-up article of 800 words: quotations, reported speech, dates, paragraphs."""
    chance, lines, count = Random(seed), [f"{PLACES[seed % 5]} (Wire) - Talks were paused on Saturday."], 9
    while count < WORDS:
        who, verb, when, what, place = (chance.choice(of) for of in (PEOPLE, VERBS, WHEN, THINGS, PLACES))
        line = chance.choice(
            [
                f"“{what[0].upper()}{what[1:]},” {who} {verb} {when} in {place}.",
                f"{who[0].upper()}{who[1:]} {verb} {when} that {what}, and that {place} had been told.",
                f"In {place}, where the parties never met, {what}; it may march on, {who} added.",
            ]
        ).replace("  ", " ")
        lines.append(line)
        count += len(line.split())
    return "\n\n".join(lines)


def a_second(work: Callable[[str], object], texts: list[str]) -> float:
    """Return how many articles a piece of work takes a second of processor time, the best of three runs."""
    taken = []
    for _ in range(3):
        begun = process_time()
        for text in texts:
            work(text)
        taken.append(process_time() - begun)
    return len(texts) / min(taken)


def speed(count: int) -> bool:
    """Print how many articles of 800 words a second are read; return whether the bar for the whole is met."""
    texts = [article(seed) for seed in range(count)]
    print(f"{count} articles of {WORDS} words, a second on one core")
    row("dates: found, tense told, counted out", f"{a_second(partial(date_all, base=date(2031, 3, 12)), texts):,.0f}")
    what = "the whole reading, articles a second"
    whole = partial(read, dateline="2031-03-12", outlet="Wire")
    return bar(what, a_second(whole, texts), 100)


def peers_at(asked: str | None) -> str:
    """Return the Python that has the peers; make one where none was named."""
    if found := asked or os.environ.get("GOODOFFICES_DATE_PEERS"):
        return found
    python = MADE / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(MADE)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PEERS], check=True)
    return str(python)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where dates.jsonl lies: texts with dates marked (GUM)")
    parser.add_argument("--peers", help="a Python that has dateparser, parsedatetime and timefhuman")
    parser.add_argument("--articles", type=int, default=100, help="how many articles the speed is measured on")
    parser.add_argument("--wrong", action="store_true", help="print the dates that ours has wrong")
    asked = parser.parse_args()
    print(machine())
    met = [speed(asked.articles)]
    if asked.folder is None:
        print("dates are left out: no folder of texts was given; none come with this project")
    else:
        met.append(dates(asked.folder, peers_at(asked.peers), asked.wrong))
    print(f"{sum(met)} of {len(met)} bars met")


if __name__ == "__main__":
    main()
