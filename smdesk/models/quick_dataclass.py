"""The standard `dataclass` for what the window loads before its first paint.

The standard one compiles six methods of a frozen class, which takes a millisecond; most of them
are never called before the user sees something. Here `__init__` is compiled by its first call,
and the others need no compiling. All of a family of classes have to be of one kind.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *,
        frozen: bool = False,
        eq: bool = True,
        repr: bool = True,  # noqa: A002 - named as in the standard one
        slots: bool = False,
        kw_only: bool = False,
    ) -> Callable[[type], type]:
        """As `dataclasses.dataclass` with these options; it knows no others."""

        def wrap(plain: type) -> type:
            if not plain.__doc__:  # else the standard one compiles a tokenizer to describe it
                plain.__doc__ = plain.__qualname__
            fields_only = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=slots, kw_only=kw_only
            )
            made = fields_only(plain)
            methods: dict[str, object] = {"__init__": _initialiser(made, frozen=frozen)}
            if eq:
                methods |= _comparing(made, frozen=frozen)
            if frozen:
                methods |= _freezing(made)
            if repr:
                methods["__repr__"] = _showing(made)
            own = {name for name, value in vars(plain).items() if value is not None}
            for name in methods.keys() - own:
                setattr(made, name, methods[name])
            return made

        return wrap


_ABSENT = object()


def _initialiser(cls: type, *, frozen: bool) -> Callable[..., None]:
    """What compiles the `__init__` of the class when it is called, and gives its place to it."""

    def first(self: object, *values: object, **named: object) -> None:
        written = _written(cls, frozen=frozen)
        setattr(cls, "__init__", written)  # noqa: B010 - no checker lets a method be replaced
        written(self, *values, **named)

    return first


def _written(cls: type, *, frozen: bool) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_absent": _ABSENT}
    head, body = ["self"], ["pass"]
    for field in sorted(dataclasses.fields(cls), key=attrgetter("kw_only")):
        if field.kw_only and "*" not in head:
            head.append("*")
        parameter, value = _parameter(field, known)
        head.append(parameter)
        name = field.name
        body.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    source = f"def __init__({', '.join(head)}):\n " + "\n ".join(body)
    exec(source, known)  # noqa: S102 - made of the names of our own fields
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written


def _parameter(field: dataclasses.Field[Any], known: dict[str, Any]) -> tuple[str, str]:
    """How `__init__` takes a field, and the expression of what it sets."""
    if not field.init:
        raise TypeError(f"{field.name}: only a standard dataclass knows init=False")
    name, default = field.name, f"_of_{field.name}"
    if field.default_factory is not dataclasses.MISSING:
        known[default] = field.default_factory
        return f"{name}=_absent", f"{default}() if {name} is _absent else {name}"
    if field.default is not dataclasses.MISSING:
        known[default] = field.default
        return f"{name}={default}", name
    return name, name


def _comparing(cls: type, *, frozen: bool) -> dict[str, object]:
    values = _values([field.name for field in dataclasses.fields(cls) if field.compare])

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed if frozen else None}


def _values(names: list[str]) -> Callable[[object], tuple[object, ...]]:
    """What reads these attributes as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def _showing(cls: type) -> Callable[[object], str]:
    names = [field.name for field in dataclasses.fields(cls) if field.repr]

    def shown(self: object) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({fields})"

    return shown


def _freezing(cls: type) -> dict[str, object]:
    """What refuses changes, and what lets frozen slots be copied all the same."""
    names = [field.name for field in dataclasses.fields(cls)]

    def assign(_self: object, name: str, _value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def delete(_self: object, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def state(self: object) -> list[object]:
        return [getattr(self, name) for name in names]

    def restore(self: object, state: list[object]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {
        "__setattr__": assign,
        "__delattr__": delete,
        "__getstate__": state,
        "__setstate__": restore,
    }
