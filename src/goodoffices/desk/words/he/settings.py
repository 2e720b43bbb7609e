"""The settings, and the list of mediations, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "settings.language": "שפת הממשק",
    "settings.language.hint": "הדפים ערוכים בכיוון של שפה זו. דברים שנאמרו נשארים בשפתם ובכיוונם.",
    "settings.digits": "ספרות בתאריכים ובמספרים",
    "settings.digits.latin": "0 1 2 3",
    "settings.digits.arabic": "٠ ١ ٢ ٣",
    "settings.calendar": "לוח שנה לצד התאריכים שלנו",
    "settings.calendar.gregorian": "ללא",
    "settings.calendar.hijri": "הג׳רי (אום אל-קורא)",
    "settings.calendar.hebrew": "עברי",
    "settings.calendar.hint": "הוא עומד לצד התאריך ולעולם לא במקומו: תאריך נשמר כפי שנאמר.",
    "settings.idle": "נעילה לאחר חוסר פעילות של",
    "settings.idle.minutes": "{count} דקות",
    "settings.idle.never": "לעולם לא",
    "settings.do": "לשמור",
    "settings.kept": "נשמר במחשב זה.",
    "settings.refused": "אי אפשר לבחור באחד מאלה. לא נעשה שום שינוי.",
    "mediations.heading": "תיווכים",
    "mediations.no-role": "לא נרשם גורם מתווך.",
    "mediations.none": "עדיין אין תיווך בשולחן עבודה זה.",
}
