from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from smdesk.models import quick_dataclass

Kind = Callable[..., Any]


def family(kind: Kind, **options: bool) -> tuple[type, type]:
    @kind(**options, kw_only=True)
    class Base:
        """A base."""

        id: int = 0

    @kind(**options)
    class Place(Base):
        """Fields of every sort."""

        title: str
        tags: list[str] = dataclasses.field(default_factory=list)
        note: str = dataclasses.field(default="нет", compare=False, repr=False)

        @property
        def name(self) -> str:
            return self.title.upper()

    return Base, Place


OPTIONS = [
    {},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"slots": True, "eq": False},
    {"frozen": True, "repr": False},
]
CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("Школа",), {}),
    (("Школа", ["а"], "да"), {"id": 7}),
    ((), {"title": "Клуб", "tags": ["б"]}),
    ((), {}),
    (("Школа", [], "", 1), {}),
    (("Школа",), {"unknown": 1}),
]


def told(act: Callable[[], object]) -> object:
    """What came of it: the value, or the kind of the refusal."""
    try:
        return act()
    except (TypeError, AttributeError) as refusal:
        return type(refusal)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize(("values", "named"), CALLS)
def test_makes_what_the_standard_one_makes(
    options: dict[str, bool], values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    shown = []
    for kind in (dataclasses.dataclass, quick_dataclass.dataclass):
        _, place = family(kind, **options)

        def fields(place: type = place) -> object:
            made = place(*values, **named)
            again = place(*values, **named)
            other = place("Другое")
            words = repr(made) if options.get("repr", True) else ""
            return (
                [(field.name, getattr(made, field.name)) for field in dataclasses.fields(made)],
                (words, made.name, made == again, made == other, made == "Школа"),
                (made.tags is again.tags, hasattr(made, "__dict__")),
                dataclasses.replace(made, title="Новое").title,
            )

        shown.append(told(fields))
    assert shown[0] == shown[1]


@quick_dataclass.dataclass(frozen=True)
class Open:
    """Without slots."""

    x: int
    y: int = dataclasses.field(default=0, compare=False)


@quick_dataclass.dataclass(frozen=True, slots=True)
class Slotted:
    """With slots."""

    x: int
    y: int = dataclasses.field(default=0, compare=False)


@pytest.mark.parametrize("kind", [Open, Slotted])
def test_a_frozen_one_refuses_changes_and_is_hashed_by_what_is_compared(
    kind: type[Open | Slotted],
) -> None:
    point = kind(1, 2)
    for name in ("x", "y", "z"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(point, name, 2)
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(point, name)
    assert {kind(1, 3)} == {point}
    assert point.x == 1


def test_one_that_changes_is_not_hashed() -> None:
    _, place = family(quick_dataclass.dataclass)
    made = place("Школа")
    made.title = "Клуб"
    assert made.name == "КЛУБ"
    with pytest.raises(TypeError):
        hash(made)


@quick_dataclass.dataclass(frozen=True, slots=True)
class Copied:
    """At the top of a module, where pickle finds it."""

    x: int
    names: list[str]


def test_frozen_slots_are_copied() -> None:
    one = Copied(1, ["а"])
    deep = copy.deepcopy(one)
    assert copy.copy(one) == one == deep == pickle.loads(pickle.dumps(one))
    assert deep.names is not one.names


def test_own_methods_stay_and_post_init_is_called() -> None:
    @quick_dataclass.dataclass(frozen=True)
    class Own:
        """With methods of its own."""

        x: int

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError("below zero")

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    assert repr(Own(1)) == "own"
    assert Own(1) == Own(2)
    assert hash(Own(1)) == 7
    with pytest.raises(ValueError, match="below zero"):
        Own(-1)


def test_no_fields() -> None:
    @quick_dataclass.dataclass(frozen=True, slots=True)
    class Nothing:
        """No fields."""

    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1
    assert repr(Nothing()).endswith("Nothing()")


def test_its_init_is_compiled_once_and_then_tells_its_parameters() -> None:
    _, place = family(quick_dataclass.dataclass, frozen=True)
    place("Школа")
    assert list(inspect.signature(place).parameters) == ["title", "tags", "note", "id"]


def test_what_it_does_not_know_is_refused() -> None:
    @quick_dataclass.dataclass(frozen=True)
    class Later:
        """A field that is not given."""

        x: int = dataclasses.field(init=False)

    with pytest.raises(TypeError, match="init=False"):
        Later()
