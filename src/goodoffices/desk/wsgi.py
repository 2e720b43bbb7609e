"""The pages as one WSGI application, over the mediations it is given: nothing is global but Django's settings."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterable
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from goodoffices.desk.desks import Desk
from goodoffices.desk.settings import settings_for
from goodoffices.desk.viewer import DESK

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


def ready() -> None:
    """Configure Django once in this process; what it would log is left out, words and addresses included."""
    if not settings.configured:
        settings.configure(**settings_for(secrets.token_urlsafe(50)))
        logger = logging.getLogger("django")
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
        django.setup(set_prefix=False)


def environ_of(desk: Desk) -> dict[str, Any]:
    """Return what a request carries so that it is answered from this desk; no header can set it."""
    return {DESK: desk}


def application(desk: Desk) -> Application:
    """Return the application that answers from this desk."""
    ready()
    handler = WSGIHandler()

    def app(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        return handler(environ | environ_of(desk), start)

    return app
