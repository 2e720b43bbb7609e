"""What changed between two briefs: nothing between equal ones, everything otherwise, each once."""

from __future__ import annotations

from hypothesis import given

from goodoffices.standing.brief import Brief, brief
from goodoffices.standing.diff import diff
from goodoffices.standing.line import Line
from goodoffices.standing.standing import standing
from tests.promises.cases import Case, cases
from tests.worlds import DAY


def two(c: Case) -> tuple[Brief, Brief]:
    """Return the briefs of a world as known at two moments."""
    visible = c.standing().visible
    earlier = standing(visible, as_of=c.as_of, known_at=c.known_at - c.seed % 60 * DAY)
    return brief(earlier), brief(c.standing())


def lines(made: Brief) -> list[Line]:
    """Return the lines of a brief's sections."""
    return [line for section in made.sections for line in section.lines]


@given(cases())
def test_nothing_changed_between_equal_briefs(c: Case) -> None:
    """A brief does not differ from itself made anew."""
    assert diff(brief(c.standing()), brief(c.standing())) == ()


@given(cases())
def test_each_change_is_a_change(c: Case) -> None:
    """What is said to be new stands only in the later brief, what is gone only in the earlier, and no line twice."""
    earlier, later = two(c)
    was, now = lines(earlier), lines(later)
    for change in diff(earlier, later):
        assert change.was is not None or change.now is not None
        assert change.was != change.now
        assert change.now is None or change.now in now
        assert change.was is None or change.was in was


@given(cases())
def test_the_way_back_changes_the_other_way(c: Case) -> None:
    """From the later brief to the earlier, what was new is gone and what was gone is new."""
    earlier, later = two(c)
    there, back = diff(earlier, later), diff(later, earlier)
    assert sum(change.was is None for change in there) == sum(change.now is None for change in back)
    assert len(there) == len(back)
