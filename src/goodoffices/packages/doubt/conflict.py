"""Contradictions: the smallest set of statements that do not go together, in the words in which they were entered."""

from __future__ import annotations

import msgspec

from goodoffices.packages.doubt.lines import lines_of
from goodoffices.packages.doubt.smallest import smallest
from goodoffices.packages.doubt.together import Together
from goodoffices.packages.faults import Fault, PackagesError
from goodoffices.packages.knowledge import Knowledge, Statement, in_words
from goodoffices.packages.space import Space
from goodoffices.packages.watching import UNWATCHED, Watch


class Conflict(msgspec.Struct, frozen=True):
    """Statements that do not go together, while any of them can be left out and the others do.

    `places` are theirs among all statements of the party. Where it is `smallest` no fewer conflict; where it is not,
    there are so many contradictions that this was not shown.
    """

    party: str
    places: tuple[int, ...]
    statements: tuple[Statement, ...]
    smallest: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """Each in the words in which it was entered, with who guessed it."""
        return tuple(in_words(one) + (f" [{one.by}]" if one.by else "") for one in self.statements)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """A fault for each of them."""
        more = {"party": self.party, "count": len(self.places), "said": "; ".join(self.words)}
        return tuple(
            Fault(code=self.error.code, params=more | {"by": one.by, "words": in_words(one)}, field=f"statements[{at}]")
            for at, one in zip(self.places, self.statements, strict=True)
        )

    @property
    def error(self) -> PackagesError:
        """What is raised where a contradiction makes an answer impossible."""
        several = "contradictory" if self.smallest else "contradictory-much"
        code = several if len(self.places) > 1 else "contradictory-alone"
        return PackagesError(code, party=self.party, count=len(self.places), said="; ".join(self.words), conflict=self)


def conflict(space: Space, knowledge: Knowledge, *, watch: Watch = UNWATCHED) -> Conflict | None:
    """Return the smallest set of statements that do not go together, or None if all do.

    All are taken together, whoever guessed them: use `knowledge.guessed(by)` for one person's own. Raises BadScenario.
    """
    found = smallest(Together(lines_of(space, knowledge, apart=True)), watch)
    if found is None:
        return None
    places = tuple(sorted(found.places))
    return Conflict(knowledge.party, places, tuple(knowledge.statements[at] for at in places), found.proved)


def conflicts(space: Space, knowledge: Knowledge, *, watch: Watch = UNWATCHED) -> dict[str, Conflict]:
    """Return each team member's own contradiction, by who guessed; "" is what holds for everyone.

    That two of them differ is no contradiction.
    """
    found = {by: conflict(space, knowledge.guessed(by), watch=watch) for by in ("", *knowledge.guessers)}
    return {by: one for by, one in found.items() if one is not None}
