"""The forms for carrying words, in Arabic: what we may pass on, and what was passed on or shown."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.CarryLicence": "طرف يأذن لنا بنقل هذه العبارات إلى هؤلاء المتلقين، بهذه الطريقة. يُسجَّل في غرفة ذلك"
    " الطرف. وما لم يأذن بنقله لا يجوز نقله.",
    "field.CarryLicence.by": "أي طرف يأذن لنا",
    "field.CarryLicence.words": "ما يجوز نقله",
    "field.CarryLicence.attributed": "باسم من",
    "field.CarryLicence.withheld": "ما لا يجوز نقله",
    "help.CarryLicence.words": "كما يجوز أن تقال هناك، حرفيًا.",
    "help.CarryLicence.until": "لا يجوز بعده نقل شيء بموجب هذا التفويض. والخانة الفارغة تعني أنه لم تُذكر نهاية.",
    "help.CarryLicence.withheld": "لا يُعرض أبدًا خارج هذه الغرفة.",
    "form.LicenceWithdrawn": "طرف يسحب إذنه لنا بالنقل. أما ما نُقل قبل ذلك فيبقى منقولًا.",
    "field.LicenceWithdrawn.licence": "أي تفويض",
    "field.LicenceWithdrawn.by": "من يسحبه",
    "form.Disclosure": "عبارات نُقلت إلى جهة ما. موضع الإجراء غرفة المتلقي وهو تام بذاته: لا يجوز أن يرد فيه ما يدل"
    " على مصدر العبارات. ويتم ذلك خطوة خطوة باختيار “الإفصاح عنه” إلى جانب أي قيد.",
    "field.Disclosure.words": "ما قيل لهم",
    "field.Disclosure.by": "من قاله",
    "form.DisclosureBasis": "مصدر العبارات التي نُقلت، والتفويض الذي نُقلت بموجبه. يُسجَّل في غرفة الفريق: فمن يقرؤه"
    " يعرف المصدر.",
    "field.DisclosureBasis.disclosure": "ما نُقل",
    "field.DisclosureBasis.sources": "مصدره",
    "field.DisclosureBasis.licence": "بموجب أي تفويض",
    "form.Showing": "صيغة من نص عُرضت على جهة ما، وكيفية عرضها. يُسجَّل كل عرض: فقد يكون لمن اطّلع عليها أولًا شأن لاحقًا.",
    "field.Showing.of": "أي نص",
    "field.Showing.by": "من عرضه",
}
