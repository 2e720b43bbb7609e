"""The forms for rounds, meetings, channels, messages, requests, and what is owed, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.RoundOpened": "جولة محادثات تبدأ. أما الاجتماعات التي تُعقد فيها فتُسجَّل على حدة وتشير إليها.",
    "field.RoundOpened.name": "ما اسم الجولة",
    "field.RoundOpened.mediated_by": "من يتولى الوساطة فيها",
    "form.RoundClosed": "جولة محادثات تنتهي، مع نتيجتها. لا يُختار “دون اتفاق” إلا إن قيل ذلك أو رُئي؛ وإلا فتُترك"
    " النتيجة غير مذكورة.",
    "field.RoundClosed.round": "أي جولة",
    "form.Channel": "طريق يمر به الكلام، مثل خط هاتفي أو مكتب أو شخص ينقل بين جانبين. تُسجَّل مرة واحدة؛ ثم تشير"
    " إليها الرسائل والاجتماعات.",
    "field.Channel.name": "ما اسم القناة",
    "field.Channel.undisclosed": "ليس كل المعنيين على علم بها",
    "help.Channel.undisclosed": "وعندئذٍ يلزم أن توضع في غرفة من يعلمون بها. تُراجَع الغرفة أعلاه.",
    "form.Meeting": "أشخاص اجتمعوا أو تحدثوا: من، وأين، وبأي شكل. وما قاله أحدهم وقد يحتاج إليه آخرون حرفيًا يُسجَّل"
    " رسالة.",
    "field.Meeting.between": "من اجتمع أو تحدث",
    "field.Meeting.round": "في أي جولة",
    "form.Message": "كلام انتقل من جهة إلى أخرى. يُكتب ما قيل، ولا يُبيَّن القصد إلا بقدر ما كان واضحًا: فالتلميح"
    " الذي يُسجَّل تهديدًا يصير تهديدًا.",
    "field.Message.sender": "من قاله",
    "field.Message.recipients": "لمن",
    "field.Message.says": "ما قيل، بعباراتنا",
    "field.Message.force": "القصد",
    "field.Message.answers": "على ماذا يجيب",
    "help.Message.force": "ما قصده من قال ذلك. وإن لم يكن واضحًا، فيُترك غير مذكور.",
    "form.Request": "جهة طلبت من جهة شيئًا. يُسجَّل عند طلبه؛ والجواب، متى ورد، يُسجَّل جوابًا عنه.",
    "field.Request.by": "من يطلب",
    "field.Request.to": "ممن يُطلب",
    "field.Request.asks": "ما يُطلب",
    "field.Request.answer": "ما أُجيب به في الحال",
    "help.Request.answer": "فقط ما أُجيب به في حينه. ويعني “لا جواب” أنه كان واضحًا أنه لن يرد جواب.",
    "form.LeverageAct": "ضغط يُمارس أو منفعة تُقدَّم، أو طلب إلى جهة أن تفعل ذلك. يُسجَّل ما جرى؛ أما ما أفضى إليه"
    " فقيد آخر، إن كان معروفًا أصلًا.",
    "field.LeverageAct.by": "من جانب من",
    "field.LeverageAct.on": "إزاء من",
    "field.LeverageAct.what": "ما جرى أو طُلب",
    "field.LeverageAct.sort": "ضغط أو منفعة",
    "form.PromiseOwed": "وعدنا، أو وعدت جهة، جهةً بشيء، مثل إرسال مسودة. ويبقى في قائمة المستحقات إلى أن يبيّن جواب"
    " أنه أُوفي به أو أُعفي منه. أما ما يندرج في اتفاق فهو التزام.",
    "field.PromiseOwed.by": "من وعد",
    "field.PromiseOwed.to": "من وُعد",
    "field.PromiseOwed.what": "الموعود به",
    "form.ReplyOwed": "سؤال تُرك لدى جهة عليها جواب. ويبقى في قائمة المستحقات إلى أن يسوّيه جواب.",
    "field.ReplyOwed.by": "من عليه الجواب",
    "field.ReplyOwed.to": "من ينتظره",
    "field.ReplyOwed.what": "السؤال",
    "field.ReplyOwed.on": "بشأن ماذا",
    "form.Reply": "جواب ورد، أو وعد أُوفي به أو أُعفي منه، أو مهلة رُوعيت، أو إشعار سُحب: وما يجيب عنه يُسوّى به."
    " وإن بقي الأمر مفتوحًا، فتُسجَّل رسالة لا جواب.",
    "field.Reply.to": "ما يسوّيه",
    "field.Reply.by": "من يجيب",
    "field.Reply.says": "ما أُجيب به، بعباراتنا",
}
