"""From a reading to drafts of acts: each field with its place in the article, none of them recorded by this."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from goodoffices.acts.people import Source
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.public import Attribution, Claim, Place, Statement
from goodoffices.acts.values import Wording
from goodoffices.acts.when import When, read_when
from goodoffices.press.turning import kept, quoted_apart, turn_of
from goodoffices.press.values import Content, Dated, Level, Reading, Span, Speaker
from goodoffices.press.values import Statement as Read

_LEVELS: dict[Level, Attribution] = {
    "on the record": "on the record",
    "background": "background",
    "deep background": "deep background",
    "off the record": "off the record",
    "anonymous": "unnamed",
    "institution": "institution",
    "declined to comment": "declined to comment",
}
_BY_KIND: dict[str, Attribution] = {
    "named": "on the record",
    "anonymous": "unnamed",
    "institution": "institution",
}
"""The terms of a saying that has none of its own in our vocabulary, such as a referral."""
_TERMS = re.compile(
    r"(?:speaking |spoke )?(?:on (?:the )?condition (?:of anonymity|that \w+ not be (?:named|identified))"
    r"|on (?:deep )?background|off the record|under (?:the )?Chatham House [Rr]ules?"
    r"|who (?:asked|declined|did not want) (?:not )?to be (?:named|identified))",
)
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS = "\"“”„‟‘’‚‛«»‹›'` \t\n"
_QUOTED = re.compile(
    r"(?<!\w)(?:\"[^\"]+\"|“[^”]+”|”[^“]+“|„[^“”]+[“”]|«[^»]+»|``.+?''"
    r"|‘(?:[^’]|’(?=\w))+’|'(?:[^']|'(?=\w))+')(?!\w)"
)
_BETWEEN = re.compile(r"[\W_]*")
WHOLE = "statement"
"""The field of the place that holds a whole statement, with its speaker and cue."""
_MOST = 3
"""Letters that may stand between two stretches that are one."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that may go on record: a statement with its source, or a claim that has none.

    The statement's `by` is empty until the source has an id. `ours` and `source_ours` name what a person changed.
    """

    id: str
    act: Statement | Claim
    source: Source | None = None
    speaker: str = ""
    """The speaker of the reading; two drafts with the same one have the same source."""
    when: When | None = None
    event: When | None = None
    places: tuple[Place, ...] = ()
    source_places: tuple[Place, ...] = ()
    ours: tuple[str, ...] = ()
    source_ours: tuple[str, ...] = ()
    span: Span = (0, 0)
    refers_to: tuple[str, ...] = ()
    """Drafts that a refusal or a referral points to."""


def drafts(reading: Reading, *, zone: str) -> tuple[Draft, ...]:
    """Return a draft of each statement and each claim, in the order of the article; dates are read in the zone."""
    # one who speaks a thousand times is named a thousand times: where is put together once
    sources = {speaker.id: _source(speaker) for speaker in reading.speakers}
    found = [_statement(reading, said, sources[said.by], zone) for said in reading.statements]
    found += [_claim(reading, said, zone) for said in reading.claims]
    return tuple(sorted(found, key=lambda draft: draft.span))


class _Source(NamedTuple):
    """A speaker as a source, and where the article names it."""

    speaker: Speaker
    source: Source
    places: tuple[Place, ...]


def _source(speaker: Speaker) -> _Source:
    named = _places((mention.span, _mentioned(speaker)) for mention in speaker.mentions)
    return _Source(speaker, source_of(speaker), named)


def _statement(reading: Reading, said: Read, by: _Source, zone: str) -> Draft:
    text, lang, speaker = reading.text, reading.language, by.speaker
    terms = _TERMS.search(text, *said.span)
    level: Attribution = _LEVELS.get(said.level, _BY_KIND[speaker.kind])
    told = _told_at(text, said, lang)
    act = Statement(
        by="",
        level=level,
        quotes=_quotes(text, said.content, lang),
        says=_summary(text, told),
        venue=_named(said.venue),
        outlet=_named(reading.outlet),
        label=_named(terms[0]) if terms else "",
    )
    spans = [
        (said.speaker, "by"), (said.cue, "cue"), (said.venue_span, "venue"), (said.addressee_span, "addressee"),
        (said.said.span if said.said else None, "when"), (said.event.span if said.event else None, "event"),
        (terms.span() if terms else None, "label"),
    ]  # fmt: skip
    return Draft(
        id=said.id,
        act=act,
        source=by.source,
        speaker=speaker.id,
        when=day_of(said.said, zone),
        event=day_of(said.event, zone),
        places=(*_whole_place(said.span), *_content_places(text, said.content, told), *_places(spans)),
        source_places=by.places,
        span=said.span,
        refers_to=said.refers_to,
    )


def _claim(reading: Reading, said: Read, zone: str) -> Draft:
    text = reading.text
    quoted = _quotes(text, said.content, reading.language)
    told = _told_at(text, said, reading.language)
    says = _summary(text, told) or _one_after_the_other(quoted)
    return Draft(
        id=said.id,
        act=Claim(says=says, voice="reporter", quotes=quoted, outlet=_named(reading.outlet)),
        when=day_of(reading.dateline, zone),
        event=day_of(said.event, zone),
        places=(*_whole_place(said.span), *_content_places(text, said.content, told), *_places([(said.cue, "cue")])),
        span=said.span,
    )


def source_of(speaker: Speaker) -> Source:
    """Return a speaker as a source: what the article does not say is empty, and nobody without a name is given one."""
    role, organisation = _named(speaker.role), _named(speaker.organisation)
    name = _named(speaker.name)
    if speaker.kind == "anonymous" or not name:
        first = speaker.mentions[0].words if speaker.mentions else ""
        described = _named(speaker.described or name or first or role) or "-"
        own = role if role != described else ""
        return Source(
            sort="unnamed", described_as=described, role=own, organisation=organisation, several=speaker.plural
        )
    if speaker.kind == "institution":
        return Source(
            sort="institution", name=name, role=role, organisation=organisation if organisation != name else ""
        )
    return Source(sort="named", name=name, role=role, organisation=organisation)


def _mentioned(speaker: Speaker) -> str:
    return "described_as" if speaker.kind == "anonymous" or not speaker.name else "name"


def _quotes(text: str, content: Iterable[Content], lang: str) -> tuple[Wording, ...]:
    return tuple(Wording(text=text[start:end], lang=lang) for start, end in _own(text, content))


def _own(text: str, content: Iterable[Content]) -> Iterator[Span]:
    """Give the stretches that are the speaker's own words, without the marks around them."""
    for one in content:
        if one.part == "paraphrase":
            continue
        inner = [_bared(text, found.span()) for found in _QUOTED.finditer(text, *one.span)]
        whole = _bared(text, one.span)
        found = inner if one.part == "fragment" and inner else [whole]
        yield from (span for span in found if span[0] < span[1])


def _bared(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    # a comma before a closing mark is the printer's, and no word of whoever spoke
    while start < end and text[end - 1] in _MARKS + ",،":
        end -= 1
    return start, end


def _told_at(text: str, said: Read, lang: str) -> tuple[Span, ...]:
    """Return where a summary stands: what was said, with the verb where that turns it; nowhere if all is quoted."""
    spans = tuple(sorted(one.span for one in said.content))
    quoted = all(one.part == "quotation" for one in said.content)
    if said.cue is None or not spans or turn_of(text, said.cue, lang) is None:
        return () if quoted else spans
    if quoted and quoted_apart(text, said.cue, spans[0]):
        return ()
    return tuple(sorted((*kept(text, said.cue, spans[0], said.speaker), *spans)))


def _summary(text: str, told: Iterable[Span]) -> str:
    """Return what was said as the article gives it; what does not stand together is told with a gap."""
    runs: list[Span] = []
    for start, end in told:
        gap = text[runs[-1][1] : start] if runs else ""
        if runs and len(gap) <= _MOST and _BETWEEN.fullmatch(gap):
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return " … ".join(" ".join(text[slice(*run)].split()) for run in runs)


def told_in(act: Statement | Claim) -> str:
    """Return what an act tells in one text: the summary, or where there is none the words quoted."""
    return act.says or _one_after_the_other(act.quotes)


def _one_after_the_other(quotes: Iterable[Wording]) -> str:
    return " … ".join(wording.text for wording in quotes)


def _whole_place(span: Span) -> tuple[Place, ...]:
    return _places([(span, WHOLE)])


def _content_places(text: str, content: tuple[Content, ...], told: tuple[Span, ...]) -> tuple[Place, ...]:
    return (*_places((span, "quotes") for span in _own(text, content)), *_places((span, "says") for span in told))


def _places(spans: Iterable[tuple[Span | None, str]]) -> tuple[Place, ...]:
    there = ((span, field) for span, field in spans if span is not None and span[0] < span[1])
    return tuple(Place(field=field, start=span[0], end=span[1]) for span, field in there)


def day_of(dated: Dated | None, zone: str) -> When | None:
    """Return a date of an article as one of ours, read in the zone; one that cannot be read is none."""
    if dated is None:
        return None
    counted = dated.basis if dated.basis.startswith(("counted", "carried")) else ""
    try:
        return read_when(dated.value, zone=zone, words=_named(dated.words), counted_from=counted)
    except (GoodOfficesError, ValueError):
        return None


def _named(text: str) -> str:
    """Return text that names something, in one line and without marks that turn its direction."""
    return " ".join(_BIDI.sub("", text).split())


def changed(
    draft: Draft,
    act: Statement | Claim,
    source: Source | None,
    when: When | None,
    event: When | None,
) -> Draft:
    """Return a draft with what a person made of it; every field that is not as the article gave it is ours."""
    own = [name for name in _differ(draft.act, act) if name not in ("by", "refers_to")]
    own += [name for name, was, now in (("when", draft.when, when), ("event", draft.event, event)) if was != now]
    theirs = _differ(draft.source, source) if draft.source is not None and source is not None else []
    return msgspec.structs.replace(
        draft,
        act=act,
        source=source,
        when=when,
        event=event,
        places=tuple(place for place in draft.places if place.field not in own),
        ours=tuple(dict.fromkeys((*draft.ours, *own))),
        source_ours=tuple(dict.fromkeys((*draft.source_ours, *theirs))),
        source_places=tuple(place for place in draft.source_places if place.field not in theirs),
    )


def _differ(was: msgspec.Struct, now: msgspec.Struct) -> list[str]:
    if type(was) is not type(now):
        return list(now.__struct_fields__)
    return [name for name in now.__struct_fields__ if getattr(was, name) != getattr(now, name)]
