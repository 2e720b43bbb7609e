"""What is said without a verb of saying, and what is refused."""

from __future__ import annotations

import pytest

from tests.press.reading import Read, gathered, told

PHRASES: dict[str, list[Read]] = {
    "According to two officials, the list was false.": [("two officials", "According to", ["the list was false"])],
    "The list was false, according to excerpts seen by reporters.": [
        ("excerpts seen by reporters", "according to", ["The list was false"])
    ],
    "In the words of one diplomat, the table was empty.": [
        ("one diplomat", "In the words of", ["the table was empty"])
    ],
    "The register, in his telling, had the bells.": [("his", "in his telling", ["The register", "had the bells"])],
    "Pay rose by 5 per cent from January.": [],
    "Her answer was that the table was empty.": [("Her", "answer", ["the table was empty"])],
    "His advice to both, at a meeting on Thursday, was to cut it in two.": [("His", "advice", ["to cut it in two"])],
    "The message from the council was that nobody would leave.": [("the council", "message", ["nobody would leave"])],
    "The answer from Marrant was a single word: “Never.”": [("Marrant", "answer", ["Never"])],
    "‘Nonsense,’ was the envoy's verdict.": [("the envoy's", "verdict", ["Nonsense"])],
    "Marrant: “We are not going.”": [("Marrant", None, ["We are not going"])],
    "More from the report: “We are not going.”": [("the report", None, ["We are not going"])],
    "The ministry put out a statement: “We are not going.”": [("The ministry", "statement", ["We are not going"])],
    "There were three left: “a”, b and c.": [],
}
REFUSED = {
    "The ministry declined to comment on the letter.": ("refusal", "declined to comment on the letter"),
    "The ministry declined to comment and referred to what an official said.": ("refusal", "declined to comment"),
    "The minister refused to say when he would resign.": ("refusal", "refused to say when he would resign"),
    "The minister referred questions to the palace.": ("referral", "referred questions to the palace"),
    "The minister referred questions to “our partners across the river.”": (
        "referral", "referred questions to “our partners across the river",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", PHRASES)
def test_phrases_that_report(sentence: str) -> None:
    """Phrases, nouns and colons bring in what somebody said; figures and lists do not."""
    assert told(sentence) == PHRASES[sentence]


@pytest.mark.parametrize("sentence", REFUSED)
def test_refusals_and_referrals(sentence: str) -> None:
    """A refusal is one saying, whose content is the refusal and what it is about."""
    assert [(one.how, told(sentence)[0][2]) for one in gathered(sentence)] == [
        (REFUSED[sentence][0], [REFUSED[sentence][1]])
    ]
