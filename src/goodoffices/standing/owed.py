"""What is owed to whom: promises not kept yet, questions without an answer."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.talks import PromiseOwed, Reply, ReplyOwed
from goodoffices.acts.when import Sure
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, line
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import says, told, words_used


class OwedNow(msgspec.Struct, frozen=True, kw_only=True):
    """Something owed, and the replies that settled it, if any."""

    owed: Fact[PromiseOwed] | Fact[ReplyOwed]
    settled_by: tuple[Fact[Reply], ...]

    @property
    def settled(self) -> bool:
        """Whether a reply surely closed it."""
        return bool(closing(self.settled_by))


@once
def owed(s: Standing) -> tuple[OwedNow, ...]:
    """Return everything owed, settled or not: promises first, then replies, in order of time."""
    facts: tuple[Fact[PromiseOwed] | Fact[ReplyOwed], ...] = (*s.all(PromiseOwed), *s.all(ReplyOwed))
    return tuple(OwedNow(owed=f, settled_by=settled_by(s, f)) for f in facts)


def settled_by(s: Standing, fact: Fact[Any]) -> tuple[Fact[Reply], ...]:
    """Return the replies by which something owed, due or announced was settled, in order of time."""
    return tuple(f for f in s.about(fact.id, Reply) if f.act.to == fact.id)


def closing(replies: tuple[Fact[Reply], ...]) -> tuple[Fact[Reply], ...]:
    """Return the replies that surely closed the matter: putting it off, a part of it, or no answer leave it open."""
    return tuple(f for f in replies if f.sure is Sure.YES and f.act.answer not in _STILL_OPEN)


_STILL_OPEN = frozenset({"deferred", "partly", "no answer"})


def owed_lines(s: Standing) -> tuple[Line, ...]:
    """Return what is owed: the open ones first."""
    return tuple(owed_line(s, now) for now in sorted(owed(s), key=lambda now: now.settled))


def owed_line(s: Standing, now: OwedNow) -> Line:
    """Return one thing owed with when it is due, what it is on, and what settled it."""
    act = now.owed.act
    tag = "owed.promise" if isinstance(act, PromiseOwed) else "owed.reply"
    found: list[Line] = [line("owed.due", due=act.due)] if act.due else []
    found += [settled_line(s, f) for f in now.settled_by]
    if isinstance(act, PromiseOwed):
        found += words_used(act.words)
    elif (on := s.follow(now.owed, act.on)) and hasattr(on.act, "title"):
        found.append(line("owed.on", title=on.act.title))
    return told(s, now.owed, f"{tag}.settled" if now.settled else tag, by=s.name(act.by), to=s.name(act.to),
                what=act.what, also=closing(now.settled_by), more=found)  # fmt: skip


def settled_line(s: Standing, fact: Fact[Reply]) -> Line:
    """Return a reply as the line that says what it settled."""
    more = (*says(fact.act.says), *words_used(fact.act.words))
    answer = fact.act.answer
    tag = "owed.settled" if answer in ("granted", "not stated") else f"owed.{answer.replace(' ', '-')}"
    return told(s, fact, tag, by=s.name(fact.act.by), more=more)
