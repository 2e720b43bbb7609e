"""What Django is told: loopback only, no database, nothing kept on disk; sessions live in this process's memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""The names under which the pages may be asked for; any other Host is refused, so no site elsewhere can reach them."""
LARGEST = 24 * 1024 * 1024
"""Bytes that may be sent at once: a file to be read, or a long form."""
MOST_FIELDS = 5_000


def settings_for(secret: str) -> dict[str, Any]:
    """Return the settings of one run; `secret` is random, made anew for each."""
    return {
        "DEBUG": False,
        "SECRET_KEY": secret,
        "ALLOWED_HOSTS": list(HOSTS),
        "ROOT_URLCONF": "goodoffices.desk.urls",
        "MIDDLEWARE": [
            "goodoffices.desk.guard.with_headers",
            "goodoffices.desk.guard.speaks",
            "goodoffices.desk.guard.at_home",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "goodoffices.desk.guard.let_in",
            "django.middleware.csrf.CsrfViewMiddleware",
            "goodoffices.desk.guard.unlocked",
            "goodoffices.desk.guard.plainly",
        ],
        "INSTALLED_APPS": [],
        "DATABASES": {},
        "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": None}},
        "SESSION_ENGINE": "django.contrib.sessions.backends.cache",
        "SESSION_COOKIE_NAME": "goodoffices",
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_USE_SESSIONS": True,
        "CSRF_FAILURE_VIEW": "goodoffices.desk.pages.quiet.not_ours",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST,
        "FILE_UPLOAD_MAX_MEMORY_SIZE": LARGEST,
        "FILE_UPLOAD_HANDLERS": ["django.core.files.uploadhandler.MemoryFileUploadHandler"],
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": MOST_FIELDS,
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "OPTIONS": {
                    "autoescape": True,
                    "builtins": ["goodoffices.desk.tags"],
                    "context_processors": ["django.template.context_processors.csrf"],
                },
            }
        ],
        "LOGGING_CONFIG": None,
        "USE_I18N": False,
        "USE_TZ": True,
    }
