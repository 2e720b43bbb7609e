"""Nothing comes on record unconfirmed; what was confirmed is known again, and never twice."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from goodoffices.acts.bounds import LATEST
from goodoffices.acts.people import Source
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.public import AccountSet, Article, Claim, Denial, Passage, Statement
from goodoffices.confirming import BESIDE, Choice, Work, with_statement
from goodoffices.incoming import demand_fit
from goodoffices.press.values import Reading
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import holder
from goodoffices.record.see import see
from goodoffices.record.vault import Vault
from goodoffices.standing.standing import standing
from tests.press.made import TEXT, reading
from tests.vaults import furnished


def work(vault: Vault, room: str = "public", read: Reading | None = None) -> Work:
    """Return the article held against what is in a vault."""
    record = vault.record()
    visible = see(record, holder(record, "amal"))
    return Work(standing(visible, as_of=LATEST, known_at=LATEST), read or reading(), room)


def confirm(vault: Vault, key: str, room: str = "public", **choice: Any) -> tuple[Entry, ...]:
    """Say yes to one draft as it is."""
    here = work(vault, room)
    entries = here.entries(Choice(draft=here.drafts[key], **choice), lambda: vault.chance(room, 16).hex())
    demand_fit(vault, [vault.filled(entry) for entry in entries])
    return vault.write(*entries)


def kinds(entries: tuple[Entry, ...]) -> list[str]:
    """Return the kinds of entries, in order."""
    return [type(entry.act).__name__ for entry in entries]


def test_one_yes_makes_the_article_the_source_and_the_statement() -> None:
    """The first yes keeps the article too; a second statement by the same speaker makes neither anew."""
    vault = furnished()
    assert kinds(confirm(vault, "s2")) == ["Article", "Source", "Passage", "Statement", "Passage"]
    assert kinds(confirm(vault, "s4")) == ["Statement", "Passage"]
    assert kinds(confirm(vault, "c1")) == ["Claim", "Passage"]
    here = work(vault)
    assert set(here.recorded) == {"s2", "s4", "c1"}
    said = [here.s.must(here.recorded[key]).act for key in ("s2", "s4")]
    assert said[0].by == said[1].by


def test_every_field_can_be_held_against_the_article() -> None:
    """From a statement on record one comes to the text, and the words stand at their places."""
    vault = furnished()
    confirm(vault, "s2")
    here = work(vault)
    passage = here.s.about(here.recorded["s2"], Passage)[0].act
    article = here.s.must(passage.article).act
    quotes = [article.text[place.start : place.end] for place in passage.places if place.field == "quotes"]
    assert quotes == [wording.text for wording in here.s.must(passage.of).act.quotes]
    assert (passage.digest, passage.reader, article.text) == (reading().digest, "by hand", TEXT)


def test_nothing_is_recorded_before_a_yes() -> None:
    """Drafts alone leave a vault as it was."""
    vault = furnished()
    before = len(vault.mediation().entries)
    here = work(vault)
    assert here.drafts
    assert here.proposed() == ()
    assert len(vault.mediation().entries) == before


def test_the_same_article_is_known_again() -> None:
    """Read anew, the article shows what was confirmed of it, also where a person changed the words."""
    vault = furnished()
    here = work(vault)
    draft = here.drafts["s1"]
    act = msgspec.structs.replace(draft.act, says="It stays where it is.")
    own = msgspec.structs.replace(draft, act=act, ours=("says",), places=draft.places[:1] + draft.places[2:])
    vault.write(*here.entries(Choice(draft=own), lambda: vault.chance("public", 16).hex()))
    again = work(vault, read=reading(dateline=None, outlet="Another"))
    assert set(again.recorded) == {"s1"}
    assert again.article
    assert again.s.about(again.recorded["s1"], Passage)[0].act.ours == ("says",)


def test_an_anonymous_source_is_its_own_in_each_article() -> None:
    """The same description in another article is another source; a name is proposed, and not taken by itself."""
    vault = furnished()
    confirm(vault, "s2")
    confirm(vault, "s3")
    other = msgspec.structs.replace(reading(), text=f"{TEXT}\n", digest="another")
    here = work(vault, read=other)
    assert here.found(here.drafts["s3"]).sources == ()
    (likely,) = here.found(here.drafts["s2"]).sources
    assert likely.reason == "same-name"
    made = here.entries(Choice(draft=here.drafts["s2"]), lambda: "x")
    assert "Source" in kinds(made)
    assert "Source" not in kinds(here.entries(Choice(draft=here.drafts["s2"], source=likely.id), lambda: "x"))


def test_what_was_said_before_is_told() -> None:
    """The same words by the same speaker in another article are on record already."""
    vault = furnished()
    confirm(vault, "s4")
    here = work(vault, read=msgspec.structs.replace(reading(), text=f"{TEXT}\n", digest="another"))
    assert here.found(here.drafts["s4"]).already == work(vault).recorded["s4"]
    assert here.found(here.drafts["s2"]).already == ""


def test_a_matter_is_proposed_once_its_statements_are_there() -> None:
    """With two versions on record the set can be made, with its denials, and then it is not proposed again."""
    vault = furnished()
    confirm(vault, "s3")
    assert work(vault).proposed() == ()
    confirm(vault, "s4")
    confirm(vault, "s6")
    here = work(vault)
    (matter,) = here.proposed()
    entries = here.set_entries(here.acts(matter))
    assert kinds(entries) == ["AccountSet", "Denial", "Denial"]
    vault.write(*entries)
    after = work(vault)
    assert after.proposed() == ()
    assert after.settled(after.matters[0])


def test_a_statement_joins_a_set_by_a_correction() -> None:
    """A set that a statement joins is corrected; its first version stays, and only that side has one more."""
    vault = furnished()
    for key in ("s3", "s4"):
        confirm(vault, key)
    here = work(vault)
    vault.write(*here.set_entries(here.acts(here.matters[0])))
    here = work(vault)
    (one,) = here.sets
    likely = here.found(here.drafts["s2"]).sets
    entries = confirm(vault, "s2", set=one, side=1, why="another statement on it")
    assert kinds(entries)[-1] == "Correction"
    act = work(vault).sets[one].act
    assert [len(account.given_in) for account in act.accounts] == [1, 2]
    assert likely == () or likely[0].id == one
    assert with_statement(act, "e", BESIDE).beside == ("e",)


def test_what_is_taken_back_is_offered_again() -> None:
    """Taking back strikes the statement, its place, and a source that nothing else hangs on; all stays readable."""
    vault = furnished()
    confirm(vault, "s2")
    confirm(vault, "s4")
    vault.write(*work(vault).taken_back("s4", "not so"))
    here = work(vault)
    assert (set(here.recorded), len(here.s.all(Source))) == ({"s2"}, 1)
    vault.write(*here.taken_back("s2", "not so"))
    here = work(vault)
    assert (dict(here.recorded), here.s.all(Source), here.s.all(Passage)) == ({}, (), ())
    assert here.taken_back("s2", "not so") == ()
    kept = [type(entry.act) for entry in vault.mediation().entries]
    assert kept.count(Statement) == 2
    assert kinds(confirm(vault, "s2")) == ["Article", "Source", "Passage", "Statement", "Passage"]


def test_a_room_keeps_what_was_read_for_it() -> None:
    """What is confirmed for the team lies with the team, and the public record knows nothing of it."""
    vault = furnished()
    entries = confirm(vault, "s3", "team")
    assert {entry.room for entry in entries} == {"team"}
    assert (dict(work(vault).recorded), work(vault).article) == ({}, "")
    # what lies in a room that everybody in this one is in as well is found from here
    confirm(vault, "s2")
    assert set(work(vault, "team").recorded) == {"s2", "s3"}


def test_kinds_are_those_of_the_vocabulary() -> None:
    """Every entry that a whole article makes is one of six kinds."""
    vault = furnished()
    here = work(vault)
    for key in here.drafts:
        confirm(vault, key)
    here = work(vault)
    vault.write(*here.set_entries(here.acts(here.matters[0])))
    made = {type(entry.act) for entry in vault.mediation().entries}
    assert made >= {Article, Source, Passage, Statement, Claim, AccountSet, Denial}


def test_what_was_typed_for_a_source_is_never_dropped() -> None:
    """A source changed by hand is a new one; with one on record chosen too it is refused, and nothing is recorded."""
    vault = furnished()
    confirm(vault, "s2")
    here = work(vault)
    draft = here.drafts["s4"]
    assert draft.source is not None
    other = msgspec.structs.replace(draft, source=msgspec.structs.replace(draft.source, role="mayor"))
    changed = msgspec.structs.replace(other, source_ours=("role",))
    made = here.entries(Choice(draft=changed), lambda: "x")
    assert [entry.act.role for entry in made if isinstance(entry.act, Source)] == ["mayor"]
    with pytest.raises(GoodOfficesError, match="press-source-changed"):
        here.entries(Choice(draft=changed, source=here.speakers[draft.speaker]), lambda: "x")


def test_what_belongs_together_is_our_reading_and_each_statement_has_its_day() -> None:
    """A matter rests on no article, a denial on the one it stands in; what is recorded keeps its day."""
    vault = furnished()
    for key in ("s1", "s3", "s4"):
        confirm(vault, key)
    here = work(vault)
    said = [here.s.must(here.recorded[key]) for key in ("s1", "s4")]
    assert [fact.when.value for fact in said] == ["2031-05-06", "2031-05-07"]
    (matter,) = here.proposed()
    bases = {type(entry.act): entry.basis.how for entry in here.set_entries(here.acts(matter))}
    assert bases == {AccountSet: "done", Denial: "document"}
    (event,) = [one.act.event for one in here.s.about(here.recorded["s3"], Passage)]
    assert event is not None
    assert event.value == "2031"


def test_a_set_that_a_struck_statement_joined_is_put_right() -> None:
    """Striking the entries of one step takes its statement out of the account set, and leaves what joined later."""
    vault = furnished()
    for key in ("s3", "s2"):
        confirm(vault, key)
    here = work(vault)
    vault.write(*here.set_entries(here.acts(here.proposed()[0])))
    (fact,) = work(vault).s.all(AccountSet)
    made = confirm(vault, "s6", set=fact.id, side=0, why="more")
    assert kinds(made)[-1] == "Correction"
    confirm(vault, "s4", set=fact.id, side=1, why="more")
    later = work(vault).recorded["s4"]
    vault.write(*work(vault).struck([entry.id for entry in made], "by mistake"))
    (now,) = work(vault).s.all(AccountSet)
    assert now.act == with_statement(fact.act, later, 1)
