"""Paths and addresses that somebody types into the desk: what no page reads from, writes to, or gives back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.flows import beginning
from goodoffices.desk.forms.asks import typed
from goodoffices.desk.forms.sent import Sent
from goodoffices.ways import is_database

_SYSTEM = ("/proc", "/sys", "/dev")
"""Folders of the system itself: what lies there is no file of anybody's."""
_PASSWORDS = ("password", "sslpassword")


def place_of(text: str) -> str:
    """Return a place to write to, in full. Raises GoodOfficesError: "no-such-place", "password-in-address"."""
    path = beginning.place_typed(text)
    demand_no_password(path)
    if of_the_system(path):
        raise GoodOfficesError("no-such-place", found=text)
    return path


def file_of(text: str) -> str:
    """Return a place to read from, in full. Raises as `place_of`, and "not-a-file"."""
    path = beginning.file_typed(text)
    demand_no_password(path)
    if of_the_system(path):
        raise GoodOfficesError("not-a-file", file=path)
    return path


def of_the_system(path: str) -> bool:
    """Return whether a path leads to where the system keeps what is no file, such as devices."""
    if is_database(path) or not path:
        return False
    return any(Path(found).is_relative_to(root) for found in (path, os.path.realpath(path)) for root in _SYSTEM)


def demand_no_password(address: str) -> None:
    """Refuse an address with a password in it, which is shown and kept. Raises "password-in-address"."""
    if is_database(address) and _has_password(address):
        raise GoodOfficesError("password-in-address")


def _has_password(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.password is not None or any(name in parse_qs(parts.query) for name in _PASSWORDS)
    except ValueError:
        return "@" in address


def given_back(sent: Sent, name: str) -> Sent:
    """Return what was typed as a page may give it back: an address with a password in it is typed anew."""
    text = typed(sent, name)
    kept: Mapping[str, list[str]] = {**sent, name: [""]} if is_database(text) and _has_password(text) else sent
    return kept
