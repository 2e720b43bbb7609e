"""A form as a browser sends it: every field that stands on the page, changed where a person types or ticks."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from goodoffices.desk.desks import Desk
from tests.desk.desks import client

LEFT_OUT = ("csrfmiddlewaretoken", "token", "state", "anyway", "more")


class Sheet(dict[str, Any]):
    """What a form would send, by name: a text, or a list of them where several boxes of one name are ticked."""

    def __or__(self, other: Any) -> Sheet:  # type: ignore[override]
        """Return it with these fields typed over."""
        return Sheet({**self, **other})

    def typed(self) -> dict[str, Any]:
        """Return what a person put in, without what the form carries for itself."""
        return {name: value for name, value in self.items() if value and name not in LEFT_OUT}

    @classmethod
    def of(cls, found: str) -> Sheet:
        """Return what the page's longest form would send as it stands."""
        reader = _Reader()
        reader.feed(found)
        longest = max(reader.forms, key=len)
        return cls(longest)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[dict[str, Any]] = []
        self._inside = False
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
            self._inside = True
        name = given.get("name", "")
        if not self._inside:
            return
        if tag == "input" and name and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self._put(name, given.get("value", "on"))
        if tag == "textarea":
            self._area = name
            self.forms[-1].setdefault(name, "")
        if tag == "select":
            self._select = name
        if tag == "option" and self._select:
            if "selected" in given:
                self.forms[-1][self._select] = given.get("value", "")
            else:
                self.forms[-1].setdefault(self._select, given.get("value", ""))

    def _put(self, name: str, value: str) -> None:
        there = self.forms[-1].get(name)
        self.forms[-1][name] = value if there is None else [*([there] if isinstance(there, str) else there), value]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        if tag == "textarea":
            # a browser leaves out one line end right after the tag
            self.forms[-1][self._area] = self.forms[-1][self._area].removeprefix("\n")
            self._area = ""
        if tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area] += data


def opened(desk: Desk, where: str) -> Sheet:
    """Return a form as it is opened."""
    answer = client(desk).get(where)
    assert answer.status_code == 200, where
    return Sheet.of(answer.content.decode())


def sent(desk: Desk, where: str, sheet: Sheet) -> Any:
    """Send a form, and return the answer."""
    return client(desk).post(where, dict(sheet))
