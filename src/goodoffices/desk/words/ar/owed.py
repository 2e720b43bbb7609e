"""What is owed to whom, and the last contacts, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "owed.lede": "الوعود والأجوبة التي لا تزال قائمة، الأقرب استحقاقًا أولًا. وما لا تاريخ له يأتي آخرًا.",
    "owed.by-us": "مستحق علينا",
    "owed.by-us.none": "لا شيء معروفًا هنا مستحق علينا.",
    "owed.to-us": "مستحق لنا",
    "owed.to-us.none": "لا شيء معروفًا هنا مستحق لنا.",
    "owed.others": "مستحق بين آخرين",
    "owed.others.none": "لا شيء معروفًا هنا مستحق بين آخرين.",
    "owed.no-date": "لم يُذكر تاريخ.",
    "owed.room": "الموضع: {room}",
    "owed.reply": "تسجيل جواب",
    "owed.open": "فتح الإجراء",
    "owed.promise.add": "تسجيل وعد",
    "owed.reply-owed.add": "تسجيل جواب مستحق",
    "owed.settled": "ما سُوّي: {count}",
    "owed.settled.none": "لا شيء معروفًا هنا سُوّي.",
    "owed.settled.heading": "ما سُوّي",
    "owed.contacts": "آخر الاتصالات",
    "owed.contacts.none": "لا تُعرف هنا أي قناة ولا أي طرف.",
    "owed.contact.add": "تسجيل اجتماع أو اتصال",
}
