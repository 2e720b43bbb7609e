"""A sheet as JSON: everything that the text says, with codes beside the sentences, the same bytes each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from goodoffices.packages.answers import Sure
from goodoffices.packages.faces.divided import divided_json
from goodoffices.packages.faces.wordings import note_text, sure_text
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import Chance, Sheet, candidates, least_first, least_satisfied, letters, reaches
from goodoffices.packages.space import Package
from goodoffices.packages.words import say_error

if TYPE_CHECKING:
    from goodoffices.packages.improving import Move


def sheet_json(sheet: Sheet) -> str:
    """Return a sheet as JSON.

    `points` are whole points by party, `worth` the same in the party's own units: points divided by `scale`.
    """
    made = {
        "scenario": sheet.scenario.name,
        "parties": _parties(sheet),
        "middles": {"drawn": list(sheet.drawn), "without_guesses": sheet.apart} if sheet.middles else None,
        "issues": {issue.name: list(issue.options) for issue in sheet.scenario.space.issues},
        "efficient": _efficient(sheet),
        "fair": _fair(sheet),
        "packages": _candidates(sheet),
        "likely": _likely(sheet),
        "doubt": list(sheet.lines),
        "ask": list(sheet.asks),
        "improved": _improved(sheet),
        "single_text": _single_text(sheet),
        "pool": _pool(sheet),
        "divided": divided_json(sheet),
        "not_answered": [
            {"what": what, "code": error.code, "text": " ".join(say_error(error))} for what, error in sheet.failed
        ],
    }
    text = msgspec.json.format(msgspec.json.encode({name: value for name, value in made.items() if value is not None}))
    return text.decode() + "\n"


def _parties(sheet: Sheet) -> list[dict[str, Any]]:
    return [
        {
            "party": profile.party,
            "scale": profile.scale,
            "no_deal": None if profile.reserve is None else profile.units(profile.reserve),
            "best": profile.units(reach.best),
            "best_among_accepted": reach.surely,
            "rounded": float(profile.rounded),
            "in_words_only": profile.party in sheet.middles,
        }
        for profile, reach in zip(sheet.scenario.profiles, reaches(sheet), strict=True)
    ]


def _package(scenario: Scenario, package: Package) -> dict[str, Any]:
    points = scenario.points(package)
    worth = {profile.party: profile.units(one) for profile, one in zip(scenario.profiles, points, strict=True)}
    return {
        "options": scenario.space.named(package),
        "points": dict(zip(scenario.parties, points, strict=True)),
        "worth": worth,
    }


def _sure(sure: Sure) -> dict[str, Any]:
    return {"sort": sure.sort, "most": sure.most, "text": sure_text(sure)}


def _efficient(sheet: Sheet) -> dict[str, Any] | None:
    front = sheet.front
    if front is None:
        return None
    alike = front.alike or (0,) * len(front.packages)
    packages = [
        {**_package(sheet.scenario, front.packages[place]), "alike": alike[place] or None}
        for place in least_first(sheet)
    ]
    return {"sure": _sure(front.sure), "method": front.method, "packages": packages}


def _fair(sheet: Sheet) -> list[dict[str, Any]]:
    known = letters(sheet)
    return [
        {
            "name": one.name,
            "letter": known[one.packages[0]] if one.packages else None,
            "measure": one.measure,
            "sure": _sure(one.sure),
            "method": one.method,
            "notes": [{"code": code, "params": params, "text": note_text(code, params)} for code, params in one.notes],
            "packages": [_package(sheet.scenario, package) for package in one.packages],
        }
        for one in sheet.fair
    ]


def _candidates(sheet: Sheet) -> list[dict[str, Any]]:
    found, read = [], reaches(sheet)
    for one in candidates(sheet):
        checked = sheet.scenario.check(one.package)
        places, lowest = least_satisfied(read, one.points)
        found.append(
            {
                "letter": one.letter,
                "found_as": list(one.names),
                **_package(sheet.scenario, one.package),
                "alike": one.alike,
                "accepted_by": [p for p, takes in zip(sheet.scenario.parties, checked.accepted, strict=True) if takes],
                "breaks": [place + 1 for place in checked.broken],
                "least_satisfied": [sheet.scenario.parties[place] for place in places],
                "least_share": lowest,
            }
        )
    return found


def _likely(sheet: Sheet) -> list[dict[str, Any]]:
    known = letters(sheet)
    return [
        {
            "letter": known[one.package],
            "by": one.by,
            "each": dict(zip(sheet.scenario.parties, map(_chance, one.each), strict=True)),
            "all": _chance(one.everyone),
            "efficient": _chance(one.efficient) if one.efficient else None,
            "regret": one.regret,
        }
        for one in sheet.likely
    ]


def _chance(chance: Chance) -> dict[str, float]:
    return {"share": chance.share, "error": chance.error}


def _improved(sheet: Sheet) -> dict[str, Any] | None:
    found = sheet.improved
    if found is None:
        return None
    return {
        "agreed": _package(sheet.scenario, found.agreed),
        "better": [_package(sheet.scenario, package) for package in found.better],
        "trail": [_move(sheet.scenario, move) for move in found.trail],
        "moves": list(found.moves),
        "sure": _sure(found.sure),
    }


def _move(scenario: Scenario, move: Move) -> dict[str, Any]:
    changes = zip(move.issues, move.before, move.after, strict=True)
    return {
        "sort": move.sort,
        "changes": [{"issue": issue, "from": before, "to": after} for issue, before, after in changes],
        "gains": dict(zip(scenario.parties, move.points, strict=True)),
        "gains_worth": dict(zip(scenario.parties, move.units, strict=True)),
        **_package(scenario, move.package),
    }


def _single_text(sheet: Sheet) -> dict[str, Any] | None:
    found = sheet.texts
    if found is None:
        return None
    known, scenario = letters(sheet), sheet.scenario
    return {
        "start": _package(scenario, found.start),
        "proposed": found.proposed,
        "accepted": found.accepted,
        "notes": [{"code": code, "params": params, "text": note_text(code, params)} for code, params in found.notes],
        "texts": [
            {
                "letter": known[one.package],
                **_package(scenario, one.package),
                "rejected_by": list(one.rejected),
                "better": _package(scenario, one.better) if one.better is not None else None,
                "left": dict(zip(scenario.parties, one.left, strict=True)),
                "sure": _sure(one.sure),
            }
            for one in found.texts
        ],
    }


def _pool(sheet: Sheet) -> dict[str, Any] | None:
    found = sheet.pool
    if found is None:
        return None
    known, read = letters(sheet), reaches(sheet)
    return {
        "of": found.of,
        "apart": found.apart,
        "packages": [
            {
                "letter": known[one.package],
                **_package(sheet.scenario, one.package),
                "shares": {
                    party: reach.share(points)
                    for party, reach, points in zip(sheet.scenario.parties, read, one.points, strict=True)
                },
                "refused_by": list(one.refused),
                "least_satisfied": [sheet.scenario.parties[at] for at in least_satisfied(read, one.points)[0]],
            }
            for one in found.candidates
        ],
    }
