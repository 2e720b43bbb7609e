"""The page about files of packages holds what it says."""

from __future__ import annotations

import re
from pathlib import Path

from goodoffices.packages.reading import read_text
from goodoffices.packages.reading.nodes import MOST_BYTES, MOST_DEEP, MOST_FAULTS, MOST_NODES
from goodoffices.packages.scenario import MOST_PARTIES
from goodoffices.packages.space import MOST_IN_ALL, MOST_ISSUES, MOST_OPTIONS
from goodoffices.packages.writing import write_yaml

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "packages-file.md"


def blocks(sort: str) -> list[str]:
    """Return the blocks of one sort on the page."""
    return re.findall(rf"```{sort}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_example_is_read() -> None:
    """The example of our form is read with all the statements below it, and read again once it is written."""
    whole, knowledge = blocks("yaml")
    told = read_text("harbour.yaml", whole.replace("  South:\n", knowledge + "  South:\n"))
    assert len(told.said) == len(knowledge.strip().split("\n")) - 1
    assert told.scenario.parties == ("North", "South")
    assert read_text("again.yaml", write_yaml(told.scenario)).scenario == told.scenario


def test_the_table_is_read() -> None:
    """The example of a table is read, blanks and all."""
    (table,) = blocks("text")
    north, south = read_text("harbour.csv", table).scenario.profiles
    assert (north.points, north.reserve, south.reserve) == (((0, 15), (1, 0)), 12, None)


def test_the_limits_are_those_that_are_kept() -> None:
    """Every limit on the page is the one that the reader goes by."""
    page = PAGE.read_text(encoding="utf-8")
    limits = (MOST_BYTES, MOST_NODES, MOST_DEEP, MOST_OPTIONS, MOST_IN_ALL, MOST_ISSUES, MOST_PARTIES, MOST_FAULTS)
    assert [limit for limit in limits if f"{limit:,}" not in page] == []
