"""A vault's own key, and the ways to it: a passphrase, a key file, both together, or a recovery key on paper.

Each way is a *slot*: the vault's key sealed under a key made from what the person has. Slots can be added and erased
without touching anything else in the vault.
"""

from __future__ import annotations

import unicodedata
from base64 import b32decode, b32encode
from hashlib import sha256
from typing import Literal

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.seal import KEY, NONCE, Chance, Sealer

SLOTS = "slot"
SALT = 16
RECOVERY = 20
"""Bytes of a recovery key: 160 random bits, which no guessing reaches, so that it needs no slow derivation."""
SHORTEST = 8
"""Characters of a passphrase; fewer are refused, many more are advised."""
LEAST_FILE = 32
MOST_FILE = 1_000_000
MOST_MEMORY = 1_048_576
MOST_WORK = 16 * 3 * 65_536
"""A guess costs at most sixteen times as much as by default: more would only make the machine of who opens it stand."""
MOST_SLOTS = 8
_USE = b"goodoffices vault key 1"

Sort = Literal["passphrase", "key file", "both", "recovery"]


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a guess costs: Argon2id's passes, lanes and memory (KiB). RFC 9106's second recommendation by default."""

    passes: int = 3
    lanes: int = 4
    memory: int = 65_536

    def __post_init__(self) -> None:
        """Refuse a cost that no honest vault has: it would only make this machine stand still. Raises ValueError."""
        if not (1 <= self.passes <= 64 and 1 <= self.lanes <= 64 and 8 * self.lanes <= self.memory <= MOST_MEMORY):
            raise ValueError("no cost")
        if self.passes * self.memory > MOST_WORK:
            raise ValueError("no cost")


class Slot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to a vault's key, as it is kept: what sort, its salt and cost, and the vault's key sealed."""

    sort: Sort
    salt: bytes
    cost: Cost | None = None
    sealed: bytes

    def __post_init__(self) -> None:
        """Refuse a salt of another length, with which no key can be derived. Raises ValueError."""
        if len(self.salt) != SALT:
            raise ValueError("no salt")


class Secret(msgspec.Struct, frozen=True, kw_only=True):
    """What a person opens a vault with: a passphrase, the bytes of a key file, both, or a recovery key."""

    passphrase: str = ""
    key_file: bytes = b""
    recovery: str = ""

    def __repr__(self) -> str:
        """Say nothing of it, in whatever trace or log it may come up."""
        return f"Secret({self.sort})"

    @property
    def sort(self) -> Sort:
        """Which sort of slot it opens."""
        if self.recovery:
            return "recovery"
        if self.passphrase and self.key_file:
            return "both"
        return "key file" if self.key_file else "passphrase"


def new_slot(secret: Secret, vault_key: bytes, chance: Chance, cost: Cost | None = None) -> Slot:
    """Return a slot by which this secret opens the vault. Raises GoodOfficesError for a secret that is too short."""
    _demand(secret)
    salt = chance("", SALT)
    spent = (cost or Cost()) if secret.passphrase else None
    sealed = Sealer(_derived(secret, salt, spent)).seal(vault_key, _USE, chance("", NONCE))
    return Slot(sort=secret.sort, salt=salt, cost=spent, sealed=sealed)


def unlock(slots: dict[bytes, bytes], secret: Secret) -> bytes:
    """Return the vault's key. Raises GoodOfficesError("wrong-key") with the sorts of slot there are, "recovery-misread"
    or "bad-vault".
    """
    if len(slots) > MOST_SLOTS:
        raise GoodOfficesError("bad-vault", part="slot")
    read = [read_slot(value) for value in slots.values()]
    if secret.recovery:
        # a slip of the pen is told as one, and not as a wrong key
        read_recovery(secret.recovery)
    for slot in read:
        if slot.sort == secret.sort:
            try:
                return Sealer(_derived(secret, slot.salt, slot.cost)).open(slot.sealed, _USE)
            except GoodOfficesError:
                continue
    raise GoodOfficesError("wrong-key", sort=secret.sort, sorts=sorted({slot.sort for slot in read}))


def read_slot(value: bytes) -> Slot:
    """Return a slot as it was kept. Raises GoodOfficesError("bad-vault")."""
    try:
        return msgspec.json.decode(value, type=Slot)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise GoodOfficesError("bad-vault", part="slot") from None


def _demand(secret: Secret) -> None:
    if secret.passphrase and len(secret.passphrase) < SHORTEST:
        raise GoodOfficesError("passphrase-short", least=SHORTEST)
    if secret.key_file and not LEAST_FILE <= len(secret.key_file) <= MOST_FILE:
        raise GoodOfficesError("key-file-size", least=LEAST_FILE, most=MOST_FILE)
    if not (secret.passphrase or secret.key_file or secret.recovery):
        raise GoodOfficesError("passphrase-short", least=SHORTEST)


def _derived(secret: Secret, salt: bytes, cost: Cost | None) -> bytes:
    parts = [secret.sort.encode()]
    if secret.passphrase:
        spent = cost or Cost()
        kdf = Argon2id(salt=salt, length=KEY, iterations=spent.passes, lanes=spent.lanes, memory_cost=spent.memory)
        # one and the same passphrase, typed on two keyboards, may come as different characters
        parts.append(kdf.derive(unicodedata.normalize("NFKC", secret.passphrase).encode()))
    if secret.key_file:
        parts.append(sha256(secret.key_file).digest())
    if secret.recovery:
        parts.append(read_recovery(secret.recovery))
    return HKDF(algorithm=SHA256(), length=KEY, salt=salt, info=_USE).derive(b"\x00".join(parts))


def new_recovery(chance: Chance) -> str:
    """Return a recovery key as it is written on paper: nine groups of four, the last to find slips of the pen."""
    drawn = chance("", RECOVERY)
    text = b32encode(drawn).decode() + _check(drawn)
    return "-".join(text[place : place + 4] for place in range(0, len(text), 4))


def read_recovery(text: str) -> bytes:
    """Return the bytes of a recovery key as somebody typed it. Raises GoodOfficesError("recovery-misread")."""
    # letters and digits that look alike: there is no 0, 1 or 8 in it
    plain = "".join(text.upper().split()).replace("-", "").translate(str.maketrans("018", "OIB"))
    try:
        drawn = b32decode(plain[:32])
    except ValueError:
        raise GoodOfficesError("recovery-misread") from None
    if len(drawn) != RECOVERY or plain[32:] != _check(drawn):
        raise GoodOfficesError("recovery-misread")
    return drawn


def _check(drawn: bytes) -> str:
    return b32encode(sha256(drawn).digest()).decode()[:4]
