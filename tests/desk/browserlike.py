"""A client that sends its forms as a browser sends those of this desk."""

from __future__ import annotations

from collections.abc import Mapping
from io import IOBase
from typing import Any

from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.utils.http import urlencode

FORM = "application/x-www-form-urlencoded"


class Sending(Client):
    """Django's client, but forms go as a browser sends them: in parts only where there is a file among the fields."""

    def post(self, path: str, data: Any = None, content_type: str = MULTIPART_CONTENT, **how: Any) -> Any:  # type: ignore[override]
        """Send a form, or what is of another type as it is."""
        if content_type == MULTIPART_CONTENT and isinstance(data, Mapping) and not any(map(_has_file, data.values())):
            data, content_type = urlencode(data, doseq=True), FORM
        return super().post(path, data, content_type, **how)


def _has_file(value: Any) -> bool:
    values = value if isinstance(value, list) else [value]
    return any(isinstance(one, IOBase) or hasattr(one, "read") for one in values)
