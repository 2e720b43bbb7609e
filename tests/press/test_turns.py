"""Transcripts, interviews and posts: sayings that no cue brings in."""

from __future__ import annotations

from tests.press.reading import gathered, told

TRANSCRIPT = """Transcript: the briefing

What follows was cut for length.

MS. EKHOLM: Good morning.

QUESTION: Is it shut?

MR. CRANE: It is. He told me so.

And it stays shut.

(Crosstalk.)

QUESTION: Why?

MR. CRANE: Ask her.

(End of transcript.)

The ministry said later that it was open."""

RADIO = """LEILA OKONJO, HOST: Why is it shut?

BISHOP TILLIANDER: Because it broke.

OKONJO: When?

TILLIANDER: On Monday.

OKONJO: And who pays?

TILLIANDER: You do."""

INTERVIEW = """SOME QUESTIONS FOR

Thandeka Ruiz

By Jo Marr

She spoke to us on Wednesday.

1. Is it shut?

I think so. They said it was.

2. Who told you?

My sister did.

We rang her twice.

3. And now?

I wait.

Interview by Jo Marr. The ministry said it was open."""

POSTS = """What they wrote

Mill plc @mill · 08:10
The gates are shut. They said so.

Rukmini Laing @ruk
Branch secretary, Dockers
1/2 Nobody shut them.
9:02 AM · Oct 4, 2033

Mill plc @mill
Replying to @ruk
We deny this.
9:07 AM · Oct 4, 2033"""


def test_a_turn_is_said_by_its_label() -> None:
    """Each turn is one saying; questions, stage directions and what stands around the transcript are none."""
    assert told(TRANSCRIPT) == [
        ("MS. EKHOLM", None, ["Good morning"]),
        ("MR. CRANE", None, ["It is. He told me so", "And it stays shut"]),
        ("MR. CRANE", None, ["Ask her"]),
        ("The ministry", "said", ["it was open"]),
    ]
    assert [one.how for one in gathered(TRANSCRIPT)] == ["turn", "turn", "turn", "verb"]


def test_a_host_only_asks() -> None:
    """Who is labelled a host asks, under a shorter label too."""
    assert told(RADIO) == [
        ("BISHOP TILLIANDER", None, ["Because it broke"]),
        ("TILLIANDER", None, ["On Monday"]),
        ("TILLIANDER", None, ["You do"]),
    ]


def test_an_answer_is_said_by_who_is_interviewed() -> None:
    """Each answer is one saying; the last ends where nobody says "I" any more."""
    assert told(INTERVIEW) == [
        ("Thandeka Ruiz", None, ["I think so. They said it was"]),
        ("Thandeka Ruiz", None, ["My sister did", "We rang her twice"]),
        ("Thandeka Ruiz", None, ["I wait"]),
        ("The ministry", "said", ["it was open"]),
    ]


def test_a_post_is_said_by_its_head() -> None:
    """Each post is one saying, without its head, its count, its time and whom it replies to."""
    assert told(POSTS) == [
        ("Mill plc", None, ["The gates are shut. They said so"]),
        ("Rukmini Laing", None, ["Nobody shut them"]),
        ("Mill plc", None, ["We deny this"]),
    ]


HOSTED = """Radio Velm

PENHALLOW: With me is the minister, Ana Traske. Why is it shut?

TRASKE: Because it broke.

PENHALLOW: When?

TRASKE: On Monday. I saw it.

PENHALLOW: Mr Minch?

MINCH: I was not asked.

A council officer wrote that it had never been open.

The harbour board said it was dry."""


def test_who_asks_is_told_by_the_questions() -> None:
    """Whoever mostly asks does so for the outlet; behind the last turn, what others are reported to say is theirs."""
    assert told(HOSTED) == [
        ("TRASKE", None, ["Because it broke"]),
        ("TRASKE", None, ["On Monday. I saw it"]),
        ("MINCH", None, ["I was not asked"]),
        ("A council officer", "wrote", ["it had never been open"]),
        ("The harbour board", "said", ["it was dry"]),
    ]


def test_who_takes_the_chair_is_no_outlet() -> None:
    """In a committee the chair's questions are said too, and the number before a name is none of it."""
    asked = HOSTED.split("\n\nA council officer")[0].replace("PENHALLOW", "Q4 Chair").replace("Radio Velm", "Committee")
    assert [speaker for speaker, _, _ in told(asked)] == ["Chair", "TRASKE", "Chair", "TRASKE", "Chair", "MINCH"]


NAMED_ABOVE = """Petra Lind, trade minister of Velm
@petralind · Dec 3, 2030, 8:12 AM
We left without a deal.

Ana Roon, mayor of Osk
@anaroon · Dec 3, 2030, 9:40 AM
With respect, you were late.
"""


def test_a_name_above_a_handle_is_who_posts() -> None:
    """A name and an office in a line of their own, right above the handle, say whose post it is."""
    assert told(NAMED_ABOVE) == [
        ("Petra Lind, trade minister of Velm", None, ["We left without a deal"]),
        ("Ana Roon, mayor of Osk", None, ["With respect, you were late"]),
    ]


def test_the_heading_says_who_is_interviewed() -> None:
    """ "Five questions for" somebody names the one who answers."""
    text = INTERVIEW.replace("SOME QUESTIONS FOR\n\nThandeka Ruiz", "FIVE QUESTIONS FOR: Thandeka Ruiz")
    assert {speaker for speaker, cue, _ in told(text) if cue is None} == {"Thandeka Ruiz"}


def test_prose_with_colons_is_no_transcript() -> None:
    """Two labels do not make a transcript."""
    assert told("Place: Dorn\n\nTime: noon\n\nThe envoy said it was shut.") == [("The envoy", "said", ["it was shut"])]
