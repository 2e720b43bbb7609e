"""Sentences and what is said in them: who, by which word, what."""

from __future__ import annotations

import pytest

from tests.press.reading import Read, gathered, told

SAID: dict[str, list[Read]] = {
    "The envoy said the bridge was shut, adding that it would stay so.": [
        ("The envoy", "said", ["the bridge was shut"]),
        ("The envoy", "adding", ["it would stay so"]),
    ],
    "The bridge, he promised, was safe.": [("he", "promised", ["The bridge", "was safe"])],
    "Unless it rains, she said, the bridge will stay open.": [
        ("she", "said", ["Unless it rains", "the bridge will stay open"])
    ],
    "“The bridge,” said Ilse Marrant, the envoy, “is shut.”": [
        ("Ilse Marrant, the envoy", "said", ["The bridge", "is shut"])
    ],
    "“Enough,” said Mr. Obi of the ministry.": [("Mr. Obi of the ministry", "said", ["Enough"])],
    "The ministry said the road was open, but Orvane said it was closed.": [
        ("The ministry", "said", ["the road was open"]),
        ("Orvane", "said", ["it was closed"]),
    ],
    "He called for an inquiry and warned that time was short.": [
        ("He", "called for", ["an inquiry"]),
        ("He", "warned", ["time was short"]),
    ],
    "The president welcomed the deal but warned it could fail.": [
        ("The president", "welcomed", ["the deal"]),
        ("The president", "warned", ["it could fail"]),
    ],
    "In the wake of the shelling, Marrant called for a truce.": [("Marrant", "called for", ["a truce"])],
    "An aide, who asked not to be named because he was describing a meeting, conceded that it failed.": [
        ("An aide, who asked not to be named because he was describing a meeting", "conceded", ["it failed"])
    ],
    "Minister Omar Said denied having ordered it.": [("Minister Omar Said", "denied", ["having ordered it"])],
    "President Edward Said said that it was over.": [("President Edward Said", "said", ["it was over"])],
    "Foreign Minister Lida Morvan on Tuesday said it was shut.": [
        ("Foreign Minister Lida Morvan", "said", ["it was shut"])
    ],
    "By comparison, the council had said it would wait.": [("the council", "said", ["it would wait"])],
    "While Marrant said the wall was safe, the crowd had gone.": [("Marrant", "said", ["the wall was safe"])],
    "Marrant, who called the wall “a gift,” said it would stay.": [
        ("who", "called", ["the wall “a gift"]),
        ("Marrant, who called the wall", "said", ["it would stay"]),
    ],
    "The deal, which the envoy called “a gift”, will be signed.": [("the envoy", "called", ["a gift"])],
    "He left the hall, telling reporters that the talks were dead.": [("He", "telling", ["the talks were dead"])],
    "She left the hall and said that the talks were dead.": [("She", "said", ["the talks were dead"])],
    "The crowd went home, one of them saying that it was late.": [("one of them", "saying", ["it was late"])],
    "The envoy said of the plan that it was dead.": [("The envoy", "said", ["it was dead"])],
    "Orvane put the number at six and gave the date as May 1.": [
        ("Orvane", "put", ["the number at six"]),
        ("Orvane", "gave", ["the date as May 1"]),
    ],
    "Orvane rejected the report as invented.": [("Orvane", "rejected", ["the report as invented"])],
    "The army denied firing on the town.": [("The army", "denied", ["firing on the town"])],
    "The president will say that the wall is safe.": [("The president", "say", ["the wall is safe"])],
    "Activists hoping for a truce say that the list is lost.": [
        ("Activists hoping for a truce", "say", ["the list is lost"])
    ],
    "No deal without prisoners, says Orvane": [("Orvane", "says", ["No deal without prisoners"])],
    "On Monday, June Park said it was late.": [("June Park", "said", ["it was late"])],
    "Joss Hale, the warden since July, said it was late.": [
        ("Joss Hale, the warden since July", "said", ["it was late"])
    ],
    "2/ The board says it is late.": [("The board", "says", ["it is late"])],
    "SELMARRA, May 20 (Cordant News) — The wall was shut, officials said.": [
        ("officials", "said", ["The wall was shut"])
    ],
}
TOLD = {
    "The minister told reporters outside the hotel on Monday that the talks were dead.": (
        "reporters",
        "the talks were dead",
    ),
    "The envoy told The Herald in an interview published on Friday that the offer stood.": (
        "The Herald",
        "the offer stood",
    ),
    "The minister warned deputies a moment ago that the budget would lapse.": ("deputies", "the budget would lapse"),
    "Marrant told Mr. Obi that the wall was shut.": ("Mr. Obi", "the wall was shut"),
}
NOTHING = [
    "Had Anna Berg said that it was over, nobody would have believed her.",
    "If Morvan says that it is dead, the front will leave.",
    "It was not Anna Berg who said that it was over, but Karl Jessen.",
    "Ten men have left since Ivo Dask wrote that it was late.",
    "It was late before anybody said that it was shut.",
    "Two days later the movement called off the second round.",
    "The board called a strike.",
    "The two sides agreed to meet again on Friday.",
    "The council decided to close the port.",
    "Orvane rejected the proposal.",
    "The talks reportedly failed.",
    "The minister is believed to have left.",
    "It emerged that the list had been lost.",
    "The minister did not say when he would resign.",
    "Orvane's envoy did not respond to a request for comment.",
    "The two churches argue over the bells.",
    "A retired judge called Ebbe Krogh went home.",
    "The minister put the flags away.",
    "His claims and the reported losses were many.",
    "The offer, rejected on Saturday, would have raised pay by 9 percent.",
]


@pytest.mark.parametrize("sentence", SAID)
def test_who_said_what_by_which_word(sentence: str) -> None:
    """Each saying of a sentence has its speaker, its cue and what was said, and there is no other."""
    assert told(sentence) == SAID[sentence]


@pytest.mark.parametrize("sentence", TOLD)
def test_to_whom_it_was_told(sentence: str) -> None:
    """The addressee is no part of what was said, nor is where and when it was told."""
    [one] = gathered(sentence)
    assert one.addressee is not None
    assert (sentence[slice(*one.addressee)], told(sentence)[0][2]) == (TOLD[sentence][0], [TOLD[sentence][1]])


@pytest.mark.parametrize("sentence", NOTHING)
def test_deeds_and_hearsay_are_no_statements(sentence: str) -> None:
    """What was done, what is believed and what was not said is not said by anybody."""
    assert told(sentence) == []


def test_a_chained_saying_knows_that_its_speaker_is_the_one_before() -> None:
    """Only the second of two sayings by one speaker is marked as sharing it."""
    assert [one.shared for one in gathered("The envoy said it was shut, adding that it would stay so.")] == [
        False,
        True,
    ]
