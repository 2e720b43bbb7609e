"""Three readers of dates, each given the words of every date and the day they were written; needs the three installed.

Reads cases from standard input as JSON (`words`, `base`, `tense`) and prints, for each way of using each peer, one
answer a case: a list of its dates (two for a stretch), empty where it found none.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

Answer = list[str]
warnings.filterwarnings("ignore")


def dates_of(found: Any) -> Answer:
    """Return the dates in whatever a peer returns."""
    if isinstance(found, datetime):
        return [f"{found:%Y-%m-%d}"]
    if isinstance(found, date):
        return [f"{found}"]
    if isinstance(found, (list, tuple)):
        return [each for one in found for each in dates_of(one)][:2]
    return []


def dateparser_parse(prefer: str) -> Callable[[dict[str, str]], Any]:
    """Use dateparser.parse on the words, preferring the past, the current period, or what the sentence looks to."""
    import dateparser

    def ask(case: dict[str, str]) -> Any:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(case["base"]), "PREFER_DAY_OF_MONTH": "first"}
        wanted = {"tense": "future" if case["tense"] == "future" else "past"}.get(prefer, prefer)
        return dateparser.parse(case["words"], languages=["en"], settings=settings | {"PREFER_DATES_FROM": wanted})

    return ask


def dateparser_search(case: dict[str, str]) -> Any:
    """Use dateparser's search on the words, with its spans of time."""
    from dateparser.search import search_dates

    settings = {
        "RELATIVE_BASE": datetime.fromisoformat(case["base"]),
        "PREFER_DATES_FROM": "past",
        "RETURN_TIME_SPAN": True,
    }
    found = search_dates(case["words"], languages=["en"], settings=settings) or []
    return [at for _, at in found]


def parsedatetime_parse(style: int) -> Callable[[dict[str, str]], Any]:
    """Use parsedatetime's nlp-free parser, weekdays and years looking back (-1, 0) or as it ships (1)."""
    import parsedatetime

    constants = parsedatetime.Constants("en_US", usePyICU=False)
    constants.DOWParseStyle, constants.YearParseStyle = style, int(style > 0)
    constants.CurrentDOWParseStyle = True
    calendar = parsedatetime.Calendar(constants, version=parsedatetime.VERSION_CONTEXT_STYLE)

    def ask(case: dict[str, str]) -> Any:
        at, context = calendar.parseDT(case["words"], sourceTime=datetime.fromisoformat(case["base"]))
        return at if context.hasDate else None

    return ask


def timefhuman_parse(direction: str) -> Callable[[dict[str, str]], Any]:
    """Use timefhuman on the words, looking back or ahead."""
    import timefhuman
    from timefhuman.utils import Direction

    def ask(case: dict[str, str]) -> Any:
        config = timefhuman.tfhConfig(now=datetime.fromisoformat(case["base"]), direction=Direction[direction])
        return timefhuman.timefhuman(case["words"], config=config)

    return ask


def tried(ask: Callable[[dict[str, str]], Any], case: dict[str, str]) -> Answer:
    """Return an answer; one that ends in an error is none."""
    try:
        return dates_of(ask(case))
    except Exception:  # noqa: BLE001 - whatever a peer raises, it has found no date
        return []


WAYS: dict[str, Callable[[], Callable[[dict[str, str]], Any]]] = {
    "dateparser, past": lambda: dateparser_parse("past"),
    "dateparser, current period": lambda: dateparser_parse("current_period"),
    "dateparser, told the tense": lambda: dateparser_parse("tense"),
    "dateparser, search": lambda: dateparser_search,
    "parsedatetime, past": lambda: parsedatetime_parse(-1),
    "parsedatetime, as it ships": lambda: parsedatetime_parse(1),
    "timefhuman, previous": lambda: timefhuman_parse("previous"),
    "timefhuman, as it ships": lambda: timefhuman_parse("next"),
}


def main() -> None:
    """Ask every peer every case."""
    cases = json.load(sys.stdin)
    print(json.dumps({name: [tried(ask, case) for case in cases] for name, way in WAYS.items() for ask in [way()]}))


if __name__ == "__main__":
    main()
