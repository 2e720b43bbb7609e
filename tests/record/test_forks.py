"""Forks and ids given twice: both stand, under the same names wherever and in whatever order they came together."""

from __future__ import annotations

from hashlib import sha256

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.housekeeping import Correction, NoteToFile
from goodoffices.record.entry import Entry, knew_of
from goodoffices.record.envelope import Envelope, beginning, digest_of, header
from goodoffices.record.forks import Branch, branches, from_hex, on_branch, told_apart
from tests.vaults import clone, copied, furnished, gives, note, said, texts

ROOM, SITE = bytes(16), bytes([7]) * 16
NAME = SITE.hex()


def grown(parents: list[int]) -> list[Envelope]:
    """Return a chain that forks: each number says after which envelope one more is written."""
    made: list[Envelope] = []
    for place, parent in enumerate(parents):
        before = made[parent % len(made)] if made else None
        seq = before.seq + 1 if before else 0
        prev = before.digest if before else beginning(ROOM, SITE)
        key = sha256(bytes([place])).digest()
        made.append(Envelope(ROOM, SITE, seq, prev, key, b"", digest_of(header(ROOM, SITE, seq, prev, key), b"")))
    return made


TREES = st.lists(st.integers(0, 100), min_size=1, max_size=14).map(grown)


@given(TREES, st.randoms(use_true_random=False))
def test_branches_are_named_the_same_in_any_order(tree: list[Envelope], rng: object) -> None:
    """Whatever order the envelopes of a forked chain are given in, each has the same name and knows the same."""
    named = branches(tree)
    shuffled = list(tree)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert branches(shuffled) == named
    assert named.keys() == {envelope.digest for envelope in tree}


@given(TREES)
def test_branches_as_they_are_described(tree: list[Envelope]) -> None:
    """At each fork the lowest digest goes on under the name there was; every other has its digest in its name."""
    named = branches(tree)
    places: set[tuple[str, int]] = set()
    for envelope in tree:
        beside = sorted(other.digest for other in tree if other.prev == envelope.prev)
        before = next((other for other in tree if other.digest == envelope.prev), None)
        branch = named[envelope.digest]
        if envelope.digest != beside[0]:
            assert branch.site == f"{NAME}~{envelope.digest.hex()[:8]}"
            assert before is not None
            assert branch.knew == (*named[before.digest].knew, (named[before.digest].site, before.seq))
        else:
            assert branch == (named[before.digest] if before else Branch(NAME))
        assert (branch.site, envelope.seq) not in places
        places.add((branch.site, envelope.seq))


@given(TREES)
def test_who_wrote_on_a_branch_knew_what_was_before_it(tree: list[Envelope]) -> None:
    """An entry on a branch knew those before it down to the beginning, and none on another branch."""
    named = branches(tree)
    entries = {
        e.digest: on_branch(Entry(id=str(n), room="r", act=NoteToFile(text=""), seq=e.seq), named[e.digest], (), named)
        for n, e in enumerate(tree)
    }
    for envelope in tree:
        at, before = envelope, set()
        while at is not None:
            at = next((other for other in tree if other.digest == at.prev), None)  # type: ignore[assignment]
            if at is not None:
                before.add(at.digest)
        for other in tree:
            if other.digest != envelope.digest:
                assert knew_of(entries[envelope.digest], entries[other.digest]) == (other.digest in before)


def test_what_was_seen_is_seen_on_its_branch() -> None:
    """A writer elsewhere who had seen one branch had seen that one, what was before it, and not the other."""
    tree = grown([0, 0, 0, 2])
    named = branches(tree)
    names = {named[envelope.digest].site for envelope in tree}
    assert len(names) == 2
    for far in tree[1:]:
        entry = on_branch(note("r"), Branch("other"), [(NAME, far.seq, far.digest.hex())], named)
        assert dict(entry.seen)[named[far.digest].site] == far.seq
        unseen = names - {named[far.digest].site, NAME}
        assert not unseen & dict(entry.seen).keys()
    assert on_branch(note("r"), Branch("o"), [(NAME, 3, "no hex")], named).seen == ((NAME, 3),)


def placed(key: str, text: str, clock: int, site: str, seq: int = 0) -> Entry:
    """Return a note at its place."""
    return msgspec.structs.replace(note("team", text, key), clock=clock, site=site, seq=seq)


@given(st.permutations(range(6)))
def test_ids_given_twice_in_any_order(order: list[int]) -> None:
    """Said twice it stands once; said otherwise under the same id it stands beside, under a name that tells where."""
    entries = [
        placed("n", "first", 1, "a" * 32),
        placed("n", "first", 2, "b" * 32),
        placed("n", "other", 3, "c" * 32, 4),
        placed("n", "third", 3, "c" * 32 + "~12345678", 4),
        placed("m", "first", 4, "c" * 32, 5),
        msgspec.structs.replace(placed("n", "other", 9, "c" * 32), room="joint"),
    ]
    stands = {(e.room, e.id): e for e in told_apart(entries[place] for place in order)}
    assert {key: e.act.text for key, e in stands.items()} == {  # type: ignore[union-attr]
        ("team", "n"): "first",
        ("team", "n~cccccccc-4"): "other",
        ("team", "n~cccccccc12345678-4"): "third",
        ("team", "m"): "first",
        ("joint", "n"): "other",
    }
    assert stands["team", "n"].site == "a" * 32


def test_one_file_read_in_two_places_stands_once() -> None:
    """Entries with ids of their own, recorded at two sites apart, are one after merging; what differs stands beside."""
    home = furnished()
    away = copied(home)
    home.write(note("team", "from the file", "n1"), note("team", "mine", "n2"))
    away.write(note("team", "from the file", "n1"), note("team", "yours", "n2"))
    for source, target in ((home, away), (away, home)):
        gives(source, target)
        entries = target.record().shelves["team"].entries
        assert sorted(key.partition("~")[0] for key in entries if key.startswith("n")) == ["n1", "n2", "n2"]
        assert texts(target, "team") == {"from the file", "mine", "yours"}
    assert home.record().shelves["team"].entries.keys() >= away.record().shelves["team"].entries.keys() - {"team"}


def test_a_correction_on_one_branch_did_not_know_the_other() -> None:
    """After a fork, corrections of one entry made on both branches both stand."""
    home = furnished()
    home.write(note("team", "as it was", "n"))
    image = clone(home)
    home.write(said("team", Correction(target="n", reason="here"), "c1"))
    image.write(said("team", Correction(target="n", reason="there"), "c2"))
    assert gives(image, home).corrected_apart == ("n",)
    one, other = (home.record().shelves["team"].entries[key] for key in ("c1", "c2"))
    assert not knew_of(one, other)
    assert not knew_of(other, one)


def test_hex_as_somebody_wrote_it() -> None:
    """What is no hex is no bytes, and no error."""
    assert from_hex("0aFF") == b"\x0a\xff"
    assert from_hex("xx") == from_hex("0") == from_hex("") == b""
