"""Each problem that the verifier knows, made on purpose, is found for what it is, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from goodoffices.verify import Epoch, Findings, check, read_receipt
from goodoffices.verify.english import NOTES, TOLD
from goodoffices.verify.telling import as_json, as_text
from tests.verify.sealing import EPOCH, EPOCHS, ROOM, ROOM_KEY, Chain, receipt_for, signer

Rows = Iterable[tuple[Any, ...]]
OTHER_ROOM, OTHER_EPOCH = b"OTHER room room ", b"OTHER epoch epoc"
TWO = EPOCHS | {OTHER_EPOCH: Epoch(OTHER_ROOM, "north", bytes(32))}


def three(site: int = 1) -> Chain:
    """Return a chain of three entries."""
    return Chain(site).add().add().add()


def certificate(chain: Chain, **changed: Any) -> dict[str, Any]:
    """Return an act that says that the second entry of a chain was destroyed."""
    place = {"site": chain.site.hex(), "seq": 1, "key": chain.rows[1][5].hex()} | changed
    return {"act": "DestructionCertificate", "gone": [place], "why": "as agreed"}


def forked() -> Rows:
    """Give a chain with a second envelope at its third place."""
    chain, other = three(), Chain().add().add().add(act={"act": "Actor", "name": "Another"})
    row = list(other.rows[2])
    row[3] = 1
    return [*chain.rows, tuple(row)]


def after(*chains: Chain) -> Rows:
    """Give the rows of chains."""
    return [row for chain in chains for row in chain.rows]


PROBLEMS: dict[str, tuple[Callable[[], Rows], set[str]]] = {
    "digest": (lambda: three().changed(2, digest=bytes(32)), {"bad-digest"}),
    "body": (lambda: three().changed(2, body=bytes(528)), {"bad-digest", "cannot-open"}),
    "link": (lambda: [*three().rows[:1], *Chain().add(clock=1, says="x").add().rows[1:]], {"bad-link"}),
    "start": (lambda: three().changed(0, prev=bytes(32)), {"bad-start", "bad-digest", "cannot-open"}),
    "gap": (lambda: [three().rows[0], three().rows[2]], {"gap"}),
    "fork": (forked, {"fork"}),
    "lengths": (lambda: three().changed(2, wrapped=b"short"), {"bad-lengths"}),
    "types": (lambda: three().changed(2, body="text", seq=2.0), {"bad-lengths"}),
    "commitment": (lambda: Chain().add(key=bytes(32)).rows, {"bad-commitment"}),
    "wrapped": (lambda: three().changed(2, wrapped=bytes(48)), {"cannot-open"}),
    "room key": (lambda: Chain().add(room_key=bytes(32)).rows, {"cannot-open"}),
    "padding": (lambda: Chain().add(padded=b"\0\0\0\2{}".ljust(512, b"x")).rows, {"bad-padding"}),
    "length": (lambda: Chain().add(padded=b"\xff" * 512).rows, {"bad-padding"}),
    "loose": (lambda: Chain().add(padded=b"\0\0\0\2{}".ljust(1024, b"\0")).rows, {"bad-padding"}),
    "no json": (lambda: Chain().add(document=b"{").rows, {"bad-document"}),
    "more": (lambda: Chain().add(document=b"{} {}").rows, {"bad-document"}),
    "not utf-8": (lambda: Chain().add(document=b"\xff").rows, {"bad-document"}),
    "deep": (lambda: Chain().add(document=b"[" * 100_000).rows, {"bad-document"}),
    "a list": (lambda: Chain().add(document=[]).rows, {"bad-document"}),
    "NaN": (lambda: Chain().add(document=b'{"clock":NaN,"entry":{}}').rows, {"bad-document"}),
    "members": (lambda: Chain().add(document={"entry": {}, "clock": 1, "more": 1}).rows, {"bad-document"}),
    "entry": (lambda: Chain().add(document={"entry": [], "clock": 1}).rows, {"bad-document"}),
    "no act": (lambda: Chain().add(act="Actor").rows, {"bad-document"}),
    "no id": (lambda: Chain().add(document={"entry": {"room": "team", "act": {}}, "clock": 1}).rows, {"bad-document"}),
    "field": (lambda: Chain().add(document={"entry": {"id": "", "site": ""}, "clock": 1}).rows, {"bad-document"}),
    "clock of text": (lambda: Chain().add(document={"entry": {}, "clock": "1"}).rows, {"bad-document"}),
    "bad seen": (lambda: Chain().add(seen=[1]).rows, {"bad-document"}),
    "saw itself": (lambda: three().add(clock=4, seen=[three().end()]).rows, {"bad-document"}),
    "gone": (lambda: three().add(act=certificate(three(), seq=-1)).rows, {"bad-document"}),
    "says": (lambda: Chain().add(says="north").rows, {"other-room"}),
    "epoch of another": (lambda: Chain().add(epoch=OTHER_EPOCH, room_key=bytes(32)).rows, {"other-room"}),
    "clock": (lambda: Chain().add(clock=2).rows, {"bad-clock"}),
    "clock later": (lambda: Chain().add().add(clock=4).rows, {"bad-clock"}),
    "clock seen": (lambda: after(three(), Chain(2).add(clock=3, seen=[three().end()])), {"bad-clock"}),
    "seen": (lambda: Chain().add(clock=9, seen=[three(2).end()]).rows, {"seen-missing"}),
    "seen later": (lambda: after(Chain().add(), Chain(2).add(clock=4, seen=[three().end()])), {"seen-missing"}),
    "seen other": (
        lambda: after(three(), Chain(2).add(clock=4, seen=[[*three().end()[:2], "00" * 32]])),
        {"seen-missing"},
    ),
    "key gone": (lambda: Chain().add().add(keyless=True).add().rows, {"key-gone-uncertified"}),
    "other key": (
        lambda: Chain().add().add(keyless=True).add(act=certificate(three(), key="00" * 32)).rows,
        {"key-gone-uncertified"},
    ),
    "stray": (lambda: [*three().rows, (ROOM, ROOM, 9, 0, *[None] * 4, EPOCH, bytes(48))], {"key-without-entry"}),
    "epoch": (lambda: three().changed(2, epoch=bytes(16)), {"unknown-epoch"}),
    "two keys": (lambda: [*three().rows, three().changed(2, wrapped=bytes(48))[2]], {"key-twice"}),
    "two": (lambda: [*three().rows, Chain().add().add(clock=7).rows[1]], {"place-twice"}),
}


def codes(found: Findings) -> set[str]:
    """Return the codes of the problems that were found."""
    return {problem.code for problem in found.problems}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_is_found_for_what_it_is(name: str) -> None:
    """What was made wrong on purpose is found, with its code, and nothing beside it."""
    rows, expected = PROBLEMS[name]
    assert codes(check(rows(), TWO)) == expected


def other(chain: Chain, **changed: Any) -> list[dict[str, Any]]:
    """Return what a receipt says of a chain, with something changed."""
    said = json.loads(receipt_for(chain))["chains"]
    return [said[0] | changed]


RECEIPTS: dict[str, tuple[bytes, set[str]]] = {
    "as it is": (receipt_for(three()), set()),
    "earlier": (receipt_for(Chain().add()), set()),
    "longer": (receipt_for(three().add()), {"receipt-truncated"}),
    "another chain": (receipt_for(three(), Chain(2).add()), {"receipt-missing-chain"}),
    "another entry": (receipt_for(Chain().add(says="x").add().add()), {"receipt-differs"}),
    "another root": (receipt_for(three(), chains=other(three(), root="00" * 32)), {"bad-root"}),
    "changed": (receipt_for(three(), signature="00" * 64), {"receipt-signature"}),
    "another's name": (
        receipt_for(three(), public=signer(2).public_key().public_bytes_raw().hex()),
        {"receipt-signature"},
    ),
    "no root": (receipt_for(three(), chains=other(three(), root="")), set()),
}


@pytest.mark.parametrize("name", RECEIPTS)
def test_a_receipt_is_held_against_the_chains(name: str) -> None:
    """What a receipt saw and is not there any more is found, and so is a receipt that is not what was signed."""
    data, expected = RECEIPTS[name]
    assert codes(check(three().rows, EPOCHS, [read_receipt(data)])) == expected


def test_receipts_are_of_one_mediation() -> None:
    """A receipt of another mediation than the first, or than the one that is known, is no receipt of this vault."""
    here, elsewhere = (read_receipt(receipt_for(three(), mediation=m * 16)) for m in ("00", "11"))
    assert codes(check(three().rows, None, [here, elsewhere])) == {"receipt-other-mediation"}
    assert codes(check(three().rows, None, [elsewhere], "00" * 16)) == {"receipt-other-mediation"}
    assert check(three().rows, None, [elsewhere]).sound


def test_a_chain_may_begin_anywhere_and_that_is_said() -> None:
    """A part of a chain is sound by itself and told, and is missing its start where a receipt saw that."""
    part = three().rows[1:]
    found = check(part, EPOCHS)
    assert found.sound
    assert [(note.code, note.params.get("first")) for note in found.notes] == [("part", 1), ("end-not-checked", None)]
    assert codes(check(part, EPOCHS, [read_receipt(receipt_for(three()))])) == {"receipt-missing-start"}


def test_what_lies_before_a_part_cannot_be_looked_up_and_that_is_said() -> None:
    """What an entry of a part had seen before the part begins is not missing, and that it was not looked up is told."""
    writer = Chain(2).add(clock=4, seen=[three().end()])
    found = check([*writer.rows, *three().add().rows[3:]], EPOCHS)
    assert found.sound
    assert ("seen-not-here", {"times": 1}) in found.notes


def test_a_destroyed_entry_that_a_certificate_names_is_no_problem() -> None:
    """With a certificate, by its key or by its place, an entry without a key is as it should be, and counted."""
    for key in ("", three().rows[1][5].hex()):
        rows = Chain().add().add(keyless=True).add(act=certificate(three(), key=key)).rows
        found = check(rows, EPOCHS)
        assert found.sound
        assert (found.counts.opened, found.counts.destroyed) == (2, 1)


def test_a_certificate_from_a_hand_written_file_names_nothing_here() -> None:
    """A site named by a word is no problem, and excuses no key that is gone; a tag that is none is a problem."""
    act = certificate(three(), site="jo-s-laptop", key="")
    assert check(three().add(act=act).rows, EPOCHS).sound
    assert codes(check(Chain().add().add(keyless=True).add(act=act).rows, EPOCHS)) == {"key-gone-uncertified"}
    assert codes(check(three().add(act=certificate(three(), site="G" * 32)).rows, EPOCHS)) == {"bad-document"}


def test_a_destroyed_entry_whose_key_is_here_is_said() -> None:
    """A key that a certificate says was destroyed is told: a legal hold may keep it."""
    found = check(three().add(act=certificate(three())).rows, EPOCHS)
    assert found.sound
    assert found.notes[0].code == "destroyed-but-here"


def test_a_clock_after_a_destroyed_entry_is_only_known_to_be_higher() -> None:
    """Where the clock before is not known any more, a higher one is sound, and one that is too low is not."""
    destroyed = Chain().add().add(keyless=True, clock=7)
    gone = certificate(three())
    assert check(Chain().add().add(keyless=True, clock=7).add(clock=8, act=gone).rows, EPOCHS).sound
    assert codes(check(destroyed.add(clock=2, act=gone).rows, EPOCHS)) == {"bad-clock"}


def test_a_fork_is_listed_and_may_be_what_others_saw() -> None:
    """Each envelope beside its chain is listed with its branch; another's writer may have seen either."""
    branch = Chain().add().add().add(act={"act": "Actor", "name": "Another"})
    seen = Chain(2).add(clock=4, seen=[branch.end(), three().end()])
    found = check([*forked(), *seen.rows], EPOCHS)
    assert codes(found) == {"fork"}
    assert [fork[2:] for fork in found.forks] == [(2, 1)]


def test_a_room_without_a_key_is_not_opened_and_that_is_said() -> None:
    """Rooms that no key was given for are checked as far as can be, and how many they are is told."""
    found = check([*three().rows, *Chain(room=OTHER_ROOM).add(epoch=OTHER_EPOCH).rows], EPOCHS)
    assert found.sound
    assert found.notes[0] == ("rooms-not-opened", {"rooms": 1})
    assert found.counts == (2, 2, 4, 3, 0)


def test_every_problem_and_note_has_its_words() -> None:
    """Each code that the tests bring about has a sentence and a next step, and no sentence is without a test."""
    found = {code for _, expected in (*PROBLEMS.values(), *RECEIPTS.values()) for code in expected}
    assert found | {"receipt-other-mediation", "receipt-missing-start"} == set(TOLD)
    assert len(NOTES) == 7


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_problem_can_be_told(name: str) -> None:
    """In words and as JSON, whatever is found can be said; the words name the room where its name is known."""
    found = check(PROBLEMS[name][0](), TWO)
    words = as_text(found, {ROOM.hex(): "team"})
    assert words.startswith("NOT SOUND: ")
    assert "(team)" in words
    assert "{" not in words
    assert json.loads(as_json(found))["sound"] is False


def test_names_cannot_steer_the_screen() -> None:
    """A room's name that turns the line around, or clears the screen, is shown as what it is."""
    words = as_text(check(three().changed(2, digest=bytes(32)), TWO), {ROOM.hex(): "\u202eteam\x1b[2J"})
    assert "\\u202eteam\\u001b[2J" in words


def test_the_key_of_a_room_opens_nothing_under_another_epoch() -> None:
    """The same room's key under a tag that is not the entry's leaves the entry unopened."""
    assert codes(check(three().rows, {OTHER_EPOCH: Epoch(ROOM, "team", ROOM_KEY)})) == {"unknown-epoch"}
