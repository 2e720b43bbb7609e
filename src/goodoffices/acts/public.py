"""What was said in public, on what terms, and which accounts stand against each other."""

from __future__ import annotations

from typing import Annotated, Literal

from goodoffices.acts.act import Act
from goodoffices.acts.values import AnyRef, PersonRef, RefTo, SourceRef, Value, Wording
from goodoffices.acts.when import When

StatementRef = Annotated[str, RefTo(("Statement", "Claim"))]
Attribution = Literal[
    "on the record", "background", "deep background", "off the record", "Chatham House Rule", "unnamed", "institution",
    "declined to comment",
]  # fmt: skip


class Statement(Act, frozen=True, kw_only=True):
    """One act of saying by one speaker: the words quoted, our summary beside them, the terms they were given on."""

    by: SourceRef
    level: Attribution
    quotes: tuple[Wording, ...] = ()
    says: str = ""
    venue: str = ""
    outlet: str = ""
    label: str = ""
    """The words the outlet used for the terms, where they differ from our reading of them."""
    refers_to: tuple[StatementRef, ...] = ()


class Claim(Act, frozen=True, kw_only=True):
    """Something asserted with no speaker behind it: a reporter's own voice, a rumour, a document."""

    says: str
    voice: Literal["reporter", "rumour", "document"] = "reporter"
    quotes: tuple[Wording, ...] = ()
    outlet: str = ""


class Denial(Act, frozen=True, kw_only=True):
    """A statement denies something; where it does not say what, the target is open and only offered."""

    by: StatementRef
    of: tuple[AnyRef, ...] = ()
    may_be_of: tuple[AnyRef, ...] = ()
    """Open target: what the denial may be aimed at; a person may settle it later by a correction."""
    sort: Literal["denial", "cause", "number", "date", "responsibility", "degree"] = "denial"
    words: tuple[Wording, ...] = ()


class Account(Value, frozen=True, kw_only=True):
    """One version of a matter and the statements that give it."""

    says: str
    given_in: tuple[StatementRef, ...]


class AccountSet(Act, frozen=True, kw_only=True):
    """Versions of one matter kept side by side, with no verdict between them."""

    matter: str
    accounts: tuple[Account, ...]
    open_targets: tuple[StatementRef, ...] = ()
    beside: tuple[StatementRef, ...] = ()
    """Shown with the set and counted on no side: a reporter's own voice, a difference of degree."""
    sort: Literal["denial", "cause", "number", "date", "responsibility", "degree"] = "denial"
    firm: bool = True


class ClearedLine(Act, frozen=True, kw_only=True):
    """What we say in public on a matter, as cleared, and until when."""

    words: tuple[Wording, ...]
    on: str = ""
    cleared_by: PersonRef = ""
    replaces: Annotated[str, RefTo(("ClearedLine",))] = ""


class Article(Act, frozen=True, kw_only=True):
    """A text from the press as it was read, whole and unchanged: what was taken from it can be held against it."""

    text: str
    title: str = ""
    """The headline, or the subject of a letter, where it stood beside the text."""
    outlet: str = ""
    lang: str = ""


class Place(Value, frozen=True, kw_only=True):
    """Where words for a field of an act stand in an article: from one character of its text up to another."""

    field: str
    start: int
    end: int


class Passage(Act, frozen=True, kw_only=True):
    """Where in an article an act was read, field by field, and which of its fields are ours; a person confirmed it."""

    of: Annotated[str, RefTo(("Source", "Statement", "Claim"))]
    article: Annotated[str, RefTo(("Article",))]
    digest: str = ""
    """SHA-256 of the article's text in UTF-8: it says which text was meant when that is gone."""
    reader: str = ""
    """Which version of the rules proposed it."""
    places: tuple[Place, ...] = ()
    ours: tuple[str, ...] = ()
    """Fields that a person changed or filled in by hand."""
    event: When | None = None
    """When that happened of which a statement speaks, as far as the article gives it."""
