"""Sites: who writes a chain. A copy of a vault becomes a site of its own, so that no two continue one chain.

What a machine remembers of a vault lies outside of it: which site it was when it last wrote, where the vault lay, and
how much it had written. A vault that was copied lies in another place; in one that was put back from a backup less was
written. In both cases a new site is made.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from goodoffices.record.envelope import TAG
from goodoffices.record.seal import KEY, Chance

SITES = "site"


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A site and the key it signs with; its tag is made from the public half, so that nobody can pose as it."""

    tag: bytes
    key: bytes

    def __repr__(self) -> str:
        """Say which it is, and not its key."""
        return f"Site({self.tag.hex()})"

    def sign(self, data: bytes) -> bytes:
        """Return the site's signature (Ed25519) of some bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.key).sign(data)

    @property
    def public(self) -> bytes:
        """The public half of its key."""
        return Ed25519PrivateKey.from_private_bytes(self.key).public_key().public_bytes_raw()


def site_tag(public: bytes) -> bytes:
    """Return the tag of the site that signs with this key."""
    return sha256(b"goodoffices site 1\x00" + public).digest()[:TAG]


def new_site(chance: Chance) -> Site:
    """Return a site that nobody has been."""
    key = chance("", KEY)
    public = Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()
    return Site(tag=site_tag(public), key=key)


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """What this machine remembers of a vault in one place: as which site it wrote, and how often."""

    site: bytes
    count: int


class Memory(Protocol):
    """Where a machine remembers the vaults it wrote to."""

    def recall(self, vault: bytes, place: bytes) -> Remembered | None:
        """Return what is remembered of a vault in a place, or None."""

    def keep(self, vault: bytes, place: bytes, remembered: Remembered) -> None:
        """Remember this of a vault in a place."""


class Forgetful:
    """Remembers for as long as the program runs."""

    def __init__(self) -> None:
        self._kept: dict[tuple[bytes, bytes], Remembered] = {}

    def recall(self, vault: bytes, place: bytes) -> Remembered | None:
        """Return what is remembered of a vault in a place, or None."""
        return self._kept.get((vault, place))

    def keep(self, vault: bytes, place: bytes, remembered: Remembered) -> None:
        """Remember this of a vault in a place."""
        self._kept[vault, place] = remembered


class Folder:
    """Remembers in a folder of this machine: one small file for each vault and place, which names neither."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, vault: bytes, place: bytes) -> Remembered | None:
        """Return what is remembered of a vault in a place, or None where nothing is, or nothing that can be read."""
        try:
            return msgspec.json.decode(self._file(vault, place).read_bytes().rstrip(b" "), type=Remembered)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def keep(self, vault: bytes, place: bytes, remembered: Remembered) -> None:
        """Remember this of a vault in a place; where that cannot be written, the next to write is a new site."""
        file = self._file(vault, place)
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
        except OSError:
            return
        try:
            # one write of one length: whoever reads meanwhile finds the old text or the new one
            with suppress(OSError):
                os.pwrite(handle, msgspec.json.encode(remembered).ljust(_LENGTH), 0)
        finally:
            os.close(handle)

    def _file(self, vault: bytes, place: bytes) -> Path:
        return self._path / (sha256(vault + b"\x00" + place).hexdigest()[:32] + ".json")


_LENGTH = 128


def memory_folder(environment: dict[str, str]) -> Path:
    """Return where this machine remembers vaults: GOODOFFICES_STATE, else as the XDG base directories say."""
    if own := environment.get("GOODOFFICES_STATE"):
        return Path(own) / "sites"
    state = environment.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(state) / "goodoffices" / "sites"
