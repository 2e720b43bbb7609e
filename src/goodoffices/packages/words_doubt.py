"""What is said where knowledge of a party cannot be used, or a question about it not be answered."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "one-value": "All values of {issue} are equal: none is better. Give scores.",
    "too-many-statements": "{found} statements are more than can be taken in; {limit} is the most. Leave out what"
    " follows from others.",
    "bad-bounds": "From {least} to {most} are no bounds here. Give the lower one first, both from {low} to {high}.",
    "bad-score": "{option} scores {score}. A score lies from 0, as bad as it can be, to 1, as good as it can be.",
    "bad-times": "An issue cannot be {times} times as important as another: more than 0, and {limit} at most.",
    "compared-issues": "The two packages name different issues. Name the same ones in both; the others count as equal.",
    "ranked-twice": "{name} is there twice. Name it once.",
    "ranking-empty": "A rank is empty. Name at least one in each.",
    "too-much-unknown": "What {found} options are worth to {party} has to be found out; {limit} is the most, weights"
    " counted in. Say of ranges how they rise or fall, or give scores.",
    "contradictory": "What is said of {party} cannot all be so. These {count} do not go together, and no fewer do so:"
    " {said}. Take one of them back.",
    "contradictory-alone": "What is said of {party} cannot be so, whatever it wants: {said}. Take it back.",
    "contradictory-much": "What is said of {party} cannot all be so. These {count} do not go together, and without any"
    " one of them they would; whether fewer, or others, do not either was not found out: {said}. Take one of them"
    " back, and see what is left.",
    "no-room": "What is said of {party} can only just be so, with nothing to either side: {said}. Widen it a little.",
    "not-settled": "The profiles drawn for {party} are not yet spread evenly enough (R-hat {rhat}, {effective} of"
    " {wanted} independent ones). Draw more, or say more of this party.",
    "party-unknown": "Nothing is known of {party}. Give knowledge of it, or its profile.",
    "too-few-left": "The answers leave too few of the profiles drawn for {party}. Draw more.",
    "unsolved": "The solver gave no answer ({status}). Say less at a time, and report this.",
    "nothing-allowed": "No package satisfies all constraints. Take one of them back.",
    "together-unknown": "{party} has terms that several options make together; with so many packages it cannot be said"
    " how likely one is efficient. Leave fewer options open.",
    "mixture": "The guesses of several people on {party} are pooled. Ask for each person's guesses by themselves.",
    "no-candidates": "There is no package to choose from. Give at least one.",
}
