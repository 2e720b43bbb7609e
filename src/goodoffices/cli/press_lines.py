"""Lines to take, held against a vault: what was said before, and what is known from closed rooms alone."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any, NamedTuple

from goodoffices.acts.bounds import LATEST
from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.people import Source
from goodoffices.acts.public import Claim, ClearedLine, Statement
from goodoffices.cli.press_text import WIDTH
from goodoffices.cli.saying import sentence
from goodoffices.export.errors import shown
from goodoffices.press.known import words_of
from goodoffices.press.lines import Earlier, Held, held
from goodoffices.record.ledger import holder
from goodoffices.record.see import see
from goodoffices.record.vault import Vault
from goodoffices.standing.echoes import Echo, Elsewhere, echoes
from goodoffices.standing.fact import Fact
from goodoffices.standing.ours import ours_in
from goodoffices.standing.standing import Standing, standing


class Line(NamedTuple):
    """One sentence with what was said before, and what in it is known from closed rooms alone."""

    held: Held
    echoes: tuple[Echo, ...]


def lines_against(text: str, vault: Vault) -> tuple[Line, ...]:
    """Return each sentence of a text held against a vault, as far as whoever keeps it may see."""
    record = vault.record()
    visible = see(record, holder(record, vault.head.recorded_by))
    s = standing(visible, as_of=LATEST, known_at=LATEST)
    # whoever hears what is said in public can read what is public, and no more
    elsewhere = Elsewhere(visible, frozenset((EVERYONE,)), {})
    found = held(text, _earlier(s))
    return tuple(Line(one, echoes(elsewhere, (one.text,))) for one in found)


def _earlier(s: Standing) -> Iterator[Earlier]:
    """Give what was said in public: by us, as lines or as statements, and by others."""
    mine = ours_in(s)
    for line in s.all(ClearedLine):
        words = " ".join(wording.text for wording in line.act.words)
        yield Earlier(id=line.id, by=sentence("lines.we"), words=words, when=line.when.value, ours=True)
    for fact in (*s.all(Statement), *s.all(Claim)):
        if _public(s, fact.room):
            yield _said(s, fact, mine)


def _public(s: Standing, room: str) -> bool:
    return EVERYONE in s.visible.compartments[room].members


def _said(s: Standing, fact: Fact[Any], mine: frozenset[str]) -> Earlier:
    act = fact.act
    source = s.follow(fact, act.by, Source) if isinstance(act, Statement) else None
    by = s.name(act.by).text if isinstance(act, Statement) else act.outlet
    own = source is not None and bool(source.act.speaks_for) and source.act.speaks_for in mine
    return Earlier(
        id=fact.id,
        by=by or sentence("press.unnamed", described=""),
        words=words_of(act),
        when=fact.when.value,
        ours=own,
    )


def lines_text(lines: tuple[Line, ...]) -> str:
    """Return what was found as text: each sentence, then what stands beside it, then what was not checked."""
    rows = [sentence("lines.head", count=len(lines)), ""]
    for line in lines:
        rows += [
            *_wrapped(shown(line.held.text), ""),
            *(row for told in _told(line) for row in _wrapped(told, "   ")),
            "",
        ]
    return "\n".join([*rows, sentence("lines.unchecked")]) + "\n"


def _told(line: Line) -> Iterator[str]:
    for match in line.held.matches:
        one = match.earlier
        when = one.when or sentence("press.no-day")
        yield sentence(f"lines.{match.sort}", by=one.by, when=when, words=one.words, id=one.id)
    for echo in line.echoes:
        ids = ", ".join(entry.id for entry in echo.entries)
        yield sentence("lines.room", found=echo.found, sort=echo.sort, ids=ids)
    if not line.echoes:
        yield sentence("lines.none-in-rooms" if line.held.matches else "lines.none")


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(" ".join(text.split()), WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)


def lines_written(lines: tuple[Line, ...]) -> dict[str, Any]:
    """Return what was found as plain values."""
    return {
        "lines": [
            {
                "text": line.held.text,
                "said_before": [
                    {
                        "sort": match.sort,
                        "id": match.earlier.id,
                        "by": match.earlier.by,
                        "when": match.earlier.when,
                        "words": match.earlier.words,
                        "ours": match.earlier.ours,
                        "shared": list(match.shared),
                    }
                    for match in line.held.matches
                ],
                "only_in_rooms": [
                    {"found": echo.found, "sort": echo.sort, "entries": [entry.id for entry in echo.entries]}
                    for echo in line.echoes
                ],
            }
            for line in lines
        ],
        "not_checked": "paraphrase",
    }
