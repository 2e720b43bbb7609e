"""The forms for what was said in public, and which versions stand against each other, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Statement": "דובר אחד אמר דבר בפומבי, או באוזני כתב. דובר אחד ומעמד אחד, רשומה אחת. יש להפריד בין המילים"
    " המצוטטות לבין סיכומנו את השאר.",
    "field.Statement.by": "מי אמר זאת",
    "field.Statement.level": "באילו תנאים",
    "field.Statement.says": "מה נאמר, במילים שלנו",
    "field.Statement.venue": "היכן נאמר",
    "field.Statement.outlet": "היכן נדפס או שודר",
    "field.Statement.label": "התנאים, בלשון כלי התקשורת",
    "field.Statement.refers_to": "לאילו התבטאויות זו מתייחסת",
    "help.Statement.by": "יש לרשום תחילה את הדובר כ־“מקור”, גם אם לא ניתן שם.",
    "help.Statement.level": "כיצד מותר לייחס את הדברים: בשם, כגורם רשמי בלי שם, או כלל לא. זה מה שהוסכם עם הכתב, ולא"
    " מידת האמון שלנו בדברים.",
    "help.Statement.label": "כגון “בתנאי של עילום שם”, אם הלשון שונה מן הבחירה שלמעלה.",
    "form.Claim": "דבר נטען ואין מאחוריו דובר: בלשון הכתב עצמו, כשמועה, במסמך. כשיש דובר, אפילו בעילום שם, יש לרשום"
    " התבטאות.",
    "field.Claim.says": "מה נטען, במילים שלנו",
    "field.Claim.voice": "בקולו של מי",
    "field.Claim.outlet": "היכן נדפס או שודר",
    "form.Denial": "התבטאות מכחישה דבר. יש לציין מה מוכחש רק אם נאמר כך; אחרת יש לסמן למה עשויה להיות הכוונה, ולהשאיר"
    " זאת פתוח.",
    "field.Denial.by": "איזו התבטאות מכחישה",
    "field.Denial.of": "מה היא מכחישה",
    "field.Denial.may_be_of": "מה ייתכן שהיא באה להכחיש",
    "field.Denial.sort": "מה שנוי במחלוקת",
    "help.Denial.may_be_of": "כאשר ההתבטאות אינה אומרת מה היא מכחישה. הדבר נשאר פתוח עד שמישהו מכריע בו בתיקון.",
    "form.AccountSet": "גרסאות שונות של עניין אחד, השמורות זו לצד זו. אין כאן פסיקה: כל גרסה נכתבת כפי שהיו כותבים"
    " אותה מי שמוסרים אותה, ומצוינות ההתבטאויות שבהן נמסרה.",
    "field.AccountSet.matter": "העניין",
    "field.AccountSet.open_targets": "הכחשות שיעדן לא צוין",
    "field.AccountSet.beside": "מוצגות לצדן, בלי להימנות עם אף אחת מהן",
    "field.AccountSet.sort": "במה הן שונות",
    "field.AccountSet.firm": "האם הן סותרות זו את זו",
    "field.in.accounts.says": "הגרסה הזאת, במילים שלנו",
    "field.in.accounts.given_in": "באילו התבטאויות נמסרה",
    "choice.firm.yes": "כן, לא ייתכן שכולן נכונות",
    "choice.firm.no": "לא, הן שונות במידה או בדגש",
    "help.AccountSet.matter": "כשאלה, כגון: מדוע נסגרה הלשכה.",
    "help.AccountSet.open_targets": "הכחשות שאינן אומרות מה הן מכחישות וייתכן שהכוונה לזה.",
    "help.AccountSet.beside": "לשונו של הכתב עצמו, או מה שההבדל בו הוא במידה בלבד.",
    "help.AccountSet.firm": "רק סתירה ממש נמנית כסתירה.",
    "form.ClearedLine": "מה אנו אומרים בפומבי בעניין כלשהו, כפי שאושר. נוסח חדש בא במקום הישן: יש לציין אותו, כדי שרק"
    " אחד יהיה בתוקף.",
    "field.ClearedLine.words": "הנוסח, מילה במילה",
    "field.ClearedLine.on": "באיזה עניין",
    "field.ClearedLine.cleared_by": "מי אישר אותו",
    "field.ClearedLine.replaces": "במקום איזה נוסח הוא בא",
    "form.Article": "כתבה שלמה, כפי שנקראה: אפשר להשוות אליה את מה שנלקח ממנה. היא נרשמת כשמאושרת הראשונה"
    " בהתבטאויותיה.",
    "field.Article.text": "הכתבה, מילה במילה",
    "field.Article.title": "כותרתה, או נושא המכתב",
    "field.Article.outlet": "מי פרסם אותה",
    "field.Article.lang": "שפתה",
    "form.Passage": "היכן בכתבה נקראה רשומה, שדה אחר שדה, ואילו שדות הם שלנו. נרשם עם אותה רשומה.",
    "field.Passage.of": "מה נקרא שם",
    "field.Passage.article": "באיזו כתבה",
    "field.Passage.digest": "תמצית הטקסט שלה",
    "field.Passage.reader": "איזו גרסה של הכללים קראה אותה",
    "field.Passage.places": "היכן עומד כל שדה",
    "field.Passage.ours": "שדות שהם שלנו",
    "field.Passage.event": "מתי אירע הדבר שעליו מדובר",
    "field.in.places.field": "איזה שדה",
    "field.in.places.start": "מאיזו אות",
    "field.in.places.end": "עד איזו אות",
}
