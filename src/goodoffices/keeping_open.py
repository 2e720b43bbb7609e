"""Vaults that are kept open for a time: what is asked of the agent, and the agent started where there is none."""

from __future__ import annotations

import fcntl
import os
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from goodoffices import agent
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.sites import memory_folder

_PATIENCE = 5.0
_OTHERS = 0o077


def agent_folder(environment: Mapping[str, str]) -> Path:
    """Return where the agent's socket lies: with a state folder of one's own there, else as XDG says."""
    state = memory_folder(dict(environment)).parent
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if runtime and not environment.get("GOODOFFICES_STATE"):
        return Path(runtime) / "goodoffices"
    return state / "agent"


class Agent:
    """The agent of this user, whose socket lies in a folder that only this user can enter."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def give(self, place: bytes) -> bytes:
        """Return the key of the vault in a place, or nothing where it is not kept open."""
        return self._asked(b"G" + place)

    def keep(self, place: bytes, key: bytes, seconds: int, name: str) -> None:
        """Keep a vault open for so many idle seconds. Raises GoodOfficesError: "agent-not-here", "agent-folder"."""
        _demand_means()
        request = agent.to_keep(place, key, seconds, os.fsencode(name))
        if self._asked(request) != b"kept":
            self._start()
            if self._asked(request) != b"kept":
                raise GoodOfficesError("agent-not-here")

    def lock(self, place: bytes | None = None) -> list[str]:
        """Forget the key of one place, or every key, and return what was locked."""
        told = self._asked(b"A" if place is None else b"F" + place)
        return [os.fsdecode(name) for name in told.split(b"\x00") if name]

    def _asked(self, request: bytes) -> bytes:
        """Return the agent's answer, or nothing where there is no agent."""
        if not hasattr(socket, "SO_PEERCRED") or not self._folder.exists():
            return b""
        with self._entered() as inside, socket.socket(socket.AF_UNIX) as there:
            there.settimeout(_PATIENCE)
            with suppress(OSError):
                there.connect(_address(inside))
                # whoever listens there must be this user as well: it is told keys
                if agent.same_user(there):
                    there.sendall(request)
                    there.shutdown(socket.SHUT_WR)
                    return agent.read_all(there)
        return b""

    def _start(self) -> None:
        with self._entered() as inside:
            fcntl.flock(inside, fcntl.LOCK_EX)
            with suppress(OSError):
                os.unlink("agent", dir_fd=inside)
            with socket.socket(socket.AF_UNIX) as listening:
                try:
                    listening.bind(_address(inside))
                    os.chmod(_address(inside), 0o600)  # noqa: PTH101  (the path is a descriptor's)
                    listening.listen(16)
                    _run(listening.fileno())
                except OSError:
                    raise GoodOfficesError("agent-not-here") from None

    @contextmanager
    def _entered(self) -> Iterator[int]:
        """Give the folder as a descriptor, so that nobody can put another in its place meanwhile."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            inside = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            raise GoodOfficesError("agent-folder", folder=str(self._folder)) from None
        try:
            status = os.fstat(inside)
            if status.st_uid != os.getuid() or status.st_mode & _OTHERS:
                raise GoodOfficesError("agent-folder", folder=str(self._folder))
            yield inside
        finally:
            os.close(inside)


def _demand_means() -> None:
    if not hasattr(socket, "SO_PEERCRED") or not Path("/proc/self/fd").exists():
        raise GoodOfficesError("agent-not-here")


def _address(inside: int) -> str:
    # a name of a socket has 107 bytes at most, and a folder's may be longer
    return f"/proc/self/fd/{inside}/agent"


def _run(listening: int) -> None:
    os.set_inheritable(listening, True)
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    command = [sys.executable, "-I", "-S", agent.__file__, str(listening)]
    started = os.posix_spawn(sys.executable, command, {}, file_actions=nowhere)
    # it goes on as a process of its own, and this one ends at once
    os.waitpid(started, 0)
