"""A browser with a throwaway profile, where one can be had: what it keeps of the pages goes when the desk ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "brave-browser", "microsoft-edge")
FIREFOX = ("firefox", "firefox-esr")
_QUIET = (
    "--no-first-run", "--no-default-browser-check", "--disable-sync", "--disable-background-networking",
    "--disable-component-update", "--disable-extensions", "--disable-features=Translate,AutofillServerCommunication",
)  # fmt: skip
"""A profile of its own, that asks nobody for anything."""
_PATIENCE = 5.0


class Browser:
    """One browser for one desk, with a profile in a folder of its own that is removed when the desk ends."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._environment = environment
        self._folder = ""
        self._running: subprocess.Popen[bytes] | None = None

    def open(self, where: str) -> bool:
        """Open an address, and return whether a browser was there to do it."""
        command = self._command()
        if not command:
            return False
        try:
            self._running = subprocess.Popen(
                [*command, where], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
        except OSError:
            self.close()
            return False
        return True

    def _command(self) -> list[str]:
        if not self._has_screen():
            return []
        for name in (*CHROMIUM, *FIREFOX):
            found = shutil.which(name)
            if found:
                self._folder = tempfile.mkdtemp(prefix="goodoffices-browser-")
                own = ["--no-remote", "--profile", self._folder] if name in FIREFOX else self._chromium()
                return [found, *own]
        return []

    def _chromium(self) -> list[str]:
        return [f"--user-data-dir={self._folder}", *_QUIET]

    def _has_screen(self) -> bool:
        return sys.platform == "darwin" or bool(
            self._environment.get("DISPLAY") or self._environment.get("WAYLAND_DISPLAY")
        )

    def close(self) -> None:
        """End the browser, and remove its profile."""
        if self._running is not None:
            self._running.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._running.wait(_PATIENCE)
            if self._running.poll() is None:
                self._running.kill()
                self._running.wait()
            self._running = None
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = ""
