"""A PostgreSQL server of one test's own, to be killed and started again over the same data."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

from tests.postgres import postgres_programs, run_as, somebody


class Server:
    """A server in a folder of its own, gone with it."""

    def __init__(self) -> None:
        self._programs = postgres_programs()
        self._folder = Path(tempfile.mkdtemp(prefix="gokill-", dir="/tmp"))
        self._who = somebody(self._folder)
        made = run_as(
            self._who, self._programs / "initdb", "-D", self._folder / "data", "-U", "postgres", "-A", "trust"
        )
        assert made.returncode == 0, made.stderr
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it listens: a socket in its folder, and nowhere else."""
        return f"postgresql://postgres@/postgres?host={self._folder}"

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Start it, and return when it takes commands."""
        settings = [
            part for text in ("listen_addresses=", "fsync=on", "log_min_messages=fatal") for part in ("-c", text)
        ]
        command = [self._programs / "postgres", "-D", self._folder / "data", "-k", self._folder, *settings]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._running = subprocess.Popen(command, start_new_session=True, cwd="/", user=self._who, **quiet)  # type: ignore[call-overload]
        until = time.monotonic() + 60
        while not self._is_ready():
            assert time.monotonic() < until
            time.sleep(0.02)

    def _is_ready(self) -> bool:
        asked = run_as(self._who, self._programs / "pg_isready", "-q", "-h", self._folder, "-U", "postgres")
        return asked.returncode == 0

    def kill(self) -> None:
        """Kill it and all its processes, as a crash would."""
        if self._running is not None:
            os.killpg(self._running.pid, signal.SIGKILL)
            self._running.wait(30)
            self._running = None
