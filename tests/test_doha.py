"""The real case: what a mediator must be able to read of it, as values and in the short brief's own text."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from goodoffices.examples import example
from goodoffices.record.file import read_mediation
from goodoffices.record.ledger import Record, holder
from goodoffices.record.see import see
from goodoffices.standing.accounts import open_pairs, pairs
from goodoffices.standing.standing import Standing, standing
from tests.commands import EXAMPLES, Json, about, beside, flat, json_of, one_row, said, section, words

DAY = ("--as-of", "2024-11-09")
DIPLOMAT, OFFICIAL = "diplomat", "senior-us"


@pytest.fixture(scope="module")
def brief() -> Json:
    """Return the brief as of the day of the report."""
    found: Json = json_of("brief", EXAMPLES["doha"], *DAY)
    return found


@pytest.fixture(scope="module")
def text() -> str:
    """Return the short brief of that day as text, in one row."""
    return one_row(said("brief", EXAMPLES["doha"], *DAY).out)


@pytest.fixture(scope="module")
def stands() -> Standing:
    """Return where the case stands once all of it is known."""
    mediation = read_mediation(example("doha"))
    record = Record(mediation.entries, zone=mediation.zone)
    late = 2_000_000_000
    return standing(see(record, holder(record, mediation.recorded_by)), as_of=late, known_at=late)


def when(line: Json) -> tuple[str, str]:
    """Return a line's date as written, and the words it was given in."""
    given = line["params"]["when"]
    return given["value"], given.get("words", "")


def by(line: Json) -> str:
    """Return the id of whoever a line names as its speaker."""
    return str(line["params"]["by"]["id"])


def test_the_role_is_paused_in_their_words_and_by_our_reading(brief: Json, text: str) -> None:
    """The mediator's role is paused, announced that day; "paused" and "stall" are theirs, suspension is our reading."""
    role = about(section(brief, "status"), "pause")
    assert (role["tag"], role["params"]["actor"]["text"], when(role)[0]) == ("status.paused", "Qatar", "2024-11-09")
    assert role["params"]["stage"]["word"] == "announced"
    assert words(beside(role, "words-used")) == ["paused", "stall"]
    assert beside(role, "our-reading.suspension")["text"] == "Our reading: suspension (paused, not ended)."
    assert "The role of Qatar as mediator is PAUSED: announced 2024-11-09" in text
    assert "Words used: “paused”, “stall”. Our reading: suspension" in text


def test_no_condition_of_return_is_given_to_the_role(brief: Json, text: str) -> None:
    """The two reopening conditions stay with the office; for the role it is said that none was stated."""
    role = about(section(brief, "status"), "pause")
    assert beside(role, "return.no-condition")
    assert beside(role, "negative")["rests_on"] == ["no-condition-of-return"]
    assert "No condition of return is recorded for the role itself." in text
    assert "no condition was stated on which Qatar would take its role as mediator up again" in text


def test_the_notice_bites_on_an_event_and_has_come_due(brief: Json, text: str) -> None:
    """It was given "10 days ago", bites if that round brings no agreement, has no lead time, and has come due."""
    notice = about(section(brief, "notices"), "notice")
    assert when(notice) == ("2024-10-30", "10 days ago")
    bite = beside(notice, "notice.come-due.on-event")
    assert bite["params"]["event"]["word"] == "RoundClosed.no agreement"
    assert beside(notice, "notice.no-lead-time")["text"] == "No lead time was stated."
    served = [part["params"]["to"]["text"] for part in notice["more"] if part["tag"].startswith("notice.served")]
    assert served == ["Israel", "Hamas"]
    assert "Notice by Qatar to Israel, Hamas, 2024-10-30, “10 days ago”" in text
    assert "Bites when that round closes without agreement: COME DUE" in text
    assert "No lead time was stated." in text


def test_the_closing_of_the_office_rests_on_one_unnamed_voice(brief: Json, text: str) -> None:
    """One diplomat reports it; one denial stands beside it, and one "inaccurate" whose target was not stated."""
    decided = about(section(brief, "offices"), "november-decided")
    assert when(decided) == ("2024-11-02~", "about a week ago")
    assert decided["params"]["stage"]["word"] == "decided"
    assert [(by(part), part["params"]["by"]["sort"]) for part in decided["basis"]] == [(DIPLOMAT, "unnamed")]
    assert [part["tag"] for part in decided["denials"]] == ["denied", "denied.open"]
    assert words(decided["denials"][0]) == ["baseless", "pressure tactic"]
    assert words(decided["denials"][1]) == ["inaccurate"]
    start = text.index("Premises, closed: decided by Qatar about 2024-11-02, “about a week ago”.")
    row = text[start : start + 400]
    assert "Reported by one unnamed source (a diplomat familiar with the decision)." in row
    assert "Denied by one unnamed source (a Hamas official): “baseless”, “pressure tactic”." in row
    assert "Majed Al-Ansari said “inaccurate”; whether this was meant was not stated." in row


def test_nothing_says_that_the_office_has_closed(brief: Json) -> None:
    """A decision is no closing: no stage in effect is recorded for November."""
    stages = [line for line in section(brief, "offices") if line["tag"].startswith("office.stage")]
    effective = {line["rests_on"][0] for line in stages if line["params"]["stage"]["word"] == "in effect"}
    assert effective == {"april-closed", "april-left", "people-returned", "november-people"}


def test_it_is_on_record_that_no_deadline_was_given(brief: Json, text: str) -> None:
    """No deadline for leaving: a recorded negative on the diplomat's word, and no deadline anywhere."""
    negative = about(section(brief, "offices"), "no-deadline")
    assert (negative["tag"], [by(part) for part in negative["basis"]]) == ("negative", [DIPLOMAT])
    assert not [line for line in section(brief, "notices") if line["tag"] == "deadline"]
    assert "On record: no deadline and no ultimatum was given to Hamas officials for leaving Qatar." in text


def test_april_is_remembered(brief: Json, text: str) -> None:
    """The office was closed for a time in April, and two governments asked for its people to be brought back."""
    offices = section(brief, "offices")
    closed = about(offices, "april-closed")
    assert (closed["params"]["status"]["word"], when(closed)) == ("closed for a time", ("2024-04", "In April"))
    asked = about(offices, "request-return")
    assert [name["text"] for name in asked["params"]["by"]] == ["Israel", "United States"]
    assert [by(part) for part in asked["basis"]] == [DIPLOMAT]
    assert "Premises, closed for a time: in effect by Qatar 2024-04, “In April”." in text
    assert "Israel, United States asked Qatar: bring the Hamas officials who had left back to Qatar" in text


def test_both_reopening_conditions_are_verbatim_and_unassessed(brief: Json, text: str) -> None:
    """Two wordings, word for word, both about the office; nobody has recorded whether either is met."""
    conditions = section(brief, "conditions")
    assert [words(line) for line in conditions] == [
        ["The office could open again if talks restart."],
        ["when both sides demonstrate a sincere willingness to return to the negotiating table with the objective of "
         "putting an end to the war"],
    ]  # fmt: skip
    for line in conditions:
        assert beside(line, "condition.on-office")
        assert beside(line, "condition.unassessed")["text"] == "No one has recorded an assessment known here."
        assert f"“{words(line)[0]}”" in text
    assert text.count("No one has recorded an assessment known here.") == 2


def test_releases_are_by_one_count(brief: Json, text: str) -> None:
    """Nearly 200 were released in 2023, by the count of a US official and of nobody else."""
    released = about(section(brief, "commitments"), "releases-2023")
    account = beside(released, "account.unstated")
    assert (by(account), when(account)) == (OFFICIAL, ("2023", "last year"))
    amount = beside(account, "amount")["params"]["amount"]
    assert (amount["words"], amount["at_most"], amount["unit"]) == ("nearly 200", 200, "hostages")
    assert by(beside(account, "amount.counted-by")) == OFFICIAL
    official = "one unnamed source (a senior administration official, the US administration)"
    assert f"By the account of {official} (2023, “last year”). How much: “nearly 200” (at most 200 hostages)." in text
    assert f"By the count of {official}." in text


def test_refusals_are_somebodys_claim(brief: Json, text: str) -> None:
    """Each refusal is hearsay on the word of whoever told it, the last of the official's in Cairo; none is counted."""
    proposals = section(brief, "proposals")
    assert {line["tag"] for line in proposals} == {"proposal.hearsay"}
    stance = beside(about(proposals, "heard-small"), "stance")
    assert [by(part) for part in stance["basis"]] == [OFFICIAL]
    assert when(stance)[1] == "most recently"
    cairo = about(section(brief, "messages"), "cairo")
    assert (cairo["params"]["place"], [by(part) for part in cairo["basis"]]) == ("Cairo", [OFFICIAL])
    assert (
        "known only from hearsay: no text, not counted. Hamas: reject (no later than 2024-11-08, “most recently”)"
        in (text)
    )
    assert (
        "at Cairo: Hamas. More than one meeting; according to the official, a small release was refused there." in text
    )


def test_why_the_office_closes_is_told_side_by_side(brief: Json, text: str) -> None:
    """Two accounts of the reason, neither preferred; the reporter's own voice stands on no side."""
    why = about(section(brief, "accounts"), "why")
    sides = [part for part in why["more"] if part["tag"] == "accounts.side"]
    assert [(side["params"]["label"], [by(given) for given in side["more"]]) for side in sides] == [
        ("A", ["us-and-qatari"]),
        ("B", [DIPLOMAT]),
    ]
    assert len([part for part in why["more"] if part["tag"] == "accounts.beside"]) == 2
    assert "Why is the office being closed?" in text
    assert "A: because the US asked for it. Given by unnamed sources (US and Qatari sources)." in text
    assert "B: by a decision of Qatar's own, not because of US pressure. Given by one unnamed source" in text


def test_the_public_record_is_counted_exactly(brief: Json, text: str, stands: Standing) -> None:
    """Fourteen statements by six speakers, two claims with none, three firm pairs and two with the target open."""
    statements = [line for line in section(brief, "statements") if line["tag"] == "statement"]
    assert (len(statements), len({by(line) for line in statements})) == (14, 6)
    assert [line["tag"] for line in section(brief, "statements")].count("claim.reporter") == 2
    assert set(pairs(stands)) == {("s5", "s6"), ("s5", "s12"), ("s3", "s12")}
    assert set(open_pairs(stands)) == {("s11", "s5"), ("s11", "s3")}
    assert "Statements: 14; speakers: 6. Claims with no speaker behind them: 2." in text
    assert "Pairs of statements against each other: 3; pairs where the target was not stated: 2." in text


def test_nobody_private_is_named(stands: Standing) -> None:
    """The one person named is the spokesperson who spoke on the record; everybody else is a state or a description."""
    acts: list[Any] = [fact.act for fact in stands.everything()]
    named = [act.name for act in acts if type(act).__name__ == "Source" and act.sort == "named"]
    assert named == ["Majed Al-Ansari"]
    assert {act.sort for act in acts if type(act).__name__ == "Actor"} == {"state"}
    assert {act.sort for act in acts if type(act).__name__ == "PartyJoined"} == {"state", "movement"}


def test_on_the_first_of_november_it_was_not_over() -> None:
    """As of 1 November the role is active, the notice is served on both, and the round has possibly closed."""
    brief = json_of("brief", EXAMPLES["doha"], "--as-of", "2024-11-01")
    text = one_row(said("brief", EXAMPLES["doha"], "--as-of", "2024-11-01").out)
    assert about(section(brief, "status"), "qatar-mediator")["tag"] == "status.active"
    notice = about(section(brief, "notices"), "notice")
    assert beside(notice, "notice.possibly-come-due.on-event")["rests_on"] == ["round-closed"]
    closing = beside(about(section(brief, "rounds"), "round"), "round.possibly-closed")
    assert closing["sure"] == "possibly"
    assert "The role of Qatar as mediator is ACTIVE." in text
    assert "Served on Israel 2024-10-30, “10 days ago”" in text
    assert "Possibly closed by then, between 2024-10-30 and 2024-11-09: no agreement." in text


def test_at_the_end_of_april_the_office_was_possibly_closed() -> None:
    """As of 30 April it had been closed, and whether it still was, the record does not say."""
    brief = json_of("brief", EXAMPLES["doha"], "--as-of", "2024-04-30")
    text = one_row(said("brief", EXAMPLES["doha"], "--as-of", "2024-04-30").out)
    office = about(section(brief, "offices"), "office")
    premises = next(part for part in office["more"] if part["params"].get("facet", {}).get("word") == "premises")
    assert (premises["tag"], premises["sure"]) == ("office.facet.either", "possibly")
    assert set(premises["rests_on"]) == {"april-closed", "april-undone"}
    assert "Premises: possibly closed for a time, possibly no longer closed for a time" in text
    midway = json_of("brief", EXAMPLES["doha"], "--as-of", "2024-04-10")
    assert about(section(midway, "offices"), "april-closed")["sure"] == "possibly"


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_day_before_nothing_had_been_learnt(form: str) -> None:
    """As known on 8 November there is nothing yet, and that is said, with what to ask instead."""
    ended = said("brief", EXAMPLES["doha"], "--known-at", "2024-11-08", "--format", form)
    assert ended.code == 0
    if form == "json":
        found = msgspec.json.decode(ended.out)
        assert found["nothing_learnt"] is True
        assert (
            list(flat([line for part in found["sections"] for line in part["lines"] if part["section"] != "rooms"]))
            == []
        )
    else:
        assert "Nothing had been learnt by then. Ask for a later day with --known-at" in one_row(ended.out)
        assert "PAUSED" not in ended.out
