"""Packages all could live with: from issues and what is known of each side's wishes, what a mediator can carry.

Whatever is public is had from here: `from goodoffices.packages import read, efficient, fair`. A name is imported when
it is asked for, so that what reckons (numpy, numba, HiGHS) is loaded by whoever reckons, and by nobody else.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodoffices.packages.answering import Request, answer, request
    from goodoffices.packages.answers import Efficient, Fair, Sure
    from goodoffices.packages.dividing.adjusted import AdjustedWinner, adjusted_winner
    from goodoffices.packages.dividing.goods import goods
    from goodoffices.packages.dividing.maximin import MaximinShares, maximin_share
    from goodoffices.packages.doubt.acceptability import acceptability
    from goodoffices.packages.doubt.asking import next_question
    from goodoffices.packages.doubt.candidates import likely
    from goodoffices.packages.doubt.conflict import conflict
    from goodoffices.packages.doubt.doubting import Doubt, doubts
    from goodoffices.packages.doubt.efficiency import efficient_share
    from goodoffices.packages.doubt.elicitation import elicit
    from goodoffices.packages.doubt.regret import regrets
    from goodoffices.packages.fair import fair
    from goodoffices.packages.faults import BadScenario, Fault, NoPackage, PackagesError, Stopped, TooLarge
    from goodoffices.packages.folding import dominated, efficient
    from goodoffices.packages.improving.improve import Improvement, Move, improve
    from goodoffices.packages.improving.pooling import Pool, pool
    from goodoffices.packages.improving.single import SingleText, single_text
    from goodoffices.packages.improving.trading import Trade, trade, trade_text
    from goodoffices.packages.knowing import guesses
    from goodoffices.packages.knowledge import (
        Acceptable,
        Alike,
        AtLeastTimes,
        Knowledge,
        OptionRanking,
        Prefers,
        Ranking,
        Score,
        Scores,
        Unacceptable,
        Weight,
    )
    from goodoffices.packages.profile import Profile, Together, profile
    from goodoffices.packages.reading import read, read_text, read_told
    from goodoffices.packages.rows import AtMost, Forbidden, Implied, Linear, Required
    from goodoffices.packages.scenario import Checked, Scenario
    from goodoffices.packages.sheet import Sheet
    from goodoffices.packages.space import Issue, Package, Space, dates, numbers
    from goodoffices.packages.watching import Budget, Watch
    from goodoffices.packages.words import say_error
    from goodoffices.packages.writing import write_genius, write_yaml

__all__ = [
    "Acceptable",
    "AdjustedWinner",
    "Alike",
    "AtLeastTimes",
    "AtMost",
    "BadScenario",
    "Budget",
    "Checked",
    "Doubt",
    "Efficient",
    "Fair",
    "Fault",
    "Forbidden",
    "Implied",
    "Improvement",
    "Issue",
    "Knowledge",
    "Linear",
    "MaximinShares",
    "Move",
    "NoPackage",
    "OptionRanking",
    "Package",
    "PackagesError",
    "Pool",
    "Prefers",
    "Profile",
    "Ranking",
    "Request",
    "Required",
    "Scenario",
    "Score",
    "Scores",
    "Sheet",
    "SingleText",
    "Space",
    "Stopped",
    "Sure",
    "Together",
    "TooLarge",
    "Trade",
    "Unacceptable",
    "Watch",
    "Weight",
    "acceptability",
    "adjusted_winner",
    "answer",
    "conflict",
    "dates",
    "dominated",
    "doubts",
    "efficient",
    "efficient_share",
    "elicit",
    "fair",
    "goods",
    "guesses",
    "improve",
    "likely",
    "maximin_share",
    "next_question",
    "numbers",
    "pool",
    "profile",
    "read",
    "read_text",
    "read_told",
    "regrets",
    "request",
    "say_error",
    "single_text",
    "trade",
    "trade_text",
    "write_genius",
    "write_yaml",
]

_WHERE = {
    "answering": "Request answer request",
    "answers": "Efficient Fair Sure",
    "dividing.adjusted": "AdjustedWinner adjusted_winner",
    "dividing.goods": "goods",
    "dividing.maximin": "MaximinShares maximin_share",
    "doubt.acceptability": "acceptability",
    "doubt.asking": "next_question",
    "doubt.candidates": "likely",
    "doubt.conflict": "conflict",
    "doubt.doubting": "Doubt doubts",
    "doubt.efficiency": "efficient_share",
    "doubt.elicitation": "elicit",
    "doubt.regret": "regrets",
    "fair": "fair",
    "faults": "BadScenario Fault NoPackage PackagesError Stopped TooLarge",
    "folding": "dominated efficient",
    "improving.improve": "Improvement Move improve",
    "improving.pooling": "Pool pool",
    "improving.single": "SingleText single_text",
    "improving.trading": "Trade trade trade_text",
    "knowing": "guesses",
    "knowledge": "Acceptable Alike AtLeastTimes Knowledge OptionRanking Prefers Ranking Score Scores Unacceptable"
    " Weight",
    "profile": "Profile Together profile",
    "reading": "read read_text read_told",
    "rows": "AtMost Forbidden Implied Linear Required",
    "scenario": "Checked Scenario",
    "sheet": "Sheet",
    "space": "Issue Package Space dates numbers",
    "watching": "Budget Watch",
    "words": "say_error",
    "writing": "write_genius write_yaml",
}
"""The public names, by the module that has them."""
_FROM = {name: module for module, names in _WHERE.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Return a public name, imported now."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names, whether they were asked for or not."""
    return sorted({*globals(), *__all__})


class _Room(ModuleType):
    """This module. Two functions are called as the modules they are in; when those are loaded, the functions stay."""

    @property
    def profile(self) -> Any:
        return __getattr__("profile")

    @profile.setter
    def profile(self, _: object) -> None:
        pass

    @property
    def fair(self) -> Any:
        return __getattr__("fair")

    @fair.setter
    def fair(self, _: object) -> None:
        pass


sys.modules[__name__].__class__ = _Room
