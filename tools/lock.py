"""Write locks/*.lock from pyproject.toml: every version, every digest, every platform, and no address.

Usage: python tools/lock.py [--upgrade]. Pins that still fit are kept unless asked to upgrade.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# The second is cut from the first, so that the two never disagree.
LOCKS = (("dev", ()), ("desk", ("--constraints", "locks/dev.lock")))


def asked_for(pyproject: dict[str, Any]) -> str:
    """Return a digest of all that a lock depends on in pyproject.toml."""
    project = pyproject["project"]
    asked = [
        project["requires-python"],
        project["dependencies"],
        project["optional-dependencies"],
        pyproject["dependency-groups"],
        pyproject["build-system"]["requires"],
    ]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def header(extra: str, digest: str) -> str:
    """Return the first lines of a lock."""
    return f"# Written by `make lock` from pyproject.toml, extra `{extra}`; do not edit.\n# asked for: {digest}\n"


def write(extra: str, more: tuple[str, ...], digest: str) -> None:
    """Write one lock."""
    lock = f"locks/{extra}.lock"
    command = ["uv", "--quiet", "--no-config", "pip", "compile", "pyproject.toml", "--extra", extra, "--group", "build"]
    how = ["--universal", "--system-certs", "--generate-hashes", "--no-header", "--no-emit-package", "goodoffices"]
    subprocess.run([*command, *how, *more, "--output-file", lock, *sys.argv[1:]], cwd=ROOT, check=True)
    path = ROOT / lock
    path.write_text(header(extra, digest) + path.read_text())


def main() -> int:
    """Write every lock."""
    digest = asked_for(tomllib.loads((ROOT / "pyproject.toml").read_text()))
    try:
        for extra, more in LOCKS:
            write(extra, more, digest)
    except subprocess.CalledProcessError:
        print("   The lock above was left as it was: mend what is said there and run make lock again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
