"""What reading the file of an article says in English: why it cannot be read, and what was left out."""

from __future__ import annotations

FILES: dict[str, str] = {
    "press-empty": "There is nothing in it. Look whether the file was saved whole, and save it again.",
    "press-file-too-large": "It has {found} bytes; files of this sort are read up to {limit}. Save the article alone,"
    " or copy its words into a text file.",
    "press-too-much-text": "It has more than {limit} characters. Take the article out of what is around it, and save"
    " that.",
    "press-form": "This is none of the forms that are read: plain text, HTML, .eml, PDF and .docx. Save it in one of"
    " these.",
    "press-form.rtf": "This is RTF, which is not read. Open it in a word processor, and save it as .docx or as plain"
    " text.",
    "press-form.office": "This is a file of another Office program, or of an old one. Save it as .docx, PDF or plain"
    " text.",
    "press-form.picture": "This is a picture: there are no words in it to read. Have its text recognised, and save"
    " that.",
    "press-form.packed": "This is a packed file or a book, which is not read. Unpack it, and name the article inside.",
    "press-form.sealed": "This is sealed and cannot be read here. Open it with its key first.",
    "press-form.program": "This is a program and no article. Do not run it unless you know who made it.",
    "press-form.other": "There is no text in it that can be read. What can be: plain text, HTML, .eml, PDF and .docx.",
    "press-broken": "It cannot be read as {form}: it was cut short, is damaged, or is not what it seems. Save it again,"
    " or copy its words into a text file.",
    "press-locked": "It is locked with a password. Open it with the password, and save it without one.",
    "press-scanned": "Its pages are pictures of text. Have the text recognised (OCR) first, or copy the words into a"
    " text file.",
    "press-unpacks": "It unpacks to far more than an article holds, as files built to do harm do. It was not opened."
    " Copy its words into a text file, if you trust it.",
    "press-too-slow": "It takes longer to read than any article needs, as files built to do harm do. Copy its words"
    " into a text file, if you trust it.",
    "press-no-text": "There are no words of an article in it. Look whether it was saved whole: what a page fetches when"
    " it is opened is not in the file.",
    "press-missing": "Reading this sort of file needs {package}. Install it with: pip install 'goodoffices[press]'",
    "press-file.encoding-guessed": "The file does not say how its letters are written down; that was guessed. Look"
    " whether names and quotation marks are right.",
    "press-file.characters-lost": "Some characters could not be read; each stands as \ufffd.",
    "press-file.controls-left-out": "Characters that nobody can see were left out.",
    "press-file.language-doubtful": "The file names a language that is not written in its letters; the letters were"
    " believed.",
    "press-file.page-parts-left-out": "The page has more text than was taken for the article. Compare it with the"
    " page.",
    "press-file.email-history-left-out": "What the e-mail answers was left out.",
    "press-file.email-signature-left-out": "The signature was left out.",
    "press-file.email-forwarded": "The e-mail was forwarded: its own date is not the article's, and none was taken.",
    "press-file.attached-pdf": "A PDF is attached and was not read. Save it, and read it by itself.",
    "press-file.attached-docx": "A .docx is attached and was not read. Save it, and read it by itself.",
    "press-file.attached-doc": "A .doc is attached and cannot be read. Save it as .docx, and read that.",
    "press-file.attached-html": "A page is attached and was not read. Save it, and read it by itself.",
    "press-file.attached-text": "A text is attached and was not read. Save it, and read it by itself.",
    "press-file.attached-email": "Another e-mail is attached and was not read. Save it, and read it by itself.",
    "press-file.pages-left-out": "Only the first pages were read: the file is longer than an article. Save the pages"
    " you need by themselves.",
    "press-file.page-margins-left-out": "Heads, feet and numbers of pages were left out.",
    "press-file.changes-accepted": "The file has tracked changes: its text is as it would be if all were accepted.",
    "press-file.footnotes-left-out": "Footnotes and endnotes were left out.",
    "press-file.comments-left-out": "Comments in the margin were left out.",
}
