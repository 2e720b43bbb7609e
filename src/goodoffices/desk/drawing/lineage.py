"""The versions of proposals as a tree of lists, kept from nesting ever deeper where one follows another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goodoffices.acts.terms import Proposal
from goodoffices.desk.lines import Said, said
from goodoffices.desk.viewer import View
from goodoffices.standing.fact import Fact
from goodoffices.standing.proposals import Node, proposal_line, proposal_now

DEEPEST = 8
"""Lists within lists at most; what would lie deeper stands beside what it follows, and says so in words."""


class Branch(NamedTuple):
    """One version in the tree: whether a list opens before it, and how many close, to write it as nested lists.

    `key` is its place on the page, empty where another version has that place already.
    """

    id: str
    key: str
    opens: bool
    closes: range
    said: Said
    href: str


def branches(view: View, nodes: Sequence[Node], start: int = 0) -> list[Branch]:
    """Return some versions of a tree as they are written one after another.

    `start` is the place in the whole tree of the first of them; what follows one before that begins a tree anew.
    """
    depths: dict[int, int] = {}
    found: list[Branch] = []
    keys: set[str] = set()
    last = -1
    for place, node in enumerate(nodes, start):
        depth = depths[place] = min(depths.get(node.before, -1) + 1, DEEPEST)
        fact = node.proposal
        found.append(_branch(view, fact, "" if fact.id in keys else f"version-{fact.id}", depth, last))
        keys.add(fact.id)
        last = depth
    return found


def _branch(view: View, fact: Fact[Proposal], key: str, depth: int, last: int) -> Branch:
    now = proposal_now(view.standing, fact)
    return Branch(
        id=fact.id,
        key=key,
        opens=depth > last,
        closes=range(max(0, last - depth)),
        said=said(proposal_line(view.standing, now, stances=False), view.voice),
        href=view.address(f"entry/{fact.id}"),
    )


def ends(found: Sequence[Branch]) -> range:
    """Return how many lists are still open after the last of these."""
    depth = -1
    for one in found:
        depth += one.opens - len(one.closes)
    return range(depth + 1)
