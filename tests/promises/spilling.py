"""A program that does all there is to do with a vault, its words full of canaries; it is watched while it runs.

Usage: python -m tests.promises.spilling FOLDER [FAULT]. It ends without closing anything, so that what lies beside a
vault's file stays there.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

import msgspec

from goodoffices.acts.act import kinds
from goodoffices.acts.housekeeping import CompartmentOpened, Grant, Revocation
from goodoffices.acts.keeping import ConfidentialityRegime, PersonKey
from goodoffices.acts.values import Basis
from goodoffices.acts.when import read_when
from goodoffices.record.bundle import make_bundle, read_bundle
from goodoffices.record.destroying import Order, destroy, misfile
from goodoffices.record.drawer import Drawer
from goodoffices.record.entry import Entry
from goodoffices.record.founding import add_recovery, change_secret, found_vault, new_head, open_vault
from goodoffices.record.identity import own_recipient
from goodoffices.record.keys import Secret
from goodoffices.record.merge import receive
from goodoffices.record.notebook import SETTLES, Notebook
from goodoffices.record.parcel import pack
from goodoffices.record.receipt import make_proof, make_receipt
from goodoffices.record.sites import Folder
from goodoffices.record.travel import Trip, make_travel_vault
from goodoffices.record.vault import Vault
from goodoffices.store.copying import backup
from goodoffices.store.sqlite import SqliteStore
from tests.promises.making import ORDINARY, Maker
from tests.promises.sites import APART
from tests.vaults import CHEAP, NOON, Drawn, Ticking, note, said

FAULT = sys.argv[2] if len(sys.argv) > 2 else ""
KINDS = sorted((set(ORDINARY) - APART) & set(kinds()))


def canary(name: str) -> str:
    """Return letters that stand nowhere but where they were put."""
    return "c" + sha256(f"canary {name}".encode()).hexdigest()[:23]


NAMES = (
    "mediation", "amal", "team", "north", "gone", "jotted", "changed", "kept", "old pass", "new pass", "file", "token",
    "trip", "why", "misfiled", "date", "document",
)  # fmt: skip


def canaries() -> list[str]:
    """Return every canary there is."""
    return [canary(name) for name in (*NAMES, *KINDS)]


OLD = Secret(passphrase=canary("old pass"))
NEW = Secret(passphrase=canary("new pass"), key_file=canary("file").encode() * 2)
TEAM, NORTH = canary("team"), canary("north")


def everything(vault: Vault) -> Iterator[Entry]:
    """Give an act of every kind, with a canary in each of its texts."""
    rng = Random(1)
    for place, kind in enumerate(KINDS):
        maker = Maker(rng, lambda allowed: [canary("amal")], mark=canary(kind), zone="UTC")
        when = read_when("2031-02-10", zone="UTC", words=canary("date"))
        basis = Basis(how="document", document=canary("document"))
        yield said((TEAM, NORTH)[place % 2], maker.act(kind), f"e{place}", when=when, basis=basis)


def opened(folder: Path) -> Vault:
    """Return a new vault with its rooms and entries."""
    given = {"chance": Drawn("spilling"), "clock": Ticking(NOON, step=0), "memory": Folder(folder / "state")}
    head = new_head(canary("mediation"), Drawn("head"), recorded_by=canary("amal"))
    vault = found_vault(SqliteStore(folder / "a.vault", create=True), head, OLD, cost=CHEAP, **given)
    vault.write(
        said(TEAM, CompartmentOpened(members=(canary("amal"),), sort="team", title=canary("why")), TEAM),
        said(NORTH, CompartmentOpened(members=(canary("amal"), "north"), sort="room"), NORTH),
        said(TEAM, ConfidentialityRegime(keeps="evidence", exceptions=(canary("why"),))),
    )
    vault.write(*everything(vault), token=canary("token"))
    vault.write(said(TEAM, Grant(to="jo", why=canary("why"))), said(TEAM, Revocation(to="jo", why=canary("why"))))
    return vault


def noted(vault: Vault) -> None:
    """Jot down, change, take back, and keep."""
    notebook = Notebook(vault)
    made = [notebook.jot(note(TEAM, canary("jotted"))) for _ in range(3)]
    notebook.change(made[0].id, note(TEAM, canary("changed")))
    notebook.take_back(made[1].id)
    notebook.keep(made[2].id)
    vault.clock.now += SETTLES  # type: ignore[attr-defined]
    notebook.settle()


def destroyed(vault: Vault) -> None:
    """Destroy, and take out what was misfiled."""
    vault.write(note(TEAM, canary("gone"), "gone"), note(NORTH, canary("misfiled"), "misfiled"))
    destroy(vault, Order(room=TEAM, ids=frozenset(("gone",)), why=canary("why"), what=canary("why")))
    misfile(vault, NORTH, "misfiled", canary("why"), by=canary("amal"))


def gone_out(vault: Vault, folder: Path) -> None:
    """Make all that leaves a vault, and take in what comes back."""
    backup(vault.store, folder / "backup")
    trip = Trip(rooms=frozenset((NORTH,)), to=canary("amal"), what=canary("trip"))
    away = make_travel_vault(vault, SqliteStore(folder / "away.vault", create=True), NEW, trip, cost=CHEAP)
    vault.write(said(TEAM, PersonKey(person=canary("amal"), recipient=own_recipient(away), checked=canary("why"))))
    data = make_bundle(vault, [NORTH], [canary("amal")])
    (folder / "bundle").write_bytes(data)
    (folder / "receipt").write_bytes(make_receipt(vault))
    (folder / "proof").write_bytes(make_proof(vault, NORTH, "e1"))
    receive(away, read_bundle(away, data).parcel)
    away.write(note(NORTH, canary("kept")))
    receive(vault, pack(away))


def read_again(folder: Path) -> None:
    """Open the vault anew and read all that is in it."""
    given = {"chance": Drawn("again"), "clock": Ticking(NOON), "memory": Folder(folder / "state")}
    again = open_vault(SqliteStore(folder / "a.vault"), NEW, **given)
    assert len(again.mediation().entries) > len(KINDS)
    logging.getLogger("goodoffices").debug("read")


# Faults: what must not be, planted in this program alone.


def _plant(cls: type, name: str, planted: Callable[..., object]) -> None:
    setattr(cls, name, planted)


def _logging_entries(folder: Path) -> None:
    right = Vault.filled

    def filled(vault: Vault, entry: Entry) -> Entry:
        logging.getLogger("goodoffices").debug("%r", entry)
        return right(vault, entry)

    _plant(Vault, "filled", filled)


def _unsealed_drawer(folder: Path) -> None:
    right = Drawer.put

    def put(self: Drawer, store: object, space: str, name: bytes, value: msgspec.Struct | bytes) -> None:
        right(self, store, space, name, value)  # type: ignore[arg-type]
        plain = value if isinstance(value, bytes) else msgspec.json.encode(value)
        (folder / "unsealed").write_bytes(plain)

    _plant(Drawer, "put", put)


def _kept_for_a_moment(folder: Path) -> None:
    right = Vault.mediation

    def mediation(vault: Vault) -> object:
        cache = folder / "cache.json"
        cache.write_text(str(right(vault)), encoding="utf-16-le")
        cache.unlink()
        return right(vault)

    _plant(Vault, "mediation", mediation)


def _temporary_tables_on_disk(folder: Path) -> None:
    right = SqliteStore.scrub

    def scrub(store: SqliteStore, patience: float | None = None) -> None:
        db = store._writing_connection()
        for setting in ("temp_store = FILE", "temp.cache_size = 1", "temp.cache_spill = 1"):
            db.execute(f"PRAGMA {setting}")
        # many times over, so that it fits into no cache
        several = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12) SELECT i FROM n"
        db.execute(f"CREATE TEMP TABLE sorted AS SELECT k.* FROM keyring k, ({several}) ORDER BY wrapped")
        db.execute("DROP TABLE temp.sorted")
        right(store, patience)

    _plant(SqliteStore, "scrub", scrub)


FAULTS: dict[str, Callable[[Path], None]] = {
    "entries are logged": _logging_entries,
    "small values are kept unsealed too": _unsealed_drawer,
    "a cache is written and erased again": _kept_for_a_moment,
    "what is sorted goes to disk": _temporary_tables_on_disk,
}


def main(folder: Path) -> None:
    """Do it all, and stop without closing anything."""
    logging.basicConfig(filename=folder / "log", level=logging.DEBUG)
    if FAULT:
        FAULTS[FAULT](folder)
    vault = opened(folder)
    noted(vault)
    destroyed(vault)
    add_recovery(vault)
    change_secret(vault, NEW, cost=CHEAP)
    gone_out(vault, folder)
    read_again(folder)
    sys.stdout.write("done\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
