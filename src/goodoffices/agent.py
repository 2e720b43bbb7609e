"""The agent: a process that holds keys of open vaults for a time, for the user it runs as and nobody else.

It is started with a socket that listens already, and loads nothing but Python's own library. A request is one letter
and what belongs to it, up to the end of the stream: `K` keep (place, key, seconds, name), `G` give (place), `F` forget
(place), `A` forget all. The answer is the key, or the names of what was forgotten, with a zero byte between them.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

PLACE = 32
KEY = 32
_KEEP = struct.Struct(f">{PLACE}s{KEY}sI")
_MOST = 8_192
_FIRST = 20.0
"""Seconds to wait for the first key."""
_PATIENCE = 2.0
"""Seconds that one who asks may take."""
_CREDENTIALS = struct.Struct("3i")
_PR_SET_DUMPABLE = 4


class Held(NamedTuple):
    """A key, for how many idle seconds it is held, until when as things are, and what its vault is called."""

    key: bytearray
    seconds: int
    until: float
    name: bytes


class Keys:
    """The keys that are held; each is forgotten when nobody asked for it for its time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._held: dict[bytes, Held] = {}

    def __len__(self) -> int:
        """Return how many keys are held, and forget those whose time is over."""
        now = self._clock()
        for place in [place for place, held in self._held.items() if held.until <= now]:
            self.forget(place)
        return len(self._held)

    def next_end(self) -> float:
        """Return in how many seconds the next key is to be forgotten."""
        return max(0.0, min(held.until for held in self._held.values()) - self._clock())

    def keep(self, place: bytes, key: bytes, seconds: int, name: bytes) -> None:
        """Hold a key from now on."""
        self.forget(place)
        self._held[place] = Held(bytearray(key), seconds, self._clock() + seconds, name)

    def give(self, place: bytes) -> bytes:
        """Return a key, or nothing; its time begins anew."""
        if not len(self) or place not in self._held:
            return b""
        held = self._held[place]
        self._held[place] = held._replace(until=self._clock() + held.seconds)
        return bytes(held.key)

    def forget(self, *places: bytes) -> list[bytes]:
        """Forget the keys of these places, and return what their vaults are called."""
        gone = [self._held.pop(place) for place in places if place in self._held]
        for held in gone:
            held.key[:] = bytes(len(held.key))
        return [held.name for held in gone]

    def forget_all(self) -> list[bytes]:
        """Forget every key, and return what their vaults are called."""
        return self.forget(*self._held)


def same_user(there: socket.socket) -> bool:
    """Return whether the process at the other end is this user's, as the kernel says."""
    told = there.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    _, user, _ = _CREDENTIALS.unpack(told)
    return bool(user == os.getuid())


def read_all(there: socket.socket) -> bytes:
    """Return what is sent until the other end has no more to say, and no more than there may be."""
    found = bytearray()
    while len(found) <= _MOST and (part := there.recv(_MOST)):
        found += part
    return bytes(found)


def answer(there: socket.socket, keys: Keys) -> None:
    """Answer one request; whoever is another user gets nothing, and is not listened to."""
    there.settimeout(_PATIENCE)
    with suppress(OSError):
        if same_user(there):
            there.sendall(_answered(read_all(there), keys))


def _answered(request: bytes, keys: Keys) -> bytes:
    kind, rest = request[:1], request[1:]
    if kind == b"K" and _KEEP.size < len(rest) <= _MOST:
        place, key, seconds = _KEEP.unpack(rest[: _KEEP.size])
        keys.keep(place, key, seconds, rest[_KEEP.size :])
        return b"kept"
    if kind == b"G":
        return keys.give(rest)
    if kind == b"F":
        return b"\x00".join(keys.forget(rest))
    return b"\x00".join(keys.forget_all()) if kind == b"A" else b""


def to_keep(place: bytes, key: bytes, seconds: int, name: bytes) -> bytes:
    """Return the request to hold a key for so many idle seconds."""
    return b"K" + _KEEP.pack(place, key, seconds) + name


def serve(listening: socket.socket, keys: Keys) -> None:
    """Answer until no key is held any more."""
    listening.settimeout(_FIRST)
    while True:
        try:
            there, _ = listening.accept()
        except TimeoutError:
            pass
        else:
            with there:
                answer(there, keys)
        if not len(keys):
            return
        listening.settimeout(keys.next_end() + 0.01)


def awake() -> float:
    """Return a time that goes on while the machine sleeps: a closed lid counts as idle."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def leave_no_trace() -> None:
    """Let no copy of this process's memory be written down, and none of this user's others look into it."""
    import ctypes
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def stay() -> None:
    """Go on as a process of its own, which no terminal and no folder holds."""
    if os.fork():
        os._exit(0)
    os.setsid()
    os.chdir("/")


if __name__ == "__main__":
    leave_no_trace()
    stay()
    serve(socket.socket(fileno=int(sys.argv[1])), Keys(awake))
