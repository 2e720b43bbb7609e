"""A mediation that begins on this desk: from what was typed to a vault that is there whole, or not at all."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar, get_args
from zoneinfo import available_timezones

from goodoffices.acts.people import Sort
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.sugar import LANGUAGE
from goodoffices.acts.zones import zone_named
from goodoffices.desk.forms.asks import lines_of, ticked, typed
from goodoffices.desk.forms.sent import Sent, first
from goodoffices.desk.words import say
from goodoffices.export.errors import say_error
from goodoffices.founding import demand_free, key_file_kept, made_at
from goodoffices.making import make_vault
from goodoffices.new import MOST_RULES, Answers, new_file, writable, write_new
from goodoffices.record.file import Mediation, read_mediation
from goodoffices.record.keys import SHORTEST, Secret
from goodoffices.record.regime import STRICTEST, Keeps, regime
from goodoffices.unlocking import KEY_FILE, read_key_file
from goodoffices.ways import Ways, is_database

LANGUAGES = {
    "en": "English", "ar": "العربية", "he": "עברית", "fr": "Français", "es": "Español", "pt": "Português",
    "ru": "Русский", "zh": "中文", "fa": "فارسی", "tr": "Türkçe", "ur": "اردو", "hi": "हिन्दी", "ps": "پښتو",
    "ku": "Kurdî", "am": "አማርኛ", "so": "Soomaali", "sw": "Kiswahili", "uk": "Українська", "de": "Deutsch",
    "it": "Italiano", "nl": "Nederlands", "el": "Ελληνικά", "id": "Bahasa Indonesia", "my": "မြန်မာ",
}  # fmt: skip
"""Languages to choose from for what is written, as each calls itself; any other can be typed as a code."""
MEDIATORS: tuple[str, ...] = ("state", "organisation", "person", "authority", "group")
OF_EACH_PARTY = ("room", "file")
_MOST_NAMES = 60
T = TypeVar("T")


class Refused(Exception):
    """What was typed cannot be taken: what is wrong, in words, by the name of the field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__()
        self.errors = errors


class Wanted(NamedTuple):
    """A vault that somebody wants made: where, with what in it, under which regime, and with which secret."""

    address: str
    mediation: Mediation
    keeps: Keeps | None
    passphrase: str
    key_file: str


def zones() -> list[str]:
    """Return the time zones to choose from: those of places, and UTC."""
    return ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))]


def own_zone() -> str:
    """Return the time zone of this machine, or UTC where it does not say."""
    found = os.environ.get("TZ", "").lstrip(":")
    with suppress(OSError):
        found = found or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    return found if found in zones() else "UTC"


def free_place() -> str:
    """Return a path in the home folder at which nothing lies yet, with a name that says nothing."""
    names = ("~/mediation.vault", *(f"~/mediation-{number}.vault" for number in range(2, 1_000)))
    return next((name for name in names if not os.path.lexists(place_typed(name))), "")


def place_typed(text: str) -> str:
    """Return a path or an address of a database as it was typed, in full. Raises GoodOfficesError("no-such-place")."""
    if is_database(text):
        return text
    try:
        path = Path(text).expanduser()
    except RuntimeError:
        path = Path(text)
    if not text or "\x00" in text or not path.is_absolute():
        raise GoodOfficesError("no-such-place", found=text)
    return str(path)


def file_typed(text: str) -> str:
    """Return a path to read from, or an address of a database, as it was typed. Raises "no-such-place", "not-a-file".

    What is no file, such as a pipe, could let whoever reads it wait for ever.
    """
    path = place_typed(text)
    if not is_database(path) and os.path.lexists(path) and not Path(path).is_file():
        raise GoodOfficesError("not-a-file", file=path)
    return path


# a new one, from a page of questions


def wanted(sent: Sent) -> Wanted:
    """Return the vault that a page of questions asks for. Raises Refused with all that is wrong."""
    wrong: dict[str, str] = {}
    answers = _answers(sent, wrong)
    keeps = _keeps(sent, wrong)
    if answers.rules and keeps not in (None, "evidence"):
        wrong["rules"] = say("begin.wrong.rules")
    address = _address(sent, wrong)
    phrase, key_file = _secret(sent, wrong)
    if wrong:
        raise Refused(wrong)
    return Wanted(address, read_mediation(new_file(answers, now=int(time.time()))), keeps, phrase, key_file)


def _answers(sent: Sent, wrong: dict[str, str]) -> Answers:
    language = typed(sent, "language")
    if not LANGUAGE.fullmatch(language):
        wrong["language"] = say("begin.wrong.choose")
    zone = typed(sent, "zone")
    try:
        zone_named(zone)
    except GoodOfficesError:
        wrong["zone"] = say("begin.wrong.choose")
    sort = typed(sent, "sort")
    if sort not in get_args(Sort):
        wrong["sort"] = say("begin.wrong.choose")
    return Answers(
        name=_line(sent, "name", wrong, needed=True),
        matter=_line(sent, "matter", wrong),
        zone=zone,
        language=language,
        parties=_names(sent, "parties", wrong),
        mediator=_line(sent, "mediator", wrong, needed=True),
        sort=sort,
        host=_line(sent, "host", wrong),
        team=_names(sent, "team", wrong),
        rules=_rules(sent, wrong),
        rooms=frozenset(ticked(sent, "rooms")) & frozenset(OF_EACH_PARTY),
        known=bool(typed(sent, "known")),
    )


def _line(sent: Sent, name: str, wrong: dict[str, str], *, needed: bool = False) -> str:
    text = typed(sent, name)
    if needed and not text:
        wrong[name] = say("begin.wrong.needed")
    elif not _fits(text):
        wrong[name] = say("begin.wrong.text")
    return text


def _names(sent: Sent, name: str, wrong: dict[str, str]) -> tuple[str, ...]:
    """Return names, one on each line; none may come twice, so that each is somebody."""
    found = lines_of(typed(sent, name))
    if not found:
        wrong[name] = say("begin.wrong.names")
    elif len(found) > _MOST_NAMES or not all(map(_fits, found)):
        wrong[name] = say("begin.wrong.text")
    elif len(set(found)) < len(found):
        wrong[name] = say("begin.wrong.twice")
    return found


def _rules(sent: Sent, wrong: dict[str, str]) -> tuple[str, ...]:
    rules = lines_of(typed(sent, "rules"))
    if spoken := _line(sent, "languages", wrong):
        rules = (say("begin.languages.rule", languages=spoken), *rules)
    if len(rules) > MOST_RULES or not all(map(_fits, rules)):
        wrong["rules"] = say("begin.wrong.text")
    return rules


def _fits(text: str) -> bool:
    return len(text) <= 1_000 and writable(text)


def _keeps(sent: Sent, wrong: dict[str, str]) -> Keeps | None:
    keeps = next((one for one in STRICTEST if one == typed(sent, "keeps")), None)
    if keeps is None:
        wrong["keeps"] = say("begin.wrong.choose")
    return keeps


# a new one, from a file


def wanted_of(mediation: Mediation, sent: Sent) -> Wanted:
    """Return the vault that is to hold what a file holds; its regime is asked for where the file says none.

    Raises Refused with all that is wrong.
    """
    wrong: dict[str, str] = {}
    keeps = _keeps(sent, wrong) if says_no_regime(mediation) else None
    address = _address(sent, wrong)
    phrase, key_file = _secret(sent, wrong)
    if wrong:
        raise Refused(wrong)
    return Wanted(address, mediation, keeps, phrase, key_file)


def says_no_regime(mediation: Mediation) -> bool:
    """Return whether a file does not say what may be put on record."""
    return regime(entry.act for entry in mediation.entries) is None


# where it lies and how it opens


def _address(sent: Sent, wrong: dict[str, str]) -> str:
    try:
        address = place_typed(typed(sent, "where"))
        demand_free(address)
        return address
    except GoodOfficesError as error:
        wrong["where"] = say_error(error)
        return ""


def _secret(sent: Sent, wrong: dict[str, str]) -> tuple[str, str]:
    """Return a new passphrase and the path of a key file: one of them, or both. They are typed and not kept."""
    phrase, again = (first(sent, name) for name in ("passphrase", "again"))
    key_file = typed(sent, "key_file")
    if phrase != again:
        wrong["again"] = say_error(GoodOfficesError("passphrases-differ"))
    elif len(phrase) < SHORTEST and (phrase or not key_file):
        wrong["passphrase"] = say_error(GoodOfficesError("passphrase-short", least=SHORTEST))
    try:
        key_file = file_typed(key_file) if key_file else ""
    except GoodOfficesError as error:
        wrong["key_file"] = say_error(error)
    return phrase, key_file


def new_secret(sent: Sent) -> tuple[str, str]:
    """Return a new passphrase and the path of a key file, as typed. Raises Refused."""
    wrong: dict[str, str] = {}
    found = _secret(sent, wrong)
    if wrong:
        raise Refused(wrong)
    return found


def with_secret(phrase: str, key_file: str, make: Callable[[Secret], T], opens: Callable[[], bool]) -> T:
    """Return what is made with a secret; a key file that is not there yet is made.

    It goes where the rest fails, unless it `opens` something by then.
    """
    with key_file_kept(Ways(key_file=key_file), opens):
        if key_file and not os.path.lexists(key_file):
            write_new(Path(key_file), secrets.token_bytes(KEY_FILE))
        return make(Secret(passphrase=phrase, key_file=read_key_file(key_file) if key_file else b""))


def made(vault: Wanted) -> str:
    """Make a vault, whole or not at all, and return its recovery key. Raises GoodOfficesError."""
    return with_secret(
        vault.passphrase,
        vault.key_file,
        lambda secret: make_vault(vault.address, vault.mediation, secret, vault.keeps),
        made_at(vault.address),
    )
