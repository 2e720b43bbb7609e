"""The forms for a party's office and what becomes of it, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Office": "لطرف مقر لدى جهة مضيفة: مكتب، أو مكتب اتصال، أو دار لوفد. يُسجَّل مرة واحدة؛ وما يطرأ عليه"
    " يُسجَّل وضعًا له.",
    "field.Office.name": "ما اسمه",
    "field.Office.of": "مكتب من",
    "field.Office.host": "من يستضيفه",
    "field.Office.channel": "القناة القائمة من خلاله",
    "form.OfficeStatus": "خطوة واحدة في جانب واحد من مكتب: مقره، أو أشخاصه، أو الإذن ببقائهم، أو قناته. والطلب"
    " والقرار والإبلاغ والإعلان والسريان قيود مختلفة؛ فلا يُسجَّل آخرها لأن أولها نُقل خبره.",
    "field.OfficeStatus.office": "أي مكتب",
    "field.OfficeStatus.facet": "أي جانب منه",
    "field.OfficeStatus.status": "الوضع",
    "field.OfficeStatus.by": "من فعل ذلك، أو قرره",
    "help.OfficeStatus.facet": "قد يغادر الأشخاص والمقر مفتوح: لكل جانب قيوده.",
    "help.OfficeStatus.until": "متى لم يعد ذلك قائمًا، بقدر ما هو معروف. والخانة الفارغة لا تدل على شيء بشأن ذلك.",
}
