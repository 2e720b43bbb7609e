"""The pages for when there is nothing to show, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "quiet.home": "רשימת התיווכים",
    "quiet.not-here.title": "לא נמצא כאן",
    "quiet.not-here.says": "אין כאן דף, תיווך, חדר או רשומה כאלה.",
    "quiet.not-here.next": "יש לחזור אל רשימת התיווכים ולבחור ממה שנמצא בה.",
    "quiet.not-let-in.title": "שולחן העבודה אינו פתוח כאן",
    "quiet.not-let-in.says": "הוא נפתח פעם אחת, בדפדפן אחד, בכתובת שהתוכנה הדפיסה.",
    "quiet.not-let-in.next": "יש להקיש Enter במסוף שבו היא פועלת: תודפס אז כתובת אחרת.",
    "quiet.not-ours.title": "לא התקבל",
    "quiet.not-ours.says": "מה שנשלח לא בא מדף של שולחן עבודה זה, או שהדף היה ישן מדי. לא נעשה שום שינוי.",
    "quiet.not-ours.again": "הדף שבו נכתבו הדברים ישן: השולחן הופעל מאז מחדש. דבר לא נקלט. הנה הדברים כפי שנכתבו;"
    " יש לעבור עליהם לפני השליחה:",
    "quiet.not-ours.next": "יש לפתוח את הדף מחדש מרשימת התיווכים. מה שנשמר בזמן הכתיבה עומד בו שוב.",
    "quiet.bad-request.title": "אי אפשר להשיב על פנייה זו",
    "quiet.bad-request.says": "היא לא נעשתה בדרך שבה דפדפן במחשב זה עושה אותה.",
    "quiet.bad-request.next": "יש לפתוח את הכתובת שהתוכנה הדפיסה עם תחילת פעולתה, כפי שהיא כתובה שם.",
    "quiet.not-allowed.title": "אי אפשר לבקש זאת בדרך זו",
    "quiet.not-allowed.says": "דף זה אינו מתבקש בדרך זו, או שאין שולחים אליו בדרך זו. לא נעשה שום שינוי.",
    "quiet.not-allowed.next": "יש לחזור, ולפתוח את הדף בכתובת שלו או מקישור.",
    "quiet.refused.title": "לא נעשה",
    "quiet.refused.next": "לא נעשה שום שינוי. אפשר לחזור: מה שהוקלד עדיין שם.",
    "quiet.refused.says": "אי אפשר היה לעשות זאת.",
    "quiet.fault.title": "תקלה בתוכנה",
    "quiet.fault.says": "אי אפשר היה להכין את הדף, ומה שהתבקש לא נעשה.",
    "quiet.fault.next": "יש לחזור ולנסות דף אחר. המסוף מציין את מקום התקלה; נא לדווח על המילים ההן. אין בהן דבר מן"
    " הרישום שלכם.",
    "fault.unknown-place": "מקום לא ידוע",
}
