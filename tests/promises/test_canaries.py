"""What is sealed is nowhere to be found: not in any byte that a program writes, be it erased again, nor in any file.

A program that does all there is to do runs under strace; its words are full of canaries. The one thing shown on purpose
is the key of one entry, in a proof of it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from goodoffices.record.founding import open_vault
from goodoffices.record.identity import own_identity
from goodoffices.record.loading import key_of
from goodoffices.record.sites import SITES
from goodoffices.record.vault import Vault
from goodoffices.store.sqlite import SqliteStore
from tests.promises.spilling import FAULTS, KINDS, NEW, canaries, canary
from tests.vaults import entry_key, open_with, rows
from tools import tracing

ROOT = Path(__file__).parents[2]
WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg")
MOVES = ("copy_file_range", "sendfile", "splice", "memfd_create")
NAMING = (
    "openat", "open", "creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir",
    "mkdirat", "mknod", "mknodat", "connect",
)  # fmt: skip
CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
EXPECTED = re.compile(
    r"(?:(?:a|away)\.vault(?:-wal|-shm|-journal)?|backup|bundle|receipt|proof|log|state(?:/[0-9a-f]{32}\.json)?"
    r"|\.goodoffices-\w+(?:/vault(?:-wal|-shm|-journal)?)?)"
)


class Watched(NamedTuple):
    """What a program did: the bytes it wrote to each file, in order, and the names it made or opened to write.

    And what it left: every file in its folder as it lay there when the program ended.
    """

    folder: Path
    written: dict[str, bytes]
    names: set[str]
    moved: list[str]
    left: dict[str, bytes]


def unquoted(text: str) -> bytes:
    """Return what strace shows of some bytes."""
    return bytes.fromhex(text.replace("\\x", ""))


def watched(folder: Path, fault: str = "") -> Watched:
    """Run the program under strace and return what it did."""
    tracer = tracing.tracer()
    if tracer is None:
        pytest.fail(tracing.HOW)
    trace = folder.with_name("trace")
    calls = ",".join(f"?{call}" for call in (*WRITES, *MOVES, *NAMING))
    command = [tracer, "-f", "-qq", "-y", "-xx", "-s", "100000000", "-o", str(trace), "-e", f"trace={calls}"]
    command += [sys.executable, "-B", "-m", "tests.promises.spilling", str(folder), fault]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.stdout != "done\n":
        raise RuntimeError(ended.stderr)
    left = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return Watched(folder, *read_trace(trace), left)


def read_trace(trace: Path) -> tuple[dict[str, bytes], set[str], list[str]]:
    """Return what a trace says: what was written where, the names, and calls that move bytes unseen."""
    written: dict[str, list[bytes]] = {}
    names: set[str] = set()
    moved = []
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            found = CALL.match(line)
            if found is None:
                continue
            call, given = found.groups()
            parts = [unquoted(text) for text in TEXT.findall(given)]
            if call in WRITES:
                target = unquoted("".join(re.findall(r"^\d+<((?:\\x[0-9a-f]{2})*)", given))).decode()
                written.setdefault(target, []).extend(parts)
            elif call in MOVES:
                moved.append(call)
            elif call == "connect" or not call.startswith("open") or re.search("O_WRONLY|O_RDWR|O_CREAT", given):
                names |= {part.decode() for part in parts}
    return {target: b"".join(parts) for target, parts in written.items()}, names, moved


def as_written(secret: bytes) -> Iterator[bytes]:
    """Give the ways in which a secret may be written down: as it is, wide, as hex, or within any base64."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    for shift in range(3):
        coded = b64encode(bytes(shift) + secret)
        yield coded[4 if shift else 0 : len(coded) - 4]


def words(text: str) -> Iterator[bytes]:
    """Give the ways in which a canary may be written down."""
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield from as_written(text.encode(coding))


def keys_of(vault: Vault) -> set[bytes]:
    """Return every key that a vault has."""
    found = {vault.key, vault.head.secret, *(epoch.key for epoch in vault.epochs.by_tag.values())}
    found |= {key_of(row, vault.epochs) or vault.key for row in rows(vault)}
    with vault.store.reading() as reading:
        found |= {value for _, value in vault.drawer.all(reading, SITES)}
    return found | {str(own_identity(vault)).encode()}


def nothing_spills(did: Watched) -> None:
    """Demand that no canary and no key is in what the program wrote, in what it left, or in a name."""
    keys: set[bytes] = set()
    for name in ("a.vault", "away.vault"):
        vault = open_vault(SqliteStore(did.folder / name), NEW, **open_with("x"))
        keys |= keys_of(vault)
        shown = entry_key(vault, canary("north"), "e1")
        vault.close()
    keys.discard(shown)
    secrets = {form for text in canaries() for form in words(text)} | {form for key in keys for form in as_written(key)}
    for place, data in (*did.written.items(), *did.left.items(), ("names", "\x00".join(did.names).encode())):
        found = [form for form in secrets if form in data]
        assert found == [], place
    told = {name.removeprefix(f"{did.folder}/") for name in did.names if name != str(did.folder)}
    assert {name for name in told if not EXPECTED.fullmatch(name) and name not in ("/dev/null", "/dev/tty")} == set()
    assert did.moved == []


@pytest.fixture(scope="module")
def did(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """Return what the program does with no fault in it."""
    folder = tmp_path_factory.mktemp("spilling") / "there"
    folder.mkdir()
    return watched(folder)


def test_no_byte_that_is_written_holds_a_word_or_a_key(did: Watched) -> None:
    """Vault, log of writing, backup, travel vault, bundle, receipt, state and log: nothing sealed is in any of them."""
    nothing_spills(did)
    for name in ("a.vault", "a.vault-wal", "away.vault", "bundle", "receipt", "log"):
        assert did.written[str(did.folder / name)]
    assert len(KINDS) > 50


def test_a_travel_vault_and_a_bundle_hold_no_key_of_another_room(did: Watched) -> None:
    """What goes out of the vault opens with its own secret, and the team's keys and words are not even in there."""
    home = open_vault(SqliteStore(did.folder / "a.vault"), NEW, **open_with("x"))
    away = open_vault(SqliteStore(did.folder / "away.vault"), NEW, **open_with("y"))
    team = home.tag(canary("team"))
    ours = {key_of(row, home.epochs) for row in rows(home) if row.envelope.room == team and row.wrapped}
    assert ours
    assert not ours & keys_of(away)
    assert {epoch.name for epoch in away.epochs.by_tag.values()} == {canary("north")}
    assert team not in did.left[str(did.folder / "away.vault")]
    for vault in (home, away):
        vault.close()


@pytest.mark.parametrize("fault", FAULTS)
def test_what_spills_is_caught(fault: str, tmp_path: Path) -> None:
    """With this fault in the program, something of it is seen."""
    (tmp_path / "there").mkdir()
    did = watched(tmp_path / "there", fault)
    with pytest.raises(AssertionError):
        nothing_spills(did)


@pytest.mark.parametrize("way", ["as it is", "utf-16-le", "base64", "hex"])
def test_each_way_to_write_it_down_is_looked_for(way: str) -> None:
    """A canary is found in text of any coding, and at any place in base64."""
    text = canary("kept")
    told = {
        "as it is": f'{{"text": "{text}"}}'.encode(),
        "utf-16-le": f"so {text} it is".encode("utf-16-le"),
        "base64": b64encode(f"somewhere {text} in it".encode()),
        "hex": f"so {text} it is".encode().hex().encode(),
    }
    assert any(form in told[way] for form in words(text))
    assert not any(form in told[way] for form in words(canary("gone")))


@pytest.mark.parametrize(("user", "code"), [(0, 0), (1000, 1)])
def test_without_strace_it_is_fetched_or_said_how(
    user: int, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where root has apt-get the one package is asked for; elsewhere the next step is told and the check fails."""
    put = f'[ "$1" = install ] && printf "#!/bin/sh\\n" > {tmp_path}/strace && /bin/chmod +x {tmp_path}/strace'
    (tmp_path / "apt-get").write_text(f'#!/bin/sh\necho "asked: $@"\n{put}\ntrue\n')
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert tracing.main() == code
    told = capfd.readouterr().out
    assert ("apt-get install strace" in told) == bool(code)
    assert [line.split()[1] for line in told.splitlines() if line.startswith("asked: ")] == (
        [] if user else ["update", "install"]
    )
