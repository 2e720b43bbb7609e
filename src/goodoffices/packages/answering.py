"""What runs the solvers: a question about one scenario in, a sheet out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from goodoffices.packages.answers import Efficient, Fair, Sure
from goodoffices.packages.faults import PackagesError, Stopped, TooLarge
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import Likely, Sheet, candidates
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Budget, Limit, Watch

if TYPE_CHECKING:
    from goodoffices.packages.dividing.divided import Divided
    from goodoffices.packages.doubt.doubting import Doubt
    from goodoffices.packages.knowing import Known
    from goodoffices.packages.reading.joining import Told

USUAL = ("nash", "ks", "egalitarian")
LOSS = 0.01
"""The efficient set may lose so much of each party's range where it is too large for the time there is."""
T = TypeVar("T")


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a scenario. `guesses` are what doubt and questions go by; `seconds` is for all of it together.

    `text` asks for a single text, from the package to be improved or else from a fair one; `pool` for so many packages
    unlike each other. `middles` are parties known in words only, whose profile stands in for what they want; `drawn`
    are those of them for whom it was drawn, and `apart` says that nobody's own guesses count for it. `refused` are the
    guesses that cannot be reckoned with, each with why.
    """

    scenario: Scenario
    solve: tuple[str, ...] = USUAL
    guesses: dict[str, Known] = {}
    doubt: bool = False
    ask: bool = False
    improve: Package | None = None
    text: bool = False
    pool: int = 0
    divide: bool = False
    seconds: float | None = None
    seed: int = 0
    middles: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    apart: bool = False
    refused: tuple[tuple[str, PackagesError], ...] = ()


def request(told: Told, *, seed: int = 0, watch: Watch = UNWATCHED, **asked: Any) -> Request:
    """Return what is asked of what files say: `asked` are the fields of a request.

    Under doubt a party may be known in words only; the middle of what fits stands in for its numbers. Raises
    PackagesError.
    """
    if not (asked.get("doubt") or asked.get("ask")):
        return Request(scenario=told.scenario, seed=seed, **asked)
    from goodoffices.packages.middles import middles

    words = tuple(party for party, own in zip(told.parties, told.profiles, strict=True) if own is None)
    limit = Limit(watch.step, seconds=asked.get("seconds"))
    found, refused = _guesses(told)
    made = middles(told, seed=seed, watch=limit)
    return Request(
        scenario=Scenario(told.space, made.profiles, told.space.name),
        guesses=found,
        seed=seed,
        middles=words,
        drawn=made.drawn,
        apart=made.apart,
        refused=refused,
        **asked | {"seconds": limit.left},
    )


def _guesses(told: Told) -> tuple[dict[str, Known], tuple[tuple[str, PackagesError], ...]]:
    """Return what is known as each person guesses, and those guesses that cannot be reckoned with, with why."""
    from goodoffices.packages.knowing import guess, guessers

    found: dict[str, Known] = {}
    refused: list[tuple[str, PackagesError]] = []
    for by in guessers(told.profiles, told.said):
        try:
            found[by] = guess(told.space, told.parties, told.profiles, told.said, by)
        except PackagesError as error:
            refused.append((_as_guessed("doubt", by), error))
    return found, tuple(refused)


class Run:
    """One run: shares out the time that is left, and keeps what could not be answered instead of failing with it."""

    def __init__(self, request: Request, watch: Watch) -> None:
        self.request = request
        self.failed: list[tuple[str, PackagesError]] = []
        self._watch = Watch(watch.step, seconds=request.seconds)

    def part(
        self, what: str, share: float, work: Callable[[Budget, Watch], T], watched: type[Watch] = Watch
    ) -> T | None:
        """Return what a part of the work gives, within a share of the time left; None where it could not be done."""
        own = self._watch.part(share, watched)
        self._watch.step(what)
        try:
            return work(Budget(seconds=own.left, loss=LOSS), own)
        except Stopped:
            raise
        except PackagesError as error:
            self.failed.append((what, error))
            return None


def answer(request: Request, *, watch: Watch = UNWATCHED) -> Sheet:
    """Return everything asked of a scenario, as far as it could be answered in the time given. Raises Stopped."""
    run = Run(request, watch)
    front = run.part("efficient", 0.5, lambda budget, own: _efficient(request, budget, own))
    fair: tuple[Fair, ...] = ()
    for name in request.solve:
        fair += run.part(name, 0.5, partial(_fair, request, name, front)) or ()
    sheet = Sheet(
        scenario=request.scenario,
        front=front,
        fair=fair,
        middles=request.middles,
        drawn=request.drawn,
        apart=request.apart,
    )
    if request.improve is not None or request.text or request.pool:
        sheet = _bettered(run, sheet)
    if request.divide:
        sheet = msgspec.structs.replace(sheet, divided=run.part("divide", 0.5, partial(_divided, request)))
    if request.doubt or request.ask:
        sheet = _doubted(run, sheet)
    done = msgspec.structs.replace(_drawn(sheet) if request.drawn else sheet, failed=tuple(run.failed))
    return msgspec.structs.replace(done, slow=_short(done) and not _quick())


def _short(sheet: Sheet) -> bool:
    """Return whether something was left out, or lost, because the time or the memory did not last."""
    lost = sheet.front is not None and sheet.front.sure.sort == "loss"
    return lost or any(isinstance(error, TooLarge) for _, error in sheet.failed)


def _quick() -> bool:
    """Return whether the kernels are compiled ones."""
    from goodoffices.packages.folding.engine import engine

    return engine().NAME == "numba"


def _drawn(sheet: Sheet) -> Sheet:
    """Return a sheet of which no answer is exact, or proved: wishes that were drawn stand in for somebody's numbers."""
    replace, found = msgspec.structs.replace, Sure("found")
    return replace(
        sheet,
        front=sheet.front and replace(sheet.front, sure=found),
        fair=tuple(replace(one, sure=found) for one in sheet.fair),
        improved=sheet.improved and replace(sheet.improved, sure=found),
        texts=sheet.texts and replace(sheet.texts, texts=tuple(replace(one, sure=found) for one in sheet.texts.texts)),
    )


def _bettered(run: Run, sheet: Sheet) -> Sheet:
    """Return a sheet with what bettering an agreed package, a single text and a pool give, as far as they are asked."""
    from goodoffices.packages import bettering

    asked, agreed = run.request, run.request.improve
    if agreed is not None:
        found = run.part("improve", 0.7, partial(bettering.improved, sheet, agreed))
        sheet = msgspec.structs.replace(sheet, improved=found)
    if asked.text:
        texts = run.part("text", 0.5, partial(bettering.texts, sheet, agreed, asked.seed))
        sheet = msgspec.structs.replace(sheet, texts=texts)
    if asked.pool:
        pooled = run.part("pool", 0.5, partial(bettering.pooled, sheet, asked.pool, asked.seed))
        sheet = msgspec.structs.replace(sheet, pool=pooled)
    return sheet


def _doubted(run: Run, sheet: Sheet) -> Sheet:
    """Return a sheet with what is in doubt, and what to ask, as each person guesses: never put together."""
    from goodoffices.packages.guessing import drawn

    asked = run.request
    run.failed += asked.refused
    if not asked.guesses and not asked.refused:
        run.failed.append(("doubt", PackagesError("nothing-known")))
        return sheet
    held = [one for by in asked.guesses if (one := _guess(run, by)) is not None]
    if asked.doubt:
        packages = _worth_a_look(run, sheet, held)
        likely = tuple(one for place, own in enumerate(held) for one in _chances(run, own, packages, len(held) - place))
        lines = tuple(drawn(own, asked.scenario.parties) for own in held)
        sheet = msgspec.structs.replace(sheet, likely=likely, lines=lines)
    asks = [_question(run, own) for own in held] if asked.ask else []
    return msgspec.structs.replace(sheet, asks=tuple(one for one in asks if one))


def _guess(run: Run, by: str) -> Doubt | None:
    """Return what one person takes for possible, or None where that does not go together."""
    from goodoffices.packages.doubt.doubting import content, doubt

    asked = run.request

    def work(_: Budget, watch: Watch) -> Doubt:
        # in an order that hangs on no party's name or place, so that nothing that is found does
        known = sorted(asked.guesses[by], key=content)
        return doubt(asked.scenario.space, known, by=by, seed=asked.seed, watch=watch)

    return run.part(_as_guessed("doubt", by), 0.3, work, Limit)


def _worth_a_look(run: Run, sheet: Sheet, held: list[Doubt]) -> list[Package]:
    """Return the packages that are there, and those that all are likely to accept as any one person guesses."""
    from goodoffices.packages.guessing import acceptable

    packages = [one.package for one in candidates(sheet)]
    for own in held:
        packages += (
            run.part(_as_guessed("search", own.by), 0.3, partial(_found, acceptable, own, run.request.seed), Limit)
            or ()
        )
    return list(dict.fromkeys(packages))


def _found(
    search: Callable[..., tuple[Package, ...]], own: Doubt, seed: int, _: Budget, watch: Watch
) -> tuple[Package, ...]:
    return search(own, seed=seed, watch=watch)


def _chances(run: Run, own: Doubt, packages: list[Package], left: int) -> tuple[Likely, ...]:
    from goodoffices.packages.guessing import chances

    parties = run.request.scenario.parties
    found = run.part(_as_guessed("doubt", own.by), 1 / (left + 1), lambda *_: chances(own, packages, parties)) or ()
    if not found:
        return ()
    deep = partial(_deeper, own, found, run.request.seed)
    deeper = run.part(_as_guessed("regret", own.by), 1 / (left + 1), deep, Limit)
    return deeper or found


def _question(run: Run, own: Doubt) -> str | None:
    from goodoffices.packages.guessing import question

    def work(_: Budget, watch: Watch) -> str:
        return question(own, seed=run.request.seed, watch=watch)

    return run.part(_as_guessed("ask", own.by), 0.7, work, Limit)


def _as_guessed(what: str, by: str) -> str:
    return f"{what}, as {by} guesses" if by else what


def _deeper(doubted: Doubt, found: tuple[Likely, ...], seed: int, _: Budget, watch: Watch) -> tuple[Likely, ...]:
    from goodoffices.packages.guessing import looked_into

    return looked_into(doubted, found, seed=seed, watch=watch)


def _divided(request: Request, _: Budget, watch: Watch) -> Divided:
    from goodoffices.packages.dividing.divided import divided

    return divided(request.scenario, watch=watch)


def _efficient(request: Request, budget: Budget, watch: Watch) -> Efficient:
    from goodoffices.packages.folding import efficient

    return efficient(request.scenario, budget=budget, watch=watch)


def _fair(request: Request, name: str, front: Efficient | None, budget: Budget, watch: Watch) -> tuple[Fair, ...]:
    from goodoffices.packages.fair import fair

    return fair(request.scenario, (name,), front=front, budget=budget, watch=watch)
