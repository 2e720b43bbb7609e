"""Who is let in, from where, and what is left when the desk locks: against a browser, a site and a bystander."""

from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from goodoffices.acts.act import kinds
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.desks import Desk
from goodoffices.desk.guard import DRESS, HEADERS
from goodoffices.desk.settings import HERE
from tests.desk.asking import Parts
from tests.desk.desks import ADDRESSES, Page, client, fresh_desk, lockable_desk, settled
from tests.desk.grounds import ROOMS, ground, standing_in
from tests.desk.matrix import MAKERS
from tests.desk.test_hostile import harm
from tests.vaults import rows

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
OPEN = (*DRESS, ADDRESSES["open"])
"""Addresses that answer everybody: they hold nothing of any mediation."""
CLOSED = {name: where for name, where in ADDRESSES.items() if where not in OPEN}
SAID = ("Selwick", "harbour talks", "kingfisher", "juniper", "North", "South", "Amal", "quokka")
"""Words of the example."""


def let_in(desk: Desk, token: str = "the door", **how: Any) -> Client:
    """Return a client that came by the one-time address of a desk."""
    asker = client(desk, **how)
    assert asker.get(f"/open/{token}").status_code == 302
    return asker


def as_bytes(response: Any) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    """Return all of an answer that a browser is told."""
    return response.status_code, response.content, tuple(sorted(response.headers.items()))


# what a page may do


def every_page(asker: Client) -> Iterator[tuple[str, Any]]:
    """Give every page there is, the form of every kind, and the pages for when there is nothing to show."""
    more = [f"/harbour/record/{kind}" for kind in kinds()]
    more += ["/nope", "/harbour/?as_of=nope", "/harbour/?room=nope", "/harbour/entry/north", "/harbour/rooms/team"]
    for where in (*ADDRESSES.values(), *more):
        if where not in DRESS:
            yield where, asker.get(where)


def test_no_page_has_anything_that_runs() -> None:
    """No page has a script or style within it, a handler, or an address of somebody else's, with or without a vault."""
    locked = lockable_desk()
    locked.shut()
    pages = [*every_page(client()), *every_page(client(locked)), *every_page(client(fresh_desk(door="the door")))]
    assert len(pages) > 300
    found = {where: harm(Page(page.content.decode())) for where, page in pages}
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_the_policy_lets_nothing_run_that_is_not_a_file_of_ours() -> None:
    """The policy starts from nothing, and allows no inline code, no evaluation and no address but this desk's."""
    policy = dict(part.strip().partition(" ")[::2] for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert not {"unsafe-inline", "unsafe-eval", "data:", "blob:", "*"} & set(re.split(r"[\s;']+", str(policy)))


def test_our_script_evaluates_nothing_and_keeps_nothing() -> None:
    """Our script makes no code of text, puts no text into a page as markup, and keeps nothing in the browser."""
    script = (HERE / "static" / "desk.js").read_text()
    banned = (
        r"\beval\b|\bFunction\(|setTimeout\(\s*[\"'`]|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.cookie"
        r"|localStorage|sessionStorage|indexedDB|caches\.|serviceWorker|sendBeacon|WebSocket|EventSource|https?:|//\w"
    )
    assert re.findall(banned, re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL)) == []
    config = re.search(r"name=\"htmx-config\" content='([^']*)'", client().get("/").content.decode())
    assert config is not None
    assert '"allowEval":false' in config[1]
    assert '"allowScriptTags":false' in config[1]
    assert '"selfRequestsOnly":true' in config[1]
    assert '"historyCacheSize":0' in config[1]


def test_nothing_is_kept_by_a_browser() -> None:
    """Every answer says that it is not to be stored, and none can be asked for again by a mark or a day."""
    asker = client()
    for where in ADDRESSES.values():
        answer = asker.get(where)
        assert answer.headers["Cache-Control"] == "no-store"
        assert not {"ETag", "Last-Modified", "Expires"} & set(answer.headers)
        again = asker.get(where, headers={"if-none-match": "*", "if-modified-since": "Thu, 01 Jan 2099 00:00:00 GMT"})
        assert again.status_code == answer.status_code


# what is missing and what is hidden


@pytest.mark.parametrize("seed", range(4))
def test_hidden_and_missing_are_one_answer(seed: int) -> None:
    """A hidden entry, room, note or write-up and one there is not get the same bytes, however they are asked for."""
    place = ground(standing_in(ROOMS[seed : seed + 2]), seed * 2)
    desk = place.desk(0)
    asker = client(desk)
    there = {entry.id for entry in place.one}
    ids = [key for key in place.hidden if key in there] + ["missing", "missing-too"]
    room_ids = [room for room in place.hidden_rooms if room in {e.room for e in place.one}] + ["missing"]
    notes = [note.id for note in _notes(desk)]
    asked = [f"/harbour/entry/{key}{end}" for key in ids for end in ("", "/correct", "/misfiled")]
    asked += [f"/harbour/rooms/{room}{end}" for room in room_ids for end in ("", "/before")]
    asked += [f"/harbour/?room={room}" for room in room_ids]
    asked += [f"/harbour/write-up/{sheet}" for sheet in ("sheet-0-0", "missing")]
    answers = {where: as_bytes(asker.get(where)) for where in asked}
    assert {found[0] for found in answers.values()} == {404}
    assert len(set(answers.values())) == 1
    assert notes
    keys = (*notes, "missing")
    sent = [asker.post(f"/harbour/notes/{note}", {"do": "keep"}) for note in keys]
    # the address that was asked for stands on the page, to come back to
    pairs = zip(keys, sent, strict=True)
    assert len({(one.status_code, settled(one.content).replace(f"/notes/{key}", "")) for key, one in pairs}) == 1


def _notes(desk: Desk) -> list[Any]:
    from goodoffices.record.notebook import Notebook

    return list(Notebook(desk.find("harbour").vault).notes())


# from where


@pytest.mark.parametrize(
    "host",
    [
        "elsewhere.example", "elsewhere.example:8000", "127.0.0.1.nip.io", "127.0.0.1.nip.io:8000", "rebind.network",
        "localhost.evil.example", "xlocalhost", "127.0.0.2", "0.0.0.0", "0", "2130706433", "0x7f.1", "[::]",
        "[::ffff:127.0.0.1]", "127.0.0.1@elsewhere.example", "127.0.0.1:80@elsewhere.example", "127.0.0.1/",
        "127.0.0.1:x", "", " ", "a b", "127.0.0.1, elsewhere.example", "elsewhere.example, 127.0.0.1",
    ],
)  # fmt: skip
def test_another_host_is_refused(host: str) -> None:
    """A name that a site elsewhere could point at this machine is answered by no address, whatever the port."""
    for asker in (client(), client(lockable_desk()), let_in(fresh_desk(door="the door"))):
        for where in ("/", "/harbour/", "/desk.css", "/open/the%20door", "/nope"):
            for ask in (asker.get, asker.post):
                refused = ask(where, headers={"host": host})
                assert refused.status_code == 400
                assert not any(word in refused.content.decode() for word in SAID)


def test_a_forwarded_host_counts_for_nothing() -> None:
    """What a proxy would add changes neither who is answered nor where a page leads."""
    asker = client()
    there = "elsewhere.example"
    more = {"x-forwarded-host": there, "x-forwarded-proto": "https", "forwarded": f"host={there}"}
    assert settled(asker.get("/harbour/", headers=more).content) == settled(asker.get("/harbour/").content)


# who is let in


@pytest.mark.parametrize("method", METHODS)
def test_without_a_session_every_address_is_one_answer(method: str) -> None:
    """On a guarded desk whoever did not come by its address gets one answer, whatever is asked for, there or not."""
    asker = client(fresh_desk(door="the door"))
    asked = [*CLOSED.values(), "/nope", "/harbour/nope", "/harbour/?room=team", "/elsewhere/", "//", "/%00"]
    found = {as_bytes(asker.generic(method, where)) for where in asked}
    assert len(found) == 1
    status, body, headers = found.pop()
    assert status == (403 if method in ("GET", "HEAD", "POST") else 405)
    assert not any(word in body.decode() for word in SAID)
    assert "Set-Cookie" not in dict(headers)


def test_a_wrong_token_is_that_answer_too() -> None:
    """A token that is wrong, used up or empty is refused as any page is, and leaves the right one as it was."""
    desk = fresh_desk(door="the door")
    asker = client(desk)
    refused = as_bytes(asker.get("/harbour/"))
    for token in ("wrong", "the%20doo", "the%20door%20", "THE%20DOOR", "%00", "é", "x" * 5_000):
        assert as_bytes(asker.get(f"/open/{token}")) == refused
    assert asker.get("/open/the%20door").status_code == 302
    assert asker.get("/harbour/").status_code == 200


def test_the_address_opens_once() -> None:
    """Who comes first is let in; another browser is not, by the same address; another address ends the one before."""
    desk = fresh_desk(door="the door")
    first, second = let_in(desk), client(desk)
    assert second.get("/open/the%20door").status_code == 403
    assert second.get("/harbour/").status_code == 403
    assert first.get("/open/the%20door").status_code == 302
    one, other = desk.new_door(), desk.new_door()
    assert second.get(f"/open/{one}").status_code == 403
    assert second.get(f"/open/{other}").status_code == 302
    assert (first.get("/harbour/").status_code, second.get("/harbour/").status_code) == (200, 200)


def test_a_session_is_new_when_somebody_is_let_in() -> None:
    """A session that was put into a browser before is none that is let in: its name changes on the way in."""
    desk = fresh_desk(door="the door")
    asker = client(desk)
    asker.cookies["goodoffices"] = "put-there-by-somebody-else-000000"
    asker.get("/open/the%20door")
    assert asker.cookies["goodoffices"].value != "put-there-by-somebody-else-000000"
    other = client(desk)
    other.cookies["goodoffices"] = "put-there-by-somebody-else-000000"
    assert other.get("/harbour/").status_code == 403


def test_another_desk_s_session_is_none_here() -> None:
    """Who was let in to one desk is nobody at another that runs on this machine after it, or beside it."""
    one, other = fresh_desk(door="the door"), fresh_desk(door="the door")
    inside = let_in(one)
    stranger = client(other)
    stranger.cookies["goodoffices"] = inside.cookies["goodoffices"].value
    assert stranger.get("/harbour/").status_code == 403


def test_the_cookie_is_for_this_desk_alone() -> None:
    """The session's cookie is for no script and no other site, and ends with the browser; it says nothing itself."""
    cookie = let_in(fresh_desk(door="the door")).cookies["goodoffices"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert (cookie["max-age"], cookie["expires"], cookie["domain"]) == ("", "", "")
    assert re.fullmatch("[a-z0-9]{32}", cookie.value)


# what was sent from elsewhere


def token_of(asker: Client, where: str = "/harbour/") -> str:
    """Return the token of a form on a page."""
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', asker.get(where).content.decode())
    assert found is not None
    return found[1]


@pytest.mark.parametrize("route", CLOSED)
def test_nothing_is_taken_from_elsewhere(route: str) -> None:
    """Whatever is sent without the token of a page of this session, or from elsewhere, is refused and does nothing."""
    desk = fresh_desk()
    asker, other = client(desk, enforce_csrf_checks=True), client(desk, enforce_csrf_checks=True)
    token, foreign = token_of(asker), token_of(other)
    before = rows(desk.find("harbour").vault)
    sent = {"line": "quokka", "room": "team", "text": "quokka", "do": "keep", "language": "ar"}
    wrong = [
        asker.post(CLOSED[route], sent),
        asker.post(CLOSED[route], sent | {"csrfmiddlewaretoken": "x" * 64}),
        asker.post(CLOSED[route], sent | {"csrfmiddlewaretoken": foreign}),
        *(
            asker.post(CLOSED[route], sent | {"csrfmiddlewaretoken": token}, headers={"origin": origin})
            for origin in ("http://elsewhere.example", "null", "https://127.0.0.1", "http://127.0.0.1:1")
        ),
    ]
    assert {(one.status_code, one.content) for one in wrong} == {(403, wrong[0].content)}
    assert "quokka" not in wrong[0].content.decode()
    assert rows(desk.find("harbour").vault) == before
    assert desk.display.language == "en"


def test_what_a_page_of_ours_sends_is_taken() -> None:
    """With the token of its page, from this origin or from none, a line is taken: the refusals are about that."""
    desk = fresh_desk()
    asker = client(desk, enforce_csrf_checks=True)
    for headers in ({}, {"origin": "http://127.0.0.1"}):
        sent = {"line": "They called", "room": "team", "csrfmiddlewaretoken": token_of(asker)}
        assert asker.post("/harbour/capture", sent, headers=headers).status_code == 303


def test_nothing_is_changed_by_asking() -> None:
    """GET and HEAD write nothing on record, in no notebook and no draft, whatever is asked for in the address."""
    desk = fresh_desk()
    vault, asker = desk.find("harbour").vault, client(desk)
    before = (rows(vault), len(_notes(desk)))
    for where in ADDRESSES.values():
        for query in ("", "?do=keep&line=x&room=team&text=x&sure=1&token=t&strike=yes"):
            asker.get(where + query)
            asker.head(where + query)
    assert (rows(vault), len(_notes(desk))) == before


# while it is locked


def test_a_locked_desk_is_one_page() -> None:
    """Every address and method of a locked desk gives the page that asks for the secret, and no word of the vault."""
    desk = lockable_desk()
    asker = client(desk)
    asker.get("/harbour/")
    desk.shut()
    for name, where in CLOSED.items():
        if name == "unlock":
            continue
        for ask in (asker.get, asker.post):
            answer = ask(where)
            assert answer.status_code == 423, where
            text = answer.content.decode()
            assert not any(word in text.replace(where, "") for word in SAID)
            assert "passphrase" in text
        assert asker.put(where).status_code == 405
    asked = ("/", "/harbour/timeline", "/nope")
    assert len({settled(asker.get(where).content).replace(f'"{where}"', "") for where in asked}) == 1


def test_what_was_being_sent_is_kept_and_nothing_else() -> None:
    """What was typed when the desk locked stands in the page, and comes back after the secret, to be sent again."""
    desk = lockable_desk()
    asker = client(desk)
    desk.shut()
    sent = {"line": "quokka at the quay", "room": "team", "token": "t1", "passphrase": "never to come back"}
    locked = asker.post("/harbour/capture", sent).content.decode()
    assert "quokka at the quay" in locked
    assert "never to come back" not in locked
    form = next(form for form in Parts(locked).forms if form.action == "/unlock")
    wrong = asker.post("/unlock", {**dict(form.fields), "passphrase": "wrong"})
    assert wrong.status_code == 423
    assert "quokka at the quay" in wrong.content.decode()
    assert "That passphrase does not open it" in wrong.content.decode()
    assert "--recovery" not in wrong.content.decode()
    assert "wrong" not in [value for _, value in Parts(wrong.content.decode()).forms[0].fields]
    form = next(form for form in Parts(wrong.content.decode()).forms if form.action == "/unlock")
    again = asker.post("/unlock", {**dict(form.fields), "passphrase": "open sesame"})
    assert again.status_code == 200
    form = next(form for form in Parts(again.content.decode()).forms if form.action == "/harbour/capture")
    assert not _notes(desk)
    assert asker.post(form.action, dict(form.fields)).status_code == 303
    assert ["quokka at the quay" in str(note.draft_entry) for note in _notes(desk)] == [True]


@pytest.mark.parametrize(
    "where", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "javascript:x"]
)
def test_the_secret_leads_nowhere_else(where: str) -> None:
    """After the secret a person is on this desk, whatever the address said that comes next."""
    desk = lockable_desk()
    desk.shut()
    answer = client(desk).post("/unlock", {"passphrase": "open sesame", "next": where})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_nothing_of_the_record_stays_in_memory() -> None:
    """Once it is locked, nothing holds the vault, its record, a reading of it or what pages kept of it."""
    desk = lockable_desk()
    asker, held = client(desk), desk.find("harbour")
    for where in (*CLOSED.values(), "/harbour/search?q=the", "/harbour/?room=team", "/harbour/?as_of=2031-03-01"):
        if where != "/lock":
            asker.get(where)
    standing = held.standing(held.operator(), as_of=held.usual(), known_at=held.usual(), fresh=True)
    gone = [weakref.ref(one) for one in (held.vault, held.record, standing, standing.visible)]
    del standing
    assert asker.post("/lock").status_code == 302
    gc.collect()
    assert held.locked
    assert (held._vault, held._read, held.kept, held.made) == (None, {}, {}, {})
    assert [ref() for ref in gone] == [None] * 4
    with pytest.raises(GoodOfficesError, match="locked"):
        held.now()


def test_an_idle_desk_locks() -> None:
    """After its time without a request the desk is locked, for whoever comes; each request begins that time anew."""
    now = [0.0]
    desk = lockable_desk(clock=lambda: now[0])
    asker = client(desk)
    for minutes in (14, 14, 14):
        now[0] += minutes * 60
        assert asker.get("/harbour/").status_code == 200
    now[0] += 15 * 60
    assert asker.get("/harbour/").status_code == 423
    assert desk.locked


def test_every_route_that_is_closed_is_known_to_the_matrix() -> None:
    """The routes tried here are those of the matrix, so that none is left out of either."""
    assert set(CLOSED) | {"open", "styles", "script", "htmx", "icon"} == set(MAKERS)
