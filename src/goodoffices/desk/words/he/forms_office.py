"""The forms for a party's office and what becomes of it, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Office": "לצד יש משכן אצל מארח: לשכה, עמדת קישור, בית של משלחת. נרשם פעם אחת; מה שקורה לו נרשם כמצב הלשכה.",
    "field.Office.name": "כיצד היא נקראת",
    "field.Office.of": "לשכתו של מי",
    "field.Office.host": "מי מארח אותה",
    "field.Office.channel": "ערוץ המתקיים דרכה",
    "form.OfficeStatus": "שלב אחד בהיבט אחד של לשכה: המשכן, האנשים, היתר השהייה, הערוץ. התבקש, הוחלט, נמסר, הוכרז"
    " ובתוקף הן רשומות שונות; אין לרשום את האחרון משום שדווח על הראשון.",
    "field.OfficeStatus.office": "איזו לשכה",
    "field.OfficeStatus.facet": "איזה היבט שלה",
    "field.OfficeStatus.status": "מצב",
    "field.OfficeStatus.by": "מי עשה זאת, או החליט על כך",
    "help.OfficeStatus.facet": "אנשים יכולים לעזוב והמשכן נשאר פתוח: לכל היבט רשומות משלו.",
    "help.OfficeStatus.until": "מתי חדל הדבר לעמוד בתוקפו, ככל שידוע. ריק אינו אומר על כך דבר.",
}
