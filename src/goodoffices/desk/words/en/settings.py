"""The settings, and the list of mediations."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "settings.language": "Language of the interface",
    "settings.language.hint": "Pages run the way this language runs. What people said keeps its own language and way.",
    "settings.digits": "Digits in dates and numbers",
    "settings.digits.latin": "0 1 2 3",
    "settings.digits.arabic": "٠ ١ ٢ ٣",
    "settings.calendar": "A calendar beside our dates",
    "settings.calendar.gregorian": "None",
    "settings.calendar.hijri": "Hijri (Umm al-Qura)",
    "settings.calendar.hebrew": "Hebrew",
    "settings.calendar.hint": "It stands beside a date, never in its place: a date is kept as it was said.",
    "settings.idle": "Lock when idle for",
    "settings.idle.minutes": "{count} minutes",
    "settings.idle.never": "never",
    "settings.do": "Keep",
    "settings.kept": "Kept on this machine.",
    "settings.refused": "One of these cannot be chosen. Nothing was changed.",
    "mediations.heading": "Mediations",
    "mediations.no-role": "No mediating entity is recorded.",
    "mediations.none": "There is no mediation on this desk yet.",
}
