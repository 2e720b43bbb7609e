"""A browser with a throwaway profile, where one can be had: what it keeps of the pages goes when the desk ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from goodoffices.desk.profiles import Profile

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "brave-browser", "microsoft-edge")
FIREFOX = ("firefox", "firefox-esr")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
)
_QUIET = (
    "--no-first-run", "--no-default-browser-check", "--disable-sync", "--disable-background-networking",
    "--disable-component-update", "--disable-extensions", "--disable-features=Translate,AutofillServerCommunication",
)  # fmt: skip
"""A profile of its own, that asks nobody for anything."""
_PATIENCE = 5.0
_DIES_WITHIN = 1.0
"""Seconds in which a browser that cannot run here has ended: without a display, say, or with a lock on its profile."""
_SMALL = 64 * 1024


class Browser:
    """One browser for one desk, with a profile in a folder of its own that is removed when the desk ends."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._environment = environment
        self._profile: Profile | None = None
        self._running: list[subprocess.Popen[bytes]] = []

    def open(self, where: str) -> bool:
        """Open an address, and return whether a browser was there to do it."""
        found = self._found() if self._has_screen() else ""
        if not found:
            return False
        self._profile = self._profile or Profile()
        folder = self._profile.folder
        try:
            started = subprocess.Popen(
                [*_command(found, folder), _way_to(where, folder)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except OSError:
            return False
        self._running.append(started)
        return True

    def stays(self) -> bool:
        """Return whether the browser opened last shows what it was given: it runs, or has handed that on and ended."""
        started = self._running[-1] if self._running else None
        if started is None:
            return False
        with suppress(subprocess.TimeoutExpired):
            # one that is ended with the desk has not failed
            return started.wait(_DIES_WITHIN) == 0 or started not in self._running
        return True

    def _found(self) -> str:
        path = self._environment.get("PATH")
        there = (shutil.which(name, path=path) for name in (*CHROMIUM, *FIREFOX))
        others = (name for name in _MAC if sys.platform == "darwin" and Path(name).exists())
        return next((name for name in (*there, *others) if name and not boxed(name)), "")

    def _has_screen(self) -> bool:
        return sys.platform == "darwin" or bool(
            self._environment.get("DISPLAY") or self._environment.get("WAYLAND_DISPLAY")
        )

    def close(self) -> None:
        """End the browser, with all it started, and remove its profile."""
        running, self._running = self._running, []
        for started in running:
            _end(started)
        if self._profile is not None:
            self._profile.remove()
            self._profile = None


def _command(program: str, folder: str) -> list[str]:
    if Path(program).name in FIREFOX:
        return [program, "--no-remote", "--profile", folder]
    return [program, f"--user-data-dir={folder}", *_QUIET]


def _way_to(where: str, folder: str) -> str:
    """Return the address of a page in the browser's own folder that leads to another address.

    What a program is started with can be read by everybody on the machine, who would come by a one-time address before
    its owner does.
    """
    page = Path(folder) / "open.html"
    page.write_text(f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={where}">')
    return page.as_uri()


def boxed(program: str) -> bool:
    """Return whether a browser runs in a snap: it would put its profile where nobody here could remove it."""
    real = Path(program).resolve()
    if "snap" in real.parts or real.name == "snap":
        return True
    with suppress(OSError):
        return real.stat().st_size < _SMALL and b"/snap/" in real.read_bytes()
    return False


def _end(started: subprocess.Popen[bytes]) -> None:
    """End a browser and what it started, which are a session of their own."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(started.pid, how)
        with suppress(subprocess.TimeoutExpired):
            started.wait(_PATIENCE)
