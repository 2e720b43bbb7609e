"""Every promise can be broken: faults planted one at a time, each caught by the law that is there for it."""

from __future__ import annotations

import pytest

from tests.promises.faults import FAULTS
from tests.promises.laws import LAWS, tried
from tests.promises.planting import Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_caught(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """With this fault in the program its law fails, by an assertion and not by accident."""
    fault.plant(monkeypatch)
    with pytest.raises(AssertionError):
        tried(fault.law, fault.examples, fault.begin)


def test_every_law_can_fail() -> None:
    """There are thirty faults or more, and no law that none of them breaks."""
    assert len(FAULTS) >= 30
    assert {fault.law for fault in FAULTS} == set(LAWS)
