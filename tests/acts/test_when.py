"""The laws of uncertain dates: bounds, what came before what, and what had happened by when."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goodoffices.acts.bounds import EARLIEST, LATEST
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.when import (
    Sure,
    When,
    approximate,
    before,
    doubtful,
    happened,
    is_interval,
    moment,
    narrowed,
    order_key,
    over,
    precision,
    read_when,
)

# Among them: clocks that jump at midnight, by half an hour, at one minute past, and over a whole day.
ZONES = st.sampled_from(
    [
        "UTC", "Asia/Qatar", "Asia/Jerusalem", "Europe/Paris", "America/New_York", "America/Sao_Paulo",
        "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Manila",
    ]
)  # fmt: skip
DAYS = st.dates(date(1, 1, 4), date(9999, 12, 27))
RECENT = st.dates(date(1960, 1, 1), date(2060, 12, 31))
MARGIN = st.builds(
    lambda count, unit: f"{count} {unit}{'s' * (count > 1)}",
    st.integers(1, 999),
    st.sampled_from(("minute", "hour", "day", "week", "month", "year")),
)


def at(text: str) -> int:
    """Return the instant an ISO time with an offset stands for."""
    return int(datetime.fromisoformat(text).timestamp())


def read(value: str, zone: str = "UTC", margin: str = "") -> When:
    """Return a value read in a zone, leaving out the few days and times that a zone's clocks never showed."""
    try:
        return read_when(value, zone=zone, margin=margin)
    except GoodOfficesError as refusal:
        assume(refusal.params["reason"] not in ("gap", "backwards"))
        raise


dates = st.builds(lambda day, length: day.isoformat()[:length], st.one_of(DAYS, RECENT), st.sampled_from((4, 7, 10)))
times = st.builds(lambda day, t: f"{day}T{t:%H:%M}", RECENT, st.times())
parts = st.builds("{}{}".format, st.one_of(dates, times), st.sampled_from(("", "", "~", "?", "%")))
values = st.one_of(
    parts,
    st.builds("{}/{}".format, parts, parts),
    parts.map("{}/..".format),
    parts.map("../{}".format),
    parts.map("[..{}]".format),
    parts.map("[{}..]".format),
    st.builds("[{},{}]".format, parts, parts),
    st.builds("[{}..{}]".format, parts, parts),
    st.just(""),
)
read_ones = st.builds(read, values, ZONES)

# Whens whose bounds are small numbers, so that they often touch, and every possible world can be gone through.
SMALL = st.one_of(st.none(), st.integers(0, 4))
WORLD = range(-1, 7)


def small(interval: bool, low: int | None, high: int | None, ends: int | None, over_by: int | None) -> When:
    """Return a When with these bounds, leaving out those that contradict each other."""
    try:
        if not interval:
            return When(value="2024", earliest=low, latest=high)
        return When(value="2024/..", earliest=low, latest=high, until_earliest=ends, until=over_by)
    except ValueError:
        assume(False)
        raise


smalls = st.builds(small, st.booleans(), SMALL, SMALL, SMALL, SMALL)


def worlds(when: When) -> list[tuple[int, int]]:
    """Return every (beginning, end) that its bounds allow; what happened once ends as it begins."""
    begins = [
        t for t in WORLD if (when.earliest is None or when.earliest <= t) and (when.latest is None or t <= when.latest)
    ]
    if "/" not in when.value:
        return [(t, t) for t in begins]
    return [
        (t, end)
        for t in begins
        for end in WORLD
        if t <= end
        and (when.until_earliest is None or when.until_earliest <= end)
        and (when.until is None or end <= when.until)
    ]


def sure(possible: list[bool]) -> Sure:
    """Return the answer that holds in every possible world, or possibly."""
    return Sure.YES if all(possible) else Sure.POSSIBLY if any(possible) else Sure.NO


@given(smalls, smalls)
def test_before_is_what_every_possible_world_says(a: When, b: When) -> None:
    """Surely before means before wherever the true instants lie; surely not, nowhere; anything else is possibly."""
    assert before(a, b) is sure([end < begin for (_, end), (begin, _) in itertools.product(worlds(a), worlds(b))])


@given(smalls, st.integers(0, 5))
def test_happened_and_over_are_what_every_possible_world_says(when: When, by: int) -> None:
    """An answer of yes or no holds wherever the true instant lies, and possibly is said only when both may be."""
    assert happened(when, by) is sure([begin <= by for begin, _ in worlds(when)])
    assert over(when, by) is sure([end <= by for _, end in worlds(when)])


@given(st.one_of(smalls, read_ones), st.one_of(smalls, read_ones), st.one_of(smalls, read_ones))
def test_surely_before_is_a_strict_order(a: When, b: When, c: When) -> None:
    """Nothing comes surely before itself, no two before each other, and before passes on."""
    assert before(a, a) is not Sure.YES
    if before(a, b) is Sure.YES:
        assert before(b, a) is Sure.NO
        if before(b, c) is Sure.YES:
            assert before(a, c) is Sure.YES


@given(st.one_of(smalls, read_ones), st.one_of(smalls, read_ones))
def test_sorting_never_puts_later_before_earlier(a: When, b: When) -> None:
    """Whatever was surely before has the smaller key."""
    if before(a, b) is Sure.YES:
        assert order_key(a) < order_key(b)


@given(st.lists(read_ones, max_size=6).map(tuple))
def test_undated_comes_last(whens: tuple[When, ...]) -> None:
    """What has no bounds at all sorts behind everything that has any."""
    in_order = sorted((*whens, When()), key=order_key)
    assert order_key(in_order[-1]) == order_key(When())
    assert all(order_key(When()) > order_key(when) for when in whens if when.earliest is not None or when.latest)


@given(read_ones, st.integers(EARLIEST, LATEST), st.integers(EARLIEST, LATEST))
def test_what_has_happened_stays_so(when: When, one: int, other: int) -> None:
    """As time goes on the answer goes from no over possibly to yes, never back; over never runs ahead of begun."""
    steps = [Sure.NO, Sure.POSSIBLY, Sure.YES]
    earlier, later = sorted((one, other))
    for ask in (happened, over):
        assert steps.index(ask(when, earlier)) <= steps.index(ask(when, later))
    assert steps.index(over(when, earlier)) <= steps.index(happened(when, earlier))


def inside(inner: When, outer: When) -> bool:
    """Tell whether all that one date may mean the other may mean too."""
    low, high = outer.earliest, outer.latest
    return (low is None or (inner.earliest is not None and low <= inner.earliest)) and (
        high is None or (inner.latest is not None and inner.latest <= high)
    )


@given(st.one_of(DAYS, RECENT), ZONES)
def test_a_day_lies_in_its_month_in_its_year(day: date, zone: str) -> None:
    """Each date lies within every coarser one it belongs to, in any zone."""
    text = day.isoformat()
    chain = [read(text, zone)] + [
        read_when(outer, zone=zone) for outer in (text[:7], f"{text[:7]}-XX", text[:4], f"{text[:3]}X", f"{text[:2]}XX")
    ]
    assert all(inside(inner, outer) for inner, outer in itertools.pairwise(chain))
    assert chain[0].earliest is not None
    assert happened(chain[0], chain[0].earliest - 1) is Sure.NO


@given(st.one_of(dates, times), st.one_of(st.just(""), MARGIN), ZONES)
def test_about_a_date_holds_the_date(value: str, margin: str, zone: str) -> None:
    """`~` only ever widens, `%` widens as `~` does, and `?` doubts the source and not the date."""
    plain, about = read(value, zone), read(value + "~", zone, margin)
    assert inside(plain, about)
    assert inside(read(value + "%", zone, margin), about)
    assert inside(about, read(value + "%", zone, margin))
    assert msgspec.structs.replace(read(value + "?", zone), value=value) == plain


@given(
    dates, st.integers(1, 400), st.integers(1, 400), st.sampled_from(("hour", "day", "week", "month", "year")), ZONES
)
def test_a_wider_margin_holds_the_narrower(value: str, one: int, other: int, unit: str, zone: str) -> None:
    """Of two margins in one unit the larger leaves out nothing that the smaller lets in."""
    narrow, wide = (read(value + "~", zone, f"{count} {unit}s") for count in sorted((one, other)))
    assert inside(narrow, wide)


@given(parts, parts, ZONES)
def test_a_set_holds_its_members_and_no_more(one: str, other: str, zone: str) -> None:
    """One of two dates lies between the earlier and the later, and open sides are open."""
    a, b, either = read(one, zone), read(other, zone), read(f"[{one},{other}]", zone)
    assert a.earliest is not None
    assert b.earliest is not None
    assert a.latest is not None
    assert b.latest is not None
    assert (either.earliest, either.latest) == (min(a.earliest, b.earliest), max(a.latest, b.latest))
    assert (read(f"[..{one}]", zone).earliest, read(f"[..{one}]", zone).latest) == (None, a.latest)
    assert (read(f"[{one}..]", zone).earliest, read(f"[{one}..]", zone).latest) == (a.earliest, None)


@given(parts, parts, ZONES)
def test_an_interval_begins_within_one_date_and_ends_within_the_other(one: str, other: str, zone: str) -> None:
    """The beginning is bounded by the first date, the end by the second, and it ends no earlier than it begins."""
    a, b, lasted = read(one, zone), read(other, zone), read(f"{one}/{other}", zone)
    bounds = (a.earliest, a.latest, b.earliest, b.latest)
    first, first_latest, last_earliest, last = (at for at in bounds if at is not None)
    assert (lasted.earliest, lasted.until) == (first, last)
    assert (lasted.latest, lasted.until_earliest) == (min(first_latest, last), max(first, last_earliest))


@given(read_ones, st.integers(EARLIEST, LATEST), st.integers(EARLIEST, LATEST))
def test_narrowing_only_narrows(when: When, low: int, high: int) -> None:
    """What more is known cuts the bounds, twice the same as once, in either order, or is said to contradict them."""
    floor = max(t for t in (when.earliest, low) if t is not None)
    if floor > min(t for t in (when.latest, when.until, high) if t is not None):
        with pytest.raises(GoodOfficesError, match="when-contradicts"):
            narrowed(when, earliest=low, latest=high)
        return
    cut = narrowed(when, earliest=low, latest=high)
    assert inside(cut, when)
    assert cut.earliest is not None
    assert cut.latest is not None
    assert low <= cut.earliest <= cut.latest <= high
    assert narrowed(cut, earliest=low, latest=high) == cut
    assert narrowed(narrowed(when, latest=high), earliest=low) == cut
    assert narrowed(when) == when
    if is_interval(cut):
        assert cut.until_earliest is not None
        assert cut.until_earliest >= cut.earliest


@given(dates, ZONES)
def test_as_of_a_date_is_its_last_second(text: str, zone: str) -> None:
    """What happened on a day has happened as of that day, and not a second before."""
    when = read(text, zone)
    assert happened(when, moment(text, zone)) is Sure.YES
    assert happened(when, moment(text, zone) - 1) is not Sure.YES


@given(read_ones)
def test_what_is_read_can_be_kept(when: When) -> None:
    """A When comes back from its JSON as it was, and its bounds can be shown in every zone."""
    assert msgspec.json.decode(msgspec.json.encode(when), type=When) == when
    for bound in filter(None, (when.earliest, when.latest, when.until, when.until_earliest)):
        for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
            assert datetime.fromtimestamp(bound, ZoneInfo(zone)).timestamp() == bound


def test_an_interval_lasted_from_one_day_to_the_other() -> None:
    """It had begun on its first day, was not over before its last, and an open end says nothing about the end."""
    when = read_when("2024-10-30/2024-11-09", zone="UTC")
    assert (when.until_earliest, when.until) == (at("2024-11-09T00:00Z"), at("2024-11-09T23:59:59Z"))
    assert happened(when, at("2024-11-05T12:00Z")) is Sure.YES
    assert over(when, at("2024-11-05T12:00Z")) is Sure.NO
    assert before(when, read_when("2024-11-05", zone="UTC")) is Sure.NO
    still = read_when("2024-10-30/..", zone="UTC")
    assert over(still, LATEST) is Sure.POSSIBLY
    assert narrowed(still, earliest=at("2024-10-30T09:00Z")).until_earliest == at("2024-10-30T09:00Z")
    assert happened(read_when("../2024-11-09", zone="UTC"), at("2024-11-10T00:00Z")) is Sure.YES


def test_its_own_zone_is_kept_and_goes_first() -> None:
    """A date with a zone of its own is read there and says so; any other leaves its zone to the mediation."""
    own = read_when("2024-10-30", zone="Asia/Qatar", own_zone="America/New_York")
    assert (own.zone, own.earliest) == ("America/New_York", at("2024-10-30T04:00Z"))
    assert read_when("2024-10-30", zone="Asia/Qatar").zone == ""


def test_an_undated_act_keeps_its_words() -> None:
    """No value means no bounds: it may have happened at any time, and what was said about it stays."""
    when = read_when("", zone="UTC", words="in the first days", counted_from="the memo's date")
    assert when == When(words="in the first days", counted_from="the memo's date")
    assert happened(when, 0) is over(when, 0) is before(when, when) is Sure.POSSIBLY
    assert precision(when) == "none"


@pytest.mark.parametrize(
    ("value", "kind", "about", "doubted"),
    [
        ("2024-10-30T16:00", "time", False, False),
        ("2024-10-30?", "day", False, True),
        ("2024-10~", "month", True, False),
        ("2024-11-XX", "month", False, False),
        ("2024-25", "season", False, False),
        ("2024%", "year", True, True),
        ("202X", "decade", False, False),
        ("20XX", "century", False, False),
        ("2024-10-30~/2024-11-09", "range", True, False),
        ("[..2024-11-09?]", "range", False, True),
    ],
)
def test_tells_how_fine_and_how_sure_a_value_is(value: str, kind: str, about: bool, doubted: bool) -> None:
    """Faces can ask how fine a date is, whether it is approximate, and whether its source is doubtful."""
    when = read_when(value, zone="UTC")
    assert (precision(when), approximate(when), doubtful(when)) == (kind, about, doubted)


def test_as_of_takes_a_day_a_month_a_year_or_a_time() -> None:
    """The last second of what is named, by the clocks of the zone; a time is that second."""
    assert moment("2024-11-09", "Asia/Qatar") == at("2024-11-09T23:59:59+03:00")
    assert moment("2024-11", "Asia/Qatar") == at("2024-11-30T23:59:59+03:00")
    assert moment("2024", "Asia/Qatar") == at("2024-12-31T23:59:59+03:00")
    assert moment("2024-11-09T14:00", "Asia/Qatar") == at("2024-11-09T14:00+03:00")
    assert moment("2024-11-09T14:00Z", "Asia/Qatar") == at("2024-11-09T14:00Z")


def test_bounds_that_contradict_each_other_are_no_when() -> None:
    """What comes from elsewhere with impossible bounds is refused when it is decoded."""
    for bounds in ('"earliest":2,"latest":1', '"until_earliest":2,"until":1', '"earliest":2,"until":1'):
        with pytest.raises(msgspec.ValidationError, match="when-contradicts"):
            msgspec.json.decode(f'{{"value":"2024/..",{bounds}}}', type=When)
