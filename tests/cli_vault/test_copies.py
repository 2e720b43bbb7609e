"""What leaves a vault and comes home: rooms for a trip, bundles for people, backups; each copy is on record."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.cli_vault.vaults import OTHER, PHRASE, did, ids_in, looked_into, refused, unlocked
from tests.commands import said

ON_THE_WAY = "- {act: NoteToFile, id: on-the-way, room: north-room, text: they will wait}\n"


def test_a_trip_and_coming_home(vault: str, tmp_path: Path) -> None:
    """A travel vault has the rooms of the trip and no other, opens with its own words, and its notes come home."""
    trip = str(tmp_path / "trip.vault")
    told = did("vault", "travel", vault, trip, "--room", "north-room", "--to", "jo", secrets=(PHRASE, OTHER))
    assert f"goodoffices vault merge {vault} {trip}" in told
    assert ids_in(trip, "team", OTHER) == set()
    assert "first" in ids_in(trip, "north-room", OTHER)
    refused("check", trip)
    did("add", trip, answers=ON_THE_WAY, secrets=(OTHER,))
    copies = did("vault", "copies", vault)
    assert "travel vault of " in copies
    assert " · with jo · north-room" in copies
    home = unlocked("vault", "merge", vault, trip, secrets=(PHRASE, OTHER))
    assert home.code == 0
    assert "north-room: 1 entry came in." in home.out
    assert "--back ID" in home.err
    assert "they will wait" in did("log", vault)
    assert "Nothing new came in." in did("vault", "merge", vault, trip, secrets=(PHRASE, OTHER))
    key = copies.split(" ")[0]
    assert "No copy is out" in did("vault", "copies", vault, "--back", key)
    assert "no copy" in refused("vault", "copies", vault, "--back", key)


def test_what_was_destroyed_at_home_is_destroyed_on_the_way(vault: str, tmp_path: Path) -> None:
    """Merged into the travel vault, a certificate destroys there too; merged home, nothing returns."""
    trip = str(tmp_path / "trip.vault")
    did("vault", "travel", vault, trip, "--room", "north-room", secrets=(PHRASE, OTHER))
    did("vault", "destroy", vault, "north-room", "second", "--yes", answers="done with\n\n")
    assert "Nothing" in did("vault", "merge", vault, trip, secrets=(PHRASE, OTHER))
    assert "second" not in ids_in(vault, "north-room")
    no = unlocked("vault", "merge", trip, vault, secrets=(OTHER, PHRASE), answers="no\n")
    assert (no.code, "1 DestructionCertificate (north-room)" in no.err) == (2, True)
    assert "second" in ids_in(trip, "north-room", OTHER)
    merged = did("vault", "merge", trip, vault, secrets=(OTHER, PHRASE), answers="yes\n")
    assert "destroyed here: a certificate came" in merged
    assert "second" not in ids_in(trip, "north-room", OTHER)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "Say which rooms"),
        (("--room", "nosuch"), "no such room"),
        (("--room", "north-file", "--to", "jo"), "no such room"),
    ],
)
def test_a_trip_that_cannot_be_made_leaves_nothing(
    vault: str, tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    """No room, none that is there, none that the person may read: refused alike, with no file and nothing on record."""
    trip = tmp_path / "trip.vault"
    assert told in refused("vault", "travel", vault, str(trip), *options, secrets=(PHRASE, OTHER))
    assert sorted(os.listdir(tmp_path)) == ["talks.vault", "talks.yaml"]  # noqa: PTH208
    assert "No copy is out" in did("vault", "copies", vault)


def test_rooms_are_sent_to_a_person_and_taken_in(vault: str, tmp_path: Path) -> None:
    """A key read out and recorded, a bundle sealed to it, merged by whoever it is for and by nobody else."""
    jos = str(tmp_path / "jo.vault")
    did(
        "vault", "travel", vault, jos, "--room", "north-room", "--room", "public", "--to", "jo", secrets=(PHRASE, OTHER)
    )
    key = did("vault", "identity", jos, secrets=(OTHER,)).strip()
    assert re.fullmatch("age1[a-z0-9]{58}", key)
    bundle = str(tmp_path / "bundle.age")
    send = ("vault", "send", vault, bundle, "--room", "north-room", "--to", "jo")
    assert "The key of jo is not on record" in refused(*send)
    assert "no public key" in refused("vault", "person", vault, "jo", answers="age1nosuch\n\n")
    assert "On record" in did("vault", "person", vault, "jo", answers=f"{key}\nread out by phone\n")
    did("add", vault, answers=ON_THE_WAY)
    assert "Only jo can open it" in did(*send)
    assert Path(bundle).stat().st_mode & 0o777 == 0o600
    assert "bundle of " in did("vault", "copies", vault)
    assert "north-room: 1 entry came in." in did("vault", "merge", jos, bundle, secrets=(OTHER,))
    assert "not sealed to this vault" in refused("vault", "merge", vault, bundle)
    Path(bundle).write_bytes(Path(bundle).read_bytes()[:-20])
    assert refused("vault", "merge", jos, bundle, secrets=(OTHER,))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--to", "jo"), "Say which rooms"),
        (("--room", "team"), "Say to whom"),
        (("--room", "north-file", "--to", "jo"), "The key of jo"),
    ],
)
def test_what_cannot_be_sent_is_said(vault: str, tmp_path: Path, options: tuple[str, ...], told: str) -> None:
    """Without rooms, without people or without a key nothing is written."""
    assert told in refused("vault", "send", vault, str(tmp_path / "bundle"), *options)
    assert not (tmp_path / "bundle").exists()


def test_what_is_neither_vault_nor_bundle_is_not_merged(vault: str, file: str, tmp_path: Path) -> None:
    """A mediation file is pointed to `import`; a missing file is said; another mediation's vault is refused."""
    assert "goodoffices import" in refused("vault", "merge", vault, file)
    assert "cannot be read" in refused("vault", "merge", vault, str(tmp_path / "nowhere"))
    other = str(tmp_path / "other.vault")
    did("vault", "new", other, "--from", file, "--no-recovery")
    assert "belongs to another mediation" in refused("vault", "merge", vault, other, secrets=(PHRASE, PHRASE))


def test_a_backup_comes_back_as_it_was(vault: str, tmp_path: Path) -> None:
    """It is on record before it is made, opens with the same words, says the same, and overwrites nothing."""
    backup, back = str(tmp_path / "backup"), str(tmp_path / "back.vault")
    did("vault", "backup", vault, backup)
    assert "backup of " in did("vault", "copies", vault)
    assert Path(backup).stat().st_mode & 0o777 == 0o600
    assert "is there already" in refused("vault", "backup", vault, backup)
    assert "Restored" in said("vault", "restore", backup, back).out
    day = ("--as-of", "2030-01-01", "--known-at", "2030-01-01")
    assert did("log", back, *day) == did("log", vault, *day)
    assert "is there already" in said("vault", "restore", backup, back).err
    did("add", back, answers=ON_THE_WAY)
    assert "north-room: 1 entry came in." in did("vault", "merge", vault, back, secrets=(PHRASE, PHRASE))
    assert "no vault" in said("vault", "restore", str(tmp_path / "talks.yaml"), str(tmp_path / "none.vault")).err
    assert not (tmp_path / "none.vault").exists()


def test_a_backup_that_failed_is_not_left_on_record(
    vault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped while it was made, no file is there and no copy is out."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("goodoffices.store.copying.put_in_place", stopped)
    assert unlocked("vault", "backup", vault, str(tmp_path / "backup")).code == 2
    assert sorted(os.listdir(tmp_path)) == ["talks.vault", "talks.yaml"]  # noqa: PTH208
    assert "No copy is out" in did("vault", "copies", vault)


def test_a_copied_vault_writes_as_another_site(vault: str, tmp_path: Path) -> None:
    """A file copied by hand and written to on both sides merges without a fork."""
    copy = tmp_path / "copy.vault"
    copy.write_bytes(Path(vault).read_bytes())
    did("add", str(copy), answers=ON_THE_WAY)
    did("add", vault, answers=ON_THE_WAY.replace("on-the-way", "at-home"))
    told = did("vault", "merge", vault, str(copy), secrets=(PHRASE, PHRASE))
    assert "went on in two places" not in told
    with looked_into(vault) as found:
        assert not found.loaded().forked
