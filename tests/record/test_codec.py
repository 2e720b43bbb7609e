"""Entries as lines of JSON: back as they were, with all that is known of how they came in."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.act import Unknown
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.values import Basis
from goodoffices.record.codec import decode_entries, decode_entry, encode_entries, encode_entry
from goodoffices.record.entry import Entry
from tests.strategies import acts, ids, texts, whens

UNKNOWN = Unknown(kind="Tribunal", raw={"act": "Tribunal", "by": ["north", 1, 2.5], "v": 4})


def entries() -> st.SearchStrategy[Entry]:
    """Entries with anything in any of their fields."""
    numbers = st.integers(0, 2**53)
    return st.builds(
        Entry, id=ids(), room=ids(), act=acts() | st.just(UNKNOWN), when=st.none() | whens(),
        learnt=st.none() | whens(), entered=numbers, recorded_by=texts(),
        basis=st.builds(Basis, by=st.lists(ids()).map(tuple), document=texts()), after=ids(), site=ids(), seq=numbers,
        clock=numbers, seen=st.lists(st.tuples(ids(), numbers)).map(tuple),
    )  # fmt: skip


@given(st.lists(entries(), max_size=2))
def test_any_entries_come_back_from_lines(found: list[Entry]) -> None:
    """What is decoded equals what was encoded, in order, and encodes to the same bytes again."""
    data = encode_entries(found)
    assert list(decode_entries(data)) == found
    assert [decode_entry(line) for line in data.splitlines()] == found
    assert encode_entries(decode_entries(data)) == data


@given(entries())
def test_equal_entries_are_the_same_bytes(entry: Entry) -> None:
    """Bytes do not depend on whether a value was left out or given as it is by default, nor on which object it is."""
    assert encode_entry(copy.deepcopy(entry)) == encode_entry(entry)


def test_the_bytes_of_an_entry_are_known() -> None:
    """Keys are sorted, what is as it is by default is left out, and an act of a newer version is as it came."""
    entry = Entry(id="e1", room="public", act=UNKNOWN, entered=7, seq=1, clock=2)
    assert encode_entry(entry) == (
        b'{"act":{"act":"Tribunal","by":["north",1,2.5],"v":4},"clock":2,"entered":7,"id":"e1","room":"public","seq":1}'
    )


@pytest.mark.parametrize(
    "line",
    [
        b"{", b"[]", b"\xff", b"{}", b'{"id":"a","room":"r"}', b'{"id":"a","room":"r","act":{}}',
        b'{"id":"a","room":"r","act":{"act":"NoteToFile"}}',
        b'{"id":"a","room":"r","act":{"act":"NoteToFile","text":"x"},"seal":1}',
        b'{"id":"a","room":"r","act":{"act":"NoteToFile","text":"x"},"when":{"value":"2024","earliest":2,"latest":1}}',
        b'{"id":"a","room":"r","act":' + b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_line_that_is_no_entry_is_named(line: bytes) -> None:
    """The first line that cannot be read is refused by its number: nothing in it is dropped in silence."""
    good = encode_entry(Entry(id="e1", room="public", act=UNKNOWN))
    with pytest.raises(GoodOfficesError, match="bad-entry") as refusal:
        list(decode_entries(good + b"\n\n" + line + b"\n"))
    assert refusal.value.params["line"] == 3
    assert refusal.value.params["reason"]
