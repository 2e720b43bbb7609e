"""The months of the calendars that can stand beside a date."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "calendar.hijri.1": "Muharram",
    "calendar.hijri.2": "Safar",
    "calendar.hijri.3": "Rabi al-Awwal",
    "calendar.hijri.4": "Rabi al-Thani",
    "calendar.hijri.5": "Jumada al-Ula",
    "calendar.hijri.6": "Jumada al-Akhira",
    "calendar.hijri.7": "Rajab",
    "calendar.hijri.8": "Shaban",
    "calendar.hijri.9": "Ramadan",
    "calendar.hijri.10": "Shawwal",
    "calendar.hijri.11": "Dhu al-Qada",
    "calendar.hijri.12": "Dhu al-Hijja",
    "calendar.hebrew.1": "Nisan",
    "calendar.hebrew.2": "Iyar",
    "calendar.hebrew.3": "Sivan",
    "calendar.hebrew.4": "Tammuz",
    "calendar.hebrew.5": "Av",
    "calendar.hebrew.6": "Elul",
    "calendar.hebrew.7": "Tishrei",
    "calendar.hebrew.8": "Heshvan",
    "calendar.hebrew.9": "Kislev",
    "calendar.hebrew.10": "Tevet",
    "calendar.hebrew.11": "Shevat",
    "calendar.hebrew.12": "Adar",
    "calendar.hebrew.leap.12": "Adar I",
    "calendar.hebrew.leap.13": "Adar II",
}
