"""The promises as laws, by name, and a way to try one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from tests.promises import laws_of_reading as reading
from tests.promises import laws_of_sight as sight
from tests.promises.beginning import begun
from tests.promises.cases import arrivals, cases, leavers
from tests.promises.twins import before_twins, twins

Law = tuple[Callable[[], st.SearchStrategy[Any]], Callable[[Any], None]]
LAWS: dict[str, Law] = {
    "twins": (lambda: twins(people=True), sight.twins_look_the_same),
    "sheets": (before_twins, sight.twin_sheets_are_the_same),
    "reading": (cases, sight.only_what_may_be_read),
    "access": (leavers, sight.an_earlier_day_never_widens_access),
    "carrying": (before_twins, sight.only_released_words_are_carried),
    "hidden": (cases, sight.hidden_is_missing),
    "all": (cases, sight.all_is_told),
    "order": (arrivals, reading.any_order_of_arrival),
    "received": (cases, reading.what_came_in_is_only_logged),
    "pointing": (cases, sight.nothing_points_into_a_narrower_room),
    "chronicle": (cases, reading.time_and_chain_order_the_log),
    "corrections": (cases, reading.corrections_stand_by_what_they_knew),
    "words": (cases, reading.words_are_kept),
    "judging": (cases, reading.nothing_is_judged),
    "swap": (cases, reading.swapping_swaps),
    "learnt": (cases, reading.later_learnt_says_nothing),
    "time": (cases, reading.time_only_goes_on),
    "silence": (cases, reading.silence_is_no_answer),
}
"""The laws by name, each with what it is tried on."""


def tried(name: str, examples: int | None = None, begin: int | None = None) -> None:
    """Try a law: as hard as the profile says, or on so many cases, the same each time, none of them shrunk.

    With `begin` they are others, the same each time too.
    """
    strategy, check = LAWS[name]
    law = given(strategy())(check)
    if examples is not None:
        bare = settings(max_examples=examples, derandomize=True, database=None, phases=(Phase.generate,))
        law = bare(law) if begin is None else begun(seed(begin)(bare(law)))
    law()
