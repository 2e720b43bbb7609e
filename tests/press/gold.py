"""The hand-made gold of one article: read, checked against the text, its words turned into offsets."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

Span = tuple[int, int]
KINDS = ("named", "anonymous", "institution")
LEVELS = (
    "on the record", "anonymous", "background", "deep background", "institution", "declined to comment", "referral",
)  # fmt: skip
VENUES = (
    "", "announcement", "statement", "news conference", "briefing", "interview", "told", "post", "speech", "letter",
    "parliament", "court", "meeting", "call", "broadcast", "document",
)  # fmt: skip
SORTS = ("denial", "cause", "number", "date", "responsibility", "degree")
FIELDS = (
    "form", "style", "traits", "outlet", "dateline", "speakers", "statements", "conflicts", "apart", "reporter",
)  # fmt: skip
FORMS = ("wire", "broadsheet", "transcript", "live blog", "readout", "post", "interview", "statement")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?[~?]?(/\d{4}(-\d{2}(-\d{2})?)?[~?]?)?")


class Wrong(Exception):
    """A gold file that does not fit its article; says where."""


@dataclass(frozen=True)
class Speaker:
    """Who speaks in an article."""

    kind: str
    name: str = ""
    role: str = ""
    organisation: str = ""
    described: str = ""


@dataclass(frozen=True)
class Said:
    """One statement as marked by hand."""

    id: str
    by: str
    content: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    level: str
    venue: str
    to: str
    said: tuple[str, ...]
    event: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two statements that stand against each other."""

    a: str
    b: str
    kind: str
    open: bool
    firm: bool


@dataclass(frozen=True)
class Gold:
    """An article and what is in it."""

    name: str
    text: str
    outlet: str
    dateline: str
    form: str
    style: str
    traits: tuple[str, ...]
    speakers: dict[str, Speaker]
    statements: tuple[Said, ...]
    conflicts: tuple[Pair, ...]
    apart: tuple[frozenset[str], ...]
    reporter: tuple[Span, ...] = field(default=())


def read_gold(path: Path) -> Gold:
    """Return the gold of `NAME.yaml`, its text taken from `NAME.txt`. Raises Wrong."""
    text = path.with_suffix(".txt").read_text("utf-8")
    raw = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    try:
        return _gold(path.stem, text, raw)
    except Wrong as wrong:
        raise Wrong(f"{path.name}: {wrong}") from None


def _gold(name: str, text: str, raw: dict[str, Any]) -> Gold:
    _only(raw, list(FIELDS), "the file")
    speakers = {key: _speaker(key, value) for key, value in raw["speakers"].items()}
    statements = tuple(_said(text, value, speakers) for value in raw["statements"])
    ids = [one.id for one in statements]
    if len(set(ids)) != len(ids):
        raise Wrong("two statements have the same id")
    conflicts = tuple(_pair(value, ids) for value in raw.get("conflicts") or ())
    apart = tuple(frozenset(_known(one, ids) for one in pair) for pair in raw.get("apart") or ())
    reporter = tuple(_where(text, words, "reporter") for words in raw.get("reporter") or ())
    return Gold(
        name, text, raw["outlet"], _dated(raw["dateline"], "dateline"), _among(raw["form"], FORMS, "form"),
        _among(raw["style"], ("American", "British"), "style"), tuple(raw.get("traits") or ()), speakers, statements,
        conflicts, apart, reporter,
    )  # fmt: skip


def _speaker(key: str, raw: dict[str, str]) -> Speaker:
    _only(raw, ["kind", "name", "role", "organisation", "described"], f"speaker {key}")
    _among(raw["kind"], KINDS, f"speaker {key}: kind")
    if (raw["kind"] == "anonymous") == bool(raw.get("name")):
        raise Wrong(f"speaker {key}: a name if and only if it is not anonymous")
    return Speaker(**raw)


def _said(text: str, raw: dict[str, Any], speakers: dict[str, Speaker]) -> Said:
    at = f"statement {raw.get('id')}"
    _only(raw, ["id", "by", "as", "cue", "content", "level", "venue", "to", "said", "event"], at)
    if raw["by"] not in speakers:
        raise Wrong(f"{at}: by {raw['by']}, who is no speaker")
    content = tuple(_where(text, words, at) for words in raw["content"])
    if not content or any(b[0] < a[1] for a, b in pairwise(content)):
        raise Wrong(f"{at}: content is in order and does not overlap")
    cue = _nearest(text, raw.get("cue", ""), content[0][0], content[-1][1], f"{at}: cue")
    near = cue or (content[0][0], content[-1][1])
    mention = _nearest(text, raw.get("as", ""), *near, f"{at}: as")
    return Said(
        raw["id"], raw["by"], content, cue, mention, _among(raw["level"], LEVELS, f"{at}: level"),
        _among(raw.get("venue", ""), VENUES, f"{at}: venue"), raw.get("to", ""), _dates(raw.get("said"), f"{at}: said"),
        _dates(raw.get("event"), f"{at}: event"),
    )  # fmt: skip


def _pair(raw: dict[str, str], ids: list[str]) -> Pair:
    _only(raw, ["a", "b", "kind", "target", "firm"], "a conflict")
    kind = _among(raw["kind"], SORTS, "a conflict: kind")
    target = _among(raw.get("target", "clear"), ("clear", "open"), "a conflict: target")
    firm = _among(raw.get("firm", "yes"), ("yes", "no", "true", "false"), "a conflict: firm")
    return Pair(_known(raw["a"], ids), _known(raw["b"], ids), kind, target == "open", firm in ("yes", "true"))


def _where(text: str, words: Any, at: str) -> Span:
    """Return where words stand; `[words, n]` for their n-th occurrence."""
    words, nth = (words[0], int(words[1])) if isinstance(words, list) else (words, 0)
    found = [match.start() for match in re.finditer(re.escape(words), text)]
    if not words or len(found) < max(nth, 1):
        raise Wrong(f"{at}: not in the article: {words!r}")
    if not nth and len(found) > 1:
        raise Wrong(f"{at}: stands {len(found)} times in the article, say which with [words, n]: {words!r}")
    start = found[max(nth, 1) - 1]
    if "\n\n" in words:
        raise Wrong(f"{at}: a span lies within one paragraph: {words!r}")
    return start, start + len(words)


def _nearest(text: str, words: Any, start: int, end: int, at: str) -> Span | None:
    """Return where words stand nearest to a stretch of the text."""
    if not words:
        return None
    if isinstance(words, list):
        return _where(text, words, at)
    found = [(match.start(), match.end()) for match in re.finditer(re.escape(words), text)]
    if not found:
        raise Wrong(f"{at}: not in the article: {words!r}")
    return min(found, key=lambda span: max(span[0] - end, start - span[1], 0))


def _dates(raw: Any, at: str) -> tuple[str, ...]:
    if not raw:
        return ()
    return tuple(_dated(value, at) for value in (raw if isinstance(raw, list) else [raw]))


def _dated(value: str, at: str) -> str:
    if not DATE.fullmatch(value):
        raise Wrong(f"{at}: not a date as this set writes them: {value!r}")
    return value


def _among(value: str, allowed: tuple[str, ...], at: str) -> str:
    if value not in allowed:
        raise Wrong(f"{at}: {value!r} is none of {', '.join(one for one in allowed if one)}")
    return value


def _known(one: str, ids: list[str]) -> str:
    if one not in ids:
        raise Wrong(f"a pair names {one!r}, which is no statement")
    return one


def _only(raw: dict[str, Any], fields: list[str], at: str) -> None:
    unknown = sorted(set(raw) - set(fields))
    if unknown:
        raise Wrong(f"{at}: unknown field {unknown[0]!r}")


def read_set(folder: Path) -> list[Gold]:
    """Return the gold of every article of a folder, by name."""
    return [read_gold(path) for path in sorted(folder.glob("*.yaml"))]


def foreign(text: str) -> int:
    """Return how many characters of a text are Arabic or Hebrew."""
    return sum("\u0590" < sign < "\u0700" for sign in text)


def read_english(folder: Path) -> list[Gold]:
    """Return the gold of the articles of a folder that are not wholly in Arabic or Hebrew, by name."""
    return [gold for gold in read_set(folder) if foreign(gold.text) * 3 < len(gold.text)]


def main(folder: str) -> int:
    """Print what is wrong with a folder's gold files, one line a file, and how many are right."""
    wrong = 0
    for path in sorted(Path(folder).glob("*.yaml")):
        try:
            gold = read_gold(path)
            sys.stdout.write(f"{gold.name}: {len(gold.statements)} statements, {len(gold.conflicts)} pairs\n")
        except (Wrong, KeyError, yaml.YAMLError) as error:
            wrong += 1
            sys.stdout.write(f"WRONG {path.name}: {error}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
