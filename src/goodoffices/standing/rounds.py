"""Rounds of talks, and the last contact by each channel and with each party."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.talks import Channel, Meeting, Message, RoundClosed, RoundOpened
from goodoffices.acts.when import Sure
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, line, term
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import says, told, words_used

_CONTACTS: tuple[type[Act], ...] = (Meeting, Message)


class RoundNow(msgspec.Struct, frozen=True, kw_only=True):
    """A round and its closing, if one is recorded; `open` says yes, no or possibly."""

    round: Fact[RoundOpened]
    closed: tuple[Fact[RoundClosed], ...]
    open: Sure


def rounds(s: Standing) -> tuple[RoundNow, ...]:
    """Return every round of talks and whether it is still open."""
    return tuple(_round(s, fact) for fact in s.all(RoundOpened))


def _round(s: Standing, fact: Fact[RoundOpened]) -> RoundNow:
    closed = tuple(f for f in s.about(fact.id, RoundClosed) if f.act.round == fact.id)
    ended = [f.sure for f in closed]
    still = Sure.NO if Sure.YES in ended else Sure.POSSIBLY if ended else Sure.YES
    return RoundNow(round=fact, closed=closed, open=still)


def round_lines(s: Standing) -> tuple[Line, ...]:
    """Return a line for each round."""
    return tuple(_round_line(s, now) for now in rounds(s))


def _round_line(s: Standing, now: RoundNow) -> Line:
    act = now.round.act
    found: list[Line] = [_closed(s, f) for f in now.closed] or [line("round.open")]
    if act.form != "not stated":
        found.append(line("round.form", form=term("form", act.form)))
    if act.place:
        found.append(line("round.place", place=act.place))
    if act.between:
        found.append(line("round.between", who=s.names(act.between)))
    if act.mediated_by:
        found.append(line("round.mediated-by", who=s.names(act.mediated_by)))
    tag = "round" if act.name else "round.unnamed"
    return told(s, now.round, tag, name=act.name, more=found)


def _closed(s: Standing, fact: Fact[RoundClosed]) -> Line:
    act = fact.act
    more = (*words_used(act.words), *says(act.summary))
    tag = "round.closed" if fact.sure is Sure.YES else "round.possibly-closed"
    return told(s, fact, tag, outcome=term("outcome", act.outcome), more=more)


def _last(s: Standing, key: str) -> Fact[Any] | None:
    found: list[Fact[Any]] = [f for kind in _CONTACTS for f in s.about(key, kind) if f.sure is Sure.YES]
    return max(found, key=lambda f: (f.latest, s.order(f)), default=None)


def contact_lines(s: Standing) -> tuple[Line, ...]:
    """Return the last contact by each channel and with each party; none recorded is said so."""
    return (*channel_lines(s), *party_lines(s))


def channel_lines(s: Standing) -> tuple[Line, ...]:
    """Return each channel with the last contact by it."""
    return tuple(channel_line(s, f) for f in s.all(Channel))


def party_lines(s: Standing) -> tuple[Line, ...]:
    """Return the last contact with each party, in the order in which they joined."""
    return tuple(_party(s, key) for key in s.parties)


def channel_line(s: Standing, fact: Fact[Channel]) -> Line:
    """Return one channel as a line, with the last contact by it."""
    act = fact.act
    last = _last(s, fact.id)
    found = [_contact(s, last) if last else line("contact.none-recorded")]
    if act.through:
        found.append(line("channel.through", through=s.name(act.through)))
    if act.form != "not stated":
        found.append(line("channel.form", form=term("form", act.form)))
    tag = "channel.undisclosed" if act.undisclosed else "channel"
    return told(s, fact, tag, name=act.name, between=s.names(act.between), more=found)


def _party(s: Standing, key: str) -> Line:
    last = _last(s, key)
    if last is None:
        return line("contact.party-none", party=s.name(key))
    return line("contact.party", key, last.id, party=s.name(key), more=(_contact(s, last),))


def _contact(s: Standing, fact: Fact[Any]) -> Line:
    match fact.act:
        case Meeting() as meeting:
            more = says(meeting.summary)
            place = meeting.place
            tag = "contact.met" if meeting.form == "not stated" else "contact.meeting"
            tag += "-at" if place else ""
            who = s.names(meeting.between)
            return told(s, fact, tag, form=term("form", meeting.form), who=who, place=place, more=more)
        case message:
            more = (*says(message.says), *words_used(message.words))
            who = s.names(message.recipients)
            force = term("force", message.force)
            return told(s, fact, "contact.message", force=force, sender=s.name(message.sender), who=who, more=more)


def message_lines(s: Standing) -> tuple[Line, ...]:
    """Return a line for each message carried, with the force it was meant with."""
    return tuple(_contact(s, f) for f in s.all(Message))


def meeting_lines(s: Standing) -> tuple[Line, ...]:
    """Return a line for each meeting."""
    return tuple(_contact(s, f) for f in s.all(Meeting))
