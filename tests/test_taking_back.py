"""What is taken back goes with all that hangs on it alone, and with nothing else."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.housekeeping import Correction
from goodoffices.acts.people import Source
from goodoffices.acts.public import Account, AccountSet, Article, Claim, Denial, Passage, Statement
from goodoffices.acts.values import Basis
from goodoffices.confirming import BESIDE, Choice
from goodoffices.press.values import Reading
from goodoffices.record.entry import Entry
from goodoffices.record.vault import Vault
from tests.press.made import TEXT, reading
from tests.test_confirming import confirm, kinds, work
from tests.vaults import furnished

OF_THE_PRESS = (Article, Source, Passage, Statement, Claim, AccountSet, Denial)


def standing_now(vault: Vault) -> dict[str, Any]:
    """Return what of the press stands in a vault, by entry."""
    s = work(vault).s
    return {fact.id: fact.act for kind in OF_THE_PRESS for fact in s.all(kind)}


def of(vault: Vault, kind: type[Any]) -> list[Any]:
    """Return the acts of a kind that stand."""
    return [act for act in standing_now(vault).values() if isinstance(act, kind)]


def with_matter(*keys: str) -> Vault:
    """Return a vault with statements of the article, and what they propose, on record."""
    vault = furnished()
    for key in keys:
        confirm(vault, key)
    here = work(vault)
    vault.write(*here.set_entries(here.acts(here.matters[0])))
    return vault


def other() -> Reading:
    """Return a reading of another article with the same statements in it."""
    return msgspec.structs.replace(reading(), text=f"{TEXT}\n", digest="another")


def test_taking_back_undoes_each_yes_from_the_last_to_the_first() -> None:
    """Whatever was confirmed: taking it back leaves what stood before it, down to the article."""
    vault = furnished()
    before: list[tuple[str, dict[str, Any]]] = []
    for key in ("s2", "s3", "s4", "s6", "c1"):
        before.append((key, standing_now(vault)))
        confirm(vault, key)
    before.append(("x1", standing_now(vault)))
    here = work(vault)
    vault.write(*here.set_entries(here.acts(here.matters[0])))
    for key, stood in reversed(before):
        here = work(vault)
        vault.write(*(here.matter_taken_back(key, "no") if key == "x1" else here.taken_back(key, "no")))
        assert standing_now(vault) == stood
    assert standing_now(vault) == {}


def test_a_statement_leaves_the_set_it_joined() -> None:
    """The set is as it was before: on the side it had joined, and beside; the set's own entries stay."""
    for side in (0, 1, BESIDE):
        vault = with_matter("s3", "s4")
        (one,) = work(vault).sets
        before = standing_now(vault)
        confirm(vault, "s2", set=one, side=side, why="another statement on it")
        assert work(vault).sets[one].act != before[one]
        vault.write(*work(vault).taken_back("s2", "no"))
        assert standing_now(vault) == before


def test_what_the_terminal_undoes_is_what_the_desk_takes_back() -> None:
    """Struck by the entries of a step or by its draft, the same goes."""
    left = []
    for by_draft in (True, False):
        vault = with_matter("s3", "s4")
        (one,) = work(vault).sets
        made = confirm(vault, "s2", set=one, side=1, why="another")
        here = work(vault)
        vault.write(*(here.taken_back("s2", "no") if by_draft else here.struck((e.id for e in made), "no")))
        left.append(standing_now(vault))
    assert left[0] == left[1]


def test_a_matter_goes_with_a_side_of_it() -> None:
    """No version stands that nobody gives: with one left there is no set, and no denial of what was struck."""
    vault = with_matter("s3", "s4", "s6")
    assert (len(of(vault, AccountSet)), len(of(vault, Denial))) == (1, 2)
    vault.write(*work(vault).taken_back("s3", "no"))
    assert of(vault, AccountSet) == []
    assert [act.of for act in of(vault, Denial)] == [()] * len(of(vault, Denial))
    ids = set(standing_now(vault))
    assert all({*act.of, *act.may_be_of, act.by} <= ids for act in of(vault, Denial))


def test_what_rests_on_what_goes_goes_too() -> None:
    """A denial of a denial goes with the first one, and what it denies besides stands denied."""
    vault = with_matter("s3", "s4", "s6")
    s = work(vault).s
    (own,) = (fact for fact in s.all(Denial) if fact.act.by == work(vault).recorded["s4"])
    by = work(vault).recorded["s6"]
    vault.write(Entry(id="denied", room="public", act=Denial(by=by, of=(own.id,))))
    vault.write(Entry(id="both", room="public", act=Denial(by=by, of=(own.id, by))))
    vault.write(*work(vault).taken_back("s4", "no"))
    stands = standing_now(vault)
    assert own.id not in stands
    assert "denied" not in stands
    assert stands["both"].of == (by,)


def test_a_set_with_two_sides_left_stands() -> None:
    """Of three versions two stand on; one that was written down before anybody gave it stays, too."""
    vault = with_matter("s3", "s4")
    here = work(vault)
    (one,) = here.sets
    act = here.sets[one].act
    three = (*act.accounts, Account(says="Nobody stopped it.", given_in=()))
    vault.write(Entry(id="three", room="public", act=msgspec.structs.replace(act, accounts=three)))
    confirm(vault, "s2", set="three", side=2, why="another")
    vault.write(*work(vault).taken_back("s2", "no"))
    assert standing_now(vault)["three"].accounts == three
    vault.write(*work(vault).taken_back("s3", "no"))
    assert [account.says for account in standing_now(vault)["three"].accounts] == [act.accounts[1].says, three[2].says]


def test_what_others_rest_on_stays() -> None:
    """A source stays while anything rests on its word, and an article while anything that was read in it stands."""
    vault = furnished()
    confirm(vault, "s2")
    confirm(vault, "s3")
    by = work(vault).s.must(work(vault).recorded["s2"]).act.by
    vault.write(Entry(id="told", room="public", act=Claim(voice="reporter", says="So it was."), basis=Basis(by=(by,))))
    vault.write(*work(vault).taken_back("s2", "no"))
    vault.write(*work(vault).taken_back("s3", "no"))
    assert [type(act) for key, act in standing_now(vault).items() if key != "told"] == [Article, Source, Passage]
    assert by in standing_now(vault)
    assert kinds(confirm(vault, "s3")) == ["Source", "Passage", "Statement", "Passage"]


def test_another_article_loses_nothing() -> None:
    """A source known from another article stays with what it said there."""
    vault = furnished()
    confirm(vault, "s2")
    here = work(vault, read=other())
    known = here.found(here.drafts["s2"]).sources[0].id
    vault.write(*here.entries(Choice(draft=here.drafts["s2"], source=known), lambda: vault.chance("", 16).hex()))
    vault.write(*work(vault).taken_back("s2", "no"))
    assert known in standing_now(vault)
    assert len(of(vault, Statement)) == 1
    vault.write(*work(vault, read=other()).taken_back("s2", "no"))
    assert standing_now(vault) == {}


def test_nothing_of_another_room_is_taken_back() -> None:
    """What the public room has is found from the team's, and is not taken back there."""
    vault = furnished()
    confirm(vault, "s2")
    here = work(vault, "team")
    assert set(here.recorded) == {"s2"}
    assert here.taken_back("s2", "no") == ()
    confirm(vault, "s3", "team")
    written = work(vault, "team").taken_back("s3", "no")
    assert {entry.room for entry in written} == {"team"}
    assert all(isinstance(entry.act, Correction) for entry in written)
