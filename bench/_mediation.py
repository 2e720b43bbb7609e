"""A made-up mediation of any size: seeded, in the proportions of a long one, every reference pointing where it may."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle, islice
from typing import Any

from goodoffices.acts import carrying, delivery, housekeeping, notices, office, people, process, public, talks, terms
from goodoffices.acts.act import Act
from goodoffices.acts.values import Basis, Quantity, Span, Wording
from goodoffices.acts.when import When, read_when
from goodoffices.record.entry import Entry

ZONE = "Europe/Lisbon"
FIRST_DAY = 1_925_000_000
DAY = 86_400
LAST_DAY = FIRST_DAY + 700 * DAY
WORDS = (
    "the", "basin", "gate", "count", "ship", "quay", "tug", "pilot", "hour", "week", "list", "side", "return", "answer",
    "text", "line", "point", "paper", "board", "harbour", "safe", "open", "held", "sent", "seen", "asked", "told",
    "begun", "ended", "agreed", "no", "yes", "if", "until", "after", "before", "with", "without", "each",
)  # fmt: skip
ROOMS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "public": ("public", "", ("everyone",)),
    "joint": ("joint", "", ("amal", "jo", "north", "south")),
    "team": ("team", "", ("amal", "jo")),
    "north-room": ("room", "north", ("amal", "jo", "north")),
    "south-room": ("room", "south", ("amal", "jo", "south")),
    "north-file": ("file", "north", ("amal", "jo")),
    "south-file": ("file", "south", ("amal", "jo")),
}
SIDES = ("north", "south")
ACTORS = (*SIDES, "envoy", "service", "city", "council", "amal", "jo", "ines", "rui")


class _Writing:
    """The mediation while it is written: one act at a time, each the next of its room's chain, time going on."""

    def __init__(self, seed: int, acts: int) -> None:
        self.random = random.Random(seed)
        self.step = 680 * DAY / acts
        self.at = float(FIRST_DAY)
        self.places: Counter[str] = Counter()
        self.latest: dict[str, str] = {}

    def pick(self, values: tuple[Any, ...]) -> Any:
        return values[int(self.random.random() * len(values))]

    def says(self, low: int = 4, high: int = 18) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(low, high)))

    def words(self) -> tuple[Wording, ...]:
        return (Wording(text=self.says(), lang="en"),)

    def side(self) -> str:
        return str(self.pick(SIDES))

    def act(self, made: Act, room: str = "public", key: str = "", basis: Basis | None = None) -> Entry:
        self.at += self.step * 2 * self.random.random()
        place = self.places[room]
        self.places[room] += 1
        key = key or f"{self.random.getrandbits(128):032x}"
        self.latest[type(made).__name__] = key
        return Entry(
            id=key,
            room=room,
            act=made,
            when=_day(int(self.at // DAY), int(self.random.random() * 10)),
            entered=int(self.at) + 3600,
            recorded_by="amal" if place % 3 else "jo",
            basis=basis or WITNESSED,
            site="here",
            seq=place,
            clock=place + 1,
        )


WITNESSED = Basis(how="witnessed")


@cache
def _day(day: int, sort: int) -> When:
    """A day, and now and then only about that day, some day until then, or not known."""
    text = f"{2031 + (day - 22280) // 372:04d}-{(day - 22280) % 372 // 31 + 1:02d}-{(day - 22280) % 28 + 1:02d}"
    return read_when((text, text + "~", f"[..{text}]", "")[max(0, sort - 6)], zone=ZONE)


def later(days: int, w: _Writing) -> When:
    """A day that many days on, as a plain day."""
    return _day(int(w.at // DAY) + days, 0)


def opening(w: _Writing) -> Iterator[Entry]:
    """The rooms, the people and what there is only once."""
    for room, (sort, about, members) in ROOMS.items():
        opened: Any = {"sort": sort, "about": about, "members": members}
        yield w.act(housekeeping.CompartmentOpened(**opened), room, room)
    for key in SIDES:
        yield w.act(people.PartyJoined(name=key.title()), key=key)
    for key in ACTORS[2:]:
        yield w.act(people.Actor(name=key.title()), key=key)
    for key in ("envoy", "service"):
        yield w.act(people.RoleTaken(actor=key, role="mediator", toward=SIDES))
    yield w.act(process.Opening(name="Harbour talks", matter="who works the basin"))
    yield w.act(
        notices.WorkCalendar(name="Harbour", rest_days=("Saturday", "Sunday"), holidays=("2031-05-09",)), key="calendar"
    )
    yield w.act(office.Office(name="Liaison house", of="north", host="city"), key="house")
    for key in ("safety", "letters", "night", "fourth"):
        yield w.act(talks.Channel(name=key, between=SIDES, form="phone"), "joint", key)
    for key in ("spokesperson", "diplomat", "official", "clerk"):
        yield w.act(people.Source(sort="unnamed", described_as=f"a {key}"), key=key)
    yield from talk_of_terms(w)


def message(w: _Writing) -> Iterator[Entry]:
    """Words passed, in the room of the side they concern."""
    side = w.side()
    channel = w.pick(("safety", "letters", "", ""))
    passed: Any = {"sender": "envoy", "recipients": (side,), "words": w.words(), "force": "information"}
    yield w.act(talks.Message(**passed, channel=channel), "joint" if channel else f"{side}-room")


def meeting(w: _Writing) -> Iterator[Entry]:
    """A meeting, its note, and a view held on it."""
    side = w.side()
    yield w.act(talks.Meeting(between=("envoy", side), form="phone", summary=w.says(8, 30)), f"{side}-room")
    yield w.act(housekeeping.NoteToFile(text=w.says(12, 50), about=side), f"{side}-file")
    yield w.act(housekeeping.Assessment(by="amal", says=w.says(), about=side, on="intention"), f"{side}-file")


def press(w: _Writing) -> Iterator[Entry]:
    """Statements on one matter, what they report, a denial, and at times the set of accounts."""
    said = []
    for _ in range(w.random.randint(2, 5)):
        source = w.pick(("spokesperson", "diplomat", "official", "clerk"))
        made = w.act(
            public.Statement(by=source, level="unnamed", quotes=w.words(), says=w.says(), outlet="The Gazette")
        )
        said.append(made.id)
        yield made
    yield w.act(public.Denial(by=said[-1], of=(said[0],)))
    told = Basis(how="reported", by=(said[0],))
    step: Any = {"status": w.pick(("open", "closed", "dormant")), "stage": w.pick(("asked", "decided", "in effect"))}
    if w.random.random() < 0.2:
        yield w.act(office.OfficeStatus(office="house", by="city", **step), basis=told)
    if w.random.random() < 0.4:
        sides = tuple(public.Account(says=w.says(), given_in=(key,)) for key in said[:2])
        yield w.act(public.AccountSet(matter=w.says(), accounts=sides))
        yield w.act(public.Claim(says=w.says(), outlet="The Gazette"))


def talk_of_terms(w: _Writing) -> Iterator[Entry]:
    """An issue with moves, and a proposal with showings, stances and a point agreed."""
    issue = w.act(process.IssueTabled(title=w.says(2, 5), by=w.side()), "joint")
    yield issue
    for _ in range(4):
        amount = Quantity(value=w.random.randint(1, 900), unit="calls")
        yield w.act(terms.Move(on=issue.id, by=w.side(), sort=w.pick(("demand", "offer")), amount=amount), "joint")
    text = w.act(terms.Proposal(title=w.says(2, 6), by=w.side(), words=w.words(), on=(issue.id,)), "joint")
    yield text
    for side in SIDES:
        yield w.act(carrying.Showing(of=text.id, to=(side,), manner="sent"), "team")
        yield w.act(terms.Stance(on=text.id, by=side, view=w.pick(("reserve", "reject", "can live with"))), "joint")
    yield w.act(terms.TentativeAgreement(words=w.words(), on=issue.id, between=SIDES), "joint")


def talk_round(w: _Writing) -> Iterator[Entry]:
    """A round, a notice that bites on it, and now and then the pause and the return that follow."""
    opened = w.act(talks.RoundOpened(name=w.says(2, 4), between=SIDES, mediated_by=("envoy",)), "joint")
    yield opened
    bites = notices.Trigger(on=notices.RecordedEvent(act="RoundClosed", of=opened.id, outcome="no agreement"))
    told = w.act(notices.Notice(by="envoy", to=SIDES, consequence=w.says(), trigger=bites), "joint")
    yield told
    for side in SIDES:
        yield w.act(notices.Service(notice=told.id, to=side, words=w.words()), f"{side}-room")
    yield w.act(notices.Acknowledgement(notice=told.id, by=w.side()), "joint")
    yield w.act(talks.RoundClosed(round=opened.id, outcome=w.pick(("no agreement", "adjourned"))), "joint")
    condition = w.act(notices.Condition(words=w.words(), on="envoy"), "joint")
    yield condition
    for side in SIDES:
        yield w.act(notices.ConditionAssessment(condition=condition.id, by=side, view="cannot say"), "joint")
    if w.random.random() < 12 * w.step / DAY:
        yield w.act(process.Suspension(by="envoy", words=w.words(), stops=("rounds",), follows=told.id), "joint")
        yield w.act(process.Resumption(by="envoy"), "joint")


def delivery_of(w: _Writing) -> Iterator[Entry]:
    """A commitment in three parts, with what each side says of them, an incident and a finding."""
    by, to = w.random.sample(SIDES, 2)
    promised = w.act(delivery.Commitment(by=by, to=(to,), what=w.says(), due=later(40, w)), "joint")
    yield promised
    for number in (1, 2, 3):
        amount = Quantity(value=50, unit="passes")
        part = w.act(delivery.Tranche(of=promised.id, number=number, due=later(10 * number, w), amount=amount), "joint")
        yield part
        for side in SIDES[: w.random.randint(0, 2)]:
            given = Quantity(at_most=50, words="nearly 50", unit="passes", counted_by=side)
            yield w.act(delivery.DeliveryReport(of=part.id, account_by=side, amount=given, says=w.says()), "joint")
    happened = w.act(delivery.Incident(what=w.says(), alleged_by=(to,), bears_on=promised.id), "joint")
    yield happened
    yield w.act(delivery.Verification(of=happened.id, by="council", finding="inconclusive"), "joint")


def carry(w: _Writing) -> Iterator[Entry]:
    """A licence to carry, what was passed on under it, and at times its withdrawal."""
    one, other = w.random.sample(SIDES, 2)
    words = w.words()
    licence = w.act(carrying.CarryLicence(by=one, to=(other,), words=words, until=later(30, w)), f"{one}-room")
    yield licence
    passed = w.act(carrying.Disclosure(to=(other,), words=words, by="envoy", manner="orally"), f"{other}-room")
    yield passed
    yield w.act(carrying.DisclosureBasis(disclosure=passed.id, licence=licence.id, sources=(licence.id,)), "team")
    if w.random.random() < 0.3:
        yield w.act(carrying.LicenceWithdrawn(licence=licence.id, by=one), f"{one}-room")


def owing(w: _Writing) -> Iterator[Entry]:
    """A promise, a question and a request, two of them answered, and a deadline that is moved."""
    side = w.side()
    room = f"{side}-room"
    promise = w.act(talks.PromiseOwed(by="envoy", to=side, what=w.says(), due=later(9, w)), room)
    yield promise
    yield w.act(talks.ReplyOwed(by=side, to="envoy", what=w.says()), room)
    if w.random.random() < 0.9:
        yield w.act(talks.Reply(to=promise.id, by="envoy", says=w.says()), room)
    asked = w.act(talks.Request(by=(side,), to="city", asks=w.says(), about="house"))
    yield asked
    yield w.act(talks.Reply(to=asked.id, by="city", answer="deferred"))
    within = Span(count=10, unit="working days", calendar="calendar")
    deadline = w.act(notices.Deadline(what=w.says(), binds=(side,), within=within, runs_from=asked.id), "joint")
    yield deadline
    yield w.act(notices.Extension(of=deadline.id, at=later(30, w), agreed_by=SIDES), "joint")


def mend(w: _Writing) -> Iterator[Entry]:
    """A note and its correction, a negative, and what is said in public."""
    wrong = w.act(housekeeping.NoteToFile(text=w.says(12, 50)), "team")
    yield wrong
    right = housekeeping.Instead(act=housekeeping.NoteToFile(text=w.says()))
    yield w.act(housekeeping.Correction(target=wrong.id, reason=w.says(2, 5), instead=right), "team")
    yield w.act(housekeeping.RecordedNegative(what=w.says()), "joint")
    yield w.act(public.ClearedLine(words=w.words(), cleared_by="amal"), "team")


Episode = Callable[[_Writing], Iterator[Entry]]
_MIX: tuple[tuple[Episode, int], ...] = (
    (message, 40), (meeting, 18), (press, 9), (talk_of_terms, 3), (talk_round, 2), (delivery_of, 3), (carry, 5),
    (owing, 4), (mend, 4),
)  # fmt: skip


def _endless(w: _Writing) -> Iterator[Entry]:
    yield from opening(w)
    episodes = [episode for episode, times in _MIX for _ in range(times)]
    w.random.shuffle(episodes)
    for episode in cycle(episodes):
        yield from episode(w)


def mediation(acts: int, seed: int = 1) -> Iterator[Entry]:
    """Give the entries of a made-up mediation of this many acts, the same ones for the same seed."""
    return islice(_endless(_Writing(seed, max(acts, 1_000))), acts)
