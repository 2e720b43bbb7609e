"""Every kind of act counts: whatever can be recorded stands in the log, and but for two kinds changes a brief."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.acts.act import kind_of, kinds
from goodoffices.export import as_json
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.brief import brief
from goodoffices.standing.log import log
from goodoffices.standing.standing import standing
from tests.promises.files import last_day, supplied
from tests.promises.laws import tried
from tests.worlds import members

OURS = sorted(name for name, cls in kinds().items() if cls.__module__.startswith("goodoffices."))
ONLY_LOGGED = {"PersonKey", "Received"}
"""Kinds that say how the record came to be here and may be sealed, and nothing of where the mediation stands."""


def read(entries: list[Entry], who: frozenset[str]) -> tuple[object, set[str]]:
    """Return the sections of a brief as JSON with its ids taken out, and the ids in the log."""
    at = last_day("harbour")
    record = Record(entries, zone=supplied("harbour").zone)
    s = standing(see(record, Viewer(who)), as_of=at, known_at=at)
    sections = as_json.brief_json(brief(s))["sections"]
    return msgspec.json.decode(msgspec.json.encode(sections)), {entry.id for entry in log(s)}


def test_the_example_holds_every_kind() -> None:
    """There are 73 kinds of act, and the guided example has each of them."""
    assert len(OURS) == 73
    assert {kind_of(entry.act) for entry in supplied("harbour").entries} >= set(OURS)


@pytest.mark.parametrize("kind", OURS)
def test_a_kind_is_read_and_logged(kind: str) -> None:
    """Without its entries of one kind the guided example reads otherwise, and they are gone from the log; a kind that
    only the log tells of changes nothing else.
    """
    mediation = supplied("harbour")
    gone = [entry for entry in mediation.entries if kind_of(entry.act) == kind]
    rooms = {entry.room for entry in gone}
    assert gone
    changed = logged = False
    for room in sorted(rooms):
        who = members(mediation.entries, room)
        whole, ids = read(list(mediation.entries), who)
        less, left = read([entry for entry in mediation.entries if entry not in gone], who)
        changed |= whole != less
        logged |= bool(ids & {entry.id for entry in gone}) and not left & {entry.id for entry in gone}
    assert changed is (kind not in ONLY_LOGGED)
    assert logged


def test_what_came_in_is_only_logged() -> None:
    """That entries came in from another site stands in the log and nowhere else."""
    tried("received")
