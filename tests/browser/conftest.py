"""One browser for the tests of a file, and a desk on the harbour talks for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.browsing import browsing
from tests.browser.week import Week, week


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start one browser for all tests of a file."""
    with browsing() as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path, browser: Browser) -> Iterator[Week]:
    """Give a desk on the harbour talks, served."""
    with week(tmp_path, browser) as made:
        yield made
