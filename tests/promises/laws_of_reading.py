"""Laws on what is read from the same entries: order, moments, words, verdicts, sides, silence."""

from __future__ import annotations

import itertools
import math
from random import Random
from typing import Any

import msgspec

from goodoffices.acts.act import Unknown
from goodoffices.acts.delivery import Commitment, Tranche
from goodoffices.acts.housekeeping import Correction, Misfiled
from goodoffices.acts.keeping import Head, Received
from goodoffices.acts.notices import ConditionAssessment
from goodoffices.acts.people import PartyJoined
from goodoffices.acts.public import Denial, Statement
from goodoffices.acts.talks import Meeting, Message
from goodoffices.acts.terms import Stance
from goodoffices.acts.when import Sure
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry, chain_key
from goodoffices.record.ledger import Ledger, Record
from goodoffices.record.see import see
from goodoffices.standing.brief import brief
from goodoffices.standing.commitments import accounts_of
from goodoffices.standing.line import Line
from goodoffices.standing.log import log
from goodoffices.standing.proposals import proposal_lines
from goodoffices.standing.standing import Standing, learnt, standing
from tests.promises.cases import Case, act_of, learnt_by, lines_of, mending, tells, wordings
from tests.promises.faces import differing, said_before, said_to
from tests.promises.swapping import exchanged, swapped
from tests.worlds import DAY, MEMBERSHIP, PEOPLE, START, Reader

# 3: nothing is lost by the order in which it came


def any_order_of_arrival(c: Case) -> None:
    """The same entries give the same bytes in whatever order they came, read at once or between, once or twice."""
    entries = list(c.world.entries)
    anew = c.said(entries)
    rng = Random(c.seed)
    for _ in range(2):
        rng.shuffle(entries)
        assert differing(anew, c.said(entries)) == []
    record = Record(entries[: len(entries) // 2], zone=c.world.zone)
    said_to(record, Viewer(c.who), c.as_of, c.known_at, rich=False)
    for entry in entries:
        record.take(entry)
        if rng.random() < 0.2:
            standing(see(record, Viewer(c.who)), as_of=c.as_of, known_at=c.known_at).everything()
    assert not any(record.take(entry) for entry in entries)
    assert differing(anew, said_to(record, Viewer(c.who), c.as_of, c.known_at, rich=False)) == []


def time_and_chain_order_the_log(c: Case) -> None:
    """What surely came before stands before; of two in one room with the same time, the earlier in its chain."""
    s = c.standing()
    facts = {fact.id: fact for fact in s.everything()}
    for kind in (Message, Statement, Meeting):
        told_ = s.all(kind)
        assert [f.id for f in told_] == [f.id for f in s.everything() if type(f.act) is kind]
    told = [facts[entry.id] for entry in log(s) if entry.id in facts and not facts[entry.id].corrected_by]
    for one, other in itertools.pairwise(told):
        assert not other.latest < one.earliest
        if (one.earliest, one.latest, one.room) == (other.earliest, other.latest, other.room):
            assert chain_key(one.entry) < chain_key(other.entry)


def corrections_stand_by_what_they_knew(c: Case) -> None:
    """Two corrections that did not know each other both stand and say so; one that knew them stands alone."""
    s = c.standing()
    kept = (Correction, *MEMBERSHIP, Misfiled, Unknown)
    ends = Reader(c.world.entries, c.who).ends
    open_ = [f for f in s.everything() if ends[f.room] == math.inf and not s.corrected(f.entry)]
    sure = [f for f in open_ if f.sure is Sure.YES]
    plain = [f for f in sure if not isinstance(f.act, kept) and f.id not in PEOPLE]
    if not plain:
        return
    target = plain[c.seed % len(plain)].entry
    pages = [Record(c.world.entries, zone=c.world.zone) for _ in range(2)]
    written = [
        Ledger(page, site=site).write(mending(target, site, c.known_at))
        for page, site in zip(pages, ("here", "there"), strict=True)
    ]
    for merged in ([*c.world.entries, *written], [*reversed(written), *reversed(c.world.entries)]):
        facts = c.standing(merged)._facts(target)
        assert [f.act.text for f in facts] == ["from here", "from there"]
        assert all(f.contested for f in facts)
    last = Ledger(Record([*c.world.entries, *written], zone=c.world.zone), site="here").write(
        mending(target, "both", c.known_at)
    )
    (settled,) = c.standing([last, *written, *c.world.entries])._facts(target)
    assert (settled.act.text, settled.contested) == ("from both", False)
    struck = Ledger(Record([*c.world.entries, *written, last], zone=c.world.zone), site="here").write(
        msgspec.structs.replace(last, id="struck", act=Correction(target=last.id, reason="it was right"))
    )
    both = c.standing([struck, last, *written, *c.world.entries])._facts(target)
    assert [f.act.text for f in both] == ["from here", "from there"]


def what_came_in_is_only_logged(c: Case) -> None:
    """That entries came in from elsewhere stands in the log of their room, and changes nothing else that is said."""
    rng = Random(c.seed)
    came = [_came_in(place, rng.choice(c.world.rooms), rng) for place in range(4)]
    with_them = (*c.world.entries, *came)
    was, now = c.said(c.world.entries, rich=True), c.said(with_them, rich=True)
    for name in [name for name in was if name.startswith("log.") or name == "check"]:
        del was[name], now[name]
    assert differing(was, now) == []
    ids = {entry.id for entry in came}
    told = {entry.id: entry for entry in log(c.standing(with_them))}
    assert [entry for key, entry in told.items() if key not in ids] == list(log(c.standing()))
    may = Reader(with_them, c.who)
    assert ids & set(told) == {e.id for e in came if may.may(e) and e.entered <= c.known_at}


def _came_in(place: int, room: str, rng: Random) -> Entry:
    """An entry that says what came into a room, at any place of its chain and on any day."""
    head = Head(site="ghost", seq=place, digest=f"h{place}")
    key, act = f"came-{place}", Received(heads=(head,))
    entered, clock = START + rng.randint(0, 60) * DAY, rng.randint(2, 40)
    return Entry(id=key, room=room, act=act, entered=entered, site="ghost", seq=place, clock=clock)


# 4: words as they were said


def words_are_kept(c: Case) -> None:
    """Every wording of an entry in the log stands there or in the brief letter for letter, in its language."""
    s = c.standing()
    text = msgspec.json.encode([msgspec.to_builtins(entry.line) for entry in log(s)]).decode()
    text += msgspec.json.encode(msgspec.to_builtins(brief(s))).decode()
    recorded = Standing(s.visible, as_of=c.as_of, known_at=c.known_at, as_recorded=True)
    for fact in recorded.everything():
        for wording in wordings(fact.act):
            assert msgspec.json.encode(wording).decode() in text, (type(fact.act).__name__, wording)


# 5: no verdicts


def nothing_is_judged(c: Case) -> None:
    """A view on a condition is somebody's own words for it; what rests on a report says so, its denials beside it."""
    s = c.standing()
    for line in lines_of(s):
        if line.tag == "condition.assessment":
            act = act_of(s, line)
            assert isinstance(act, ConditionAssessment)
            assert (line.params["view"].word, line.params["by"]) == (act.view, s.name(act.by))
        if "when" in line.params and line.rests_on:
            _says_on_whose_word(s, line)


def _says_on_whose_word(s: Standing, line: Line) -> None:
    entry = s.visible.entry(line.rests_on[0])
    assert entry is not None
    fact = next((f for f in s._facts(entry) if tells(f, line)), None)
    if fact is None:
        return  # rests on more than one entry: no telling of one
    reported = {part.tag for part in line.basis} <= {"basis.reported", "basis.reported-unseen"}
    assert reported == (fact.basis.how == "reported")
    assert line.sure is not Sure.NO
    beside = {part.rests_on[0] for part in line.denials}
    for denial in s.all(Denial):
        for key in (*denial.act.of, *denial.act.may_be_of):
            target = s.visible.entry(key)
            if target is None or not s.known(target) or key not in (fact.id, *fact.basis.by):
                continue
            if s.visible.may_point(denial.room, target.room):
                assert denial.id in beside


# 6: swap


def swapping_swaps(c: Case) -> None:
    """With the parties exchanged, and the order of their joining with them, every output is exchanged and no more."""
    one, other = c.world.record(), swapped(c.world).record()
    viewer = Viewer(frozenset(exchanged(who) for who in c.who))
    was = said_to(one, Viewer(c.who), c.as_of, c.known_at) | said_before(one, c.room, c.as_of, c.known_at)
    now = said_to(other, viewer, c.as_of, c.known_at) | said_before(other, exchanged(c.room), c.as_of, c.known_at)
    assert differing({name: exchanged(text) for name, text in was.items()}, now) == []


# moments


def later_learnt_says_nothing(c: Case) -> None:
    """What was learnt after `known_at` leaves no trace in a reading as known then."""
    early = msgspec.structs.replace(c, known_at=START + (c.seed % 70) * DAY)
    # who is in a room, in which order the parties joined, and what was misfiled do not hang on what was known when
    placed = (*MEMBERSHIP, Misfiled, PartyJoined)
    kept = [e for e in c.world.entries if learnt_by(e, early.known_at) or isinstance(e.act, placed)]
    whole, known = early.said(c.world.entries), early.said(kept)
    assert differing(whole, known) == []
    assert all(learnt(fact.entry) <= early.known_at for fact in early.standing().everything())


def time_only_goes_on(c: Case) -> None:
    """A later `as_of` never makes what surely had happened unsure, nor what had not happened yet done before."""
    visible = c.standing().visible
    later = c.as_of + (c.seed % 60) * DAY
    one = standing(visible, as_of=c.as_of, known_at=c.known_at)
    other = standing(visible, as_of=later, known_at=c.known_at)
    rank = {Sure.NO: 0, Sure.POSSIBLY: 1, Sure.YES: 2}
    for entry in visible.entries():
        before_, after_ = one._facts(entry), other._facts(entry)
        assert [(f.act, f.earliest, f.latest) for f in before_] == [(f.act, f.earliest, f.latest) for f in after_]
        for was, now in zip(before_, after_, strict=True):
            assert rank[was.sure] <= rank[now.sure]
            assert (was.sure is Sure.YES) == (was.latest <= c.as_of)
            assert (was.sure is Sure.NO) == (was.earliest > c.as_of)


# 10: a missing answer


def silence_is_no_answer(c: Case) -> None:
    """Each party to a proposal has a stance it stated itself, or none; no account is made up where none was given."""
    s = c.standing()
    parties = [fact.id for fact in s.all(PartyJoined)]
    for line in proposal_lines(s):
        stated = [part for part in line.more if part.tag == "stance"]
        silent = [part.params["by"] for part in line.more if part.tag == "stance.none"]
        for part in stated:
            act = act_of(s, part)
            assert isinstance(act, Stance)
            assert part.params["view"].word == act.view
        # who made a proposal is not asked for a stance on it
        spoken = {getattr(act_of(s, part), "by", "") for part in (line, *stated)}
        assert silent == [s.name(key) for key in parties if key not in spoken]
    owed: tuple[Any, ...] = (*s.all(Commitment), *s.all(Tranche))
    reports = {fact.id for due in owed for fact in accounts_of(s, due).accounts}
    told = {line.rests_on[0] for line in lines_of(s) if line.tag == "account"}
    assert told <= reports
    assert not any("accept" in line.tag or "consented" in line.tag for line in lines_of(s))
