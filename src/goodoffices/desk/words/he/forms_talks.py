"""The forms for rounds, meetings, channels, messages, requests, and what is owed, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.RoundOpened": "סבב שיחות מתחיל. הפגישות שבו נרשמות לעצמן ומפנות אליו.",
    "field.RoundOpened.name": "כיצד הסבב נקרא",
    "field.RoundOpened.mediated_by": "מי מתווך בו",
    "form.RoundClosed": "סבב שיחות מסתיים, ובאיזו תוצאה. “ללא הסכם” ייבחר רק אם הדבר נאמר או נראה; אחרת יש להשאיר את"
    " התוצאה בלי ציון.",
    "field.RoundClosed.round": "איזה סבב",
    "form.Channel": "נתיב שדרכו עוברים דברים, כגון קו טלפון, לשכה, גורם מקשר. נרשם פעם אחת; מסרים ופגישות מפנים אליו"
    " בהמשך.",
    "field.Channel.name": "כיצד הערוץ נקרא",
    "field.Channel.undisclosed": "לא כל המעורבים יודעים עליו",
    "help.Channel.undisclosed": "אז מקומו בחדר של מי שיודעים. יש להסתכל על החדר שלמעלה.",
    "form.Meeting": "אנשים נפגשו או שוחחו: מי, היכן, באיזו מתכונת. מה שנאמר שם ואחרים עשויים להזדקק לו מילה במילה נרשם"
    " כמסר.",
    "field.Meeting.between": "מי נפגש או שוחח",
    "field.Meeting.round": "באיזה סבב",
    "form.Message": "דברים שעברו מאחד לאחר. יש לכתוב מה נאמר, ומה הייתה הכוונה רק ככל שהייתה ברורה: רמז שנרשם כאיום"
    " נעשה לאיום.",
    "field.Message.sender": "מי אמר זאת",
    "field.Message.recipients": "אל מי",
    "field.Message.says": "מה נאמר, במילים שלנו",
    "field.Message.force": "הכוונה",
    "field.Message.answers": "על מה הוא משיב",
    "help.Message.force": "למה התכוון מי שאמר זאת. אם הדבר לא היה ברור, יש להשאיר בלי ציון.",
    "form.Request": "גורם אחד ביקש דבר מאחר. יש לרשום כשהתבקש; התשובה, כשתבוא, נרשמת כתשובה לבקשה זו.",
    "field.Request.by": "מי מבקש",
    "field.Request.to": "ממי מתבקש",
    "field.Request.asks": "מה מתבקש",
    "field.Request.answer": "מה נענה מיד",
    "help.Request.answer": "רק מה שנענה בו במקום. “אין תשובה” פירושו שהיה ברור שלא תבוא תשובה.",
    "form.LeverageAct": "מופעלים לחץ או תמריץ, או שגורם כלשהו מתבקש להפעילם. יש לרשום מה נעשה; מה שבא בעקבות זאת הוא"
    " רשומה אחרת, אם הוא ידוע בכלל.",
    "field.LeverageAct.by": "מי מפעיל",
    "field.LeverageAct.on": "כלפי מי",
    "field.LeverageAct.what": "מה נעשה או התבקש",
    "field.LeverageAct.sort": "לחץ או תמריץ",
    "form.PromiseOwed": "הבטחה שלנו, או של גורם אחר, כלפי מישהו, כגון לשלוח טיוטה. היא נשארת ברשימה של מה שמוטל עד"
    " שתשובה אומרת שקוימה או שנמחלה. מה ששייך להסכם הוא התחייבות.",
    "field.PromiseOwed.by": "מי הבטיח",
    "field.PromiseOwed.to": "למי",
    "field.PromiseOwed.what": "מה הובטח",
    "form.ReplyOwed": "שאלה הושארה אצל מי שמוטל עליו להשיב. היא נשארת ברשימה של מה שמוטל עד שתשובה מסדירה אותה.",
    "field.ReplyOwed.by": "על מי מוטל להשיב",
    "field.ReplyOwed.to": "מי ממתין לתשובה",
    "field.ReplyOwed.what": "השאלה",
    "field.ReplyOwed.on": "במה היא עוסקת",
    "form.Reply": "באה תשובה, הבטחה קוימה או נמחלה, מועד אחרון נשמר, הודעה נלקחה בחזרה: בכך מוסדר מה שעליו משיבים. אם"
    " העניין נשאר פתוח, יש לרשום מסר ולא תשובה.",
    "field.Reply.to": "מה היא מסדירה",
    "field.Reply.by": "מי משיב",
    "field.Reply.says": "מה נענה, במילים שלנו",
}
