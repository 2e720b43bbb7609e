"""Promise 1 over a vault: with the keys of one room, nothing hangs on any other."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.compartment import Viewer
from goodoffices.record.parcel import pack
from goodoffices.store.sqlite import SqliteStore
from tests.promises.laws_of_parting import PARTING
from tests.promises.partings import HIDDEN_NAME, LOOKED_AT, Parting
from tests.promises.vault_laws import tried
from tests.vaults import ROOMS, furnished, note, rows, travelling


@pytest.mark.parametrize("law", PARTING)
def test_a_law_of_parting(law: str) -> None:
    """Over made-up vaults that differ in other rooms only, the law holds."""
    tried(law)


@pytest.mark.parametrize("room", LOOKED_AT)
def test_a_travel_file_holds_nothing_of_other_rooms(room: str, tmp_path: Path) -> None:
    """A travel vault's file has no tag, digest, key or body of another room, and its size tells nothing of them."""
    rng = Random(room)
    shown = tuple(rng.getrandbits(32) for _ in range(6))
    hidden = tuple(tuple(rng.getrandbits(32) for _ in range(count)) for count in (0, 30))
    sizes = []
    for which in (0, 1):
        vault = Parting(1, room, shown, hidden).vault(which)  # type: ignore[arg-type]
        path = tmp_path / f"{which}.vault"
        travelling(vault, room, SqliteStore(path, create=True)).close()
        data = path.read_bytes()
        own, tag = {vault.tag(room), vault.site().tag}, vault.tag(room)
        for row in rows(vault):
            if row.envelope.room != tag:
                held = row.envelope
                assert not any(part in data for part in {held.room, held.prev, held.key, held.digest} - own)
                assert held.body[:64] not in data
        for other in (*ROOMS, HIDDEN_NAME, "c4n4ry"):
            assert other.encode() not in data
        sizes.append(len(data))
    assert sizes[0] == sizes[1]


def test_a_bundle_of_several_rooms_needs_all_to_be_in_each() -> None:
    """Who is in one of two rooms is given neither with the other, and told no more than of a room that is not."""
    vault = furnished()
    vault.write(note("north-room"))
    answers = []
    for rooms in (["north-room", "team"], ["north-room", "never"]):
        with pytest.raises(GoodOfficesError) as refusal:
            pack(vault, rooms, Viewer(frozenset(("north",))))
        answers.append((refusal.value.code, refusal.value.params))
    assert answers[0] == answers[1]
    assert pack(vault, ["north-room"], Viewer(frozenset(("north",)))).items
