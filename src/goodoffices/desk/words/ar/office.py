"""Offices, in Arabic: facets by stages, requests about them, and the channels that hang on them."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "office.lede": "المكتب أربعة أشياء قد يفترق بعضها عن بعض: المقر، والأشخاص، والإذن ببقائهم، والقناة التي يخدمها."
    " تقف كل مرحلة مع يومها وقائلها؛ ويقف النفي إلى جانبها، دون أي حكم.",
    "office.none": "لا يُعرف هنا أي مكتب. إن كان لطرف مقر لدى جهة مضيفة، يُسجَّل مكتب؛ وعندئذٍ تظهر مراحله والطلبات"
    " بشأنه في هذه الصفحة.",
    "office.add": "تسجيل مكتب",
    "office.stages-of": "ما هو معروف عن {name}، بحسب الجانب والمرحلة",
    "office.facet": "الجانب",
    "office.now": "ما هو سارٍ، بقدر ما هو معروف",
    "office.now.none": "لا يُعرف هنا شيء من ذلك.",
    "office.cell.none": "غير مسجَّل",
    "office.by": "من جانب {name}",
    "office.denials": "أقوال النفي إلى جانبها: {count}",
    "office.entry": "هذه المرحلة وحدها",
    "office.record": "تسجيل مرحلة",
    "office.record-of": "تسجيل مرحلة: {facet}",
    "office.requests": "الطلبات بشأنه",
    "office.requests.none": "لا يُعرف هنا أي طلب بشأنه.",
    "office.requests.add": "تسجيل طلب",
    "office.requests.answer": "تسجيل جواب",
    "office.negatives": "ما قيل إنه لم يكن",
    "office.channels": "القنوات التي تُفقد",
    "office.channels.serves": "يخدم هذه القناة، وهي تُفقد بفقدانه:",
    "office.channels.none": "لم تُسجَّل أي قناة يخدمها.",
    "office.channels.others": "قنوات أخرى للطرف نفسه معروفة هنا، ولم يُسجَّل أنها تتوقف عليه:",
    "office.channels.no-others": "لا تُعرف هنا أي قناة أخرى للطرف نفسه.",
}
