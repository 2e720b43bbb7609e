"""The vault's promises as laws, by name, and a way to try one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from tests.promises.beginning import begun
from tests.promises.laws_of_merging import MERGING, meetings
from tests.promises.laws_of_parting import PARTING
from tests.promises.partings import partings

Law = tuple[Callable[[], st.SearchStrategy[Any]], Callable[[Any], None], int]
VAULT_LAWS: dict[str, Law] = {
    **{name: (meetings, law, dear) for name, (law, dear) in MERGING.items()},
    **{name: (partings, law, dear) for name, (law, dear) in PARTING.items()},
}
"""The laws by name, each with what it is tried on and how dear it is."""


def tried(name: str, examples: int | None = None, begin: int | None = None) -> None:
    """Try a law: as hard as the profile says, or on so many cases, the same each time, none of them shrunk.

    With `begin` they are others, the same each time too.
    """
    strategy, check, dear = VAULT_LAWS[name]

    def tried_on(case: Any) -> None:
        try:
            check(case)
        except GoodOfficesError as refusal:
            raise AssertionError(f"an honest vault was refused: {refusal.code}") from refusal

    law = given(strategy())(tried_on)
    if examples is None:
        law = settings(max_examples=max(1, settings().max_examples // dear))(law)
    else:
        law = settings(max_examples=examples, derandomize=True, database=None, phases=(Phase.generate,))(law)
        law = law if begin is None else begun(seed(begin)(law))
    law()
