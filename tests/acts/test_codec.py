"""Acts as JSON: back as they were, whatever version wrote them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given

from goodoffices.acts import codec
from goodoffices.acts.act import Act, Unknown, kind_of, kinds
from goodoffices.acts.codec import decode_act, encode, upcaster
from goodoffices.acts.delivery import Commitment
from goodoffices.acts.housekeeping import Correction, Instead, NoteToFile
from goodoffices.acts.notices import Notice, Trigger, WorkCalendar
from goodoffices.acts.people import PartyJoined
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.values import Quantity
from tests.strategies import acts

DAYS = "Saturday Sunday"


@given(acts())
def test_any_act_comes_back_from_json(act: Act) -> None:
    """Whatever the kind, what is decoded equals what was encoded, and encodes to the same bytes again."""
    data = encode(act)
    assert decode_act(data) == act
    assert encode(decode_act(data)) == data


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            WorkCalendar(name="x", rest_days=("Friday",)),
            WorkCalendar(name="x", rest_days=("Friday",), holidays=(), source=""),
        ),
        (Notice(by="a", to=(), consequence="x"), Notice(by="a", to=(), consequence="x", trigger=Trigger())),
        (PartyJoined(name="x"), PartyJoined(name="x", sort="".join(("oth", "er")))),  # type: ignore[arg-type]
        (
            Commitment(by="a", what="x", amount=Quantity(value=3)),
            Commitment(by="a", what="x", amount=Quantity(value=3.0)),
        ),
        (
            Commitment(by="a", what="x", amount=Quantity(value=0.0)),
            Commitment(by="a", what="x", amount=Quantity(value=-0.0)),
        ),
    ],
)
def test_equal_acts_are_the_same_bytes(one: Act, other: Act) -> None:
    """What is left out and what is given as it is by default, whole numbers and others, are written alike."""
    assert one == other
    assert encode(one) == encode(other)
    corrected = [Correction(target="t", reason="r", instead=Instead(act=act)) for act in (one, other)]
    assert len({encode(act) for act in corrected}) == 1


@given(acts())
def test_keys_are_sorted_and_name_the_kind(act: Act) -> None:
    """Bytes do not depend on the order in which fields are declared."""
    raw = msgspec.json.decode(encode(act))
    assert raw["act"] == kind_of(act)
    assert encode(act) == msgspec.json.encode(raw, order="sorted")


@pytest.mark.parametrize(
    "data",
    [
        b'{"act":"Tribunal","by":["a",1,2.5,null,true],"v":3,"words":{"ar":"\xd8\xa7"}}',
        b'{"act":"Tribunal","instead":"something else"}',
        b'{"act":"NoteToFile","text":"x","v":2,"weight":[1e22,0.1]}',
        b'{"act":"Correction","instead":{"act":{"act":"Tribunal","n":1}},"reason":"r","target":"t"}',
        b'{"act":"Correction","instead":{"act":{"act":"NoteToFile","text":"x","v":9}},"reason":"r","target":"t"}',
    ],
)
def test_what_a_newer_version_wrote_is_kept_whole(data: bytes) -> None:
    """An unknown kind, or a known kind of a newer version, also inside a correction, gives its bytes back."""
    act = decode_act(data)
    assert isinstance(act, Unknown)
    assert act.kind == msgspec.json.decode(data)["act"]
    assert encode(act) == data


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes as if their second version had renamed `body` to `text`."""
    monkeypatch.setattr(NoteToFile, "VERSION", 2)
    monkeypatch.setattr(codec, "_UPCASTERS", {})

    @upcaster("NoteToFile", 1)
    def renamed(raw: dict[str, Any]) -> dict[str, Any]:
        raw["text"] = raw.pop("body")
        return raw


@pytest.mark.usefixtures("second_version")
def test_an_older_act_is_read_as_the_newest_has_it() -> None:
    """Upcasters run on what was written before, also inside a correction; what is written now says its version."""
    note = NoteToFile(text="x")
    corrected = Correction(target="t", reason="r", instead=Instead(act=note))
    assert decode_act(b'{"act":"NoteToFile","body":"x"}') == note
    assert encode(note) == b'{"act":"NoteToFile","text":"x","v":2}'
    assert decode_act(encode(note)) == note
    assert (
        decode_act(b'{"act":"Correction","instead":{"act":{"act":"NoteToFile","body":"x"}},"reason":"r","target":"t"}')
        == corrected
    )
    assert decode_act(encode(corrected)) == corrected


@pytest.mark.usefixtures("second_version")
@pytest.mark.parametrize("data", [b'{"act":"NoteToFile"}', b'{"act":"NoteToFile","body":1}'])
def test_an_older_act_that_is_none_is_refused(data: bytes) -> None:
    """Bytes that an upcaster cannot do anything with are no act either."""
    with pytest.raises(GoodOfficesError, match="bad-act"):
        decode_act(data)


@pytest.mark.usefixtures("second_version")
def test_a_kind_may_be_renamed() -> None:
    """An upcaster that changes the kind hands over to the upcasters of the new one."""

    @upcaster("Memorandum", 1)
    def renamed(raw: dict[str, Any]) -> dict[str, Any]:
        return {"act": "NoteToFile", "text": raw["body"]}

    assert decode_act(b'{"act":"Memorandum","body":"x"}') == NoteToFile(text="x")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"{}", b"\xff", b'{"act":1}', b'{"act":"NoteToFile"}', b'{"act":"NoteToFile","text":"x","more":1}',
        b'{"act":"NoteToFile","text":5}', b'{"act":"ImplementationStatus","of":"a","by":"b","level":9}',
        b'{"act":"Correction","target":"t","reason":"","instead":' * 2_000, b"[" * 200_000, b'{"act":"Nope","n":1e999}',
        b'{"act":"Opening","name":"x","v":"two"}', b'{"act":"Opening","name":"x","v":0}',
    ],
)  # fmt: skip
def test_anything_else_is_refused(data: bytes) -> None:
    """What is no act is refused with a reason: a field nobody knows is never dropped in silence."""
    with pytest.raises(GoodOfficesError, match="bad-act") as refusal:
        decode_act(data)
    assert refusal.value.params["reason"]


def test_every_kind_has_its_own_tag() -> None:
    """The kind in the bytes is the name of the class, for each of them."""
    assert {kind: encode(Unknown(kind=kind, raw={"act": kind})) for kind in kinds()} == {
        kind: b'{"act":"%s"}' % kind.encode() for kind in kinds()
    }
