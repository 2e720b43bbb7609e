"""The months of the calendars that can stand beside a date, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "calendar.hijri.1": "מוחרם",
    "calendar.hijri.2": "צפר",
    "calendar.hijri.3": "רביע אל-אוול",
    "calendar.hijri.4": "רביע א-ת׳אני",
    "calendar.hijri.5": "ג׳ומאדא אל-אולא",
    "calendar.hijri.6": "ג׳ומאדא אל-אח׳ירה",
    "calendar.hijri.7": "רג׳ב",
    "calendar.hijri.8": "שעבאן",
    "calendar.hijri.9": "רמדאן",
    "calendar.hijri.10": "שוואל",
    "calendar.hijri.11": "ד׳ו אל-קעדה",
    "calendar.hijri.12": "ד׳ו אל-חיג׳ה",
    "calendar.hebrew.1": "ניסן",
    "calendar.hebrew.2": "אייר",
    "calendar.hebrew.3": "סיוון",
    "calendar.hebrew.4": "תמוז",
    "calendar.hebrew.5": "אב",
    "calendar.hebrew.6": "אלול",
    "calendar.hebrew.7": "תשרי",
    "calendar.hebrew.8": "חשוון",
    "calendar.hebrew.9": "כסלו",
    "calendar.hebrew.10": "טבת",
    "calendar.hebrew.11": "שבט",
    "calendar.hebrew.12": "אדר",
    "calendar.hebrew.leap.12": "אדר א׳",
    "calendar.hebrew.leap.13": "אדר ב׳",
}
