"""Destroyed, held, kept for so long: what would go is shown first, holds forbid it, certificates say what is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli_vault.vaults import did, ids_in, refused, size_of, unlocked

WORDS = "no longer needed\nnotes of January\n"


def hold_on(vault: str, *rooms: str) -> str:
    """Put rooms under a hold and return its id."""
    told = did("vault", "hold", vault, *rooms, answers="the court asked\n")
    found = re.search(r"release \S+ (\w+)`", told)
    assert found
    return found[1]


def test_destroying_shows_what_goes_asks_and_leaves_a_certificate(vault: str, tmp_path: Path) -> None:
    """Kinds and days but no words, with what corrects it, and the copies not reached; then the number is typed."""
    did("vault", "backup", vault, str(tmp_path / "backup"))
    told = did("vault", "destroy", vault, "north-room", "first", answers=WORDS + "2\n")
    assert "2 entries of north-room would be destroyed" in told
    for row in ("2024-01-20 · NoteToFile · first", "2024-01-20 · Correction · mended"):
        assert row in told
    assert "basin" not in told
    assert "Destroyed here: notes of January (2 entries).\nNot confirmed destroyed: backup of " in told
    assert ids_in(vault, "north-room").isdisjoint({"first", "mended"})
    after = did("log", vault)
    assert "basin" not in after
    assert "notes of January" in after


@pytest.mark.parametrize("typed", ["1\n", "yes\n", "\n", ""])
def test_without_the_right_number_nothing_is_destroyed(vault: str, typed: str) -> None:
    """Anything but the number of entries stops it, and all is there."""
    before = size_of(vault)
    ended = unlocked("vault", "destroy", vault, "north-room", "first", answers=WORDS + typed)
    assert (ended.code, ended.err.endswith("Stopped. Nothing was changed.\n")) == (2, True)
    assert size_of(vault) == before


def test_words_are_shown_only_where_they_are_asked_for(vault: str) -> None:
    """With --words the log of what would go is shown."""
    ended = unlocked("vault", "destroy", vault, "north-room", "first", "--words", answers=WORDS + "no\n")
    assert "basin" in ended.out
    assert ended.code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("north-room", "nosuch"), "no such entry"),
        (("nosuch", "first"), "no such entry"),
        (("north-room", "north-room"), "says who may know"),
        (("north-room",), "Say what to destroy"),
        ((), "Say what to destroy"),
        (("north-room", "--rule", "nosuch"), "Nothing in the room north-room is over"),
    ],
)
def test_what_cannot_be_destroyed_is_said(vault: str, arguments: tuple[str, ...], told: str) -> None:
    """What is not there, what says who may know, and nothing at all are refused, and all is there."""
    before = size_of(vault)
    assert told in refused("vault", "destroy", vault, *arguments, "--yes", answers=WORDS)
    assert size_of(vault) == before


@pytest.mark.parametrize("rooms", [(), ("north-room",), ("north-file", "north-room")])
def test_a_hold_forbids_it_until_it_is_released(vault: str, rooms: tuple[str, ...]) -> None:
    """Under a hold it is refused with which hold and how to release it; after that it is done."""
    key = hold_on(vault, *rooms)
    told = refused("vault", "destroy", vault, "north-room", "first", "--yes", answers=WORDS)
    assert "under a legal hold" in told
    assert "vault release" in told
    assert "the court" not in told
    for held in set(re.findall(r"\b[0-9a-f]{32}\b", told)) | {key}:
        did("vault", "release", vault, held, answers="the court is done\n")
    assert "Destroyed here" in did("vault", "destroy", vault, "north-room", "first", "--yes", answers=WORDS)
    assert "There is no hold" in refused("vault", "release", vault, key, answers="again\n")


def test_a_room_the_team_does_not_know_of_is_held_in_itself(vault: str) -> None:
    """A hold on a room that not everybody on the team is in names it nowhere else, and holds."""
    hold_on(vault, "north-file")
    assert "LegalHold" not in did("log", vault, "--in", "team")
    assert "LegalHold" in did("log", vault, "--in", "north-file")
    assert "no such room" in refused("vault", "hold", vault, "nosuch", answers="x\n")


def test_what_was_misfiled_is_gone(vault: str) -> None:
    """It is taken out and destroyed, and says so; under a hold it is taken out only."""
    assert "Destroyed here" in did("vault", "misfiled", vault, "north-room", "second", answers="wrong room\n")
    assert "second" not in ids_in(vault, "north-room")
    hold_on(vault, "team")
    assert "It was not destroyed" in did("vault", "misfiled", vault, "team", "ours", answers="\n")
    assert "tired" not in did("log", vault)
    assert "no such entry" in refused("vault", "misfiled", vault, "team", "nosuch", answers="\n")


def test_a_retention_rule_says_what_is_over_and_destroys_nothing(vault: str) -> None:
    """Rules are listed; what is over is listed by room and rule, and goes only when somebody says so."""
    assert did("vault", "retention", vault) == "There is no retention rule.\n"
    assert did("vault", "destroy", vault, "--due") == "Nothing is over.\n"
    options = ("--keep", "3", "--kind", "NoteToFile")
    told = did("vault", "retention", vault, "north-room", *options, answers="working papers\n")
    rule = re.search(r"[0-9a-f]{32}", told)
    assert rule
    assert f"{rule[0]} · 3 months from the day of entry · north-room · only NoteToFile" in did(
        "vault", "retention", vault
    )
    over = did("vault", "destroy", vault, "--due")
    assert f"north-room · 2 entries · over since 2024-04-20 · rule {rule[0]}" in over
    assert {"first", "second"} <= ids_in(vault, "north-room")
    told = did("vault", "destroy", vault, "north-room", "--rule", rule[0], "--yes", answers=WORDS)
    assert "Destroyed here: notes of January (3 entries)." in told
    assert did("vault", "destroy", vault, "--due") == "Nothing is over.\n"


def test_a_rule_needs_rooms_and_kinds_that_there_are(vault: str) -> None:
    """No room, a room that is not there, a kind misspelt: refused with what to do."""
    assert "for which rooms" in refused("vault", "retention", vault, "--keep", "3", answers="x\n")
    assert "no such room" in refused("vault", "retention", vault, "nosuch", "--keep", "3", answers="x\n")
    assert "Did you mean NoteToFile?" in refused(
        "vault", "retention", vault, "team", "--kind", "NoteToFil", answers="x\n"
    )


def test_the_strictest_regime_ever_said_holds(vault: str) -> None:
    """It can be made stricter and not laxer, and what it keeps off the record is refused."""
    assert "Everything may be put on record" in did("vault", "regime", vault)
    assert "A minimal record is kept" in did("vault", "regime", vault, "minimal")
    assert "A minimal record is kept" in did("vault", "regime", vault, "evidence")
    told = refused("add", vault, answers="- {act: NoteToFile, room: team, text: the basin}\n")
    assert "minimal record" in told
    assert "basin" not in told
