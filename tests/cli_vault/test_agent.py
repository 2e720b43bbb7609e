"""Kept open for a time: later commands do not ask; the key is given to this user alone, and forgotten in time."""

from __future__ import annotations

import os
import socket
import stat
import time
from pathlib import Path

import pytest

from goodoffices import agent
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.agent import Keys
from goodoffices.keeping_open import Agent, agent_folder
from goodoffices.unlocking import agent as own_agent
from tests.cli_vault.vaults import PHRASE, did, looked_into, refused
from tests.commands import said

KEY = bytes(range(32))
PLACE = b"p" * 32


def agents() -> list[Path]:
    """Return the command lines of the agents that run for this test's folder."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            line = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if agent.__file__.encode() in line:
            found.append(process)
    return found


def test_a_vault_is_open_until_it_is_locked(vault: str) -> None:
    """After `vault open` a command does not ask; after `vault lock`, which says what it locked, it does."""
    assert "Open until it has lain idle for 3 minutes" in did("vault", "open", vault, "--for", "3")
    assert said("check", vault).code == 0
    assert said("add", vault, str(Path(vault).parent / "nowhere")).code == 2
    assert said("vault", "lock").out == f"Locked: {vault}.\n"
    assert said("check", vault).code == 2
    assert said("vault", "lock").out == "Nothing was open.\n"


def test_one_vault_is_locked_and_another_stays_open(vault: str, tmp_path: Path) -> None:
    """Each vault is kept by itself; a copy in another place is another vault."""
    copy = tmp_path / "copy.vault"
    copy.write_bytes(Path(vault).read_bytes())
    did("vault", "open", vault)
    assert said("check", str(copy)).code == 2
    did("vault", "open", str(copy))
    assert said("vault", "lock", vault).out == f"Locked: {vault}.\n"
    assert said("check", vault).code == 2
    assert said("check", str(copy)).code == 0


def test_opening_asks_though_it_is_open(vault: str) -> None:
    """To open it again, to change its passphrase or to make a recovery key takes the secret, open or not."""
    did("vault", "open", vault)
    for command in (("vault", "open"), ("vault", "passphrase"), ("vault", "recovery")):
        assert "does not open" in refused(*command, vault, secrets=("not those words",))


def test_a_way_that_is_named_is_used_though_it_is_open(vault: str) -> None:
    """Who says where the secret lies gets an answer about that secret."""
    did("vault", "open", vault)
    assert "does not open" in refused("check", vault, secrets=("not those words",))


def test_the_socket_is_for_its_owner_and_the_agent_holds_no_words(vault: str) -> None:
    """Folder 0700, socket 0600; no argument and no environment of the agent holds a path, a passphrase or a key."""
    did("vault", "open", vault)
    folder = agent_folder(os.environ)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "agent").stat().st_mode) == 0o600
    running = agents()
    assert running
    with looked_into(vault) as found:
        key = found.key
    for process in running:
        line = (process / "cmdline").read_bytes()
        assert PHRASE.encode() not in line
        assert vault.encode() not in line
        assert key.hex().encode() not in line
        assert key not in line
        limits = (process / "limits").read_text()
        assert [row.split()[4:6] for row in limits.splitlines() if row.startswith("Max core")] == [["0", "0"]]


def test_the_agent_ends_with_its_last_key(vault: str) -> None:
    """When nothing is kept open any more, no process is left."""
    did("vault", "open", vault)
    said("vault", "lock")
    until = time.monotonic() + 5
    while agents() and time.monotonic() < until:
        time.sleep(0.02)
    assert agents() == []


def test_a_key_is_forgotten_after_its_idle_time() -> None:
    """Each use begins the time anew; when it is over the key is gone, and its bytes are zero."""
    now = [100.0]
    keys = Keys(lambda: now[0])
    keys.keep(PLACE, KEY, 60, b"talks")
    held = keys._held[PLACE].key
    now[0] += 59
    assert keys.give(PLACE) == KEY
    now[0] += 59
    assert keys.give(PLACE) == KEY
    assert keys.give(b"q" * 32) == b""
    now[0] += 60
    assert keys.give(PLACE) == b""
    assert len(keys) == 0
    assert held == bytearray(32)


def test_a_real_agent_forgets_by_itself(vault: str) -> None:
    """Left idle for its time, it gives the key no more and ends, without anybody asking."""
    with looked_into(vault) as found:
        own_agent().keep(found.store.place(), found.key, 1, vault)
        assert own_agent().give(found.store.place()) == found.key
        time.sleep(1.3)
        assert own_agent().give(found.store.place()) == b""


def received(there: socket.socket) -> bytes:
    """Return what came, which is nothing where the other end hung up."""
    try:
        return there.recv(100)
    except ConnectionResetError:
        return b""


@pytest.mark.parametrize("user", [None, 12_345])
def test_only_the_same_user_is_answered(monkeypatch: pytest.MonkeyPatch, user: int | None) -> None:
    """Whom the kernel names as another user gets nothing, and what that one says is not even read."""
    keys = Keys(lambda: 0.0)
    keys.keep(PLACE, KEY, 60, b"talks")
    if user is not None:
        monkeypatch.setattr(os, "getuid", lambda: user)
    here, there = socket.socketpair()
    there.sendall(b"A")
    there.shutdown(socket.SHUT_WR)
    with here:
        agent.answer(here, keys)
    with there:
        assert received(there) == (b"talks" if user is None else b"")
    assert len(keys) == (0 if user is None else 1)


@pytest.mark.parametrize("request_", [b"", b"X", b"K", b"K" + b"a" * 20, b"G", b"Gshort", b"K" + b"a" * 9_000])
def test_what_is_no_request_does_no_harm(request_: bytes) -> None:
    """Nonsense is answered with nothing, keeps nothing and forgets nothing."""
    keys = Keys(lambda: 0.0)
    keys.keep(PLACE, KEY, 60, b"talks")
    here, there = socket.socketpair()
    there.sendall(request_)
    there.shutdown(socket.SHUT_WR)
    with here:
        agent.answer(here, keys)
    with there:
        assert there.recv(100) == b""
    assert keys.give(PLACE) == KEY


def test_a_folder_that_others_can_enter_is_refused(tmp_path: Path) -> None:
    """Where the folder is open to others, or is a link, nothing is kept and nothing is asked for there."""
    open_to_all = tmp_path / "open"
    open_to_all.mkdir(mode=0o755)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    link = tmp_path / "link"
    link.symlink_to(closed)
    for folder in (open_to_all, link):
        with pytest.raises(GoodOfficesError, match="agent-folder"):
            Agent(folder).keep(PLACE, KEY, 60, "talks")
        with pytest.raises(GoodOfficesError, match="agent-folder"):
            Agent(folder).give(PLACE)


def test_where_it_cannot_be_had_that_is_said(vault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system without such sockets, opening says so plainly and every other command still asks."""
    monkeypatch.delattr(socket, "SO_PEERCRED")
    assert "cannot be kept open on this system" in refused("vault", "open", vault)
    assert "sound" in did("check", vault)
    assert said("vault", "lock").out == "Nothing was open.\n"


def test_a_socket_left_behind_is_no_hindrance(vault: str) -> None:
    """After a crash the old socket lies there; the next to open a vault begins anew."""
    folder = agent_folder(os.environ)
    folder.mkdir(mode=0o700, parents=True)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(f"/proc/self/fd/{os.open(folder, os.O_RDONLY)}/agent")
    assert said("check", vault).code == 2
    did("vault", "open", vault)
    assert said("check", vault).code == 0


def test_the_folder_follows_the_settings() -> None:
    """A state folder of one's own comes first, then the runtime folder, then the usual state folder."""
    assert agent_folder({"GOODOFFICES_STATE": "/s", "XDG_RUNTIME_DIR": "/r"}) == Path("/s/agent")
    assert agent_folder({"XDG_RUNTIME_DIR": "/r"}) == Path("/r/goodoffices")
    assert agent_folder({"XDG_STATE_HOME": "/x"}) == Path("/x/goodoffices/agent")
