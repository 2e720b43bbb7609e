"""Promise 3, and what a merge promises: by union, in any order, and nothing destroyed ever comes back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from goodoffices.acts.housekeeping import Correction, Instead, NoteToFile
from goodoffices.acts.keeping import DestructionCertificate, Gone
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.destroying import Order, destroy
from goodoffices.record.see import see
from goodoffices.standing.log import log
from goodoffices.standing.standing import standing
from goodoffices.store.sqlite import SqliteStore
from tests.promises.laws_of_merging import (
    LATE,
    MERGING,
    Meeting,
    any_exchange_converges,
    any_order_of_merging,
    meetings,
)
from tests.promises.sites import History
from tests.promises.vault_laws import tried
from tests.vaults import clone, copied, furnished, gives, keyed, note, opened, rows, said, texts


@pytest.mark.parametrize("law", MERGING)
def test_a_law_of_merging(law: str) -> None:
    """Over made-up histories of sites that write, copy, fork, hold and destroy, the law holds."""
    tried(law)


@pytest.mark.parametrize("law", [any_order_of_merging, any_exchange_converges])
def test_laws_of_merging_on_files(law: Callable[[Meeting], None], tmp_path: Path) -> None:
    """Vaults that lie in files merge as those in memory do."""
    numbers = count()

    def stores() -> SqliteStore:
        return SqliteStore(tmp_path / f"{next(numbers)}.vault", create=True)

    rng = Random("files")
    for _ in range(2):
        history = History(rng.getrandbits(32), tuple(rng.getrandbits(32) for _ in range(10)))
        law(Meeting(history, rng.getrandbits(32), 1, stores))


@pytest.mark.deep
def test_merging_with_every_view() -> None:
    """The same on longer histories, told to everybody in every room and to every person."""
    for law, _ in MERGING.values():
        settings(max_examples=20, deadline=None)(given(meetings(40, 80, viewers=20))(law))()


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_nothing_destroyed_comes_back(order: tuple[int, ...]) -> None:
    """An entry destroyed at one site is gone wherever its certificate comes, before or after three older copies."""
    home = furnished()
    home.write(note("team", "ours alone", "doomed"))
    sites = [home, *(copied(home, seed=place) for place in range(3))]
    for place, site in enumerate(sites):
        site.write(note("team", f"from {place}"))
    commitment = opened(home, "team", "doomed").key
    destroy(home, Order(room="team", ids=frozenset(("doomed",)), why="promised"))
    new = copied(sites[1], seed="new")
    for place in order:
        gives(sites[place], new)
    assert "ours alone" not in texts(new, "team")
    assert {f"from {place}" for place in range(4)} <= texts(new, "team")
    assert commitment not in {row.envelope.key for row in rows(new) if row.envelope.digest in keyed(new)}
    for site in sites[1:]:
        gives(new, site)
        assert "ours alone" not in texts(site, "team")


def test_a_certificate_of_another_room_destroys_nothing() -> None:
    """What is said to be destroyed in one room is not so in another, and hides no certificate of that one."""
    home = furnished()
    home.write(note("team", "kept", "kept"), note("team", "gone", "gone"))
    old = copied(home)
    places = [opened(home, "team", key) for key in ("kept", "gone")]
    destroy(home, Order(room="team", ids=frozenset(("gone",)), why="promised"))
    for place in places:
        forged = Gone(site=place.entry.site, seq=place.entry.seq, key=place.key.hex())
        home.write(said("joint", DestructionCertificate(gone=(forged,), why="forged")))
    assert texts(home, "team") == {"kept"}
    gives(old, home)
    gives(home, old)
    assert texts(home, "team") == texts(old, "team") == {"kept"}


@pytest.mark.parametrize("first", [0, 1])
def test_corrections_made_apart_both_stand(first: int) -> None:
    """Two sites correct one entry and do not know of each other: both corrections stand, and merging says so."""
    home = furnished()
    home.write(note("team", "as it was", "n"))
    away = copied(home)
    sites = (home, away) if first == 0 else (away, home)
    for place, site in enumerate((home, away)):
        instead = Instead(act=NoteToFile(text=f"as {place} has it"))
        site.write(said("team", Correction(target="n", reason="a slip", instead=instead), f"c{place}"))
    assert gives(sites[0], sites[1]).corrected_apart == ("n",)
    assert gives(sites[1], sites[0]).corrected_apart == ("n",)
    for site in sites:
        record = site.record()
        here = standing(see(record, record.those_in("team")), as_of=LATE, known_at=LATE)
        facts = [fact for fact in here.everything() if fact.id == "n"]
        assert sorted(fact.act.text for fact in facts) == ["as 0 has it", "as 1 has it"]
        assert {"n", "c0", "c1"} <= {line.id for line in log(here)}


def test_a_correction_that_knew_the_other_is_no_conflict() -> None:
    """Of two corrections one after the other nothing is reported."""
    home = furnished()
    home.write(note("team", "as it was", "n"), said("team", Correction(target="n", reason="a slip"), "c0"))
    away = copied(home)
    away.write(said("team", Correction(target="n", reason="another"), "c1"))
    assert gives(away, home).corrected_apart == ()


def test_a_fork_stands_beside_the_rest() -> None:
    """A machine put back from an image forks its chain: both branches stand, the room is named, and both write anew."""
    home = furnished()
    home.write(note("team", "before"))
    image = clone(home)
    home.write(note("team", "here"), note("team", "here too"))
    image.write(note("team", "there"))
    was = home.site().tag
    assert home.site().tag == image.site().tag
    merged = gives(image, home)
    assert (merged.forked, merged.new_site) == (("team",), True)
    assert gives(home, image).forked == ("team",)
    assert was not in (home.site().tag, image.site().tag)
    assert home.site().tag != image.site().tag
    assert texts(home, "team") == texts(image, "team") == {"before", "here", "here too", "there"}
    home.write(note("team", "after"))
    assert not gives(home, image).forked


def test_a_chain_that_went_on_elsewhere_is_left_to_it() -> None:
    """What came in as this site's own, without a fork yet, makes it a new site, so that there will be none."""
    home = furnished()
    image = clone(home)
    image.write(note("team", "there"))
    assert gives(image, home).new_site
    home.write(note("team", "here"))
    assert not gives(home, image).forked
    assert texts(image, "team") == {"here", "there"}


def test_another_mediation_is_refused() -> None:
    """A parcel of another mediation is taken for nothing, and leaves nothing."""
    home, other = furnished(seed="one"), furnished(seed="other")
    before = rows(home)
    with pytest.raises(GoodOfficesError, match="other-mediation"):
        gives(other, home)
    assert rows(home) == before
