"""The forms for carrying words, in Hebrew: what we may pass on, and what was passed on or shown."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.CarryLicence": "צד מתיר לנו למסור דברים אלה אל נמענים אלה, בדרך זו. יש לרשום זאת בחדר של אותו צד. מה שלא"
    " נאמר שמותר למסור, אין למסור.",
    "field.CarryLicence.by": "איזה צד מתיר לנו",
    "field.CarryLicence.words": "מה מותר למסור",
    "field.CarryLicence.attributed": "בשם מי",
    "field.CarryLicence.withheld": "מה אין להעביר",
    "help.CarryLicence.words": "כפי שמותר לאומרם שם, מילה במילה.",
    "help.CarryLicence.until": "לאחר מכן אין למסור דבר לפי רישיון זה. ריק פירושו שלא צוין סיום.",
    "help.CarryLicence.withheld": "לעולם אינו מוצג מחוץ לחדר זה.",
    "form.LicenceWithdrawn": "צד מבטל את מה שהתיר לנו למסור. מה שהועבר קודם לכן נשאר מועבר.",
    "field.LicenceWithdrawn.licence": "איזה רישיון",
    "field.LicenceWithdrawn.by": "מי מבטל אותו",
    "form.Disclosure": "דברים הועברו אל מישהו. הרשומה מונחת בחדר של הנמען ושלמה לעצמה: אסור שיהיה בה דבר המציין מאין"
    " באו הדברים. “להעביר”, לצד כל רשומה, עושה זאת צעד אחר צעד.",
    "field.Disclosure.words": "מה נאמר להם",
    "field.Disclosure.by": "מי אמר זאת",
    "form.DisclosureBasis": "מאין באו דברים שהועברו, ולפי איזה רישיון. יש לרשום זאת בחדר הצוות: מי שקורא זאת לומד מה"
    " המקור.",
    "field.DisclosureBasis.disclosure": "מה הועבר",
    "field.DisclosureBasis.sources": "מאין בא הדבר",
    "field.DisclosureBasis.licence": "לפי איזה רישיון",
    "form.Showing": "נוסח של מסמך הוצג בפני מישהו, ובאיזו דרך. יש לרשום כל הצגה: בהמשך עשויה להיות חשיבות לשאלה מי ראה"
    " אותו ראשון.",
    "field.Showing.of": "איזה נוסח",
    "field.Showing.by": "מי הציג אותו",
}
