"""Promise 10: a missing answer is never consent, and a missing account says nothing about the deed."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.acts.delivery import DeliveryReport
from goodoffices.acts.notices import Acknowledgement, ConditionAssessment
from goodoffices.acts.people import PartyJoined
from goodoffices.acts.process import Consent
from goodoffices.acts.talks import Reply
from goodoffices.acts.terms import Ratification, Stance
from goodoffices.export.wording import sentence, text_of
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.line import Line
from goodoffices.standing.proposals import proposals
from goodoffices.standing.standing import standing
from tests.promises.cases import lines_of
from tests.promises.files import NAMES, last_day, supplied
from tests.promises.laws import tried
from tests.promises.test_5_never_judges import whole

ANSWERS = (Stance, DeliveryReport, Acknowledgement, ConditionAssessment, Consent, Reply, Ratification)


def test_silence_is_no_answer() -> None:
    """In worlds of every kind of act, whoever said nothing is said to have said nothing, and no more."""
    tried("silence")


@pytest.mark.parametrize("kind", ANSWERS, ids=lambda kind: kind.__name__)
def test_without_answers_nothing_is_agreed(kind: type[msgspec.Struct]) -> None:
    """Take every answer of a kind away from the guided example: no line of that answer is left, and none is made up."""
    mediation, at = supplied("harbour"), last_day("harbour")
    gone = {entry.id for entry in mediation.entries if isinstance(entry.act, kind)}
    assert gone
    kept = [entry for entry in mediation.entries if entry.id not in gone]
    told = [line for line in _brief_of(kept, mediation.zone, at) if line.rests_on]
    assert not {line.rests_on[0] for line in told} & gone
    assert {line.tag for line in told} <= {line.tag for line in lines_of(whole("harbour"))} | _SILENT


_SILENT = {
    *("due.tranche.no-account", "due.commitment.no-account", "due.owed"),
    *("owed.reply", "owed.promise", "request", "notice"),
}
"""What may be told anew where an answer is taken away: that something waits for one."""


def _brief_of(entries: list[Entry], zone: str, at: int) -> list[Line]:
    record = Record(entries, zone=zone)
    return lines_of(standing(see(record, record.those_in("team")), as_of=at, known_at=at))


@pytest.mark.parametrize("name", NAMES)
def test_each_proposal_says_who_is_silent(name: str) -> None:
    """Under each proposal not its own each party is told of: with a stance of its own, or with none known."""
    s = whole(name)
    assert proposals(s)
    for line in (line for line in lines_of(s) if line.tag.startswith("proposal") and line.params.get("sort")):
        spoken = {part.params["by"].id for part in line.more if part.tag in ("stance", "stance.none")}
        author = line.params["by"].id if line.params.get("by") else ""
        assert {fact.id for fact in s.all(PartyJoined)} <= spoken | {author}


def test_a_missing_account_says_nothing_of_the_deed() -> None:
    """Where no account came, the sentence says so and that this says nothing about what was done."""
    missing = [line for line in lines_of(whole("harbour")) if line.tag == "account.none"]
    assert missing
    for line in missing:
        assert "says nothing" in text_of(sentence(line)).lower()
