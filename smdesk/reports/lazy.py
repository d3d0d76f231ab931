"""Rows that are made when they are looked at: a long report is there at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from smdesk.reports.report import Value

T = TypeVar("T")
Row = tuple[Value, ...]


class LazyRows(Sequence[Row]):
    """Row number and record → row; nothing is kept, so a row is made each time it is asked for."""

    def __init__(self, records: Sequence[T], make: Callable[[int, T], Row]) -> None:
        self._count = len(records)
        self._make: Callable[[int], Row] = lambda at: make(at + 1, records[at])

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        """A row by its place from 0, or the rows of a slice."""
        if isinstance(at, slice):
            return [self._make(each) for each in range(*at.indices(self._count))]
        if not -self._count <= at < self._count:
            raise IndexError(at)
        return self._make(at % self._count)
