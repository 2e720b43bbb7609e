"""Errors in Hebrew: what is wrong, where, and what to do next."""

from __future__ import annotations

ERRORS: dict[str, str] = {
    "not-here": "לא נמצא כאן: {what}. `goodoffices check FILE` מציג את החדרים הפתוחים בפניכם: יש לכתוב את שם החדר"
    " כפי שהוא כתוב שם.",
    "cannot-read": "{file}: אי אפשר לקרוא: {why}. יש לבדוק את הנתיב. `goodoffices new` פותח קובץ גלוי,"
    " `goodoffices vault new` פותח כספת מוצפנת.",
    "is-a-vault": "{file} הוא כספת ולא קובץ תיווך. יש להשאירו כמות שהוא. הכספת נכתבת תחילה: `goodoffices import"
    " VAULT FILE`, `goodoffices vault merge VAULT OTHER`.",
    "is-a-bundle": "{file} מוצפן לנמען מסוים: אין זה קובץ תיווך. יש להשאירו כמות שהוא, ולהכניסו באמצעות"
    " `goodoffices vault merge VAULT {file}`.",
    "not-sound": "{file} אינו תקין. `goodoffices check {path}`, בלי --as, מפרט מה יש לתקן.",
    "diff-what": "יש לציין עם מה להשוות: יום (--since 2024-11-01) או קובץ שני, אך לא שניהם.",
    "no-such-kind": "אין סוג פעולה בשם {found}. האם הכוונה הייתה אל {nearest}? `goodoffices schema` מציג את כולם.",
    "no-such-example": "אין דוגמה בשם {found}. הדוגמאות הן: {allowed}.",
    "file-there": "{file} כבר קיים ונותר כמות שהיה. יש לבחור שם אחר, או להעביר אותו תחילה למקום אחר.",
    "cannot-write": "{file}: אי אפשר לכתוב: {why}. דבר לא נכתב. יש לבחור מקום אחר.",
    "cannot-write-all": "{file}: אי אפשר לכתוב: {why}. מה שאולי נמצא שם אינו הכול. יש לבחור מקום אחר.",
    "written": "נכתב: {file}. אפשר לקרוא אותו באמצעות `goodoffices brief {file}`, ולערוך אותו בכל עורך.",
    "desk-missing": "לדפים דרוש Django. יש להתקין אותו באמצעות: pip install 'goodoffices[desk]'",
    "port-in-use": "יציאה {port} נמצאת בשימוש של תוכנה אחרת. יש לבחור אחרת: goodoffices demo --port {other}",
    "port-refused": "אי אפשר להשתמש ביציאה {port}: {why}. יש לבחור יציאה שמספרה גבוה מן 1023: goodoffices demo"
    " --port 8000",
    "stopped": "הופסק. לא נעשה שום שינוי.",
    "usage": "{what} `goodoffices --help` מציג את הפקודות, `goodoffices COMMAND --help` מציג מה כל אחת מקבלת.",
    "fault": "תקלה בתוכנת goodoffices עצמה ({what}, {where}); לא נעשה שום שינוי. נא לדווח על המילים האלה; אין בהן דבר"
    " מן הקובץ שלכם.",
    "problems": "לתיקון: {count}. דבר לא נקרא.",
    "bad-input": "לתיקון: {count}. דבר לא נקרא.",
}
