"""Offices, in Hebrew: facets by stages, requests about them, and the channels that hang on them."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "office.lede": "לשכה היא ארבעה דברים העשויים להיפרד זה מזה: המשכן, האנשים, היתר השהייה שלהם, והערוץ שהיא משרתת. כל"
    " שלב עומד עם יומו ועם מקור הדברים; הכחשות עומדות לצדו, ואין פסיקה.",
    "office.none": "לא ידוע כאן על לשכה. כאשר לצד יש משכן אצל מארח, יש לרשום לשכה; השלבים והבקשות בעניינו יעמדו אז בדף"
    " זה.",
    "office.add": "רישום לשכה",
    "office.stages-of": "מה ידוע על {name}, לפי היבט ושלב",
    "office.facet": "היבט",
    "office.now": "בתוקף, ככל שידוע",
    "office.now.none": "לא ידוע כאן על כך דבר.",
    "office.cell.none": "לא נרשם",
    "office.by": "על ידי {name}",
    "office.denials": "הכחשות לצדו: {count}",
    "office.entry": "השלב לעצמו",
    "office.record": "רישום שלב",
    "office.record-of": "רישום שלב: {facet}",
    "office.requests": "בקשות בעניינה",
    "office.requests.none": "לא ידוע כאן על בקשה בעניינה.",
    "office.requests.add": "רישום בקשה",
    "office.requests.answer": "רישום תשובה",
    "office.negatives": "מה נאמר שאינו",
    "office.channels": "אילו ערוצים היו אובדים",
    "office.channels.serves": "היא משרתת ערוץ זה, שהיה אובד עמה:",
    "office.channels.none": "לא נרשם ערוץ שהיא משרתת.",
    "office.channels.others": "ערוצים אחרים של אותו צד הידועים כאן, שלא נרשם שהם תלויים בה:",
    "office.channels.no-others": "לא ידוע כאן על ערוץ אחר של אותו צד.",
}
