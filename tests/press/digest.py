"""The digest of a folder of articles: of every file's name and bytes, in the order of their names."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path


def digest(folder: Path) -> str:
    """Return the SHA-256 of a folder's articles and gold files."""
    total = sha256()
    for path in sorted(one for one in folder.iterdir() if one.suffix in (".txt", ".yaml")):
        total.update(f"{path.name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


if __name__ == "__main__":
    sys.stdout.write(digest(Path(sys.argv[1])) + "\n")
