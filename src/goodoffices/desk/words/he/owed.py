"""What is owed to whom, and the last contacts, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "owed.lede": "הבטחות ותשובות שעודן פתוחות, המוקדמות במועדן תחילה. מה שאין לו תאריך בא אחרון.",
    "owed.by-us": "מוטל עלינו",
    "owed.by-us.none": "לא ידוע כאן על דבר המוטל עלינו.",
    "owed.to-us": "מוטל כלפינו",
    "owed.to-us.none": "לא ידוע כאן על דבר המוטל כלפינו.",
    "owed.others": "מוטל בין אחרים",
    "owed.others.none": "לא ידוע כאן על דבר המוטל בין אחרים.",
    "owed.no-date": "לא צוין תאריך.",
    "owed.room": "מונח בתוך {room}",
    "owed.reply": "רישום תשובה",
    "owed.open": "פתיחת הפעולה",
    "owed.promise.add": "רישום הבטחה",
    "owed.reply-owed.add": "רישום תשובה המוטלת למתן",
    "owed.settled": "הוסדרו: {count}",
    "owed.settled.none": "לא ידוע כאן על דבר שהוסדר.",
    "owed.settled.heading": "הוסדרו",
    "owed.contacts": "המגעים האחרונים",
    "owed.contacts.none": "לא ידוע כאן על ערוץ ולא על צד.",
    "owed.contact.add": "רישום פגישה או שיחה",
}
