"""What a reading of an article consists of: statements as they stand in its text, each field with its place there."""

from __future__ import annotations

from typing import Literal

import msgspec

Span = tuple[int, int]
"""Where words stand: [start, end) in characters of the article's text."""
Kind = Literal["named", "anonymous", "institution"]
Level = Literal[
    "on the record", "background", "deep background", "off the record", "anonymous", "institution",
    "declined to comment", "referral", "reporter voice",
]  # fmt: skip
Sort = Literal["denial", "cause", "number", "date", "responsibility", "degree"]
Part = Literal["quotation", "fragment", "paraphrase"]


class Dated(msgspec.Struct, frozen=True, omit_defaults=True):
    """A date as far as the article gives it: EDTF, the words, where they stand, and what they were counted from."""

    value: str
    precision: str
    words: str = ""
    span: Span | None = None
    basis: str = ""
    """Why this value: "stated", "counted from the dateline", "counted from the statement", "carried from ..."."""


class Content(msgspec.Struct, frozen=True):
    """A stretch of what was said, and whether the words are the speaker's own."""

    span: Span
    part: Part


class Mention(msgspec.Struct, frozen=True, omit_defaults=True):
    """One place where the article names a speaker, and why it is taken for this one."""

    span: Span
    words: str
    reason: str = ""


class Speaker(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who speaks in an article, as far as the article says: what it does not say is empty."""

    id: str
    kind: Kind
    name: str = ""
    role: str = ""
    organisation: str = ""
    described: str = ""
    """The words that describe a source without a name."""
    plural: bool = False
    mentions: tuple[Mention, ...] = ()


class Statement(msgspec.Struct, frozen=True, omit_defaults=True):
    """One act of saying by one speaker, with one cue."""

    id: str
    by: str
    level: Level
    content: tuple[Content, ...]
    span: Span
    """From the first character of its content, cue and speaker to the last."""
    speaker: Span | None = None
    cue: Span | None = None
    venue: str = ""
    venue_span: Span | None = None
    addressee: str = ""
    addressee_span: Span | None = None
    said: Dated | None = None
    event: Dated | None = None
    refers_to: tuple[str, ...] = ()
    """Of a refusal or referral: the statements it points to; of a claim: those that dispute what it is on."""
    direction: str = "ltr"


class Conflict(msgspec.Struct, frozen=True, omit_defaults=True):
    """Two statements that may stand against each other: a proposal with its reason, never a verdict."""

    a: str
    b: str
    sort: Sort
    matter: str
    reason: str
    open: bool = False
    """Whether the denial does not say what it denies."""
    firm: bool = True


class Reading(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that was read in one article. Statements in the order of the text; conflicts likeliest first."""

    text: str
    digest: str
    """SHA-256 of the text, in UTF-8."""
    reader: str
    """Which version of the rules read it."""
    language: str
    dateline: Dated | None = None
    outlet: str = ""
    speakers: tuple[Speaker, ...] = ()
    statements: tuple[Statement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    title: str = ""
    """The headline, or the subject of a letter, where the file of the article has one beside the text."""
    claims: tuple[Statement, ...] = ()
    """What the reporter asserts without a source, where it bears on the statements: level "reporter voice"."""
