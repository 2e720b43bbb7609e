"""Findings, told: in sentences for people, or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import Any

from goodoffices.verify.english import NOTES, TOLD
from goodoffices.verify.findings import Findings, Problem

MOST = 100
WIDTH = 110


def as_text(found: Findings, names: Mapping[str, str], quiet: bool = False) -> str:
    """Return findings in sentences; `names` are those of rooms, by tag in hex."""
    lines = [] if quiet and found.sound else [*verdict(found), "", *problems(found, names)]
    if not quiet:
        lines += [wrapped(f"NOTE: {NOTES[note.code].format(**shown(note.params))}") for note in found.notes[:MOST]]
    return visible("\n".join(lines).strip())


def verdict(found: Findings) -> Iterator[str]:
    """Yield how it is, and how much there is."""
    counts = found.counts
    if found.sound:
        yield "SOUND, in what was checked."
    else:
        yield f"NOT SOUND: {amount(len(found.problems), 'problem')}."
    yield (
        f"{amount(counts.rooms, 'room')}, {amount(counts.chains, 'chain')}, "
        f"{amount(counts.entries, 'entry', 'entries')}: {counts.opened} opened, {counts.destroyed} without a key."
    )


def problems(found: Findings, names: Mapping[str, str]) -> Iterator[str]:
    """Yield each problem with where it is and what to do next, up to what somebody can read."""
    for problem in found.problems[:MOST]:
        what, then = TOLD[problem.code]
        yield wrapped(f"{where(problem, names)}{what.format(**shown(problem.params))}")
        yield wrapped(then, "    ")
        yield ""
    if len(found.problems) > MOST:
        yield f"... and {len(found.problems) - MOST} more; --format json gives them all."
        yield ""


def where(problem: Problem, names: Mapping[str, str]) -> str:
    """Return in words where a problem is."""
    parts = []
    if problem.room:
        named = f" ({names[problem.room]})" if problem.room in names else ""
        parts.append(f"room {problem.room}{named}")
    if problem.site:
        parts.append(f"chain {problem.site}")
    if problem.seq is not None:
        parts.append(f"number {problem.seq}")
    told = ", ".join(parts)
    return f"{told[0].upper()}{told[1:]}: " if told else ""


def shown(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters as they stand in a sentence."""
    return {name: ", ".join(value) if isinstance(value, list) else value for name, value in params.items()}


def wrapped(sentence: str, before: str = "") -> str:
    """Return a sentence in rows of a readable length."""
    return fill(sentence, WIDTH, initial_indent=before, subsequent_indent=before or "  ", break_on_hyphens=False)


def amount(number: int, one: str, many: str = "") -> str:
    """Return a number with what is counted."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def visible(text: str) -> str:
    """Return a text with whatever could steer a screen or turn the line around made visible."""
    return "".join(
        character if character == "\n" or character.isprintable() else f"\\u{ord(character):04x}" for character in text
    )


def as_json(found: Findings) -> str:
    """Return findings as JSON."""
    said = {
        "sound": found.sound,
        "counts": found.counts._asdict(),
        "problems": [problem._asdict() for problem in found.problems],
        "forks": [dict(zip(("room", "site", "seq", "branch"), fork, strict=True)) for fork in found.forks],
        "heads": [head._asdict() for head in found.heads],
        "notes": [note._asdict() for note in found.notes],
    }
    return json.dumps(said, indent=2, sort_keys=True)
