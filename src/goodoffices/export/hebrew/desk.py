"""What the desk refuses, in Hebrew: what is wrong with a line or a form, and what to write instead."""

from __future__ import annotations

DESK: dict[str, str] = {
    "locked": "הכספת נעולה. יש לפתוח אותה, ולהמשיך מן המקום שבו הופסקה העבודה.",
    "capture-who": "אין כאן מי ששמו @{found}, או שיש יותר מאחד. יש לכתוב אחד מאלה: {names}.",
    "capture-kind": "אין #{found}. יש לכתוב אחד מאלה: {names}; בלי סימון כזה זו הערה.",
    "capture-two-kinds": "שורה אחת היא פעולה אחת: נקובים בה #{one} וגם {other}. יש להשמיט אחד מהם.",
    "capture-empty": "עדיין אין מה לרשום. יש לכתוב אחרי השמות מה אירע.",
    "capture-control": "יש בשורה תו בקרה, שאין בו צורך בשום טקסט. יש למחוק אותו.",
    "capture-nobody": "#{kind} מצריך ציון של מישהו: יש לכתוב @ ואחריו שם.",
    "capture-no-us": "#{kind} מצריך לדעת מי אנחנו: יש לרשום פעולת RoleTaken עבור מי שמתווך.",
    "room-not-yours": "יש לבחור אחד מן החדרים הפתוחים בפניכם.",
    "stale": "נוסף דבר בעניין זה מאז שנפתח הטופס. שניהם מוצגים: יש לעיין בהם, ואז לרשום בכל זאת או להניח לכך.",
    "nothing-typed": "לא הוקלד דבר. יש למלא את מה שמסומן כנדרש.",
    "file-missing": "לא צורף קובץ לטופס, או שהקובץ גדול מדי. יש לבחור קובץ של {limit} MB לכל היותר.",
}
