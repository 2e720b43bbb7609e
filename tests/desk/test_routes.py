"""What holds for every address: its headers, its methods, its Host; and that no address is forgotten here."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse, HttpResponseBase
from django.urls import URLPattern, resolve

from goodoffices.desk import urls
from goodoffices.desk.desks import Desk
from goodoffices.desk.guard import HEADERS, FaultLog
from goodoffices.desk.pages import public
from goodoffices.desk.viewer import DESK, View
from goodoffices.record.vault import Vault
from tests.desk.desks import ADDRESSES, PAGES, Page, address, client, fresh_desk
from tests.vaults import rows

EVERYWHERE = [
    *ADDRESSES.values(),
    "/nope",
    "/harbour/nope",
    "/harbour/?room=nope",
    "/harbour/?as_of=nope",
    "/%00",
    "//",
]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'"
)
OTHERS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")


def answers(where: str) -> list[Any]:
    """Return what an address answers to each way of asking, sensible or not."""
    asker = client()
    methods = ("GET", "HEAD", "POST", *OTHERS)
    found: list[Any] = [asker.generic(method, where) for method in methods]
    return [*found, asker.get(where, headers={"host": "elsewhere.example"}), asker.get(where, headers={"host": "a b"})]


def unguarded(response: HttpResponseBase) -> list[str]:
    """Return the names of headers that are missing, wrong, or should not be there."""
    wrong = [name for name, value in HEADERS.items() if response.headers.get(name) != value]
    allowed = {"Location"} if response.status_code in (302, 303) else set()
    # pages that hold a form of ours hang on the session: a cache, were there one, has to know
    allowed |= {"Vary"} if response.headers.get("Vary") == "Cookie" else set()
    kept = {"ETag", "Last-Modified", "Server", "Location", "Expires", "Vary"} - allowed
    return wrong + sorted(name for name in kept if response.has_header(name))


def test_no_route_is_forgotten() -> None:
    """Every route is plain, has a name of its own and an address in these tests, and an address leads to it."""
    assert {type(route) for route in urls.urlpatterns} == {URLPattern}
    assert len({route.name for route in urls.urlpatterns}) == len(urls.urlpatterns) == len(ADDRESSES)
    client()
    assert {name: resolve(where).url_name for name, where in ADDRESSES.items()} == {name: name for name in ADDRESSES}


@pytest.mark.parametrize("where", EVERYWHERE)
def test_every_answer_carries_the_headers(where: str) -> None:
    """Pages, errors and refusals alike carry every header, and none that would keep or tell anything."""
    assert [unguarded(response) for response in answers(where)] == [[]] * 11


def test_the_headers_allow_what_the_pages_need_and_no_more() -> None:
    """The policy allows our own style sheet, pictures and forms, and nothing from elsewhere; nothing is kept."""
    assert HEADERS["Content-Security-Policy"] == CSP
    assert HEADERS["Cache-Control"] == "no-store"
    assert HEADERS["Referrer-Policy"] == "same-origin"
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_missing_header_is_found() -> None:
    """The check above finds a header that is missing, one that differs, and one too many."""
    planted = HttpResponse(headers={**HEADERS, "Cache-Control": "private", "ETag": "1"})
    del planted.headers["Referrer-Policy"]
    assert unguarded(planted) == ["Cache-Control", "Referrer-Policy", "ETag"]


@pytest.mark.parametrize("route", ADDRESSES)
def test_pages_are_asked_and_sent_to_and_nothing_else(route: str) -> None:
    """HEAD is answered as GET is, without a body; no method is known but these and POST; no page has a fault."""
    got, head, sent, *others, elsewhere, broken = answers(ADDRESSES[route])
    assert got.status_code in ((200,) if route in (*PAGES, "mediations", "settings") else (200, 302, 404))
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["Content-Length"] == str(len(got.content))
    assert got.headers["Content-Length"] == str(len(got.content))
    assert sent.status_code < 500
    assert {(one.status_code, one.headers["Allow"]) for one in others} == {(405, "GET, HEAD, POST")}
    assert (elsewhere.status_code, broken.status_code) == (400, 400)


@pytest.mark.parametrize("route", PAGES)
def test_what_no_form_of_ours_sent_changes_nothing(route: str) -> None:
    """Whatever is sent to a page that has no such form, nothing is written, and what it was is not said again."""
    desk = fresh_desk()
    vault = desk.find("harbour").vault
    before = (rows(vault), kept(vault))
    sent = client(desk).post(address(route), {"quokka": "1", "do": "quokka", "act": "NoteToFile"})
    # what is searched for goes on to the page that shows what was found
    assert sent.status_code in ((303,) if route == "search" else (200, 400, 404))
    assert (rows(vault), kept(vault)) == before
    assert "quokka" not in sent.content.decode()


def test_a_correction_is_put_right_where_it_was_made() -> None:
    """A correction has its page, with no way to a form for itself, and no such form: what it corrects has one."""
    asker = client()
    found = Page(asker.get("/harbour/entry/call-struck").content.decode())
    assert "/harbour/entry/call-struck/correct" not in found.links()
    assert asker.get("/harbour/entry/call-struck/correct").status_code == 404
    assert asker.post("/harbour/entry/call-struck/correct", {"strike": "1"}).status_code == 404
    assert asker.get("/harbour/entry/consent/correct").status_code == 200


def kept(vault: Vault) -> dict[str, dict[bytes, bytes]]:
    """Return every small value of a vault."""
    with vault.store.reading() as reading:
        return {space: reading.all(space) for space in reading.spaces()}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:9", "[::1]:8000"])
def test_this_machine_is_answered(host: str) -> None:
    """Under any name this machine has for itself, with any port, the pages answer."""
    assert client().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "localhost.example", "0.0.0.0", "10.0.0.1"])
def test_another_host_is_refused(host: str) -> None:
    """A page elsewhere that points its own name at this machine reads nothing."""
    refused = client().get("/harbour/", headers={"host": host})
    assert refused.status_code == 400
    assert "harbour" not in refused.content.decode()


def test_errors_are_calm_pages_that_say_what_next() -> None:
    """Each error page has a heading, says what to do next, leads to the list, and holds nothing that was asked."""
    asker = client()
    found = [
        asker.get("/quokka"),
        asker.put("/harbour/", {"quokka": "1"}),
        asker.get("/quokka", headers={"host": "quokka.example"}),
        client(Desk(door="a token")).get("/quokka"),
        client(enforce_csrf_checks=True).post("/harbour/", {"quokka": "1"}),
    ]
    assert [one.status_code for one in found] == [404, 405, 400, 403, 403]
    for one, leads in zip(found, (True, True, False, False, True), strict=True):
        page = Page(one.content.decode())
        assert page.wrong == []
        assert len(page.all("h1")) == 1
        assert page.links() == (["/"] if leads else [])
        assert "quokka" not in page.text


def test_a_fault_of_ours_spills_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault gives the calm page under all headers; the terminal hears its sort and place, not its words."""

    def broken(view: View) -> dict[str, object]:
        raise ValueError("a secret: kingfisher")

    said: list[str] = []
    log = FaultLog(said.append)
    monkeypatch.setattr(public, "_fill", broken)
    asker = client(fresh_desk())
    monkeypatch.setattr("logging.Logger.callHandlers", lambda self, record: log.handle(record))
    response = asker.get(ADDRESSES["public"])
    assert response.status_code == 500
    assert unguarded(response) == []
    assert "kingfisher" not in response.content.decode() + "".join(said)
    assert len(said) == 1
    assert "ValueError at test_routes.py:" in said[0] or "ValueError at kept.py:" in said[0]


def test_a_header_cannot_put_another_desk_in_place() -> None:
    """What a browser sends never lands where the desk is looked for."""
    for name in (DESK, DESK.replace(".", "_"), DESK.replace(".", "-"), DESK.upper()):
        assert "Selwick harbour talks" in client().get("/", headers={name: "mine"}).content.decode()
