"""Entries as canonical JSON, one on a line: what stores keep and what is exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from goodoffices.acts.act import Unknown
from goodoffices.acts.canonical import canonical
from goodoffices.acts.codec import decode_act, is_plain, raw_of
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.values import AnyRef, Basis
from goodoffices.acts.when import When
from goodoffices.record.entry import Entry


class Wire(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An entry whose act is still, or again, JSON."""

    id: str
    room: str
    act: msgspec.Raw
    when: When | None = None
    learnt: When | None = None
    entered: int = 0
    recorded_by: str = ""
    basis: Basis = Basis()
    after: AnyRef = ""
    site: str = "here"
    seq: int = 0
    clock: int = 0
    seen: tuple[tuple[str, int], ...] = ()


_encoder = msgspec.json.Encoder(order="sorted")
_wires = msgspec.json.Decoder(Wire)
_DEFAULTS = {field.name: field.default for field in msgspec.structs.fields(Entry)}
_BESIDE = tuple(name for name in Entry.__struct_fields__ if name != "act")


def encode_entry(entry: Entry) -> bytes:
    """Return an entry as canonical JSON on one line, without the line's end."""
    made = canonical(entry)
    if not isinstance(entry.act, Unknown) and is_plain(entry.act):
        return _encoder.encode(made)
    beside = {name: getattr(made, name) for name in _BESIDE if getattr(made, name) != _DEFAULTS.get(name)}
    return _encoder.encode(Wire(act=msgspec.Raw(_encoder.encode(raw_of(entry.act))), **beside))


def encode_plainly(entry: Entry) -> bytes:
    """Return an entry as JSON that reads back equal; unlike `encode_entry`, equal entries may give other bytes."""
    return _encoder.encode(entry) if is_plain(entry.act) else encode_entry(entry)


def encode_entries(entries: Iterable[Entry]) -> bytes:
    """Return entries as canonical JSON, each on a line of its own, in the order given."""
    return b"".join(encode_entry(entry) + b"\n" for entry in entries)


def decode_entry(data: bytes) -> Entry:
    """Return the entry that JSON holds; raises `bad-entry` (line 1, reason) for anything else."""
    return _decode(data, 1)


def decode_entries(data: bytes) -> Iterator[Entry]:
    """Give the entries of a file with one on each line; raises `bad-entry` (line, reason) at the first that is none."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield _decode(line, number)


def _decode(data: bytes, line: int) -> Entry:
    try:
        wire = _wires.decode(data)
        return entry_from(wire, wire.site, wire.seq, wire.clock, wire.seen)
    except GoodOfficesError as error:
        raise GoodOfficesError("bad-entry", line=line, reason=error.params["reason"]) from None
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise GoodOfficesError("bad-entry", line=line, reason=str(error)[:200]) from None


def entry_from(wire: Wire, site: str, seq: int, clock: int, seen: tuple[tuple[str, int], ...]) -> Entry:
    """Return the entry that was read, at this place. Raises `bad-act` (reason)."""
    return Entry(
        id=wire.id,
        room=wire.room,
        act=decode_act(wire.act),
        when=wire.when,
        learnt=wire.learnt,
        entered=wire.entered,
        recorded_by=wire.recorded_by,
        basis=wire.basis,
        after=wire.after,
        site=site,
        seq=seq,
        clock=clock,
        seen=seen,
    )
