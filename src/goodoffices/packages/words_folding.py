"""What folding says where the efficient set cannot be had within what was given."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "no-numba": "numba is not installed. Install goodoffices[quick], or leave out `quick`: all works without it,"
    " slower.",
    "cluster-too-large": "What is wanted of {issues} hangs together, in {found} combinations; {limit} is the most that"
    " can be gone through. Say what is worth more together over fewer issues, or merge options.",
    "too-much-memory": "For {what} {need} MB are needed, and {limit} MB were given. Give more memory, or allow a loss:"
    " with a loss of 0.01 no party misses more than a hundredth of its range.",
    "too-much-memory-with-loss": "For {what} {need} MB are needed, and {limit} MB were given, though a loss was"
    " allowed. Give more memory, leave out what is settled, or take coarser steps.",
    "too-many-kept": "There are {found} packages to be kept, and {limit} is the most that was given, with a loss of"
    " {loss} at most. Allow more of them, or a larger loss.",
    "time-up": "After {seconds} seconds there is no answer yet. Give more time, or allow a loss: with a loss of 0.01 no"
    " party misses more than a hundredth of its range.",
    "time-up-with-loss": "After {seconds} seconds there is no answer yet, though a loss was allowed. Give more time,"
    " leave out what is settled, or take coarser steps.",
    "bad-points": "Points are a table of numbers: a row for each package, a column for each party.",
}
