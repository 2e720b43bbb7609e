"""The months of the calendars that can stand beside a date, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "calendar.hijri.1": "محرم",
    "calendar.hijri.2": "صفر",
    "calendar.hijri.3": "ربيع الأول",
    "calendar.hijri.4": "ربيع الآخر",
    "calendar.hijri.5": "جمادى الأولى",
    "calendar.hijri.6": "جمادى الآخرة",
    "calendar.hijri.7": "رجب",
    "calendar.hijri.8": "شعبان",
    "calendar.hijri.9": "رمضان",
    "calendar.hijri.10": "شوال",
    "calendar.hijri.11": "ذو القعدة",
    "calendar.hijri.12": "ذو الحجة",
    "calendar.hebrew.1": "نيسان العبري",
    "calendar.hebrew.2": "إيار العبري",
    "calendar.hebrew.3": "سيوان",
    "calendar.hebrew.4": "تموز العبري",
    "calendar.hebrew.5": "آب العبري",
    "calendar.hebrew.6": "أيلول العبري",
    "calendar.hebrew.7": "تشري",
    "calendar.hebrew.8": "حشوان",
    "calendar.hebrew.9": "كسلو",
    "calendar.hebrew.10": "طبت",
    "calendar.hebrew.11": "شباط العبري",
    "calendar.hebrew.12": "آذار العبري",
    "calendar.hebrew.leap.12": "آذار الأول",
    "calendar.hebrew.leap.13": "آذار الثاني",
}
