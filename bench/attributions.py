"""How many of the attributions that people marked in news articles the press reader finds, and whose they are.

    python bench/attributions.py FOLDER [--missed 20]

FOLDER holds `text/NAME.txt` and `attributions/NAME.ann` (brat: T lines are Source, Cue and Content spans, E lines tie
them), as PolNeAR has them; none come with this project. Quoted statements are attributions whose content has four
quoted words or more; those of reporting verbs have a cue whose first word that is no auxiliary is a form of such a
verb. Statements are matched one to one, the greatest overlap of words first; a speaker is right if the spans overlap.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time
from typing import NamedTuple

from _machine import machine

from goodoffices.press import Span, Statement, read
from goodoffices.press.language import english

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]|''(.+?)''|‘([^‘’]{12,})’")
SMALL = "has have had is are was were also then not never ’s 's be been later repeatedly once often"
SAYING = (
    "say tell add announce argue acknowledge admit allege assert claim concede conclude confirm contend continue"
    " declare deny disclose emphasize explain insist maintain mention note observe point predict promise pledge recall"
    " reiterate remark reply respond reveal state stress testify tweet vow warn write"
)
AUXILIARY, VERBS = frozenset(SMALL.split()), frozenset(SAYING.split())
BARS = {
    ("quoted", 0.3): 0.92,
    ("quoted", 0.8): 0.83,
    ("quoted", "speaker"): 0.92,
    ("verb", 0.3): 0.87,
    ("verb", 0.8): 0.74,
}

Counts = Counter[tuple[str, object]]


class Marked(NamedTuple):
    """An attribution as people marked it."""

    content: list[Span]
    cue: str
    source: list[Span]


def marked(path: Path) -> Iterator[Marked]:
    """Give the attributions of a file in brat's form; what a line does not tie to anything is left out."""
    spans: dict[str, tuple[list[Span], str]] = {}
    events: list[list[str]] = []
    for line in path.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if parts[0].startswith("T") and len(parts) == 3:
            given = [tuple(map(int, one.split())) for one in parts[1].split(" ", 1)[1].split(";")]
            spans[parts[0]] = ([(one[0], one[1]) for one in given], parts[2])
        elif parts[0].startswith("E"):
            events.append(parts[1].split())
    for event in events:
        found: dict[str, list[str]] = {}
        for one in event:
            role, _, key = one.partition(":")
            if key in spans:
                found.setdefault(role.rstrip("0123456789"), []).append(key)
        content = [span for key in found.get("Content", []) for span in spans[key][0]]
        if content:
            cue = " ".join(spans[key][1] for key in found.get("Cue", []))
            yield Marked(content, cue, [span for key in found.get("Source", []) for span in spans[key][0]])


def quotations(text: str) -> list[Span]:
    """Return what stands in quotation marks, paragraph by paragraph."""
    return [match.span() for match in QUOTED.finditer(text) if "\n" not in match.group()]


def words(text: str, spans: Iterable[Span]) -> set[int]:
    """Return where the words of some spans begin."""
    return {match.start() for low, high in spans for match in WORD.finditer(text, low, high)}


def reports(cue: str) -> bool:
    """Tell whether a cue is a form of a reporting verb."""
    first = next((word for word in re.findall(r"[\w’']+", cue.lower()) if word not in AUXILIARY), "")
    return any(verb.base.split()[0] in VERBS for verb in english().verbs.get(first, ()))


def matched(mine: list[set[int]], theirs: list[set[int]], least: float) -> list[tuple[int, int]]:
    """Return which is which, one to one, the greatest overlap first."""
    pairs = sorted(
        ((len(a & b) / len(a | b), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs) if a & b),
        reverse=True,
    )
    out: list[tuple[int, int]] = []
    for share, i, j in pairs:
        if share >= least and all(i != one and j != other for one, other in out):
            out.append((i, j))
    return out


def one(text: str, given: list[Marked], found: tuple[Statement, ...], counts: Counts) -> list[str]:
    """Count one article; return what of the quoted was missed, in words."""
    quoted = words(text, quotations(text))
    missed: list[str] = []
    for sort in ("quoted", "verb"):
        mine = [one for one in found if _is(sort, text, [part.span for part in one.content], _cue(text, one), quoted)]
        theirs = [one for one in given if _is(sort, text, one.content, one.cue, quoted)]
        a = [words(text, [part.span for part in one.content]) for one in mine]
        b = [words(text, one.content) for one in theirs]
        counts[sort, "found"] += len(mine)
        counts[sort, "marked"] += len(theirs)
        for least in (0.3, 0.8):
            pairs = matched(a, b, least)
            counts[sort, least] += len(pairs)
            if least == 0.3:
                _speakers(sort, mine, theirs, pairs, counts)
                done = {j for _, j in pairs}
                missed += [
                    f"{sort}: {text[slice(*one.content[0])][:90]!r}" for j, one in enumerate(theirs) if j not in done
                ]
    return missed


def _speakers(
    sort: str,
    mine: list[Statement],
    theirs: list[Marked],
    pairs: list[tuple[int, int]],
    counts: Counts,
) -> None:
    for i, j in pairs:
        speaker, source = mine[i].speaker, theirs[j].source
        if source:
            counts[sort, "with speaker"] += 1
            counts[sort, "speaker"] += speaker is not None and any(
                speaker[0] < high and low < speaker[1] for low, high in source
            )


def _cue(text: str, statement: Statement) -> str:
    return text[slice(*statement.cue)] if statement.cue else ""


def _is(sort: str, text: str, content: list[Span], cue: str, quoted: set[int]) -> bool:
    return len(words(text, content) & quoted) >= 4 if sort == "quoted" else reports(cue)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="where text/ and attributions/ lie")
    parser.add_argument("--missed", type=int, default=0, help="print so many of those that were not found")
    asked = parser.parse_args()
    if asked.folder is None:
        print("left out: no folder of articles was given; none come with this project")
        return
    print(machine())
    counts: Counts = Counter()
    missed: list[str] = []
    began, number = process_time(), 0
    for path in sorted((asked.folder / "text").glob("*.txt")):
        text = path.read_text("utf-8")
        missed += one(
            text, list(marked(asked.folder / "attributions" / f"{path.stem}.ann")), read(text).statements, counts
        )
        number += 1
    print("\n".join(missed[: asked.missed]))
    met = 0
    for (sort, what), bar in BARS.items():
        reached = _reached(sort, what, counts)
        met += reached >= bar
        print(f"{sort:7} {what!s:8} {reached:.3f}  bar {bar}  {'met' if reached >= bar else 'MISSED'}")
    print(f"{number} articles, {process_time() - began:.1f} s of one processor")
    print(f"{met} of {len(BARS)} bars met")


def _reached(sort: str, what: object, counts: Counts) -> float:
    if what == "speaker":
        return counts[sort, "speaker"] / max(1, counts[sort, "with speaker"])
    return 2 * counts[sort, what] / max(1, counts[sort, "found"] + counts[sort, "marked"])


if __name__ == "__main__":
    main()
