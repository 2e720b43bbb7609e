"""Every promise of the vault can be broken: faults planted one at a time, each caught by the law for it."""

from __future__ import annotations

import pytest

from tests.promises.planting import Fault
from tests.promises.vault_faults import VAULT_FAULTS
from tests.promises.vault_laws import VAULT_LAWS, tried


@pytest.mark.parametrize("fault", VAULT_FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_in_the_vault_is_caught(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """With this fault in the program its law fails, by an assertion and not by accident."""
    fault.plant(monkeypatch)
    with pytest.raises(AssertionError):
        tried(fault.law, fault.examples, fault.begin)


def test_every_law_of_the_vault_can_fail() -> None:
    """There are twenty faults or more, and no law that none of them breaks."""
    assert len(VAULT_FAULTS) >= 20
    assert {fault.law for fault in VAULT_FAULTS} == set(VAULT_LAWS)
