"""Tokens: what was asked for twice is written once; a token counts for one site, room and author."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.tokens import TOKENS, read_token, token_name
from tests.vaults import copied, furnished, note, reopened, rows, said, texts


def test_one_entry_for_one_token() -> None:
    """Asked again with the same token, here or by another program, nothing is written and the first is returned."""
    vault = furnished()
    first = vault.write(note("team", "once"), token="t1")
    again = [held.write(note("team", "once"), token="t1") for held in (vault, reopened(vault, seed="other"))]
    assert again == [first, first]
    assert texts(vault, "team") == {"once"}
    assert len(rows(vault)) == 6


def test_another_token_is_another_entry() -> None:
    """The same words with another token, or with none, are written again."""
    vault = furnished()
    made = [vault.write(note("team", "words"), token=token)[0] for token in ("t1", "t2", "", "")]
    assert len({entry.id for entry in made}) == 4


def test_several_entries_under_one_token() -> None:
    """Entries in several rooms, written in one transaction, are all returned the second time, in their order."""
    vault = furnished()
    drafts = [note("team", "a"), note("joint", "b"), note("team", "c")]
    first = vault.write(*drafts, token="t")
    assert vault.write(*drafts, token="t") == first
    assert [entry.room for entry in first] == ["team", "joint", "team"]
    assert len(rows(vault)) == 8


@pytest.mark.parametrize("change", [{"room": "joint"}, {"recorded_by": "jo"}])
def test_a_token_counts_for_its_room_and_author(change: dict[str, str]) -> None:
    """The same token in another room, or from another author, is no repetition."""
    vault = furnished()
    first = vault.write(note("team", "words"), token="t")
    other = vault.write(msgspec.structs.replace(note("team", "words"), **change), token="t")
    assert first[0].id != other[0].id
    assert len(rows(vault)) == 7


def test_a_token_counts_for_its_site() -> None:
    """A copy of the vault, which is another site, writes what is asked of it."""
    vault = furnished()
    vault.write(note("team", "words"), token="t")
    copy = copied(vault)
    copy.write(note("team", "words there"), token="t")
    assert texts(copy, "team") == {"words", "words there"}


def test_parts_of_a_token_do_not_run_together() -> None:
    """Author and token are kept apart: no two pairs of them make one name."""
    vault = furnished()
    for author, token in (("amal", "bc"), ("amalb", "c"), ("ama", "lbc")):
        vault.write(msgspec.structs.replace(note("team", f"{author} {token}"), recorded_by=author), token=token)
    assert len(texts(vault, "team")) == 3


def test_a_refused_entry_leaves_its_token_unused() -> None:
    """Where nothing was written, the same token writes later."""
    vault = furnished()
    vault.write(said("team", ConfidentialityRegime(keeps="minimal")))
    before = rows(vault)
    with pytest.raises(GoodOfficesError, match="off-record"):
        vault.write(note("team"), token="t")
    assert rows(vault) == before
    with vault.store.reading() as reading:
        assert reading.all("token") == {}


def test_a_token_cannot_be_read_from_the_store() -> None:
    """What the store sees of a token says neither the token, nor whose, nor where."""
    vault = furnished()
    vault.write(note("team", "words"), token="a-token-with-words")
    with vault.store.reading() as reading:
        ((name, value),) = reading.all("token").items()
    assert len(name) == 16
    for part in (b"a-token-with-words", b"team", b"amal", vault.tag("team")):
        assert part not in name + value


def test_the_size_of_a_token_does_not_tell_how_much_was_written() -> None:
    """A value is as long for one entry as for several; what was kept before it was so is still read."""
    vault = furnished()
    for count in (1, 2, 7):
        vault.write(*(note("team", f"words {place}") for place in range(count)), token=f"t{count}")
    vault.write(*(note("team", f"line {place}") for place in range(60)), token="long")
    with vault.store.reading() as reading:
        sizes = sorted(len(value) for value in reading.all("token").values())
    assert sizes[:3] == [512 + 28] * 3
    assert sizes[3] == 4096 + 28
    (first,) = vault.write(note("team", "as it was kept"), token="old")
    name = token_name(vault.head.secret, vault.site().tag, vault.filled(note("team")), "old")
    with vault.writing({"team"}) as (_, store):
        vault.drawer.put(store, TOKENS, name, msgspec.json.encode(read_token(vault.drawer, store, name)))
    assert vault.write(note("team", "as it was kept"), token="old") == (first,)
