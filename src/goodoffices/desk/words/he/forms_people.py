"""The forms for who is there, in Hebrew: parties, others, roles, sources."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Actor": "מי שמופיע ברישום ואינו צד: מדינה, ארגון, אדם. כל אחד נרשם פעם אחת, בחדר שכל מי שבו רשאי לדעת עליו:"
    " לרוב בחדר הפומבי.",
    "field.Actor.name": "השם, כפי שיופיע בכל דף",
    "field.Actor.of": "בשיוך אל",
    "field.Actor.role": "משרה",
    "help.Actor.of": "הצד או הארגון שבשמו נאמרים הדברים או שבו נעשית העבודה.",
    "help.Actor.role": "התפקיד שם, כגון: ראש המשלחת. תפקיד בתיווך נרשם באמצעות “נטילת תפקיד”.",
    "form.PartyJoined": "צד שבלי הסכמתו אי אפשר להסכים על דבר. הצדדים מובאים תמיד בסדר הצטרפותם, שאינו מלמד דבר על"
    " משקלם; אין לרשום כאן מתווך או מארח.",
    "field.PartyJoined.name": "השם, כפי שאותו צד משתמש בו",
    "form.RoleTaken": "לגורם כלשהו יש תפקיד בתיווך מעת זו ואילך. לגורם אחד יכולים להיות כמה תפקידים; כל אחד נרשם"
    " לעצמו. מכאן יודע שולחן העבודה מי מתווך.",
    "field.RoleTaken.actor": "מי נוטל את התפקיד",
    "field.RoleTaken.role": "תפקיד",
    "field.RoleTaken.toward": "כלפי מי",
    "help.RoleTaken.toward": "רק אם התפקיד מכוון כלפי אחדים מהם ולא כלפי כולם.",
    "form.Source": "מי עומד מאחורי דברים שנאמרו בפומבי: אדם הנקוב בשם, מוסד, או מקור בעילום שם. ממקור בעילום שם יש"
    " לשמור רק את התיאור שפורסם, גם אם ידוע לכם מי הוא.",
    "field.Source.sort": "נקוב בשם, בעילום שם, או מוסד",
    "field.Source.name": "שם",
    "field.Source.described_as": "מתואר כ־",
    "field.Source.role": "משרה",
    "field.Source.organisation": "ארגון",
    "field.Source.several": "מדובר ביותר מאדם אחד",
    "field.Source.speaks_for": "הדברים נאמרים בשם",
    "help.Source.name": "יש להשאיר ריק במקור בעילום שם.",
    "help.Source.described_as": "בדיוק כפי שפורסם, כגון: גורם רשמי המעורה בשיחות.",
    "help.Source.speaks_for": "רק אם הדבר צוין, כגון בדוברות רשמית.",
}
