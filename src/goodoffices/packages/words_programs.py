"""What fair solutions, programs and dividing say where something is wrong or has to be known."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "solution-unknown": "There is no solution {found}. Ask for one of: {names}.",
    "solver-unknown": "There is no solver {found}. Ask for one of: {solvers}.",
    "no-solver": "The solver {solver} is not installed, or does not load. Install it with: pip install"
    " 'goodoffices[{extra}]'",
    "no-party": "There is no party {party}. Write its name as it stands under parties.",
    "no-package": "No package satisfies every constraint. Take one of them away, or loosen its bound.",
    "no-package-in-time": "The time was up before a package was found. Allow more time.",
    "combinations": "Some issues have {found} combinations of options that are worth something together; {limit} is the"
    " most. Take coarser steps, or fewer of them.",
    "program-unsolved": "The numbers are too far apart to be reckoned with. Use units of like size.",
    "weights-zero": "No party counts for anything. Give at least one a weight above 0.",
    "weight-below-zero": "A weight of {found} is below 0. Use 0 for a party that is not to count.",
    "wrong-answer": "A package did not pass when it was gone through again: {package}. This is a fault in the program;"
    " please report it.",
    "no-deal-unsaid": "What no deal is worth to {party} was not said; its worst package allowed was taken for it.",
    "none-accepted": "No package is accepted by all. This one comes nearest: it satisfies {satisfied}; short remain:"
    " {short}.",
    "no-gain": "In no package of this solution does {party} gain over no deal.",
    "hope-unproved": "What {party} can hope for at most was not proved to the point.",
    "tied": "Equally good: number {place} of {of}.",
    "alike": "{count} packages are worth exactly the same to everybody; listed of them: {listed}.",
    "alike-uncounted": "How many packages are worth exactly the same was not counted.",
    "equals-unsought": "Other packages that are as good were not looked for.",
    "points-negative": "{found} points are below 0. Give 0 to what is worth nothing.",
    "items-differ": "Not everywhere named: {names}. Name the same things everywhere.",
    "no-items": "There is nothing to divide.",
    "parties-few": "There are {found} parties; at least {least} are needed.",
    "too-many-items": "{found} things that cannot be divided take more than {limit} tries. Put some of them together.",
}
