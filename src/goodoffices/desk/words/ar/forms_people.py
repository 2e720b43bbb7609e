"""The forms for who is there, in Arabic: parties, others, roles, sources."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Actor": "جهة تظهر في السجل وليست طرفًا: دولة أو منظمة أو شخص. تُسجَّل كل جهة مرة واحدة، في غرفة يجوز لكل"
    " من فيها العلم بها: وهي في الغالب الغرفة العامة.",
    "field.Actor.name": "الاسم، كما يظهر في كل صفحة",
    "field.Actor.of": "يتبع",
    "field.Actor.role": "المنصب",
    "help.Actor.of": "الطرف أو المنظمة التي يتحدث باسمها أو يعمل لديها.",
    "help.Actor.role": "ما يشغله هناك، مثل: رئيس الوفد. أما الدور في الوساطة فيُسجَّل بإجراء “تولي دور”.",
    "form.PartyJoined": "جانب لا يمكن الاتفاق على شيء دون موافقته. تُدرج الأطراف دائمًا بترتيب انضمامها، ولا يدل ذلك"
    " على شيء بشأن وزنها؛ ولا يُسجَّل هنا وسيط ولا مضيف.",
    "field.PartyJoined.name": "الاسم، كما يستعمله ذلك الجانب",
    "form.RoleTaken": "جهة لها دور في الوساطة من هذا الوقت فصاعدًا. قد يكون للجهة الواحدة عدة أدوار؛ ويُسجَّل كل"
    " منها على حدة. ومن هذا يعرف البرنامج من يتولى الوساطة.",
    "field.RoleTaken.actor": "من يتولى الدور",
    "field.RoleTaken.role": "الدور",
    "field.RoleTaken.toward": "تجاه من",
    "help.RoleTaken.toward": "فقط إن كان الدور يخص بعضهم دون الجميع.",
    "form.Source": "من وراء كلام قيل علنًا: شخص مسمى، أو مؤسسة، أو من لم يُذكر اسمه. ومن لم يُذكر اسمه لا يُحفظ عنه"
    " إلا الوصف المنشور، وإن كنتم تعرفون من هو.",
    "field.Source.sort": "بذكر الاسم، أو دون ذكره، أو باسم مؤسسة",
    "field.Source.name": "الاسم",
    "field.Source.described_as": "الوصف",
    "field.Source.role": "المنصب",
    "field.Source.organisation": "المنظمة",
    "field.Source.several": "أكثر من شخص واحد",
    "field.Source.speaks_for": "يتحدث باسم",
    "help.Source.name": "يُترك فارغًا لمصدر لم يُذكر اسمه.",
    "help.Source.described_as": "كما نُشر بالضبط، مثل: مسؤول مطّلع على المحادثات.",
    "help.Source.speaks_for": "فقط إن ذُكر ذلك، كما في حالة متحدث رسمي.",
}
