"""What dividing says where a scenario is no list of things to be divided."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "not-things": "{issue} is no thing to be divided: its options have to be the parties, {parties}, and may be"
    " `shares` besides. Leave out --divide, or write a list of things.",
    "things-bound": "Things that constraints bind together cannot be divided in this way. Leave out --divide, or the"
    " constraints.",
    "things-together": "Some things are worth more or less to {party} together than each by itself, and cannot be"
    " divided in this way. Leave out --divide.",
    "things-others": "It matters to {party} which of the others has {issue}. To divide things, give the same points"
    " whoever else has it, or leave out --divide.",
    "bundles-unfinished": "Not all the ways to make bundles of {found} things could be gone through. Put some of the"
    " things together, or allow more time.",
    "parties-two": "Adjusted winner divides between two parties; there are {found}. Take the maximin share.",
    "worth-nothing": "Nothing that is to be divided is worth anything to {party}. Give points to what it would have.",
}
