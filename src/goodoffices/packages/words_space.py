"""What the space, its constraints and profiles say where something is wrong."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "bad-scenario": "{count} things are wrong with it.",
    "no-issues": "There is no issue. Name at least one, with what can be chosen on it.",
    "too-many-issues": "There are {found} issues; {limit} is the most. Leave out those that are settled.",
    "issue-twice": "The issue {issue} is there twice. Give each a name of its own.",
    "no-options": "There is nothing to choose. Give the issue at least one option.",
    "too-many-options": "There are {found} options; {limit} is the most of one issue. Take coarser steps.",
    "too-many-options-in-all": "There are more than {limit} options in all. Take coarser steps.",
    "option-twice": "The option {option} is there twice. Give each a name of its own.",
    "values-missing": "A range needs a value for each option.",
    "bad-range": "From {least} to {most} in steps of {step} is no range. Give the lower end first and a step above 0.",
    "range-uneven": "Steps of {step} from {least} do not lead to {most}; the last one is {last}. Write that as the"
    " upper end, or take other steps.",
    "no-issue": "There is no issue {issue}. Write its name as it stands under issues.",
    "no-option": "The issue {issue} has no option {option}. Write it as it stands there.",
    "no-values": "The options of {issue} are no numbers. Give a number for each option instead of {instead}.",
    "issues-open": "A package says something of every issue. Still open: {issues}.",
    "constraint-empty": "This constraint names no issue.",
    "constraint-too-fine": "The numbers of this constraint are too fine or too large to be added up exactly: {limit}"
    " at most. Round them.",
    "no-bound": "A bound is missing: say `at_most`, `at_least`, or both.",
    "bounds-crossed": "`{lower}` ({least}) lies above `{upper}` ({most}). Exchange them, or put one right.",
    "not-a-number": "{found} is no number that can be used. Write a plain one, such as 0.25.",
    "points-overflow": "The numbers of {party} are too large to be added up exactly; {limit} is the most. Use"
    " smaller units.",
    "party-twice": "The party {party} is there twice.",
    "parties": "There are {found} parties; from 1 to {limit} can be handled.",
    "other-space": "What {party} wants is written for other issues or options than those of this space.",
    "stopped": "Stopped.",
}
