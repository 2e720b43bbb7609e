"""Make `.venv` hold what a lock says, and the tree itself; do nothing if it does already.

Usage: python tools/ready.py desk|dev. Needs only Python 3.11 and the package index.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What is installed for the first holds all that the second needs.
ALSO_GOOD_FOR = {"desk": ("dev",), "dev": ()}


def digest(root: Path, lock: str, interpreter: str) -> str:
    """Return what a finished environment depends on: its lock, how the tree is built, the interpreter, the place."""
    pyproject = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    built = [pyproject[part] for part in ("build-system", "project")] + [pyproject["tool"]["hatch"]]
    locked = (root / "locks" / f"{lock}.lock").read_text(encoding="utf-8")
    return hashlib.sha256(json.dumps([locked, built, interpreter, str(root)]).encode()).hexdigest()


def stamped(root: Path, lock: str, interpreter: str) -> bool:
    """Return whether `.venv` was finished for exactly this lock, here, with this interpreter."""
    stamp = root / ".venv" / f"ready-{lock}"
    return stamp.is_file() and stamp.read_text() == digest(root, lock, interpreter)


def stale(root: Path, interpreter: str) -> bool:
    """Return whether `.venv` holds anything that was not finished for today's locks."""
    stamps = [path.name.removeprefix("ready-") for path in (root / ".venv").glob("ready-*")]
    return not stamps or not all(lock in ALSO_GOOD_FOR and stamped(root, lock, interpreter) for lock in stamps)


def pip(root: Path, *what: str) -> None:
    """Install this into `.venv`. Raises CalledProcessError, after pip has said why."""
    quiet = ("--disable-pip-version-check", "--no-input", "install", "--quiet", "--quiet")
    subprocess.run([str(root / ".venv" / "bin" / "python"), "-m", "pip", *quiet, *what], cwd=root, check=True)


def install(root: Path, lock: str, interpreter: str) -> None:
    """Fill `.venv` from the lock, every file checked against its digest, and install the tree in place."""
    home = root / ".venv"
    if home.exists() and stale(root, interpreter):
        shutil.rmtree(home)
    if not home.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    pip(root, "--require-hashes", "--only-binary", ":all:", "--requirement", f"locks/{lock}.lock")
    pip(root, "--no-deps", "--no-build-isolation", "--editable", ".")
    (home / f"ready-{lock}").write_text(digest(root, lock, interpreter))


def main() -> int:
    """Bring `.venv` in step with the lock named on the command line."""
    lock = sys.argv[1]
    if any(stamped(ROOT, name, sys.version) for name in (lock, *ALSO_GOOD_FOR[lock])):
        print(f"   .venv is in step with locks/{lock}.lock")
        return 0
    print("   the first time takes a minute or two, and needs the package index", flush=True)
    try:
        install(ROOT, lock, sys.version)
    except subprocess.CalledProcessError as error:
        print(f"   stopped at: {' '.join(error.cmd[-4:])}")
        print("   What went wrong is said above; mend it and run make again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
