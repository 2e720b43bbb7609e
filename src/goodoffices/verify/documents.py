"""Documents: what stands in them, their clocks, what they had seen, and which destroyed keys they certify."""

from __future__ import annotations

from collections.abc import Mapping
from json import JSONDecoder
from json.scanner import make_scanner
from typing import Any

from goodoffices.verify.chains import Book, Walked
from goodoffices.verify.plain import from_hex, refuse, whole

MEMBERS = (frozenset(("clock", "entry")), frozenset(("clock", "entry", "seen")))
FIELDS = frozenset(("id", "room", "act", "when", "learnt", "entered", "recorded_by", "basis", "after"))
CERTIFICATE = "DestructionCertificate"
Gone = tuple[bytes, bytes, int, str]
Reference = tuple[bytes, int, bytes]
Seen = tuple[Walked, int, int, int, bool, list[Reference]]
_scan = make_scanner(JSONDecoder(parse_constant=refuse))  # type: ignore[arg-type]


def places(room: bytes, gone: Any) -> set[Gone]:
    """Return the places in this vault that a certificate names. Raises KeyError, TypeError, ValueError, AttributeError.

    One taken over from a hand-written file names its sites by words, and so nothing here.
    """
    return {
        (room, from_hex(place["site"], 16), whole(place["seq"]), from_hex(place.get("key", "")).hex())
        for place in gone
        if not is_word(place["site"])
    }


def is_word(site: Any) -> bool:
    """Return whether a site is named as people name one, and not by a tag of 32 hex digits."""
    return isinstance(site, str) and len(site) != 2 * 16


class Documents:
    """The documents of every room there are keys for."""

    def __init__(self, book: Book, names: Mapping[bytes, str]) -> None:
        self.book, self.report, self.names = book, book.report, names
        self.gone: dict[tuple[bytes, bytes, int, int], bytes] = {}
        """Commitments to the keys that are not here, by place and branch."""
        self.certified: set[Gone] = set()
        self.held: tuple[Gone, ...] = ()
        """What is certified as destroyed and is here all the same: a legal hold may keep it."""
        self.seen: list[Seen] = []
        self.opened = 0
        self.unsure = 0

    def take(self, chain: Walked, seq: int, branch: int, document: bytes | None) -> None:
        """Look at a document; None where there is none to be had."""
        found = None
        if document is not None:
            self.opened += 1
            found = parsed(document)
            wrong = amiss(found)
            if wrong:
                self.report("bad-document", chain.room, chain.site, seq, member=wrong)
                found = None
        if found is not None:
            self.told(chain, seq, found["entry"])
            if not branch:
                self.timed(chain, seq, found["clock"], found.get("seen"))
        elif not branch:
            chain.clock, chain.sure = chain.clock + 1, False

    def told(self, chain: Walked, seq: int, entry: dict[str, Any]) -> None:
        """Look at the entry in a document."""
        if entry["room"] != self.names.get(chain.room):
            self.report("other-room", chain.room, chain.site, seq, says=entry["room"])
        if entry["act"]["act"] == CERTIFICATE:
            try:
                self.certified.update(places(chain.room, entry["act"]["gone"]))
            except (KeyError, TypeError, ValueError, AttributeError):
                self.report("bad-document", chain.room, chain.site, seq, member="gone")

    def timed(self, chain: Walked, seq: int, clock: int, seen: Any) -> None:
        """Check a clock against the entry before; what was seen anew is looked up when every chain is here."""
        before, sure, known = chain.clock, chain.sure, chain.before
        chain.clock, chain.sure, chain.before = clock, True, seen
        chain.clocks[seq] = clock
        if sure and seen == known:
            if clock != before + 1:
                self.report("bad-clock", chain.room, chain.site, seq, clock=clock, expected=before + 1)
            return
        try:
            news = references(seen, known, chain.site)
        except (TypeError, ValueError):
            self.report("bad-document", chain.room, chain.site, seq, member="seen")
            chain.before = None
        else:
            self.seen.append((chain, seq, clock, before, sure, news))

    def settle(self) -> None:
        """Say, once every chain is here, what was seen and is missing, and which keys are gone without a word."""
        parts = {chain.room for chain in self.book.chains.values() if chain.first}
        for one in self.seen:
            self.look_up(one, one[0].room in parts)
        gone = set()
        for (room, site, seq, branch), key in self.gone.items():
            named = {(room, site, seq, key.hex()), (room, site, seq, "")}
            gone |= named
            if named.isdisjoint(self.certified):
                self.report("key-gone-uncertified", room, site, seq, **({"branch": branch} if branch else {}))
        self.held = tuple(sorted(place for place in self.certified - gone if self.stands(*place[:3])))

    def stands(self, room: bytes, site: bytes, seq: int) -> bool:
        """Return whether there is an envelope at a place."""
        chain = self.book.chains.get((room, site))
        return chain is not None and seq in chain.digests

    def look_up(self, one: Seen, part: bool) -> None:
        """Look for what an entry had seen, and check its clock by it."""
        chain, seq, clock, highest, sure, news = one
        for site, number, digest in news:
            other = self.book.chains.get((chain.room, site))
            if (part and other is None) or (other is not None and number < other.first):
                self.unsure += 1
                sure = False
            elif other is None or not other.holds(number, digest):
                self.report("seen-missing", chain.room, chain.site, seq, of=site.hex(), number=number)
                return
            if other is None or other.digests.get(number) != digest:
                sure = False
                continue
            sure = sure and number in other.clocks
            highest = max(highest, other.clocks.get(number, number + 1))
        if clock != highest + 1 if sure else clock <= highest:
            self.report("bad-clock", chain.room, chain.site, seq, clock=clock, expected=highest + 1)


def parsed(document: bytes) -> Any:
    """Return what a document says, or None where it is not JSON and nothing else."""
    try:
        text = document.decode("utf-8")
        found, end = _scan(text, 0)
    except (ValueError, StopIteration, RecursionError):
        return None
    return found if end == len(text) else None


def amiss(found: Any) -> str:
    """Return which part of a document is not as it should be; empty where all are."""
    if type(found) is not dict:
        return "json"
    if found.keys() not in MEMBERS:
        return "members"
    if "seen" in found and (type(found["seen"]) is not list or not found["seen"]):
        return "seen"
    if type(found["clock"]) is not int or not 1 <= found["clock"] < 1 << 63:
        return "clock"
    entry = found["entry"]
    if type(entry) is not dict or not entry.keys() <= FIELDS:
        return "entry"
    if type(entry.get("id")) is not str or type(entry.get("room")) is not str:
        return "entry"
    act = entry.get("act")
    return "" if type(act) is dict and type(act.get("act")) is str else "act"


def references(seen: Any, known: Any, own: bytes) -> list[Reference]:
    """Return what was seen that the entry before had not seen. Raises ValueError or TypeError."""
    found = [(from_hex(site, 16), whole(seq), from_hex(digest, 32)) for site, seq, digest in seen or ()]
    if len(set(found)) != len(found) or any(site == own for site, _, _ in found):
        raise ValueError("seen twice, or its own")
    return [one for one, raw in zip(found, seen or (), strict=True) if raw not in (known or ())]
