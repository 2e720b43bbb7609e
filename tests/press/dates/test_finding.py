"""Which words are dates, where they stand, what they are to the words before them, and which only look like dates."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.press.dates import at, find
from goodoffices.press.dates.finding import find_slowly

WORDS = """on in the about a two 10 week days ago last next March May 3 2031 Friday earlier of by from to and - , .
late summer year yesterday this may quarter 1990s 12/3/2031 İ half first twenty-one [six] '08 sixties users"""
PIECES = [*WORDS.split(), "\n"]


def words(text: str) -> list[str]:
    """Return the words of every date in a text."""
    return [it.words for it in find(text)]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_the_scan_leaves_nothing_out(text: str) -> None:
    """Scanning for where a date may begin finds what trying every rule at every word finds."""
    assert find(text) == find_slowly(text)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_every_date_stands_where_it_says(text: str) -> None:
    """The words of a date are those at its span, and no two dates share a letter."""
    found = find(text)
    assert [text[slice(*it.span)] for it in found] == [it.words for it in found]
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the harbour.",
        "Thousands joined the March for Life.",
        "Theresa May spoke, and so did April Jones.",
        "May’s cabinet met; an august body.",
        "He waited a second while the sun sat low.",
        "Version 3.2.1 has 2000 users, and 2000 people came.",
        "He is 42; they won 3-2 at home.",
        "Every Friday they pray; Friday prayers are long.",
        "The Good Friday Agreement stands.",
        "On election day they vote.",
        "Resolution 1701 and Flight 2031 and $2000.",
        "USA TODAY has it, and so has ABC's This Week.",
        "The fall of the city came with the spring in his step.",
        "An 11-year lull, five years in all.",
        "He sang carols at the Christmas market.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Verbs, names, numbers, versions and habits are no dates."""
    assert words(text) == []


def test_a_number_behind_a_month_may_count_people() -> None:
    """ "In March 20 people died" names a month; "On March 20 people gathered" keeps no wrong day either."""
    assert words("In March 20 people died.") == ["March"]
    assert words("In May 5,000 people left.") == ["May"]
    assert words("On March 20 they left.") == ["March 20"]


def test_a_date_runs_over_a_line_but_not_over_a_paragraph() -> None:
    """A line may end inside a date; a blank line ends it."""
    assert words("They met on March\n3, 2031.") == ["March\n3, 2031"]
    assert words("They met in March\n\n3 people left.") == ["March"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("They met on Friday.", "event"),
        ("It has stood since 2019.", "since"),
        ("They must leave by Friday.", "deadline"),
        ("They must leave before Friday.", "deadline"),
        ("They may stay until the end of the month.", "deadline"),
        ("After Friday’s round they left.", "after"),
        ("It has stood for the past three years.", "since"),
        ("It happened in the past three years.", "event"),
    ],
)
def test_what_a_date_is_to_the_words_before_it(text: str, role: str) -> None:
    """A beginning, a deadline and what is merely later are told from the day something happens."""
    assert [it.role for it in find(text)] == [role]


def test_a_stretch_of_a_text_sees_what_stands_around_it() -> None:
    """Looking in a part gives spans of the whole text and still knows the words before."""
    text = "They met in May. They must leave by Friday, or on 3 June."
    begins = text.index("Friday")
    (friday,) = find(text, begins, begins + len("Friday"))
    assert (friday.words, friday.role, friday.span[0]) == ("Friday", "deadline", begins)
    assert words(text) == ["May", "Friday", "3 June"]


def test_a_marked_date_is_read_with_more_belief() -> None:
    """Where somebody says that a date stands, two digits or a bare month are one; where nothing is, nothing is read."""
    text = "He ran in 84 and may. Then May, and a harbour."
    marked = at(text, (10, 12))
    bare = at(text, (27, 30))
    assert find(text) == ()
    assert marked is not None
    assert bare is not None
    assert (marked.words, bare.words) == ("84", "May")
    assert at(text, (38, 45)) is None
