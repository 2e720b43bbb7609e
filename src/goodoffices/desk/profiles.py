"""Throwaway profiles: a folder for one desk's browser, held while that desk runs; what no desk holds is swept."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PREFIX = "goodoffices-browser-"
_PATIENCE = 5.0
"""Seconds in which a browser ends that was told to, and what it still writes is over."""


class Profile:
    """A new folder for a profile; whoever is killed without removing it lets go of it all the same."""

    def __init__(self) -> None:
        self.folder, self._held = _made()

    def remove(self) -> None:
        """Remove the folder, for as long as something that is ending still writes into it."""
        _remove(self.folder)
        os.close(self._held)


def _made() -> tuple[str, int]:
    while True:
        folder = tempfile.mkdtemp(prefix=_PREFIX)
        held = _taken(folder)
        if held is not None:
            return folder, held


def _taken(folder: str) -> int | None:
    """Return a hold on a folder of this user's, which goes with the program, or None where somebody else has one."""
    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    with suppress(OSError):
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # it may have been swept before it was held
        if os.fstat(held).st_uid == os.getuid() and os.path.samestat(os.fstat(held), os.lstat(folder)):
            return held
    os.close(held)
    return None


def sweep() -> None:
    """End the browsers of desks that were killed, and remove the profiles that those left behind."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        held = _taken(str(left))
        if held is not None:
            _end(str(left))
            _remove(str(left))
            os.close(held)


def _remove(folder: str) -> None:
    until = time.monotonic() + _PATIENCE
    while Path(folder).exists() and time.monotonic() < until:
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.05)


# the browser that still runs in one


def _end(folder: str) -> None:
    """End what runs with a folder as its profile, and what that started: each is a session of its own."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        running = list(_running_in(folder))
        for process in running:
            _tell(process, how)
        until = time.monotonic() + _PATIENCE
        while running and time.monotonic() < until:
            time.sleep(0.05)
            running = list(_running_in(folder))


def _tell(process: int, how: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        group = os.getpgid(process)
        if group == os.getpgrp():
            os.kill(process, how)
        else:
            os.killpg(group, how)


def _running_in(folder: str) -> Iterator[int]:
    for process, user, command in _processes():
        given = f"{command} "
        if user == os.getuid() and (f"--user-data-dir={folder} " in given or f"--profile {folder} " in given):
            yield process


def _processes() -> Iterator[tuple[int, int, str]]:
    """Give every process that can be seen: its number, whose it is, and what it was started with."""
    if not Path("/proc/self/cmdline").exists():
        yield from _listed()
        return
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (place / "cmdline").read_bytes().rstrip(b"\0").replace(b"\0", b" ")
            yield int(place.name), place.stat().st_uid, os.fsdecode(command)


def _listed() -> Iterator[tuple[int, int, str]]:
    """Give the same where there is no folder of processes, as on a Mac."""
    with suppress(OSError):
        asked = ["ps", "-axww", "-o", "pid=,uid=,command="]
        found = subprocess.run(asked, capture_output=True, text=True, errors="replace", check=False)
        for line in found.stdout.splitlines():
            process, user, command = (*line.split(None, 2), "", "")[:3]
            yield int(process), int(user), command
