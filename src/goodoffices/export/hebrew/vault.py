"""Errors of vaults in Hebrew: what is wrong with one, and what to do next."""

from __future__ import annotations

_WAYS_IN: dict[str, str] = {
    "wrong-key": "זה אינו פותח אותה. יש לנסות שוב; `--recovery` פותח אותה במפתח השחזור שלה.",
    "wrong-key.passphrase": "משפט הסיסמה הזה אינו פותח את {vault}. יש לנסות שוב ולשים לב לשפת המקלדת; `--recovery`"
    " פותח את הכספת במפתח השחזור שלה.",
    "wrong-key.key-file": "קובץ המפתח הזה אינו פותח את {vault}. יש לציין קובץ אחר באמצעות `--key-file`; `--recovery`"
    " פותח את הכספת במפתח השחזור שלה.",
    "wrong-key.both": "משפט הסיסמה וקובץ המפתח האלה, יחד, אינם פותחים את {vault}. יש לנסות שוב עם שניהם;"
    " `--recovery` פותח את הכספת במפתח השחזור שלה.",
    "wrong-key.recovery": "מפתח השחזור הזה אינו פותח את {vault}: הוא של כספת אחרת, או שמאז נוצר מפתח חדש ממנו.",
    "no-recovery": "לכספת {vault} אין מפתח שחזור. יש לפתוח אותה בלי `--recovery`.",
    "key-file-needed": "הכספת {vault} נפתחת בקובץ מפתח. יש לציין היכן הוא: `--key-file PATH`, או GOODOFFICES_KEY_FILE.",
    "key-file-unread": "אי אפשר לקרוא את קובץ המפתח {file}: {why}. יש לבדוק את הנתיב, ושהכונן שלו נמצא במקומו.",
    "key-file-size": "בקובץ מפתח יש {least} עד {most} בתים, ובזה לא. יש לציין קובץ אחר; `vault new` יוצר קובץ כזה"
    " במקום שעדיין אין.",
    "passphrase-short": "זה קצר מדי: במשפט סיסמה יש לפחות {least} תווים. כמה מילים שאין ביניהן שום קשר הן ארוכות,"
    " ונוחות לזכירה.",
    "passphrases-differ": "השניים לא היו זהים. לא נעשה שום שינוי; יש לנסות שוב.",
    "merge-asks": "מה שהיה נכנס היה משנה את הקביעה מי רשאי לדעת, מה מושמד או מעוכב, או כיצד נשמר הרישום: {acts}. דבר"
    " לא נקלט.",
    "not-provable": "אי אפשר להציג {kind} באמצעות הוכחה: המפתח היה מאפשר לכל מי שמחזיק בו להוסיף לחדר. יש להציג"
    " רשומה אחרת.",
    "vault-altered": "מפתחות של חדרים, או הסדר הסודיות, הוצאו מן הכספת הזאת או הוחזרו אליה בידי תוכנה אחרת. הכספת"
    " נקראת בלבד, עד שישוחזר גיבוי מן הזמן שלפני כן (`goodoffices vault restore BACKUP NEW`), ומה שיש בזו ימוזג"
    " לתוכו.",
    "recovery-there": "כבר יש מפתח שחזור. `goodoffices vault passphrase` מחליף אותו יחד עם משפט הסיסמה; הנייר הישן"
    " לא יפתח אז דבר ממה שייכתב משם ואילך.",
    "recovery-misread": "זה אינו מפתח שחזור: במפתח שחזור יש תשע קבוצות של ארבע אותיות וספרות. יש לבדוק אם נפלה"
    " טעות בכתיבה.",
    "no-secret": "לא ניתן דבר במקום שבו נתבקש סוד. יש לנסות שוב; עם `--passphrase-fd` כל משפט סיסמה נכתב בשורה משלו,"
    " בסדר שבו הם מתבקשים.",
    "secret-no-text": "מה שניתן כסוד אינו טקסט ב־UTF-8. יש להגדיר את המסוף ל־UTF-8, או לעשות ממנו קובץ מפתח.",
    "no-terminal": "אין מסוף שאפשר לבקש בו את הסוד של {vault}. יש לתת את משפט הסיסמה דרך מתאר קובץ (`--passphrase-fd"
    " N`), לציין קובץ מפתח (`--key-file PATH`), או להריץ תחילה `goodoffices vault open {vault}` במסוף.",
    "descriptor-unread": "אי אפשר לקרוא את מתאר הקובץ {found}: {why}. יש לפתוח אותו לקריאה במעטפת, כגון 3<FILE.",
    "agent-not-here": "במערכת זו אי אפשר להחזיק כספת פתוחה. במקום זאת, כל פקודה יכולה לבקש את הסוד.",
    "agent-folder": "{folder} אינו שייך למשתמש זה לבדו, ולכן אין מחזיקים דרכו כספת פתוחה. יש להפוך אותו לשלכם,"
    " באמצעות `chmod 700`, או לכוון את GOODOFFICES_STATE אל תיקייה משלכם.",
}

_STORES: dict[str, str] = {
    "bad-vault": "אין זו כספת הניתנת לקריאה. קובץ תיווך נעשה לכספת באמצעות `goodoffices vault new NEW --from FILE`;"
    " כספת שניזוקה יש לשחזר מגיבוי: `goodoffices vault restore BACKUP NEW`.",
    "bad-vault.head": "אין תיווך בכספת זו: יצירתה לא הושלמה. יש להעביר אותה למקום אחר וליצור אותה מחדש.",
    "newer-vault": "לכספת זו פורמט {found}; גרסה זו של goodoffices קוראת עד {known}. יש להשתמש בגרסה חדשה יותר.",
    "store-busy": "אחרים כותבים לכספת זו. לא נעשה שום שינוי; יש לנסות שוב בעוד רגע.",
    "store-full": "לא נותר מקום בכונן. לא נעשה שום שינוי; יש לפנות מקום ולנסות שוב.",
    "store-gone": "הכספת אינה נמצאת במקום שבו הייתה כשנפתחה. לא נעשה שום שינוי; יש לברר מה הזיז אותה.",
    "not-empty": "כבר יש משהו בכספת זו. לא נעשה שום שינוי; יש לציין כספת חדשה.",
    "place-taken": "גורם אחר כתב באותו מקום. לא נעשה שום שינוי; יש לנסות שוב.",
    "place-empty": "בכספת חסרה רשומה שיש בה מפתח אליה. לא נעשה שום שינוי; `goodoffices vault doctor` בודק הלאה.",
    "cannot-open": "בכספת זו נעשה שינוי במשהו, והוא אינו נפתח. `goodoffices vault verify` מפרט במה; בגיבוי הוא נמצא כפי"
    " שהיה.",
    "key-gone": "המפתח של רשומה זו הושמד: אי אפשר לקרוא אותה עוד.",
    "no-room-key": "בכספת זו אין מפתח של החדר הזה. יש לבקש חבילה ממי שהמפתח אצלו: `goodoffices vault send`.",
    "postgres-missing": "לכספת ב־PostgreSQL דרוש דרייבר. יש להתקין אותו באמצעות: pip install 'goodoffices[postgres]'",
    "bad-address": "אין זו כתובת של כספת ב־PostgreSQL. כתובת כזאת נכתבת postgresql://host/database#schema.",
    "password-in-address": "סיסמה בתוך הכתובת גלויה לתוכנות אחרות, ונשארת בהיסטוריה של המעטפת. יש לכתוב אותה"
    " ב־~/.pgpass, או בקובץ שירות.",
}

_WRITING: dict[str, str] = {
    "off-record": "{kind} נשמר כאן מחוץ לרישום. דבר לא נקלט.",
    "off-record.no-record": "בתיווך זה לא נשמר רישום: אי אפשר להכניס אליו {kind}. אפשר לכתוב זאת כטיוטה (`vault note"
    " add --draft`), שתוקפה פג.",
    "off-record.minimal": "בתיווך זה נשמר רישום מזערי, בלי דבריו של איש: אי אפשר להכניס אליו {kind} כזה. אפשר לכתוב"
    " זאת כטיוטה (`vault note add --draft`), שתוקפה פג.",
    "no-regime": "לא הוסכם מה מותר להכניס לרישום. יש לומר זאת לפני ההערה הראשונה: `goodoffices vault regime VAULT"
    " minimal`.",
    "no-team-room": "אין בכספת זו חדר מסוג team, שבו היה הדבר נכנס לרישום. יש לעשות זאת בכספת שהצוות מחזיק, או לפתוח"
    " חדר כזה בפעולת CompartmentOpened.",
    "not-acts": "כאן היו צפויות פעולות: רשימה המתחילה ב־`- act:`, או פעולה אחת. `goodoffices import VAULT FILE` קולט"
    " קובץ תיווך שלם.",
    "no-words": "לא ניתנו מילים. יש להקליד אותן, או לתת אותן בקלט התקני.",
    "note-of-one-act": "כאן הייתה צפויה פעולה אחת, עם `room: {room}`. את האחרות יש לכתוב אחת אחת.",
    "import-elsewhere": "בקובץ כתוב `{what}: {there}`, ובכספת `{what}: {here}`. דבר לא נקלט. יש להכניס את הקובץ לכספת"
    " משלו: `goodoffices vault new VAULT --from FILE`.",
    "import-differs": "רשומות בקובץ שהמזהה שלהן קיים בכספת והן אומרות דבר אחר: {count} ({ids}). דבר לא נקלט."
    " יש להשאירן כפי שהן בכספת, ולכתוב לכל אחת Correction (`goodoffices add`).",
    "import-returns": "רשומות בקובץ הקודמות להשמדה שנעשתה בחדר שלהן, וייתכן שהן מה שהושמד: {count} ({ids}). דבר לא"
    " נקלט. יש להוציא אותן מן הקובץ, או לציין `--bring-back`.",
}

_KEEPING: dict[str, str] = {
    "not-here.entry": "אין שם רשומה כזאת. `goodoffices log VAULT` מציג כל רשומה עם המזהה שלה.",
    "not-here.note": "אין הערה כזאת: היא נלקחה בחזרה, או שכבר נכנסה לרישום. `goodoffices vault note list VAULT` מציג"
    " את הקיימות.",
    "not-here.write-up": "בסיכום הזה אין שורות. `goodoffices vault note list VAULT` מציג את ההערות הקיימות.",
    "cannot-destroy": "{id} הוא {kind}, הקובע מי רשאי לדעת או כיצד נשמר הרישום: בלעדיו אי אפשר היה לקרוא את השאר"
    " כהלכה. יש להשמיט אותו. אדם מוצא מחדר באמצעות Revocation.",
    "under-hold": "על החדר {room} חל עיכוב השמדה ({holds}). דבר לא הושמד. `goodoffices vault release VAULT HOLD` מסיר"
    " עיכוב, בהסכמת מי שביקש אותו.",
    "hold-unknown": "בכספת זו אין חדר צוות, שבו נמצאים עיכובי ההשמדה, ולכן אי אפשר לדעת אם עיכוב אוסר זאת. דבר לא"
    " הושמד. יש להשמיד זאת בכספת שהצוות מחזיק, ולמזג.",
    "no-such-hold": "אין עיכוב {id} שבתוקף. `goodoffices vault doctor VAULT` מציין את הקיימים.",
    "nothing-over": "בחדר {room} אין דבר שזמנו תם לפי הכלל {rule}. `goodoffices vault destroy VAULT --due` מציג את מה"
    " שזמנו תם.",
    "destroy-what": "יש לציין מה להשמיד: חדר ומזהים של רשומות שבו, או חדר ו־`--rule ID`. `goodoffices log VAULT --in"
    " ROOM` מציג אותם.",
    "retention-of-what": "יש לציין לאילו חדרים נועד הכלל: goodoffices vault retention VAULT ROOM --keep 3 --unit"
    " months",
}

_COPIES: dict[str, str] = {
    "other-mediation": "הדבר שייך לתיווך אחר. דבר לא נקלט.",
    "parcel-damaged": "משהו בתוכו אינו כפי שהיה בעת ההצפנה. דבר לא נקלט. יש להשיג אותו שוב ממקורו.",
    "room-not-shown": "הוא אומר דבר מה בחדר {room}, ואינו מציג מפתח לשום דבר שם: ייתכן שמי שהכין אותו מעולם לא היה"
    " בחדר זה. דבר לא נקלט. אם החדר נפתח בשני המקומות, יש לציין זאת: `--apart {room}`.",
    "not-for-us": "חבילה זו אינה מוצפנת לכספת זו. יש לבקש חבילה שהוצפנה לה, לפי מה שמציג `goodoffices vault"
    " identity VAULT`.",
    "bundle-damaged": "חבילה זו שונתה, או נקטעה. דבר לא נקלט. יש להשיג אותה שוב ממקורה.",
    "bundle-signature": "חבילה זו אינה חתומה בידי האתר שהיא נוקבת בשמו. דבר לא נקלט. יש לשאול את מי ששלח אותה, בדרך"
    " אחרת.",
    "neither-vault-nor-bundle": "{file} אינו כספת ואינו חבילה. יש לציין אחת מהן; `goodoffices import` קולט קובץ תיווך.",
    "cannot-read-other": "{file}: אי אפשר לקרוא: {why}. יש לבדוק את הנתיב.",
    "nobody-to-seal-to": "יש לציין למי: `--to PERSON`, פעם אחת לכל אדם.",
    "no-person-key": "המפתח של {who} אינו ברישום. יש לבקש את מה ש־`goodoffices vault identity` מציג שם, ולרשום אותו:"
    " goodoffices vault person VAULT {who}",
    "bad-recipient": "אין זה מפתח ציבורי. מפתח ציבורי מתחיל ב־age1, ו־`goodoffices vault identity` מציג אותו.",
    "no-rooms": "יש לציין אילו חדרים: `--room ROOM`, פעם אחת לכל חדר.",
    "part-reach": "לא כל מי שהחדר {room} היה מגיע אליו רשאי לקרוא את כולו: יש מי שנכנס אליו מאוחר יותר. יש לתת תחילה"
    " רשות הכוללת את העבר, או להשמיט את החדר.",
    "no-such-copy": "אין עותק {id} שנמצא מחוץ לכספת. `goodoffices vault copies VAULT` מציג את הקיימים.",
    "not-a-receipt": "{file} אינו אישור. `goodoffices vault receipt VAULT FILE` כותב אישור.",
}

VAULT: dict[str, str] = {**_WAYS_IN, **_STORES, **_WRITING, **_KEEPING, **_COPIES}
