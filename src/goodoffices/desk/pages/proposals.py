"""Proposals and moves: which version followed which, who said what to each, the numbers, and what is agreed for now."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from goodoffices.acts.process import IssueTabled
from goodoffices.acts.terms import TentativeAgreement
from goodoffices.desk.drawing.lineage import branches, ends
from goodoffices.desk.drawing.moves import key as key_of_moves
from goodoffices.desk.drawing.moves import tabled
from goodoffices.desk.drawing.stances import matrix
from goodoffices.desk.lines import Said, said
from goodoffices.desk.sections import Sections
from goodoffices.desk.shell import shown, still
from goodoffices.desk.viewer import View
from goodoffices.standing.fact import Fact
from goodoffices.standing.proposals import agreed_line, counted, lineage, replaced_terms

LISTS = ("versions", "moves", "terms")


class Term(NamedTuple):
    """One line of the running term sheet, and where it is told by itself."""

    id: str
    room: str
    said: Said
    href: str


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return what is on the table."""
    return shown(request, key, "proposals", still(_fill))


def _fill(view: View) -> dict[str, Any]:
    s = view.standing
    lists = Sections(view, "proposals", LISTS)
    versions = lists.of("versions", lineage(s), last=True)
    issues = lists.of("moves", s.all(IssueTabled), last=True)
    terms = lists.of("terms", s.all(TentativeAgreement), last=True)
    tree = branches(view, versions.items, versions.start)
    replaced = replaced_terms(s)
    return {
        "all": lists.all,
        "versions": versions,
        "tree": tree,
        "ends": ends(tree),
        "matrix": matrix(view, tuple(node.proposal for node in versions.items)),
        "counted": counted(s),
        "issues": issues,
        "tabled": [tabled(view, fact, place) for place, fact in enumerate(issues.items, issues.start + 1)],
        "key": key_of_moves(),
        "terms": terms,
        "standing_terms": [_term(view, f) for f in terms.items if f.id not in replaced],
        "replaced_terms": [_term(view, f) for f in terms.items if f.id in replaced],
    }


def _term(view: View, fact: Fact[TentativeAgreement]) -> Term:
    return Term(
        fact.id, fact.room, said(agreed_line(view.standing, fact), view.voice), view.address(f"entry/{fact.id}")
    )
