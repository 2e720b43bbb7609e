"""A new vault with a mediation in it: made whole, with its regime and its recovery key, or not at all."""

from __future__ import annotations

from goodoffices import unlocking
from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.founding import head_of, new_store
from goodoffices.incoming import Step, put_on_record, take_in
from goodoffices.record.file import Mediation
from goodoffices.record.founding import add_recovery, found_vault
from goodoffices.record.keys import Secret
from goodoffices.record.places import room_of
from goodoffices.record.regime import Keeps
from goodoffices.unlocking import surroundings


def make_vault(
    address: str,
    mediation: Mediation,
    secret: Secret,
    keeps: Keeps | None = None,
    *,
    recovery: bool = True,
    step: Step = lambda done: None,
) -> str:
    """Make a vault that holds a mediation, and return its recovery key, or nothing where it is to have none.

    `keeps` is the regime of record it begins with, beside what the mediation says. Raises what making a store, a
    secret and taking in a mediation raise.
    """
    given = surroundings()
    with new_store(address) as store:
        made = found_vault(store, head_of(mediation, given["chance"]), secret, cost=unlocking.COST, **given)
        take_in(made, mediation, keeps=keeps, step=step)
        if keeps is not None:
            put_on_record(made, ConfidentialityRegime(keeps=keeps), room_of(made.record(), "joint", "team", "public"))
        return add_recovery(made) if recovery else ""
