"""Destruction: with what repeats the words, never of what says who may know or under a hold; and the certificate."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import (
    CompartmentOpened,
    Correction,
    Grant,
    Instead,
    Misfiled,
    NoteToFile,
    Revocation,
)
from goodoffices.acts.keeping import (
    STAYS,
    ConfidentialityRegime,
    CopyDestroyed,
    CopyMade,
    DestructionCertificate,
    HoldReleased,
    LegalHold,
    Received,
    RetentionRule,
)
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.acts.values import Span
from goodoffices.record.destroying import Destroyed, Order, destroy, finish, misfile
from goodoffices.record.vault import Vault
from tests.vaults import (
    NOON,
    Ticking,
    clone,
    copied,
    furnished,
    gives,
    note,
    opened,
    reopened,
    rows,
    said,
    texts,
    travelling,
)
from tests.worlds import DAY


def gone(vault: Vault, *ids: str, room: str = "team", **how: Any) -> Destroyed:
    """Destroy entries of a room."""
    return destroy(vault, Order(room=room, ids=frozenset(ids), why="it was promised", **how))


def certificate(made: Destroyed) -> DestructionCertificate:
    """Return the certificate."""
    assert isinstance(made.certificate.act, DestructionCertificate)
    return made.certificate.act


@pytest.fixture
def vault() -> Vault:
    """Return a vault with a note, its correction, one of that, and another note."""
    made = furnished(clock=Ticking(NOON))
    instead = Instead(act=NoteToFile(text="the words again"))
    made.write(
        note("team", "the words", "n"),
        said("team", Correction(target="n", reason="a slip", instead=instead), "c"),
        said("team", Correction(target="c", reason="another", instead=instead), "cc"),
        note("team", "others", "other"),
    )
    return made


def test_what_corrects_it_goes_too(vault: Vault) -> None:
    """An entry goes with all that corrects it, and what corrects that; what stands beside it stays."""
    made = gone(vault, "n", what="notes of May", by="amal", rule="r")
    assert made.keys == 3
    assert vault.record().shelves["team"].entries.keys() == {"team", "other", made.certificate.id}
    act = certificate(made)
    assert (act.why, act.by, act.rule, act.what) == ("it was promised", "amal", "r", "notes of May")
    assert {(place.seq, len(place.key)) for place in act.gone} == {(1, 64), (2, 64), (3, 64)}
    assert reopened(vault).record().shelves["team"].entries.keys() == {"team", "other", made.certificate.id}


def test_a_correction_alone_can_go(vault: Vault) -> None:
    """Of a correction what it says goes, and what it corrected stands as it was."""
    assert gone(vault, "cc").keys == 1
    assert {"n", "c"} <= vault.record().shelves["team"].entries.keys()


@pytest.mark.parametrize("ids", [(), ("never",), ("n", "never"), ("joint",)])
def test_what_is_not_in_the_room_is_not_here(vault: Vault, ids: tuple[str, ...]) -> None:
    """Nothing is destroyed by an id that is not in the room, be it in another; nor in a room that is not."""
    before = rows(vault)
    for room in ("team", "never"):
        with pytest.raises(NotHere):
            gone(vault, *ids, room=room)
    assert rows(vault) == before


WHO_MAY_KNOW: tuple[Act, ...] = (
    CompartmentOpened(),
    Grant(to="jo"),
    Revocation(to="jo"),
    Misfiled(target="x"),
    ConfidentialityRegime(keeps="evidence"),
    LegalHold(why="x", rooms=("joint",)),
    HoldReleased(hold="x"),
    DestructionCertificate(gone=(), why="x"),
    Received(heads=()),
    RetentionRule(keep=Span(count=1, unit="days")),
    CopyMade(what="x", sort="backup"),
    CopyDestroyed(copy="x"),
)


@pytest.mark.parametrize("act", WHO_MAY_KNOW, ids=lambda act: type(act).__name__)
def test_what_says_who_may_know_stays(vault: Vault, act: Act) -> None:
    """What the rest is read by is not destroyed, alone or together with what may be."""
    vault.write(said("team", act, "stays"))
    before = rows(vault)
    for ids in (("stays",), ("n", "stays")):
        with pytest.raises(GoodOfficesError) as refusal:
            gone(vault, *ids)
        assert refusal.value.params == {"kind": type(act).__name__, "id": "stays"}
    with pytest.raises(GoodOfficesError, match="cannot-destroy"):
        misfile(vault, "team", "stays", "x")
    assert rows(vault) == before
    assert {type(act) for act in WHO_MAY_KNOW} == set(STAYS)


@pytest.mark.parametrize(
    ("rooms", "held"), [((), True), (("team",), True), (("joint", "team"), True), (("joint",), False)]
)
def test_a_hold_forbids_it(vault: Vault, rooms: tuple[str, ...], held: bool) -> None:
    """Under a hold on the room, or on all, nothing goes, and the error names it; after its release it does."""
    vault.write(said("team", LegalHold(why="a court asked", rooms=rooms), "hold"))
    if held:
        before = rows(vault)
        with pytest.raises(GoodOfficesError) as refusal:
            gone(vault, "n")
        assert (refusal.value.code, refusal.value.params) == ("under-hold", {"holds": ["hold"], "room": "team"})
        assert rows(vault) == before
        vault.write(said("team", Correction(target="hold", reason="so as to destroy")))
        with pytest.raises(GoodOfficesError, match="under-hold"):
            gone(vault, "n")
        vault.write(said("team", HoldReleased(hold="hold")))
    assert gone(vault, "n").keys == 3


def test_a_hold_that_another_program_wrote_is_seen(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hold that came in the last moment, from another who has the vault open, forbids it as well."""
    other = reopened(vault)
    right = other.writing

    def late(*given: Any, **more: Any) -> Any:
        vault.write(said("team", LegalHold(why="a court asked"), "hold"))
        return right(*given, **more)

    monkeypatch.setattr(other, "writing", late)
    with pytest.raises(GoodOfficesError, match="under-hold"):
        gone(other, "n")
    assert "the words" in texts(vault, "team")


def test_one_hold_released_leaves_the_other(vault: Vault) -> None:
    """Two holds forbid it until both are released, each in the room it lies in."""
    vault.write(said("team", LegalHold(why="one"), "h1"), said("team", LegalHold(why="two"), "h2"))
    vault.write(said("team", HoldReleased(hold="h1")), said("joint", HoldReleased(hold="h2")))
    with pytest.raises(GoodOfficesError) as refusal:
        gone(vault, "n")
    assert refusal.value.params["holds"] == ["h2"]


def test_a_hold_that_another_room_says_holds_that_room_alone(vault: Vault) -> None:
    """Only the team can hold what lies elsewhere; said in another room, whatever it names, it holds that room."""
    vault.write(said("joint", LegalHold(why="one", rooms=("team",)), "h1"), said("joint", LegalHold(why="two"), "h2"))
    vault.write(note("joint", "there", "there"))
    assert gone(vault, "n").keys > 0
    with pytest.raises(GoodOfficesError) as refusal:
        gone(vault, "there", room="joint")
    assert refusal.value.params["holds"] == ["h1", "h2"]


def test_without_the_team_no_hold_can_be_known(vault: Vault) -> None:
    """In a travel vault without the team's room nothing is destroyed; what was misfiled is only taken out."""
    vault.write(note("north-room", "ours", "x"))
    away = travelling(vault, "north-room")
    with pytest.raises(GoodOfficesError, match="hold-unknown"):
        gone(away, "x", room="north-room")
    assert misfile(away, "north-room", "x", "by mistake") is None
    record = away.record()
    assert "x" in record.shelves["north-room"].misfiled
    assert opened(away, "north-room", "x").entry.act == NoteToFile(text="ours")


def test_what_was_misfiled_is_taken_out_and_destroyed(vault: Vault) -> None:
    """Filed to the wrong room, it is taken out of every reading, its content goes, and both are on record."""
    made = misfile(vault, "team", "n", "it was North's", by="jo")
    assert made is not None
    assert (made.keys, certificate(made).why, certificate(made).by) == (3, "misfiled", "jo")
    entries = vault.record().shelves["team"].entries
    assert [e.act for e in entries.values() if isinstance(e.act, Misfiled)] == [
        Misfiled(target="n", reason="it was North's")
    ]
    assert not {"n", "c", "cc"} & entries.keys()


def test_under_a_hold_the_misfiled_is_only_taken_out(vault: Vault) -> None:
    """Under a hold its content stays under lock, out of every reading; no certificate says otherwise."""
    vault.write(said("team", LegalHold(why="a court asked"), "hold"))
    assert misfile(vault, "team", "n", "by mistake") is None
    assert "n" in vault.record().shelves["team"].misfiled
    assert not any(isinstance(e.act, DestructionCertificate) for e in vault.record().shelves["team"].entries.values())
    with pytest.raises(NotHere):
        misfile(vault, "team", "never", "x")


def test_said_twice_it_is_destroyed_twice() -> None:
    """What two sites read from one file under one id, and stands once, is destroyed in both places."""
    home = furnished()
    away = copied(home)
    for site in (home, away):
        site.write(note("team", "from the file", "n"))
    gives(away, home)
    assert texts(home, "team") == {"from the file"}
    assert gone(home, "n").keys == 2
    for vault in (home, reopened(home), copied(home)):
        assert texts(vault, "team") == set()
    gives(away, home)
    assert texts(home, "team") == set()
    assert gives(home, away).destroyed == 1


def test_on_a_fork_only_what_was_meant_goes() -> None:
    """Of two entries that two branches have in one place under one id, only the one that was meant is destroyed."""
    home = furnished()
    image = clone(home)
    home.write(note("team", "here", "n"))
    image.write(note("team", "there", "n"))
    gives(image, home)
    ids = [key for key, e in home.record().shelves["team"].entries.items() if e.act == NoteToFile(text="there")]
    assert gone(home, *ids).keys == 1
    assert texts(home, "team") == {"here"}


def test_a_certificate_names_copies_it_cannot_reach(vault: Vault) -> None:
    """Copies that may hold it and were not confirmed destroyed are listed, by time: of its room, or of every room."""
    clock = vault.clock
    assert isinstance(clock, Ticking)
    for place, (what, rooms) in enumerate((("backup of May", ()), ("a trip", ("team",)), ("North's", ("north-room",)))):
        clock.now = NOON + (3 - place) * DAY
        vault.write(said("team", CopyMade(what=what, sort="backup", rooms=rooms), f"copy{place}"))
    vault.write(said("team", CopyMade(what="destroyed since", sort="backup"), "over"))
    vault.write(said("team", CopyDestroyed(copy="over")))
    vault.write(note("team", "later", "later", entered=NOON + 9 * DAY))
    assert certificate(gone(vault, "later")).unconfirmed == ()
    assert certificate(gone(vault, "n")).unconfirmed == ("a trip", "backup of May")


def test_clocks_of_two_sites_are_not_compared() -> None:
    """A copy is listed though by the other site's clock it was made years before the entry was entered."""
    home = furnished(clock=Ticking(NOON))
    away = copied(home, clock=Ticking(NOON + 3_000 * DAY))
    away.write(note("team", "the words", "n"))
    gives(away, home)
    home.write(said("team", CopyMade(what="a backup", sort="backup")))
    assert certificate(gone(home, "n")).unconfirmed == ("a backup",)


def test_what_was_destroyed_elsewhere_already(vault: Vault) -> None:
    """Destroyed at two sites, it has two certificates, and the room is read all the same."""
    away = copied(vault)
    gone(vault, "n")
    gone(away, "n")
    assert gives(vault, away).destroyed == 0
    gives(away, vault)
    for held in (vault, away):
        found = [e for e in held.record().shelves["team"].entries.values() if isinstance(e.act, DestructionCertificate)]
        assert len(found) == 2
        assert texts(held, "team") == {"others"}


@pytest.mark.parametrize("way", ["a merge with news", "a merge without", "finishing"])
def test_a_hold_keeps_what_a_certificate_from_elsewhere_names(vault: Vault, way: str) -> None:
    """Where a hold is in force the key stays, out of every reading; after its release it can be erased."""
    away = copied(vault)
    away.write(said("team", LegalHold(why="a court asked"), "hold"))
    gone(vault, "n")
    merged = gives(vault, away)
    assert (merged.destroyed, merged.kept_under_hold) == (0, 3)
    assert texts(away, "team") == {"others"}
    assert opened(away, "team", "n").entry.act == NoteToFile(text="the words")
    assert texts(copied(away), "team") == {"others"}
    assert finish(away) == 0
    away.write(said("team", HoldReleased(hold="hold")))
    if way == "a merge with news":
        vault.write(note("team", "news"))
    assert (finish(away) if way == "finishing" else gives(vault, away).destroyed) == 3
    assert finish(away) == 0
    assert texts(reopened(away), "team") >= {"others"}


def test_gone_places_are_those_of_the_chain(vault: Vault) -> None:
    """The certificate names each entry's site, number and commitment as its envelope has them."""
    places = {(r.envelope.site.hex(), r.envelope.seq, r.envelope.key.hex()) for r in rows(vault)}
    act = certificate(gone(vault, "n", "other"))
    named = {(place.site, place.seq, place.key) for place in act.gone}
    assert len(named) == 4
    assert named <= places
    assert msgspec.json.decode(msgspec.json.encode(act), type=DestructionCertificate) == act
