"""Search."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "search.form": "Search what you may see",
    "search.label": "Words",
    "search.hint": "All of the words must stand in an act, or begin a word there. Accents, points and capitals make no"
    " difference. A name finds what refers to that person.",
    "search.do": "Search",
    "search.empty": "Search every act you may see: names, words in every language, summaries and notes.",
    "search.wordless": "There is no word in what was typed. Write at least one letter or digit.",
    "search.none": "Nothing you may see, as of this day, holds all of these words. Try fewer words, or their"
    " beginnings.",
    "search.none.narrow": "Nothing fits in what was chosen above.",
    "search.count": "Found: {count}. The latest come first.",
    "search.found.both": "The words stand in what was recorded and in what stands now.",
    "search.found.recorded": "The words stand in what was recorded, and no longer in what stands now.",
    "search.found.now": "The words stand in what stands now, and not in what was recorded.",
    "search.found.correction": "The words stand in a correction of this, and neither in what was recorded nor in what"
    " stands now.",
}
