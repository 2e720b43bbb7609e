"""What a person types: a package, a time, names of solutions; understood as meant, or refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.space import Issue, Package, Space
from goodoffices.packages.typed import seconds, solutions, typed_package, written_package
from goodoffices.packages.words import say_error
from tests.packages.spaces import spaces

SPACE = Space((Issue("fee", ("10", "20")), Issue("fee, shared", ("a=b", "no, never")), Issue("day", ("2031-05-01",))))


def refused(code: str, error: PackagesError) -> bool:
    """Return whether an error has this code and a sentence."""
    return error.code == code and all(say_error(error))


def test_names_may_hold_commas_and_signs() -> None:
    """An option goes up to the next issue, whatever is in it; space and order do not matter."""
    assert typed_package(SPACE, "fee, shared=a=b, day = 2031-05-01,fee=20") == (1, 0, 0)
    assert typed_package(SPACE, "fee=10; fee, shared=no, never; day=2031-05-01") == (0, 1, 0)


def test_a_file_says_it_a_line_for_each_issue() -> None:
    """Values of a file are taken as they are written: a day is no date, and 10 no number."""
    assert written_package(SPACE, "fee: 10\n'fee, shared': no, never\nday: 2031-05-01\n") == (0, 1, 0)


@given(spaces(constrained=False), st.data())
def test_every_package_can_be_typed(space: Space, data: st.DataObject) -> None:
    """A package put into words and typed is the same package."""
    package: Package = tuple(data.draw(st.integers(0, len(issue.options) - 1)) for issue in space.issues)
    named = space.named(package)
    assert typed_package(space, ", ".join(f"{issue}={option}" for issue, option in named.items())) == package
    assert written_package(space, "\n".join(f"{issue}: {option}" for issue, option in named.items())) == package


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("fee=10", "issues-open"),
        ("fee=30, fee, shared=a=b, day=2031-05-01", "no-option"),
        ("fee=10, fee=20", "issue-said-twice"),
        ("nothing", "package-form"),
        ("x fee=10", "package-form"),
        ("", "package-form"),
        ("\x1b[31m=1", "package-form"),
    ],
)
def test_what_is_no_package_is_refused(text: str, code: str) -> None:
    """What is missing, unknown or said twice is named."""
    with pytest.raises(PackagesError) as error:
        typed_package(SPACE, text)
    assert refused(code, error.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "package-form"),
        ("- fee", "package-form"),
        ("fee: [10]", "package-form"),
        ("fee: {", "package-form"),
        ("a: &a [*a]", "package-form"),
        ("fee: 10\nrent: 5", "no-issue"),
        ("[" * 50_000, "package-form"),
    ],
)
def test_a_file_that_is_no_package_is_refused(text: str, code: str) -> None:
    """A file of another form, a broken one and a hostile one are refused in words."""
    with pytest.raises(PackagesError) as error:
        written_package(SPACE, text)
    assert refused(code, error.value)


def test_times_are_read_with_their_unit() -> None:
    """Seconds, minutes and hours; a bare number is seconds."""
    assert [seconds(text) for text in ("10s", "2m", "1.5 h", "7", "0.5S")] == [10, 120, 5400, 7, 0.5]


@pytest.mark.parametrize("text", ["", "0s", "-1s", "ten", "1d", "nan", "inf", "1e9s", "9" * 400])
def test_what_is_no_time_is_refused(text: str) -> None:
    """Nothing, nought, less than nought and words are no time."""
    with pytest.raises(PackagesError) as error:
        seconds(text)
    assert refused("time-form", error.value)


def test_solutions_are_named_once() -> None:
    """Names are taken in their order, each once; unknown ones and none at all are refused with those there are."""
    assert solutions("KS, nash,ks") == ("ks", "nash")
    for text, code in (("nash,best", "solve-unknown"), (" , ", "solve-none")):
        with pytest.raises(PackagesError) as error:
            solutions(text)
        assert refused(code, error.value)
        assert "utilitarian" in " ".join(say_error(error.value))
