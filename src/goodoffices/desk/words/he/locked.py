"""The desk while it is locked, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "locked.title": "נעול",
    "locked.says": "הכספת נעולה: דבר ממנה אינו בזיכרון של תוכנה זו. יש לפתוח אותה כדי להמשיך מן המקום שבו הופסקה"
    " העבודה.",
    "locked.passphrase": "משפט סיסמה",
    "locked.recovery": "מפתח שחזור",
    "locked.recovery.hint": "זה שעל הנייר, למקרה שמשפט הסיסמה אבד. יש להשאיר את משפט הסיסמה ריק.",
    "locked.key-file": "היכן נמצא קובץ המפתח שלה",
    "locked.key-file.hint": "יש להשאיר ריק אם הוא נמצא במקומו הקודם.",
    "locked.which": "המבוקשת היא: {which}",
    "locked.do": "פתיחת הנעילה",
    "locked.kept": "מה שעמד להישלח שמור בדף זה. לאחר פתיחת הנעילה תוצג השאלה אם לשלוח אותו.",
    "locked.again.title": "לשלוח כעת?",
    "locked.again.says": "שולחן העבודה ננעל לפני שהדברים נקלטו. הם כפי שהוקלדו:",
    "locked.again.do": "לשלוח",
    "locked.again.leave": "להניח לכך ולעבור אל הדף הראשון",
    "lock.do": "נעילה",
    "open.ready": "שולחן העבודה פתוח בדפדפן זה.",
}
