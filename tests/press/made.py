"""A short article and the reading of it, made by hand: what drafts and their confirming are tried on."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from goodoffices.press.values import Conflict, Content, Dated, Level, Mention, Part, Reading, Span, Speaker, Statement

TEXT = """The ferry between Oster and Velm will stay moored, the Harbour Board said in a statement on Tuesday.

"We stopped it because the hull is cracked," said Maren Tolle, the board's chief engineer.

An official with knowledge of the talks, speaking on condition of anonymity, said the ferry was stopped because Velm \
had asked for it. The ferry has been repaired twice this year.

"That is baseless," Maren Tolle told reporters on Wednesday.

Velm's council declined to comment on the ferry. "Some of what was reported is inaccurate," said Ivo Sand, its speaker.
"""


def at(words: str, nth: int = 1, within: str = TEXT) -> Span:
    """Return where words stand in the article, for the nth time."""
    start = -1
    for _ in range(nth):
        start = within.index(words, start + 1)
    return start, start + len(words)


def part(words: str, sort: Part = "quotation", nth: int = 1) -> Content:
    """Return a stretch of what was said."""
    return Content(span=at(words, nth), part=sort)


def mention(words: str, nth: int = 1, reason: str = "named here first") -> Mention:
    """Return a place where the article names a speaker."""
    return Mention(span=at(words, nth), words=words, reason=reason)


def dated(value: str, words: str, precision: str = "day") -> Dated:
    """Return a date that was counted from the day the article bears."""
    return Dated(value=value, precision=precision, words=words, span=at(words), basis="counted from the dateline")


def said(key: str, by: str, level: Level, content: Content, first: str, last: str, **fields: Any) -> Statement:
    """Return a statement from its first words to its last."""
    span = (at(first)[0], at(last)[1])
    return Statement(id=key, by=by, level=level, content=(content,), span=span, **fields)


BOARD = Speaker(id="p1", kind="institution", name="Harbour Board", mentions=(mention("the Harbour Board"),))
TOLLE = Speaker(
    id="p2",
    kind="named",
    name="Maren Tolle",
    role="chief engineer",
    organisation="Harbour Board",
    mentions=(mention("Maren Tolle, the board's chief engineer"), mention("Maren Tolle", 2, "the same name")),
)
OFFICIAL = Speaker(
    id="p3",
    kind="anonymous",
    described="An official with knowledge of the talks",
    mentions=(mention("An official with knowledge of the talks"),),
)
COUNCIL = Speaker(id="p4", kind="institution", name="Velm's council", mentions=(mention("Velm's council"),))
SAND = Speaker(
    id="p5",
    kind="named",
    name="Ivo Sand",
    role="speaker",
    organisation="Velm's council",
    mentions=(mention("Ivo Sand"),),
)
STATEMENTS = (
    said(
        "s1", "p1", "institution", part("The ferry between Oster and Velm will stay moored", "paraphrase"),
        "The ferry", "said in a statement", speaker=at("the Harbour Board"), cue=at("said"), venue="statement",
        venue_span=at("in a statement"), said=dated("2031-05-06", "on Tuesday"),
    ),
    said(
        "s2", "p2", "on the record", part("We stopped it because the hull is cracked"), "We stopped", "chief engineer",
        speaker=at("Maren Tolle, the board's chief engineer"), cue=at("said", 2),
    ),
    said(
        "s3", "p3", "anonymous", part("the ferry was stopped because Velm had asked for it", "paraphrase"),
        "An official", "asked for it", speaker=at("An official with knowledge of the talks"), cue=at("said", 3),
        event=dated("2031", "this year", "year"),
    ),
    said(
        "s4", "p2", "on the record", part("That is baseless"), "That is", "on Wednesday",
        speaker=at("Maren Tolle", 2), cue=at("told"), venue="told", said=dated("2031-05-07", "on Wednesday"),
    ),
    said(
        "s5", "p4", "declined to comment", part("declined to comment on the ferry", "paraphrase"), "Velm's council",
        "comment on the ferry", speaker=at("Velm's council"), cue=at("declined"),
    ),
    said(
        "s6", "p5", "on the record", part("Some of what was reported is inaccurate"), "Some of", "Ivo Sand",
        speaker=at("Ivo Sand"), cue=at("said", 4),
    ),
)  # fmt: skip
CLAIM = Statement(
    id="c1",
    by="",
    level="reporter voice",
    content=(part("The ferry has been repaired twice this year", "paraphrase"),),
    span=at("The ferry has been repaired twice this year"),
    refers_to=("s2", "s3"),
)
WHY = "why the ferry was stopped"
CONFLICTS = (
    Conflict(a="s2", b="s3", sort="cause", matter=WHY, reason="different causes"),
    Conflict(a="s4", b="s3", sort="denial", matter=WHY, reason="one denies what the other says"),
    Conflict(a="s6", b="s3", sort="denial", matter=WHY, reason="a denial that does not say of what", open=True),
)


def reading(text: str = TEXT, dateline: str | None = "2031-05-08", outlet: str | None = "The Oster Courier") -> Reading:
    """Return the reading of the article, or of another text one in which nothing was found."""
    there = text == TEXT
    return Reading(
        text=text,
        digest=sha256(text.encode()).hexdigest(),
        reader="by hand",
        language="en",
        dateline=Dated(value=dateline, precision="day", basis="stated") if dateline else None,
        outlet=outlet or "",
        speakers=(BOARD, TOLLE, OFFICIAL, COUNCIL, SAND) if there else (),
        statements=STATEMENTS if there else (),
        conflicts=CONFLICTS if there else (),
        claims=(CLAIM,) if there else (),
    )
