"""Which statements may stand against each other, how they differ, and which do not."""

from __future__ import annotations

import pytest

from goodoffices.press import Conflict, read
from goodoffices.press.accounts import FAR, MOST, OFFERED, Pair, features, told_in, weights_of
from goodoffices.press.figures import WORD, differ, figures
from goodoffices.press.language import english, rules
from goodoffices.press.likening import STOP, accounts_rules


def pairs(text: str) -> list[Conflict]:
    """Return what is proposed of a text."""
    return list(read(text, "2031-03-14", "Wire").conflicts)


def two(one: str, other: str) -> Conflict:
    """Return the one pair that is proposed of what two people say."""
    (pair,) = pairs(f"Ivo Dask, the envoy, {one}. Ana Roon, the mayor, {other}.")
    assert (pair.a, pair.b) == ("s1", "s2")
    return pair


@pytest.mark.parametrize(
    ("one", "other", "sort", "reason"),
    [
        ("said it would close in May", "denied it would close", "denial", "one denies what the other says"),
        ("said twelve sailors were aboard", "said thirty sailors were aboard", "number", "different numbers"),
        ("said the talks ended because of rain", "said the talks ended due to fear", "cause", "different causes"),
        ("said the vote was held on March 3", "said the vote was held on March 5", "date", "different dates"),
        ("said the sailors were alive", "said the sailors were dead", "degree", "alive, and dead"),
        ("said the truce was signed", "said the truce was not signed", "denial", "one says that it is not so"),
        ("said the north had broken the truce", "said the south had broken it", "responsibility", "different doers"),
        ("said the truce was signed at noon", "said the ceasefire fell apart", "denial", "two accounts of one thing"),
    ],
)  # fmt: skip
def test_a_pair_says_how_its_accounts_differ(one: str, other: str, sort: str, reason: str) -> None:
    """Two accounts of one matter differ by denial, number, cause, date, degree or doer, and the reason says so."""
    pair = two(one, other)
    assert (pair.sort, pair.reason, pair.open) == (sort, reason, False)


def test_the_same_words_are_no_contradiction() -> None:
    """Two who say the same do not stand against each other."""
    assert pairs("Ivo Dask said: “No.” Ana Roon said: “No.”") == []


def test_a_denial_of_nothing_in_particular_is_open() -> None:
    """A denial that shares no word with what stands before it does not say what it denies."""
    pair = two("said the ferry was stopped at the request of Velm", "said that was baseless")
    assert (pair.sort, pair.open, pair.matter) == ("denial", True, "")


def test_a_matter_is_told_in_the_words_of_the_article() -> None:
    """What two have in common is named as the later has it, words that are alike counted as one."""
    assert two("said the Osterhaven bridge was closed", "denied the bridge at Osterhaven was shut").matter == (
        "bridge, Osterhaven, shut"
    )


def test_two_denials_seldom_stand_against_each_other() -> None:
    """Who denies the same as somebody else is not firmly set against him."""
    both = two("denied that the office would close", "denied that the office would close in May")
    assert not both.firm
    assert two("said that the office would close", "denied that the office would close in May").firm


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Dask, the envoy, said it was cold. Ana Roon, the mayor, said the market would open.",
        "Ivo Dask, the envoy, said the office would close. He denied that the office would close.",
        "Ivo Dask, the envoy, said the office would close. Ana Roon, the mayor, declined to comment on the office.",
    ],
)
def test_no_pair_is_made_of_strangers_oneself_or_silence(text: str) -> None:
    """What has nothing in common, what one person says, and a refusal to comment stand against nothing."""
    assert pairs(text) == []


def test_a_denial_of_reports_reaches_back_to_who_first_said_so() -> None:
    """A denial of reports is set firmly against the first statement of each speaker that is about the same."""
    said = "Ivo Dask, the envoy, said the harbour office of the exiles would close in autumn. "
    between = "".join(f"Jo Marr{k}, a lawyer, said the price of bread was low. " for k in ("", "ek", "old", "ow"))
    found = pairs(f"{said}{between}Ana Roon, the mayor, said reports that the harbour office would close were false.")
    assert [(pair.a, pair.firm) for pair in found if pair.b == "s6" and pair.a == "s1"] == [("s1", True)]


def test_what_is_offered_is_bounded_and_likeliest_first() -> None:
    """However many statements there are, a bounded number of pairs is offered, none far apart, firm ones first."""
    names = ("Ivo Dask, the envoy,", "Ana Roon, the mayor,")
    found = pairs(" ".join(f"{names[k % 2]} said the truce was{' not' * (k % 2)} signed." for k in range(90)))
    assert len(found) == OFFERED < MOST
    assert [pair.firm for pair in found] == sorted((pair.firm for pair in found), reverse=True)
    assert all(int(pair.b[1:]) - int(pair.a[1:]) <= FAR for pair in found)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("some 1,200 sailors in port", ((1200.0, "sailor in port"),)),
        ("five per cent and 3.5 million crowns", ((5.0, "per cent and"), (3.5, "million"))),
        ("up 5 per cent", ((5.0, "%"),)),
        ("on 3 March at 10 am for two hours", ()),
        ("nobody came", ()),
    ],
)
def test_figures_are_how_many_of_what(words: str, found: tuple[tuple[float, str], ...]) -> None:
    """A figure has its number and what it counts; dates, hours and lengths of time are none."""
    assert figures(words) == found


def test_figures_differ_where_they_count_one_thing() -> None:
    """Two numbers differ if they count the same; what counts other things, or the same number, does not."""
    assert differ(figures("twelve sailors died"), figures("30 sailors"))
    assert not differ(figures("twelve sailors died"), figures("30 of the soldiers"))
    assert not differ(figures("30 boats"), figures("30 boats in 40 ports"))


def test_rules_of_accounts_can_apply() -> None:
    """No word of the rules is one that is left out before they are asked, and all are single words where stems are."""
    read = rules("en-accounts")
    alike, against = " ".join(read["alike"]).split(), [word for pair in read["against"] for word in pair]
    every = [*alike, *against, *read["blames"], *map(str, read["vague"])]
    assert [word for word in every if word in STOP or not WORD.fullmatch(word)] == []


def test_what_tells_of_a_pair_comes_in_the_order_of_its_weights() -> None:
    """What tells of a pair comes in the order of its weights; what lies far apart lacks only the last of it."""
    reading = read("Ivo Dask, the envoy, said it would shut. Ana Roon, the mayor, denied it would shut.", "2031-03-14")
    a, b = told = told_in(reading.text, reading.statements, english())
    weights, known = weights_of(told), list(accounts_rules().weights)
    near, far = (
        list(features(Pair(a, b, *it), 1.0, weights, {})) for it in ((0, a.topics, 1.0), (9, frozenset(), 0.0))
    )
    assert near == known
    assert far == known[: len(far)]
