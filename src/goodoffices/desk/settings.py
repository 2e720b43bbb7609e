"""What Django is told: loopback only, no database, no apps, nothing kept between two requests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""The names under which the pages may be asked for; any other Host is refused, so no site elsewhere can reach them."""


def settings_for(secret: str) -> dict[str, Any]:
    """Return the settings of one run; `secret` is random, made anew for each, and signs nothing so far."""
    return {
        "DEBUG": False,
        "SECRET_KEY": secret,
        "ALLOWED_HOSTS": list(HOSTS),
        "ROOT_URLCONF": "goodoffices.desk.urls",
        "MIDDLEWARE": ["goodoffices.desk.guard.with_headers", "goodoffices.desk.guard.reading_only"],
        "INSTALLED_APPS": [],
        "DATABASES": {},
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "OPTIONS": {"autoescape": True, "context_processors": []},
            }
        ],
        "LOGGING_CONFIG": None,
        "USE_I18N": False,
        "USE_TZ": True,
    }
