"""An article ready for a template: its paragraphs, every statement marked; its drafts, and the one to decide."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from goodoffices.acts.problems import Problem
from goodoffices.acts.public import AccountSet, Claim
from goodoffices.confirming import BESIDE, Work
from goodoffices.desk.flows.pressing import EVENT, SOURCE, Going
from goodoffices.desk.forms.choices import Choices, entry_label
from goodoffices.desk.forms.drawn import Box, Drawing, Option, choice_text
from goodoffices.desk.forms.sent import BESIDE_SHAPES, Sent, first
from goodoffices.desk.forms.shape import Shape, shapes_of
from goodoffices.desk.press_told import reasons, terms, who, why
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.press.drafts import Draft
from goodoffices.press.known import Likeness
from goodoffices.press.matters import Matter
from goodoffices.press.values import Reading, Span
from goodoffices.standing.accounts import letter
from goodoffices.standing.standing import Standing

_PARAGRAPH = re.compile(r"[^\n]+")
_WORDS, _TERMS = ("quotes", "says"), ("level", "venue", "outlet", "label")
_SOURCE = ("sort", "name", "described_as", "role", "organisation", "several")
_SHORT = 120
SAME_NAME = ("same-name", "same-institution")
"""Why a source on record is taken for this one unless somebody says otherwise; for any other reason it is offered."""


class Run(NamedTuple):
    """A run of an article's text: plain, or said in a draft, with where that draft is decided."""

    text: str
    href: str = ""
    number: int = 0
    id: str = ""
    state: str = ""
    here: bool = False


class Row(NamedTuple):
    """One draft or matter in the list."""

    id: str
    number: int
    who: str
    says: str
    state: str
    href: str
    entry: str
    here: bool
    matter: bool = False


class Likely(NamedTuple):
    """Something on record that a draft may have to do with, and why."""

    value: str
    label: str
    why: str
    chosen: bool
    href: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """The draft that is to be decided, as a form; `reasons` say why its speaker and its dates are taken for these."""

    id: str
    number: int
    who: str
    says: tuple[str, ...]
    summary: str
    """The summary, where there are words quoted beside it."""
    terms: str
    claim: bool
    words: tuple[Box, ...]
    source: tuple[Box, ...]
    about: tuple[Box, ...]
    reasons: tuple[str, ...]
    sources: tuple[Likely, ...] = ()
    sets: tuple[Likely, ...] = ()
    already: tuple[str, str] = ("", "")
    errors: tuple[str, ...] = ()
    open: bool = False

    @property
    def new(self) -> bool:
        """Whether its source is somebody new, as long as nobody says otherwise."""
        return not any(one.chosen for one in self.sources)

    @property
    def wrong(self) -> tuple[Box, ...]:
        """The fields with something to put right."""
        return tuple(box for box in (*self.words, *self.source, *self.about) if box.wrong)

    @property
    def count(self) -> int:
        """How much there is to put right."""
        return len(self.wrong) + len(self.errors)


class Side(NamedTuple):
    """One version of a proposed matter: its letter, what it says, and who gives it."""

    label: str
    name: str
    says: str
    given: tuple[str, ...]


class Against(msgspec.Struct, frozen=True, kw_only=True):
    """A matter that is to be decided: its versions side by side, and why they are proposed. There is no verdict."""

    id: str
    matter: str
    sort: tuple[Option, ...]
    firm: tuple[Option, ...]
    sides: tuple[Side, ...]
    open: tuple[str, ...]
    beside: tuple[str, ...]
    denials: tuple[str, ...]
    reasons: tuple[str, ...]
    href: str


# the article


def paragraphs(view: View, going: Going, work: Work, at: str) -> list[list[Run]]:
    """Return the paragraphs of an article with what is said in each draft marked in it."""
    marked = _marked(work.reading)
    numbers = {key: place for place, key in enumerate(work.drafts, 1)}
    seen: set[str] = set()
    where = addresses(view, going)
    found = []
    for paragraph in _PARAGRAPH.finditer(work.reading.text):
        runs, here = [], paragraph.start()
        for (start, end), key in _within(marked, paragraph.span()):
            if here < start:
                runs.append(Run(work.reading.text[here:start]))
            name = "" if key in seen else f"m-{key}"
            seen.add(key)
            state = state_of(work, going, key)
            href = where(key)
            runs.append(Run(work.reading.text[start:end], href, numbers[key], name, state, key == at))
            here = end
        if here < paragraph.end():
            runs.append(Run(work.reading.text[here : paragraph.end()]))
        found.append(runs)
    return found


def _marked(reading: Reading) -> list[tuple[Span, str]]:
    """The stretches that are said, in order; where two overlap, the first is marked."""
    said = (*reading.statements, *reading.claims)
    spans = sorted((part.span, one.id) for one in said for part in one.content if part.span[0] < part.span[1])
    found: list[tuple[Span, str]] = []
    for (start, end), key in spans:
        begin = max(start, found[-1][0][1]) if found else start
        if begin < end:
            found.append(((begin, end), key))
    return found


def _within(marked: Sequence[tuple[Span, str]], paragraph: Span) -> Iterator[tuple[Span, str]]:
    """Give what is marked in a paragraph; stretches that are marked are in order and do not overlap."""
    first = bisect_right(marked, paragraph[0], key=lambda one: one[0][1])
    for (start, end), key in islice(marked, first, None):
        if start >= paragraph[1]:
            return
        yield (max(start, paragraph[0]), min(end, paragraph[1])), key


def address(view: View, going: Going, key: str = "") -> str:
    """Return where a draft of an article is decided."""
    return addresses(view, going)(key)


def addresses(view: View, going: Going) -> Callable[[str], str]:
    """Return what gives where each draft of an article is decided."""
    where = f"public/press/{going.mark}"

    def there(key: str) -> str:
        asked = {"at": key} if key else {}
        return view.address(where, **asked) + ("#draft" if key else "")

    return there


# the list


def state_of(work: Work, going: Going, key: str) -> str:
    """Return how a draft stands: recorded, skipped, or waiting."""
    return "recorded" if key in work.recorded else "skipped" if key in going.skipped else "waiting"


def waiting(work: Work, going: Going) -> list[str]:
    """Return what is still to be decided: drafts in the order of the article, then matters that can be recorded."""
    drafts = [key for key in work.drafts if state_of(work, going, key) == "waiting"]
    return [*drafts, *(matter.id for matter in work.proposed() if matter.id not in going.skipped)]


def rows(view: View, going: Going, work: Work, at: str) -> list[Row]:
    """Return the list of drafts and of matters."""
    found, where = [], addresses(view, going)
    for number, (key, draft) in enumerate(work.drafts.items(), 1):
        entry = work.recorded.get(key, "")
        href = view.address(f"entry/{entry}") if entry else ""
        state = state_of(work, going, key)
        found.append(Row(key, number, who(draft), _cut(_said(draft)), state, where(key), href, key == at))
    open_now = {matter.id for matter in work.proposed()}
    for matter in work.matters:
        settled = work.settled(matter)
        if settled or matter.id in open_now:
            state = "recorded" if settled else "skipped" if matter.id in going.skipped else "waiting"
            href = where(matter.id)
            found.append(Row(matter.id, 0, "", matter.matter, state, href, "", matter.id == at, True))
    return found


def _said(draft: Draft) -> str:
    quotes = [f"“{wording.text}”" for wording in draft.act.quotes]
    return draft.act.says or " … ".join(quotes)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHORT else plain[: _SHORT - 1].rstrip() + "…"


# one draft


def card(
    view: View, work: Work, draft: Draft, sent: Sent, problems: Sequence[Problem] = (), *, opened: bool = False
) -> Card:
    """Return the form of a draft, with what was sent of it or what it says, and what is wrong with that."""
    found = work.found(draft)
    boxes, errors = _boxes(view, work, draft, sent, problems)
    already = ("", "")
    if found.already:
        already = (view.address(f"entry/{found.already}"), _called(work.s, found.already))
    return Card(
        id=draft.id,
        number=list(work.drafts).index(draft.id) + 1,
        who=who(draft),
        says=tuple(f"“{wording.text}”" for wording in draft.act.quotes) or (draft.act.says,),
        summary=draft.act.says if draft.act.quotes else "",
        terms=terms(draft),
        claim=isinstance(draft.act, Claim),
        words=boxes["words"],
        source=boxes["source"],
        about=boxes["about"],
        reasons=tuple(reasons(work, draft)),
        sources=tuple(_sources(view, work, found.sources, sent)),
        sets=tuple(_sets(view, work, found.sets, sent)),
        already=already,
        errors=errors,
        open=opened or bool(problems),
    )


def _boxes(
    view: View, work: Work, draft: Draft, sent: Sent, problems: Sequence[Problem]
) -> tuple[dict[str, tuple[Box, ...]], tuple[str, ...]]:
    choices, kind = Choices(work.s, work.room), type(draft.act)
    main = Drawing(kind.__name__, sent, choices, problems, more=first(sent, "more"))
    source = Drawing("Source", sent, choices, problems)
    own = {shape.name: shape for shape in shapes_of(kind)}
    new = {shape.name: shape for shape in shapes_of(type(draft.source))} if draft.source is not None else {}
    when = next(shape for shape in BESIDE_SHAPES if shape.name == "when")
    event = main.box(Shape(name="event", sort="when"), EVENT.rstrip("."))
    found = {
        "words": tuple(main.box(own[name], name) for name in _WORDS),
        "source": tuple(source.box(new[name], SOURCE + name) for name in _SOURCE if name in new),
        "about": (
            *(main.box(own[name], name) for name in _TERMS if name in own),
            main.box(when, "when"),
            msgspec.structs.replace(event, label=say("press.event")),
        ),
    }
    there = [box.name for boxes in found.values() for box in boxes]
    unplaced = [p for p in problems if not any(p.field == name or p.field.startswith(f"{name}.") for name in there)]
    return found, Drawing(kind.__name__, sent, choices, unplaced).rest()


def _sources(view: View, work: Work, found: Sequence[Likeness], sent: Sent) -> Iterator[Likely]:
    named = next((one.id for one in found if one.reason in SAME_NAME), "")
    asked = first(sent, "known") if "known" in sent else named
    for one in found:
        label, href = _called(work.s, one.id), view.address(f"entry/{one.id}")
        yield Likely(one.id, label, say(f"press.source.{one.reason}"), one.id == asked, href)


def _sets(view: View, work: Work, found: Sequence[Likeness], sent: Sent) -> Iterator[Likely]:
    asked = first(sent, "set")
    for one in found:
        act: AccountSet = work.sets[one.id].act
        why = say("press.shared", words=", ".join(one.shared))
        href = view.address(f"entry/{one.id}")
        for place, account in enumerate(act.accounts):
            value = f"{one.id}:{place}"
            label = f"{act.matter} · {letter(place)}: {account.says}"
            yield Likely(value, label, why, value == asked, href)
        value = f"{one.id}:{BESIDE}"
        yield Likely(value, f"{act.matter} · {say('press.beside')}", why, value == asked, href)


def _called(s: Standing, key: str) -> str:
    entry = s.visible.entry(key)
    return entry_label(s, entry) if entry is not None else key


# one matter


def against(view: View, work: Work, matter: Matter, sent: Sent) -> Against:
    """Return a matter with its versions as they would be recorded, or as they were sent."""
    acts = work.acts(matter)
    one_set = next((act for act in acts if isinstance(act, AccountSet)), None)
    denials = [act for act in acts if not isinstance(act, AccountSet)]
    shapes = {shape.name: shape for shape in shapes_of(AccountSet)}
    sort, firm = first(sent, "sort") or matter.sort, first(sent, "firm") or ("yes" if matter.firm else "no")
    accounts = one_set.accounts if one_set is not None else ()
    sides = tuple(
        Side(
            letter(n),
            f"says.{n}",
            first(sent, f"says.{n}") or one.says,
            tuple(_called(work.s, k) for k in one.given_in),
        )
        for n, one in enumerate(accounts)
    )
    given = [(f"accounts.{n}.{name}", value) for n, one in enumerate(accounts) for name, value in _given(one)]
    return Against(
        id=matter.id,
        matter=first(sent, "matter") or (one_set.matter if one_set is not None else matter.matter),
        sort=tuple(Option(w, choice_text("sort", w), w == sort) for w in shapes["sort"].options),
        firm=tuple(Option(w, choice_text("firm", w), w == firm) for w in ("yes", "no")),
        sides=sides,
        open=tuple(_called(work.s, key) for key in (one_set.open_targets if one_set is not None else ())),
        beside=tuple(_called(work.s, key) for key in (one_set.beside if one_set is not None else ())),
        denials=tuple(_called(work.s, act.by) for act in denials),
        reasons=tuple(map(why, matter.reasons)),
        href=view.address("record/AccountSet", matter=matter.matter, anew="1", **dict(given)) if sides else "",
    )


def _given(account: Any) -> Iterator[tuple[str, str]]:
    yield "says", account.says
    # an address holds one value of a name: whoever gives a version first stands for it, and others are ticked there
    yield "given_in", account.given_in[0]
