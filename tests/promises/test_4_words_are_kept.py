"""Promise 4: words are kept as they were said, per language and source, and our reading stands beside them."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.acts.process import Suspension
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.brief import brief
from goodoffices.standing.log import log
from goodoffices.standing.standing import Standing, standing
from goodoffices.standing.told import all_words
from tests.promises.cases import lines_of
from tests.promises.files import ROOMS, last_day, supplied
from tests.promises.laws import tried


def test_every_wording_is_kept() -> None:
    """In worlds of every kind of act, each wording that may be read is told letter for letter, in its language."""
    tried("words")


@pytest.mark.parametrize(("name", "room"), ROOMS)
def test_every_wording_of_an_example_is_told(name: str, room: str) -> None:
    """Each wording in an entry of an example is in the brief or in the log of whoever may read it."""
    mediation, at = supplied(name), last_day(name)
    record = Record(mediation.entries, zone=mediation.zone)
    s = standing(see(record, record.those_in(room)), as_of=at, known_at=at)
    told = set(all_words(tuple(_tree(entry.line) for entry in log(s)))) | set(all_words(_tree(brief(s))))
    recorded = Standing(s.visible, as_of=at, known_at=at, as_recorded=True)
    said = {wording for fact in recorded.everything() for wording in all_words(fact.act)}
    assert said
    assert said <= told


def _tree(value: object) -> object:
    """Return a value with every mapping in it as a tuple of what it holds."""
    if isinstance(value, dict):
        return tuple(_tree(item) for item in value.values())
    if isinstance(value, tuple):
        return tuple(_tree(item) for item in value)
    if isinstance(value, msgspec.Struct) and type(value).__name__ != "Wording":
        return tuple(_tree(getattr(value, name)) for name in value.__struct_fields__)
    return value


def test_our_reading_is_marked_as_ours() -> None:
    """Where a pause is told, the words used stand first and our reading of them stands beside, said to be ours."""
    mediation, at = supplied("harbour"), last_day("harbour")
    record = Record(mediation.entries, zone=mediation.zone)
    s = standing(see(record, record.those_in("public")), as_of=at, known_at=at)
    paused = [line for line in lines_of(s) if line.tag == "status.paused"]
    assert paused
    for line in paused:
        tags = [part.tag for part in line.more]
        assert tags.index("words-used") < tags.index("our-reading.suspension")
        act = s.must(line.rests_on[0]).act
        assert isinstance(act, Suspension)
        assert line.more[tags.index("words-used")].params["words"] == act.words
