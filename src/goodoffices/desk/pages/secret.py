"""Another passphrase: the vault and its rooms get new keys, and a new recovery key is shown once."""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse

from goodoffices import unlocking
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.acting import acting
from goodoffices.desk.flows import beginning
from goodoffices.desk.flows.beginning import Refused
from goodoffices.desk.forms.asks import Asks, errors_of
from goodoffices.desk.forms.sent import Sent, first
from goodoffices.desk.pages.copies import new_secret
from goodoffices.desk.shell import drawn
from goodoffices.desk.vaults import Reopening, opened_as_typed
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.founding import other_ways
from goodoffices.record.founding import add_recovery, change_secret
from goodoffices.record.keys import Secret
from goodoffices.record.vault import Vault
from goodoffices.unbroken import unbroken

FIELDS = {
    "wrong-key": "now", "secret-empty": "now", "passphrase-short": "passphrase", "key-file-size": "key_file",
    "key-file-unread": "key_file", "cannot-write": "key_file", "no-such-place": "key_file",
}  # fmt: skip


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for the secret there is and a new one, and let the new one alone open the vault from then on."""
    with acting(request, key, files=True) as view:
        if not view.held.lockable:
            raise Http404
        sent = dict(request.POST.lists()) if request.method == "POST" else {}
        if not sent:
            return _page(view, {}, {})
        try:
            return _changed(view, sent)
        except Refused as refused:
            return _page(view, sent, refused.errors)
        except GoodOfficesError as refused:
            return _page(view, sent, errors_of(refused, FIELDS))


def _page(view: View, sent: Sent, errors: dict[str, str]) -> HttpResponse:
    asks = Asks("secret", sent, errors)
    ways = view.held.ways
    fields = [asks.one("now", "secret", needed=True)] if "key file" not in ways else []
    fields += [asks.one("recovery", "secret")] if "recovery" in ways else []
    fields += new_secret(asks)
    context = {"asked": fields, "errors": errors, "rest": errors.get("", "")}
    fill = lambda view: context  # noqa: E731  (it has what was typed)
    heading = say("secret.title")
    return drawn(view, "integrity", fill, template="secret", heading=heading, status=400 if errors else 200)


def _changed(view: View, sent: Sent) -> HttpResponse:
    held = view.held
    opens = held.opens
    phrase, key_file = beginning.new_secret(sent)
    # a desk left open for a moment must not be enough to lock its owner out
    known = {name: first(sent, at) for name, at in (("passphrase", "now"), ("recovery", "recovery"))}
    opened_as_typed(held.address, known, opens.key_file if isinstance(opens, Reopening) else "").close()

    def change(secret: Secret) -> str:
        with unbroken():
            recovery = change_secret(held.vault, secret, cost=unlocking.COST) or _first_recovery(held.vault)
        held.opens_with(Reopening(held.address, key_file), (secret.sort, *(("recovery",) if recovery else ())))
        return recovery

    recovery = beginning.with_secret(phrase, key_file, change, other_ways(held.vault.store))
    with suppress(GoodOfficesError):
        # the key it may keep open opens nothing any more
        unlocking.agent().lock(held.vault.store.place())
    held.forget()
    context = {"recovery": recovery, "owed": held.vault.owing}
    fill = lambda view: context  # noqa: E731  (shown in this one answer)
    return drawn(view, "integrity", fill, template="secret_changed", heading=say("secret.changed"))


def _first_recovery(vault: Vault) -> str:
    """Return a recovery key where there was none, or nothing where none can be made: the secret is changed by then."""
    try:
        return add_recovery(vault)
    except GoodOfficesError:
        return ""
