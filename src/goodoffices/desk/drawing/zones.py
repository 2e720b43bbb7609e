"""One moment as several places have it: the mediation's zone, and whichever zone the act itself names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from goodoffices.desk.lines import html, spans_of
from goodoffices.desk.viewer import View
from goodoffices.export.wording import moment_text
from goodoffices.standing.line import Instant


class There(NamedTuple):
    """A moment as one place has it; `today` is whether that is the day there at the moment looked at."""

    zone: str
    when: SafeString
    today: bool


def there(view: View, at: int, zones: tuple[str, ...]) -> tuple[There, ...]:
    """Return a moment in each of these zones, the mediation's first."""
    every = dict.fromkeys((view.voice.zone, *(zone for zone in zones if zone)))
    return tuple(There(zone, _written(view, at, zone), day_in(at, zone) == _today(view, zone)) for zone in every)


def _today(view: View, zone: str) -> date:
    return day_in(view.standing.as_of, zone)


def day_in(at: int, zone: str) -> date:
    """Return which day a moment falls on in a zone."""
    return datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(zone)).date()


def _written(view: View, at: int, zone: str) -> SafeString:
    """A day's last second in the mediation's zone is written as that day; anywhere else its time is written."""
    if moment_text(at, view.voice.zone) == moment_text(at, zone):
        return html(spans_of(Instant(at), view.voice))
    voice = view.voice.__class__(zone=zone, language=view.voice.language, shapes=view.voice.shapes)
    return html(spans_of(Instant(at), voice))
