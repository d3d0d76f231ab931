"""What is made when it is looked at: a long report is there at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeVar, overload

from smdesk.reports.report import Value

T = TypeVar("T")
U = TypeVar("U")
Row = tuple[Value, ...]


class Lazy(Sequence[U]):
    """Things made of records when they are looked at; nothing is kept."""

    def __init__(self, records: Sequence[T], make: Callable[[int, T], U]) -> None:
        """`make` gets the place from 1 and the record."""
        self._count = len(records)
        self._make: Callable[[int], U] = lambda at: make(at + 1, records[at])

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> U: ...
    @overload
    def __getitem__(self, at: slice) -> list[U]: ...
    def __getitem__(self, at: int | slice) -> U | list[U]:
        """One by its place from 0, or those of a slice."""
        if isinstance(at, slice):
            return [self._make(each) for each in range(*at.indices(self._count))]
        if not -self._count <= at < self._count:
            raise IndexError(at)
        return self._make(at % self._count)


class Joined(Sequence[T]):
    """Several sequences as one, none of them copied."""

    def __init__(self, parts: Sequence[Sequence[T]]) -> None:
        self._parts = parts
        self._ends = list(accumulate(len(part) for part in parts))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        """One by its place from 0, or those of a slice."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        at %= len(self)
        part = bisect_right(self._ends, at)
        return self._parts[part][at - (self._ends[part - 1] if part else 0)]


class LazyRows(Lazy[Row]):
    """Row number and record → row of a report."""
