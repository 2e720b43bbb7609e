"""Drafts say what the article says, where it says it, and nothing else; what a person changed is ours."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.public import AccountSet, Claim, Denial, Statement
from goodoffices.acts.values import Wording
from goodoffices.press.drafts import WHOLE, Draft, changed, drafts
from goodoffices.press.matters import Matter, acts_of, matters
from goodoffices.press.values import Conflict, Content, Dated, Reading
from tests.press.made import OFFICIAL, TEXT, at, part, reading


def by_id(made: Reading | None = None) -> dict[str, Draft]:
    """Return the drafts of a reading by their ids."""
    return {draft.id: draft for draft in drafts(made or reading(), zone="UTC")}


def with_first(**fields: Any) -> Draft:
    """Return the draft of the first statement, with other fields."""
    made = reading()
    said = msgspec.structs.replace(made.statements[0], **fields)
    return by_id(msgspec.structs.replace(made, statements=(said, *made.statements[1:])))["s1"]


def test_every_field_stands_where_its_place_says() -> None:
    """Quoted words are those at their places, letter for letter, and each place lies in the article."""
    for draft in by_id().values():
        quoted = [TEXT[place.start : place.end] for place in draft.places if place.field == "quotes"]
        assert [wording.text for wording in draft.act.quotes] == quoted
        for place in (*draft.places, *draft.source_places):
            assert 0 <= place.start < place.end <= len(TEXT)
        assert draft.ours == draft.source_ours == ()


def test_paraphrase_is_our_summary_and_quotation_is_not() -> None:
    """Words in quotation marks are kept as words; what the outlet put in its own goes into the summary."""
    found = by_id()
    assert (found["s2"].act.quotes[0].text, found["s2"].act.says) == ("We stopped it because the hull is cracked", "")
    assert (found["s3"].act.quotes, found["s3"].act.says) == ((), "the ferry was stopped because Velm had asked for it")


def test_a_fragment_stands_in_the_summary_and_among_the_words() -> None:
    """Of a paraphrase with words of the speaker's own in it, the summary is whole and the words are apart."""
    content = (part("The ferry between Oster", "paraphrase"), part("and Velm will stay moored", "fragment"))
    draft = with_first(content=content)
    assert draft.act.says == "The ferry between Oster and Velm will stay moored"
    assert [wording.text for wording in draft.act.quotes] == ["and Velm will stay moored"]


def test_marks_are_not_words() -> None:
    """Quotation marks and the printer's comma are no words; within a paraphrase the quoted ones are found."""
    marked = Content(span=(at("We stopped")[0] - 1, at("cracked,")[1]), part="quotation")
    draft = with_first(content=(marked,))
    assert [wording.text for wording in draft.act.quotes] == ["We stopped it because the hull is cracked"]
    whole = Content(span=(at("on Wednesday")[0], at("inaccurate")[1] + 2), part="fragment")
    assert [wording.text for wording in with_first(content=(whole,)).act.quotes] == [
        "Some of what was reported is inaccurate"
    ]


def test_whoever_denies_comes_first() -> None:
    """Of two of whom one denies it is the one that says so, or else the later: whatever the order they came in."""
    made = reading()
    turned = tuple(msgspec.structs.replace(one, a=one.b, b=one.a) for one in made.conflicts)
    (matter,) = matters(msgspec.structs.replace(made, conflicts=turned))
    assert (matter.denials, matter.may_deny, matter.open) == ((("s4", "s3"),), (("s6", "s3"),), ("s6",))


def test_differences_that_may_be_none_are_few_and_apart() -> None:
    """Of soft pairs only the likeliest are offered, each by itself and after what is firm."""
    pairs = [("s1", "s2"), ("s1", "s3"), ("s1", "s4"), ("s1", "s5")]
    soft = tuple(Conflict(a=a, b=b, sort="degree", matter="m", reason="", firm=False) for a, b in pairs)
    found = matters(msgspec.structs.replace(reading(), conflicts=(*soft, *reading().conflicts)))
    assert [matter.firm for matter in found] == [True, False, False, False]


def test_what_stands_apart_is_not_run_together() -> None:
    """Two stretches with the speaker between them are told with a gap."""
    ends = Content(span=at("on Tuesday"), part="paraphrase")
    assert with_first(content=(part("The ferry", "paraphrase"), ends)).act.says == "The ferry … on Tuesday"


def test_terms_are_the_vocabulary_s() -> None:
    """An anonymous source speaks unnamed, with the outlet's own words for it; a referral on its speaker's terms."""
    found = by_id()
    act = found["s3"].act
    assert isinstance(act, Statement)
    assert (act.level, act.label) == ("unnamed", "speaking on condition of anonymity")
    levels = [getattr(found[key].act, "level", "") for key in ("s1", "s2", "s5")]
    assert levels == ["institution", "on the record", "declined to comment"]
    referred = with_first(level="referral", refers_to=("s2",))
    assert isinstance(referred.act, Statement)
    assert (referred.act.level, referred.refers_to) == ("institution", ("s2",))


def test_an_anonymous_source_has_no_name_rank_or_state() -> None:
    """Of somebody without a name only the description is known; what the article does not say is empty."""
    source = by_id()["s3"].source
    assert source is not None
    assert (source.sort, source.name, source.described_as) == ("unnamed", "", OFFICIAL.described)
    assert (source.role, source.organisation, source.speaks_for) == ("", "", "")


def test_a_claim_has_no_source() -> None:
    """What the reporter says without a source is a claim in the reporter's voice."""
    claim = by_id()["c1"]
    assert isinstance(claim.act, Claim)
    assert (claim.act.voice, claim.source, claim.speaker) == ("reporter", None, "")


def test_a_date_keeps_its_words_and_what_it_was_counted_from() -> None:
    """A date is read with its words; one that is no date is none."""
    when = by_id()["s1"].when
    assert when is not None
    assert (when.value, when.words, when.counted_from) == ("2031-05-06", "on Tuesday", "counted from the dateline")
    assert with_first(said=Dated(value="some day", precision="day")).when is None
    assert by_id()["s2"].when is None


def test_marks_that_turn_direction_do_not_come_into_names() -> None:
    """A name with a mark of direction in it is the name without."""
    made = reading()
    speaker = msgspec.structs.replace(made.speakers[1], name="Maren\u202e Tolle")
    turned = msgspec.structs.replace(made, speakers=(made.speakers[0], speaker, *made.speakers[2:]))
    source = by_id(turned)["s2"].source
    assert source is not None
    assert source.name == "Maren Tolle"


def test_what_a_person_changes_is_ours() -> None:
    """A changed field is marked and loses its place; the others keep theirs, and the whole statement does too."""
    draft = by_id()["s2"]
    assert draft.source is not None
    act = msgspec.structs.replace(draft.act, quotes=(Wording(text="We stopped it", lang="en"),))
    source = msgspec.structs.replace(draft.source, role="engineer")
    now = changed(draft, act, source, draft.when, draft.event)
    assert (now.ours, now.source_ours) == (("quotes",), ("role",))
    assert [place.field for place in now.places] == [WHOLE, "by", "cue"]
    assert changed(draft, draft.act, draft.source, draft.when, draft.event) == draft


def only() -> Matter:
    """Return the one matter of the article."""
    (found,) = matters(reading())
    return found


def test_conflicts_joined_by_a_statement_are_one_matter() -> None:
    """Who gives the same version stands on one side; a denial without a target is open and on none."""
    matter = only()
    assert matter.sides == (("s3",), ("s2", "s4"))
    assert (matter.open, matter.denials, matter.may_deny) == (("s6",), (("s4", "s3"),), (("s6", "s3"),))
    assert len(matter.reasons) == 3


def test_three_against_each_other_are_three_sides() -> None:
    """Where statements cannot be parted in two, each is a version of its own."""
    pairs = (("s1", "s2"), ("s2", "s3"), ("s3", "s1"))
    found = tuple(Conflict(a=a, b=b, sort="number", matter="how many", reason="") for a, b in pairs)
    (matter,) = matters(msgspec.structs.replace(reading(), conflicts=found))
    assert sorted(matter.sides) == [("s1",), ("s2",), ("s3",)]


def test_matters_without_a_statement_in_common_are_apart() -> None:
    """Two pairs that share nothing are two matters."""
    pairs = (("s1", "s2"), ("s3", "s4"))
    found = tuple(Conflict(a=a, b=b, sort="number", matter="how many", reason="") for a, b in pairs)
    assert len(matters(msgspec.structs.replace(reading(), conflicts=found))) == 2


def test_a_reporter_s_own_voice_is_on_no_side() -> None:
    """A claim on what two dispute stands beside their versions, and one on something else does not."""
    (matter,) = matters(reading())
    assert matter.beside == ("c1",)
    elsewhere = msgspec.structs.replace(reading().claims[0], refers_to=("s1", "s5"))
    (matter,) = matters(msgspec.structs.replace(reading(), claims=(elsewhere,)))
    assert matter.beside == ()
    assert "c1" not in (key for side in matter.sides for key in side)


def test_only_what_is_on_record_is_set_side_by_side() -> None:
    """Of statements that were not confirmed no act is proposed, and of one side alone no set."""
    found = by_id()
    assert acts_of(only(), {}, found) == ()
    assert acts_of(only(), {"s2": "e2"}, found) == ()
    one_set, denial = acts_of(only(), {"s2": "e2", "s3": "e3", "s6": "e6"}, found)
    assert isinstance(one_set, AccountSet)
    assert isinstance(denial, Denial)
    assert [account.given_in for account in one_set.accounts] == [("e3",), ("e2",)]
    assert (one_set.open_targets, one_set.sort, one_set.firm) == (("e6",), "cause", True)
    assert (denial.by, denial.of, denial.may_be_of) == ("e6", (), ("e3",))
