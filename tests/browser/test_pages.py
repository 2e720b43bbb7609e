"""The pages in a real browser: quiet, usable by keyboard and without JavaScript, on any width, from either side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import faults
from tests.browser.browsing import Site, browsing, serving
from tests.desk.desks import FIRM, UNION, in_language, supplied_desk, wages_desk

pytestmark = pytest.mark.browser

PLACES = ("/", "/harbour/", "/harbour/timeline", "/harbour/public")
MORE = ("/doha/", "/doha/timeline", "/doha/public", "/harbour/?room=north-room&as_of=2031-03-15",
        "/harbour/?as_of=yesterday", "/harbour/?known_at=2030", "/nope/")  # fmt: skip
OVERFLOW = """() => [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('.picture') && !e.matches('.skip') && !e.closest('thead')
        && e.getBoundingClientRect().width > 0)
    .filter(e => { const b = e.getBoundingClientRect(); return b.right > innerWidth + 1 || b.left < -1; })
    .map(e => e.tagName + '.' + e.className).slice(0, 5)"""
LONGEST = """() => Math.max(...[...document.querySelectorAll('.says, .aside')].map(e => {
    const c = document.createElement('canvas').getContext('2d'), s = getComputedStyle(e);
    c.font = `${s.fontSize} ${s.fontFamily}`;
    const letter = c.measureText('the words that were said, as they were').width / 38;
    return e.getBoundingClientRect().width / letter; }))"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('main *')]
    .filter(e => e.textContent.trim() && !e.matches('.shape')).map(e => parseFloat(getComputedStyle(e).fontSize)))"""
NUMBERED = """() => [...document.querySelectorAll('a, input:not([type=hidden]), select, textarea, button, summary')]
    .filter(e => e.checkVisibility({contentVisibilityAuto: true}) && e.tabIndex >= 0)
    .map((e, i) => { e.dataset.place = i; return i; })"""
BOXES = """() => ['.title', '.pages', '.look', '.head h1', '.contents', '.sections', '.line .knows', '.picture figure',
    '.acts .number'].flatMap(s => [...document.querySelectorAll(s)].slice(0, 1)).map(e => {
        const b = e.getBoundingClientRect(); return [b.left, innerWidth - b.right]; })"""
PLACED = """names => [...document.querySelectorAll('.says')].flatMap(e => {
    const bdis = [...e.querySelectorAll('bdi.name')], [a, b] = names.map(n => bdis.find(x => x.textContent === n));
    if (!a || !b || !e.textContent.includes(" owes ")) return [];
    const walk = document.createTreeWalker(e, 4), range = document.createRange();
    while (walk.nextNode()) {
        const at = walk.currentNode.data.indexOf('owes');
        if (at >= 0) { range.setStart(walk.currentNode, at); range.setEnd(walk.currentNode, at + 4); break; }
    }
    const boxes = [a, range, b].map(x => x.getBoundingClientRect());
    return boxes.every(x => Math.abs(x.bottom - boxes[1].bottom) < 12) ? [boxes.map(x => [x.left, x.right])] : [];
})"""
SMALL = {"width": 360, "height": 740}
TURN = "document.documentElement.dir = 'rtl'"
"""Turns a page that is there, words and all: whether it was laid out to be read from either side."""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Serve the pages and start one browser for all of these tests."""
    with serving() as origin, browsing() as browser:
        yield Site(origin, browser)


@pytest.fixture(scope="module")
def tab(site: Site) -> Iterator[Page]:
    """Give one page that goes from place to place, for tests that leave nothing behind in a browser."""
    with site.page("/") as page:
        yield page


@pytest.mark.parametrize("where", [*PLACES, *MORE])
def test_nothing_leaves_and_nothing_is_wrong(site: Site, tab: Page, where: str) -> None:
    """No request goes anywhere but to the server that was started, and the browser finds nothing to complain of."""
    asked: list[str] = []
    said: list[str] = []
    hears: dict[Any, Callable[[Any], None]] = {
        "request": lambda request: asked.append(request.url),
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
    }
    for event, hear in hears.items():
        tab.on(event, hear)
    response = tab.goto(site.origin + where)
    assert response is not None
    assert tab.evaluate("document.cookie") == ""
    assert tab.evaluate("performance.getEntriesByType('resource').every(e => e.name.startsWith(origin))")
    for event, hear in hears.items():
        tab.remove_listener(event, hear)
    own = f"the server responded with a status of {response.status}"
    assert [url for url in asked if not url.startswith(f"{site.origin}/")] == []
    assert f"{site.origin}/desk.css" in asked
    assert [text for text in said if response.status == 200 or own not in text] == []


def test_a_request_elsewhere_would_be_stopped(site: Site) -> None:
    """A picture from elsewhere, a script and a style put into a page are refused by the policy, and that is heard."""
    said: list[str] = []
    with site.page("/harbour/public") as page:
        page.on("console", lambda message: said.append(message.text))
        page.evaluate("""() => {
            const img = document.createElement('img'); img.src = 'http://127.0.0.1:1/x.png'; document.body.append(img);
            const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s);
            document.body.setAttribute('style', 'color: red');
        }""")
        page.wait_for_timeout(200)
        assert page.evaluate("window.ran") is None
        assert page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    assert len([text for text in said if "Content Security Policy" in text]) >= 3


def test_axe_finds_nothing_elsewhere(site: Site) -> None:
    """Nor is there a fault on the small screen, from the right, with an error at a field, or where nothing is."""
    early = "as_of=2031-02-10"
    with site.page("/nope/", viewport=SMALL) as page:
        for where in (
            f"/harbour/?{early}",
            "/harbour/?as_of=yesterday",
            "/harbour/?known_at=2030&room=joint",
            "/nope/",
        ):
            page.goto(site.origin + where)
            page.evaluate(TURN)
            assert faults(page) == []


def test_axe_would_find_a_fault(site: Site) -> None:
    """The check is alive: a choice that loses its label, and a picture without a name, are found."""
    with site.page("/harbour/public") as page:
        page.evaluate(
            "document.querySelector('label[for=capture-room]').remove();"
            "document.body.append(document.createElement('img'))"
        )
        assert {"select-name", "image-alt"} <= {rule for rule, _ in faults(page)}


@pytest.mark.parametrize("where", [*PLACES, "/doha/timeline", "/harbour/?as_of=yesterday", "/harbour/?room=joint"])
def test_no_page_is_wider_than_the_screen(site: Site, where: str) -> None:
    """From 320 px (which is 1280 px at 400 %) on, nothing runs off either side; only the picture scrolls in its box."""
    with site.page(where, viewport={"width": 320, "height": 740}) as page:
        for width, way in ((320, "rtl"), (360, "ltr"), (360, "rtl"), (760, "ltr"), (1280, "rtl")):
            page.set_viewport_size({"width": width, "height": 740})
            page.evaluate(f"document.documentElement.dir = '{way}'")
            assert page.evaluate("[innerWidth, document.documentElement.scrollWidth <= innerWidth]") == [width, True]
            assert page.evaluate(OVERFLOW) == []


def test_what_runs_off_the_screen_is_found(site: Site) -> None:
    """The check is alive: a box too wide, and one that starts before the edge, are found."""
    with site.page("/nope/", viewport=SMALL) as page:
        assert page.evaluate(OVERFLOW) == []
        page.evaluate("document.querySelector('h1').style.setProperty('inline-size', '400px')")
        page.evaluate("document.querySelector('p').style.setProperty('margin-inline-start', '-40px')")
        assert page.evaluate(OVERFLOW) == ["H1.", "P."]


def test_text_at_twice_the_size_still_fits(site: Site) -> None:
    """With the text alone at 200 % a laptop's screen still needs no scrolling sideways."""
    with site.page("/harbour/") as page:
        page.evaluate("document.documentElement.style.setProperty('font-size', '212.5%')")
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 34
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert page.evaluate(OVERFLOW) == []


def test_lines_are_of_a_length_to_read(site: Site) -> None:
    """On a wide screen a line of text has 80 letters at most (WCAG 1.4.8), and type no smaller than 12 px."""
    with site.page("/harbour/") as page:
        longest = page.evaluate(LONGEST)
        smallest = page.evaluate(SMALLEST)
    assert longest <= 80
    assert smallest >= 12


@pytest.mark.parametrize("where", ["/", "/harbour/public", "/harbour/?fold=none"])
def test_every_link_can_be_reached_by_keyboard(site: Site, where: str) -> None:
    """Tab goes through everything that can be used, in the order of the page, and shows where it is."""
    with site.page(where) as page:
        wanted = page.evaluate(NUMBERED)
        reached: list[int] = []
        for _ in range(len(wanted) * 4):
            page.keyboard.press("Tab")
            place = page.evaluate("document.activeElement.dataset.place ?? null")
            if place is None:
                break
            if not reached or reached[-1] != int(place):
                reached.append(int(place))
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert reached == wanted


def test_the_skip_link_leads_to_the_page(site: Site) -> None:
    """The first thing Tab comes to shows itself, and leads past all that is the same on every page."""
    with site.page("/harbour/") as page:
        page.keyboard.press("Tab")
        assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_it_works_without_javascript(site: Site) -> None:
    """With JavaScript off, the form looks at another day from a room, sections unfold, and links keep the look."""
    with site.page("/harbour/", java_script_enabled=False) as page:
        page.locator("#as_of").fill("2031-03-15")
        page.locator("#room").select_option("joint")
        page.locator(".look button").click()
        assert page.url.endswith("/harbour/?as_of=2031-03-15&known_at=&room=joint")
        assert "a past day" in page.locator(".told").inner_text()
        page.locator(".sections details summary").first.click()
        assert page.locator(".sections details li").first.is_visible()
        page.locator(".pages").get_by_role("link", name="Timeline").click()
        assert page.url.endswith("/harbour/timeline?as_of=2031-03-15&room=joint")


def test_light_and_dark(site: Site) -> None:
    """The page takes the scheme of the machine: dark letters on light paper, or the other way round."""
    for scheme, darker in (("light", "color"), ("dark", "backgroundColor")):
        with site.page("/harbour/", color_scheme=scheme) as page:
            found: Any = page.evaluate("""() => { const s = getComputedStyle(document.body), f = c =>
                c.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0);
                return {color: f(s.color), backgroundColor: f(s.backgroundColor)}; }""")
            assert min(found, key=found.__getitem__) == darker
            assert abs(found["color"] - found["backgroundColor"]) > 400


def test_forced_colours_leave_everything_there(site: Site) -> None:
    """With the colours of the machine forced on the page, what is current and what can be pressed still shows."""
    with site.page("/harbour/timeline", forced_colors="active") as page:
        assert (
            page.evaluate("getComputedStyle(document.querySelector('[aria-current]')).textDecorationLine")
            == "underline"
        )
        assert page.evaluate("""() => { const s = getComputedStyle(document.querySelector('button'));
            return s.color !== s.backgroundColor; }""")


def test_a_turned_page_is_mirrored(site: Site) -> None:
    """Asked to read from the right, every part lies as far from the right edge as it lay from the left."""
    for where in ("/harbour/", "/harbour/timeline"):
        with site.page(where) as page:
            plain: Any = page.evaluate(BOXES)
            page.evaluate(TURN)
            turned: Any = page.evaluate(BOXES)
        assert len(plain) > 4
        assert [(round(end), round(start)) for start, end in plain] == [(round(a), round(b)) for a, b in turned]


def test_words_run_their_own_way_on_a_page_in_arabic(site: Site) -> None:
    """On a page in Arabic our sentences run from the right; what was said runs as its own language does."""
    ways = "e => [...document.querySelectorAll(e)].map(e => getComputedStyle(e).direction)"
    desk = in_language(supplied_desk("harbour"), "ar")
    with serving(desk) as origin, Site(origin, site.browser).page("/harbour/?fold=none") as page:
        ours: Any = page.evaluate(ways, ".dateline, .basis")
        english: Any = page.evaluate(ways, "bdi.quote[dir=ltr]")
        arabic: Any = page.evaluate(ways, "bdi[lang=ar]")
    assert (set(ours), set(english), set(arabic)) == ({"rtl"}, {"ltr"}, {"rtl"})


def test_the_debtor_stands_before_the_creditor(site: Site) -> None:
    """With both names from the right, who owes is seen left of "owes", and who is owed right of it."""
    with serving(wages_desk()) as origin, Site(origin, site.browser).page("/harbour/?fold=none") as page:
        placed: Any = page.evaluate(PLACED, [UNION, FIRM])
    assert len(placed) >= 2
    for debtor, owes, creditor in placed:
        assert debtor[1] <= owes[0] + 1
        assert owes[1] <= creditor[0] + 1


def test_the_picture_scrolls_in_its_own_box(site: Site) -> None:
    """On a small screen the timeline scrolls in its box, by keyboard too, with letters no smaller than 12 px."""
    with site.page("/harbour/timeline", viewport=SMALL) as page:
        box = page.locator(".picture")
        box.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        assert page.evaluate("document.querySelector('.picture').scrollLeft") > 0
        assert page.evaluate("document.querySelector('.picture text').getBoundingClientRect().height") >= 12
        assert box.get_attribute("tabindex") == "0"


@pytest.mark.parametrize("where", ["/harbour/", "/harbour/timeline", "/harbour/public", "/harbour/proposals"])
def test_paper_has_the_record_and_nothing_to_click(site: Site, where: str) -> None:
    """Printed, a page is black on white, whole though it was folded, without form or ways; it fits on its sheets."""
    with site.page(where, color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        for gone in (".look", ".pages", ".contents", ".foot", "summary", ".skip", "a[href*='/record']", "button"):
            assert [one for one in page.locator(gone).all() if one.is_visible()] == []
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        folded = page.locator("details > ul > li:first-child")
        assert [one for one in folded.all() if (one.bounding_box() or {"height": 0})["height"] == 0] == []
        pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page/") + pdf.count(b"/Type /Page ") >= 1
    assert len(pdf) > 20_000
