"""The forms for what was said in public, and which versions stand against each other, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Statement": "متحدث واحد قال شيئًا علنًا، أو لمراسل. لكل متحدث ومناسبة قيد. وتُحفظ العبارات المقتبسة منفصلة"
    " عن ملخصنا للباقي.",
    "field.Statement.by": "من قاله",
    "field.Statement.level": "بأي شروط",
    "field.Statement.says": "ما قيل، بعباراتنا",
    "field.Statement.venue": "أين قيل",
    "field.Statement.outlet": "أين نُشر أو بُثّ",
    "field.Statement.label": "الشروط، بعبارات الجهة الناشرة نفسها",
    "field.Statement.refers_to": "أي تصريحات يتناولها",
    "help.Statement.by": "يُسجَّل المتحدث أولًا على أنه “مصدر”، وإن لم يُذكر اسم.",
    "help.Statement.level": "كيف يجوز نسبة الكلام: مع الاسم، أو إلى مسؤول دون اسم، أو دون نسبة. وهو ما اتُّفق عليه"
    " مع المراسل، لا مقدار ثقتنا به.",
    "help.Statement.label": "مثل “متحدثًا شريطة عدم الكشف عن هويته”، إن اختلف ذلك عن الاختيار أعلاه.",
    "form.Claim": "شيء يُقال ولا متحدث وراءه: بلسان المراسل نفسه، أو شائعة، أو في وثيقة. ومتى وُجد متحدث، وإن لم"
    " يُذكر اسمه، فيُسجَّل تصريح.",
    "field.Claim.says": "ما يُقال، بعباراتنا",
    "field.Claim.voice": "بلسان من",
    "field.Claim.outlet": "أين نُشر أو بُثّ",
    "form.Denial": "تصريح ينفي شيئًا. لا يُذكر ما نُفي إلا حيث يقول التصريح ذلك؛ وإلا فيُؤشَّر على ما قد يكون"
    " مقصودًا، ويُترك الأمر مفتوحًا.",
    "field.Denial.by": "أي تصريح ينفيه",
    "field.Denial.of": "ما ينفيه",
    "field.Denial.may_be_of": "ما قد يكون المقصود نفيه",
    "field.Denial.sort": "موضع الخلاف",
    "help.Denial.may_be_of": "إن لم يقل التصريح ما ينفيه. ويبقى الأمر مفتوحًا إلى أن يحسمه أحد بتصحيح.",
    "form.AccountSet": "روايات مختلفة لأمر واحد، محفوظة جنبًا إلى جنب. لا تتضمن حكمًا: تُكتب كل رواية كما كان"
    " أصحابها ليكتبوها، وتُسمى التصريحات التي وردت فيها.",
    "field.AccountSet.matter": "الأمر",
    "field.AccountSet.open_targets": "ما لم يُذكر المقصود منه",
    "field.AccountSet.beside": "معروض إلى جانبها، دون أن يُعدّ مع أي منها",
    "field.AccountSet.sort": "فيمَ تختلف",
    "field.AccountSet.firm": "هل يناقض بعضها بعضًا",
    "field.in.accounts.says": "هذه الرواية، بعباراتنا",
    "field.in.accounts.given_in": "في أي تصريحات وردت",
    "choice.firm.yes": "نعم، لا يمكن أن تصح كلها",
    "choice.firm.no": "لا، تختلف في الدرجة أو فيما تشدد عليه",
    "help.AccountSet.matter": "في صورة سؤال، مثل: لماذا أُغلق المكتب.",
    "help.AccountSet.open_targets": "أقوال نفي لا تذكر ما تنفيه وقد تكون موجهة إلى هذا.",
    "help.AccountSet.beside": "لسان المراسل نفسه، أو ما يختلف في الدرجة فقط.",
    "help.AccountSet.firm": "لا يُحتسب تناقضًا إلا ما كان قاطعًا.",
    "form.ClearedLine": "ما نقوله علنًا في أمر ما، كما أُجيز. وتحل العبارة الجديدة محل القديمة: تُسمى القديمة، كي لا"
    " تسري إلا واحدة.",
    "field.ClearedLine.words": "العبارة، حرفيًا",
    "field.ClearedLine.on": "في أي أمر",
    "field.ClearedLine.cleared_by": "من أجازها",
    "field.ClearedLine.replaces": "أي عبارة تحل محلها",
}
