"""The forms for rooms and who is in them, views, negatives, notes, corrections, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.CompartmentOpened": "فتح غرفة لمن يجوز لهم العلم بما سيوضع فيها. يُؤشَّر على كل من يجوز له ذلك، بمن فيهم"
    " أنتم. والطرف العضو فيها يقرؤها كلها من السطر الأول.",
    "field.CompartmentOpened.members": "من يجوز له العلم بما فيها",
    "field.CompartmentOpened.sort": "أي صنف من الغرف",
    "field.CompartmentOpened.about": "عن أي طرف",
    "field.CompartmentOpened.title": "ما اسمها",
    "help.CompartmentOpened.about": "لغرفة مع طرف واحد، أو ملف عنه.",
    "help.CompartmentOpened.title": "لازم إذا كان الصنف “فئة أخرى”.",
    "help.CompartmentOpened.members": "يُؤشَّر على واحد على الأقل. وإن لم تكونوا من المؤشَّر عليهم فلا يمكنكم"
    " قراءتها أنتم أيضًا.",
    "form.Grant": "إدخال جهة إلى غرفة: من الآن فصاعدًا، أو مع كل ما كان فيها من قبل. وما قُرئ مرة لا يمكن استرجاعه.",
    "field.Grant.to": "من يُدخَل",
    "field.Grant.history": "مع كل ما فيها بالفعل",
    "help.Grant.history": "إن لم يُؤشَّر على هذا، فلا يقرأ من يُدخَل إلا ما يُضاف من الآن فصاعدًا.",
    "form.Revocation": "إخراج جهة من غرفة: لا يعود يجوز لها العلم بما يُضاف إليها. أما ما أمكنها أن تقرأه حتى الآن"
    " فقد قرأته.",
    "help.Grant.to": "إلى الغرفة المختارة أعلاه.",
    "help.Revocation.to": "من الغرفة المختارة أعلاه.",
    "field.Revocation.to": "من يغادر الغرفة",
    "form.Assessment": "رأي تراه جهة ما، في يوم معين. وهو رأيها ويُعرض دائمًا على أنه رأيها؛ ويجوز أن يقف رأيان"
    " مختلفان جنبًا إلى جنب.",
    "field.Assessment.by": "رأي من",
    "field.Assessment.says": "الرأي",
    "field.Assessment.on": "في أي أمر",
    "choice.on.ripeness": "ما إذا كان الوقت ناضجًا",
    "choice.on.way out": "ما إذا كان هناك مخرج",
    "help.Assessment.says": "بعباراتنا، كما كان صاحب الرأي ليقوله.",
    "form.RecordedNegative": "شيء قيل أو رُئي أنه لم يكن: لم تُحدد مهلة، أو لم يُذكر شرط، أو لم يرد جواب. أما مجرد"
    " خلو السجل من شيء فليس سببًا لكتابة هذا.",
    "field.RecordedNegative.what": "ما لم يكن",
    "help.RecordedNegative.what": "مثل: لم يُذكر تاريخ للعودة.",
    "form.NoteToFile": "مذكرة لأنفسنا، بعباراتنا. يقرؤها كل من في غرفتها: يُنظر في الغرفة قبل الكتابة.",
    "field.NoteToFile.text": "المذكرة",
    "form.Correction": "قيد سابق كان خاطئًا. يُفتح ذلك القيد ويُختار “تصحيحه”: ما سُجّل يظل مقروءًا، وما يُكتب يحل محله.",
    "field.Correction.target": "ما يُصحَّح",
    "field.Correction.reason": "سبب التصحيح",
    "field.Correction.instead": "ما يحل محله",
    "field.in.instead.act": "الإجراء كما كان ينبغي أن يكون",
    "form.Misfiled": "قيد وُضع في غرفة غير غرفته. يُفتح ذلك القيد ويُختار “في غرفة غير غرفته”: فيُحجب مضمونه هناك."
    " ومن قرأه فقد قرأه.",
    "field.Misfiled.target": "ما أُودع خطأً",
    "field.Misfiled.reason": "السبب",
}
