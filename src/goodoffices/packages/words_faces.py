"""What is said of the questions that are typed: a package, a time, the names of solutions."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "solve-unknown": "There is no solution {found}. Those there are: {known}.",
    "solve-none": "Name at least one solution. Those there are: {known}.",
    "time-form": "{found} is no time. Write a number and s, m or h, such as 10s or 2m.",
    "pool-size": "{found} is no size of a pool. Write a number from {least} to {most}, such as 6.",
    "text-no-start": "There is no package to begin a single text from. Give one with --improve.",
    "package-form": "This is no package: {found}. Write an option for each issue, such as {example}; or give a file"
    " that says so, a line for each issue.",
    "package-unreadable": "{file}: the package cannot be read: {why}. Check the path, or write it as issue=option,"
    " issue=option.",
    "issue-said-twice": "The issue {issue} is said twice in this package. Say it once.",
    "nothing-known": "No party has anything under `knowledge`, so that there is nothing to doubt. Write down what is"
    " known of them, or leave out --doubt and --ask.",
    "together-in-doubt": "{party} has numbers for what options are worth together, and these cannot be reckoned with"
    " under doubt. Take out its `knowledge`, or its `together`.",
    "reserve-crossed": "What no deal is worth to {party} cannot be all of this: {said}. Take one of them back.",
    "packages-unloaded": "{what} is installed and does not load. Install it anew with: pip install --force-reinstall"
    " 'goodoffices[packages]'",
    "no-time-left": "The time was up before there was an answer. Give more, such as --budget 5m.",
    "packages-missing": "This needs {what}. Install it with: pip install 'goodoffices[packages]'",
}
