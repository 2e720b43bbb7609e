"""A short article and the reading of it, made by hand: what drafts and their confirming are tried on."""

from __future__ import annotations

from hashlib import sha256

from goodoffices.press.values import Conflict, Content, Dated, Mention, Part, Reading, Span, Speaker, Statement

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


BOARD = Speaker(
    id="p1",
    kind="institution",
    name="Harbour Board",
    mentions=(Mention(span=at("the Harbour Board"), words="the Harbour Board"),),
)
TOLLE = Speaker(
    id="p2",
    kind="named",
    name="Maren Tolle",
    role="chief engineer",
    organisation="Harbour Board",
    mentions=(
        Mention(span=at("Maren Tolle, the board's chief engineer"), words="Maren Tolle, the board's chief engineer"),
        Mention(span=at("Maren Tolle", 2), words="Maren Tolle", reason="same-name"),
    ),
)
OFFICIAL = Speaker(
    id="p3",
    kind="anonymous",
    described="An official with knowledge of the talks",
    mentions=(
        Mention(span=at("An official with knowledge of the talks"), words="An official with knowledge of the talks"),
    ),
)
COUNCIL = Speaker(
    id="p4",
    kind="institution",
    name="Velm's council",
    mentions=(Mention(span=at("Velm's council"), words="Velm's council"),),
)
SAND = Speaker(
    id="p5",
    kind="named",
    name="Ivo Sand",
    role="speaker",
    organisation="Velm's council",
    mentions=(Mention(span=at("Ivo Sand"), words="Ivo Sand"),),
)
STATEMENTS = (
    Statement(
        id="s1",
        by="p1",
        level="institution",
        content=(part("The ferry between Oster and Velm will stay moored", "paraphrase"),),
        span=(0, at("said in a statement")[1]),
        speaker=at("the Harbour Board"),
        cue=at("said"),
        venue="statement",
        venue_span=at("in a statement"),
        said=Dated(
            value="2031-05-06",
            precision="day",
            words="on Tuesday",
            span=at("on Tuesday"),
            basis="counted from the dateline",
        ),
    ),
    Statement(
        id="s2",
        by="p2",
        level="on the record",
        content=(part("We stopped it because the hull is cracked"),),
        span=(at("We stopped")[0], at("chief engineer")[1]),
        speaker=at("Maren Tolle, the board's chief engineer"),
        cue=at("said", 2),
    ),
    Statement(
        id="s3",
        by="p3",
        level="anonymous",
        content=(part("the ferry was stopped because Velm had asked for it", "paraphrase"),),
        span=(at("An official")[0], at("asked for it")[1]),
        speaker=at("An official with knowledge of the talks"),
        cue=at("said", 3),
        event=Dated(
            value="2031", precision="year", words="this year", span=at("this year"), basis="counted from the dateline"
        ),
    ),
    Statement(
        id="s4",
        by="p2",
        level="on the record",
        content=(part("That is baseless"),),
        span=(at("That is")[0], at("on Wednesday")[1]),
        speaker=at("Maren Tolle", 2),
        cue=at("told"),
        venue="told",
        said=Dated(
            value="2031-05-07",
            precision="day",
            words="on Wednesday",
            span=at("on Wednesday"),
            basis="counted from the dateline",
        ),
    ),
    Statement(
        id="s5",
        by="p4",
        level="declined to comment",
        content=(part("declined to comment on the ferry", "paraphrase"),),
        span=(at("Velm's council")[0], at("comment on the ferry")[1]),
        speaker=at("Velm's council"),
        cue=at("declined"),
    ),
    Statement(
        id="s6",
        by="p5",
        level="on the record",
        content=(part("Some of what was reported is inaccurate"),),
        span=(at("Some of")[0], at("Ivo Sand")[1]),
        speaker=at("Ivo Sand"),
        cue=at("said", 4),
    ),
)
CLAIM = Statement(
    id="c1",
    by="",
    level="reporter voice",
    content=(part("The ferry has been repaired twice this year", "paraphrase"),),
    span=at("The ferry has been repaired twice this year"),
)
CONFLICTS = (
    Conflict(
        a="s2", b="s3", sort="cause", matter="why the ferry was stopped", reason="both name a cause of the same stop"
    ),
    Conflict(
        a="s4",
        b="s3",
        sort="denial",
        matter="why the ferry was stopped",
        reason="a denial of what was said just before",
    ),
    Conflict(
        a="s6",
        b="s3",
        sort="denial",
        matter="why the ferry was stopped",
        open=True,
        reason="it does not say what is inaccurate",
    ),
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
