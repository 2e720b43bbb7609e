"""Acts of any kind at random, made from the types of their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from goodoffices.acts.act import Act, kinds
from goodoffices.acts.reading import NAMES
from goodoffices.acts.refs import hints_of, item_of, mark_of, without_none
from goodoffices.acts.values import RefTo, Wording
from goodoffices.acts.when import When, read_when

Refs = Mapping[str, Sequence[str]]
"""Ids that references may take, by the kind of what they name."""

ZONE = "Europe/Lisbon"
LANGUAGES = ("", "en", "ar", "he", "pt-BR", "zh-Hant", "x-private")
DATES = (
    "", "2024", "2024-10", "2024-10-30", "2024-10-30T16:00", "2024-10-30T16:00:05+03:00", "2024-10-30T16:00Z",
    "2024-11-02~", "2024-11?", "2024-XX", "202X", "2024-10-30/2024-11-09", "2024-10-30/..", "../2024-11-09",
    "[2024-10-30..2024-11-09]", "[..2024-11-09]",
)  # fmt: skip
_TRAPS = (
    "no",
    "on",
    "~",
    "null",
    "200",
    "1_000",
    "0o7",
    "2024-10-30",
    "a: b",
    " #x",
    "- a",
    "{",
    "'",
    '"',
    "\\",
    "|",
    "\n",
    " ",
)
_BIDI = tuple(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def texts(*, name: bool = False) -> st.SearchStrategy[str]:
    """Text as an act may hold it, with what trips readers up in it; in a name no marks that turn its direction."""
    letters = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters=_BIDI if name else ())
    parts = st.one_of(st.sampled_from(_TRAPS), st.text(letters, max_size=8))
    return st.lists(parts, max_size=3).map("".join)


def ids() -> st.SearchStrategy[str]:
    """Ids as a file may have them, some that look like numbers."""
    return st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)


def whens(zone: str = ZONE) -> st.SearchStrategy[When]:
    """Dates of every sort, read in a zone."""
    return st.builds(
        lambda value, words, own, counted: read_when(
            value, zone=zone, words=words, own_zone=own, counted_from=counted, margin="2 days" if "~" in value else ""
        ),
        st.sampled_from(DATES), texts(), st.sampled_from(("", "Asia/Qatar")), texts(),
    )  # fmt: skip


def _refs(mark: RefTo, refs: Refs | None) -> st.SearchStrategy[str] | None:
    if refs is None:
        return ids()
    known = [key for kind in mark.kinds or refs for key in refs.get(kind, ())]
    return st.sampled_from(known) if known else None


def _of(declared: Any, name: str, refs: Refs | None, zone: str) -> st.SearchStrategy[Any] | None:
    """Return what gives values of a type, or None where that takes an id and there is none to take."""
    hint = without_none(declared)
    mark, item = mark_of(hint), item_of(hint)
    if mark is not None:
        return _refs(mark, refs)
    if item is not None:
        inner = _of(item, name, refs, zone)
        return st.just(()) if inner is None else st.lists(inner, max_size=3).map(tuple)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return st.deferred(lambda: acts(refs=refs, zone=zone))
    if hint is When:
        return whens(zone)
    return _plain(hint, name) if hint in (str, bool, int, float) else _struct(hint, name, refs, zone)


def _plain(hint: Any, name: str) -> st.SearchStrategy[Any]:
    if hint is str:
        return st.sampled_from(LANGUAGES) if name == "lang" else texts(name=name in NAMES)
    if hint is float:
        return st.one_of(
            st.integers(-(10**15), 10**15).map(float), st.floats(allow_nan=False, allow_infinity=False, width=32)
        )
    return st.booleans() if hint is bool else st.integers(-(10**14), 10**14)


def _struct(cls: type[msgspec.Struct], within: str, refs: Refs | None, zone: str) -> st.SearchStrategy[Any]:
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for field in msgspec.structs.fields(cls):
        named = within if cls is Wording and within in NAMES and field.name == "text" else field.name
        found = _of(hints_of(cls)[field.name], named, refs, zone)
        if field.required:
            required[field.name] = st.nothing() if found is None else found
        elif found is not None:
            optional[field.name] = found
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: cls(**values))


def acts(kind: str | None = None, refs: Refs | None = None, zone: str = ZONE) -> st.SearchStrategy[Act]:
    """Acts of one kind, or of any: `refs` gives the ids they may point to by kind, None for ids of nothing.

    With `refs`, a kind that needs an id of which there is none gives nothing at all.
    """
    if kind is not None:
        return _struct(kinds()[kind], "", refs, zone)
    return st.sampled_from(sorted(kinds())).flatmap(lambda name: _struct(kinds()[name], "", refs, zone))
