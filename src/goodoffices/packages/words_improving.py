"""What the improvement of packages says: errors, notes, and who gives up what between two packages."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "tables-too-large": "There are {found} {what}; {limit} is the most here. Leave out what is settled, or take coarser"
    " steps.",
    "package-misfit": "This is no package of these issues: it needs one option for each of the {issues} issues.",
    "package-broken": "This package is not allowed: it breaks constraint {constraints}. Change the package or the"
    " constraint.",
    "pool-empty": "There is no package to choose from. Give some, or look whether the constraints allow any.",
    "program-refused": "HiGHS did not take the program of this scenario. Look for numbers of very different size.",
    "improve.below-no-deal": "{party} would still be better off with no deal.",
    "improve.time-up": "The time was up before all {of} changes were proposed: with more of it the texts may be"
    " better.",
    "improve.no-numba": "The search ran without numba: the same texts, but far slower. Install goodoffices[quick].",
    "trade.none": "Nothing changes: the two packages are the same.",
    "trade.issue": "{issue}: from {before} to {after}. {parties}.",
    "trade.together": "{issues}, by what they are worth together: {parties}.",
    "trade.more": "{party}: {units} more",
    "trade.less": "{party}: {units} less",
    "trade.same": "{party}: no difference",
    "trade.gives": "{party} gives up {units} on {issues}.",
    "trade.gets": "{party} gets {units} on {issues}.",
    "trade.all": "In all: {parties}.",
}
