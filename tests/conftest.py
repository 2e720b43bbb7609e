"""How hard the laws are tried, `quick` (the same cases each time) or `deep` (`--hypothesis-profile deep`); Ctrl-C."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, configuration, settings

# Kept with the other caches, so that a run leaves nothing at the root.
configuration.set_hypothesis_home_dir(Path(__file__).parents[1] / ".cache" / "hypothesis")

# Time limits are stated where they matter; a busy machine must not fail a law.
settings.register_profile("quick", max_examples=60, derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "deep", max_examples=2_000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("quick")

# A suite begun in the background ignores Ctrl-C, and so would all it starts: what is tested with Ctrl-C is to hear it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Many processes are started here, and each would compile all it loads: what was compiled is kept, as it is by default.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_finish() -> None:
    """Search for garbage more seldom, and not among what is there to stay: modules, and thousands of tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def alone() -> None:
    """Keep what other tests left in memory out of the search for garbage: whoever uses the program has none of it."""
    gc.freeze()
