"""Rows to frozen records and back: one repository class serves every table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from itertools import chain
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from smdesk.models.quick_dataclass import dataclass
from smdesk.models.records import Record
from smdesk.storage.errors import unreadable_row
from smdesk.storage.tables import table_of

R = TypeVar("R", bound=Record)

_CHUNK = 500
"""Ids in one statement: far under SQLite's limit of parameters."""


@dataclass(frozen=True, slots=True)
class _Codec:
    read: Callable[[object], object]
    write: Callable[[object], object]


def _same(value: object) -> object:
    return value


def _as_tuple(value: object) -> tuple[object, ...]:
    return tuple(json.loads(str(value)))


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_CODECS: dict[type, _Codec] = {
    int: _Codec(_same, _same),
    str: _Codec(_same, _same),
    bool: _Codec(bool, lambda value: int(bool(value))),
    date: _Codec(lambda v: date.fromisoformat(str(v)), lambda v: v.isoformat()),  # type: ignore[attr-defined]
    datetime: _Codec(
        lambda v: datetime.fromisoformat(str(v)),
        lambda v: v.isoformat(sep=" ", timespec="seconds"),  # type: ignore[attr-defined]
    ),
    tuple: _Codec(_as_tuple, _as_json),
}


def _codec(hint: object) -> _Codec:
    kind = hint
    if isinstance(hint, UnionType):
        kind = next(part for part in get_args(hint) if part is not NoneType)
    kind = getattr(kind, "__origin__", kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        members: dict[object, object] = {member.value: member for member in kind}
        return _Codec(members.__getitem__, str)
    if not isinstance(kind, type):
        raise TypeError(f"no column type for {hint!r}")
    return _CODECS[kind]


class Repository(Generic[R]):
    """The rows of one table as records. Writes need an open change of the journal."""

    def __init__(self, connection: sqlite3.Connection, record: type[R]) -> None:
        self._connection = connection
        self._record = record
        self.table = table_of(record)
        self._columns = tuple(field.name for field in fields(record))
        listed = ", ".join(self._columns)
        self._select = f"SELECT {listed} FROM {self.table}"

    @cached_property
    def _codecs(self) -> tuple[_Codec, ...]:
        """How each column is read and written; types are looked at when a record first is."""
        hints = get_type_hints(self._record)
        return tuple(_codec(hints[name]) for name in self._columns)

    @cached_property
    def _decoded(self) -> tuple[tuple[str, Callable[[object], object]], ...]:
        """The columns whose values are not kept as they are."""
        pairs = zip(self._columns, self._codecs, strict=True)
        return tuple((name, codec.read) for name, codec in pairs if codec.read is not _same)

    # -- reading ---------------------------------------------------------------------------------

    def get(self, record_id: int) -> R | None:
        """The record, or None."""
        return next(self._read(f"{self._select} WHERE id = ?", (record_id,)), None)

    def all(self) -> list[R]:
        """Every record, in the order of entry."""
        return list(self._read(f"{self._select} ORDER BY id", ()))

    def parts(self, size: int = 400) -> Iterator[list[R]]:
        """Every record in the order of entry, some at a time: each part is one short query."""
        last = 0
        while part := list(
            self._read(f"{self._select} WHERE id > ? ORDER BY id LIMIT ?", (last, size))
        ):
            yield part
            last = part[-1].id

    def where(self, **equal: object) -> list[R]:
        """Records whose columns equal the given values (None: is null), in the order of entry."""
        condition = " AND ".join(f"{self._known(name)} IS ?" for name in equal)
        return list(
            self._read(f"{self._select} WHERE {condition} ORDER BY id", tuple(equal.values()))
        )

    def by_ids(self, ids: Sequence[int]) -> dict[int, R]:
        """The records of these ids, those that are there."""
        found: dict[int, R] = {}
        for part in _chunks(ids):
            marks = ", ".join("?" * len(part))
            for record in self._read(f"{self._select} WHERE id IN ({marks})", part):
                found[record.id] = record
        return found

    def count(self) -> int:
        """How many records there are."""
        row = self._connection.execute(f"SELECT count(*) FROM {self.table}").fetchone()
        return int(row[0])

    def _read(self, statement: str, values: Sequence[object]) -> Iterator[R]:
        """One loop over a region's rows, so nothing is asked again for each of them.

        Raises `Damaged` for a row whose values another tool has spoiled.
        """
        record, columns, decoded = self._record, self._columns, self._decoded
        for row in self._connection.execute(statement, values):
            found: dict[str, Any] = dict(zip(columns, row, strict=True))
            try:
                for name, read in decoded:
                    if found[name] is not None:
                        found[name] = read(found[name])
            except (LookupError, TypeError, ValueError) as error:
                raise unreadable_row() from error
            yield record(**found)

    # -- writing ---------------------------------------------------------------------------------

    def insert(self, record: R) -> int:
        """Store a new record and return its id; an id that is set is kept."""
        values = self._values(record)
        columns = [name for name in self._columns if name != "id" or record.id]
        marks = ", ".join("?" * len(columns))
        cursor = self._connection.execute(
            f"INSERT INTO {self.table}({', '.join(columns)}) VALUES ({marks})",
            [values[name] for name in columns],
        )
        return record.id or cursor.lastrowid or 0

    def insert_many(self, records: Iterable[R]) -> None:
        """Store many new records whose ids are set, or left to the table for all of them."""
        records = iter(records)
        first = next(records, None)
        if first is None:
            return
        columns = [name for name in self._columns if name != "id" or first.id]
        codecs = dict(zip(self._columns, self._codecs, strict=True))
        coded = [
            (at, codecs[name].write)
            for at, name in enumerate(columns)
            if codecs[name].write is not _same
        ]
        self._connection.executemany(
            f"INSERT INTO {self.table}({', '.join(columns)})"
            f" VALUES ({', '.join('?' * len(columns))})",
            _written(chain((first,), records), attrgetter(*columns), coded),
        )

    def update(self, record: R) -> bool:
        """Store the record under its id; False when there is no such row."""
        values = self._values(record)
        columns = [name for name in self._columns if name != "id"]
        cursor = self._connection.execute(
            f"UPDATE {self.table} SET {', '.join(f'{c} = ?' for c in columns)} WHERE id = ?",
            [*(values[name] for name in columns), record.id],
        )
        return cursor.rowcount > 0

    def delete(self, ids: Iterable[int]) -> None:
        """Remove the rows of these ids."""
        self._connection.executemany(
            f"DELETE FROM {self.table} WHERE id = ?", [(record_id,) for record_id in ids]
        )

    def _values(self, record: R) -> dict[str, object]:
        pairs = zip(self._columns, self._codecs, strict=True)
        raw = ((name, codec, getattr(record, name)) for name, codec in pairs)
        return {name: None if v is None else codec.write(v) for name, codec, v in raw}

    def _known(self, name: str) -> str:
        if name not in self._columns:
            raise KeyError(name)
        return name


def _written(
    records: Iterable[Record],
    read: Callable[[Record], tuple[object, ...]],
    coded: Sequence[tuple[int, Callable[[object], object]]],
) -> Iterator[list[object]]:
    """The values of many records: only what is not stored as it is gets looked at."""
    for record in records:
        values = list(read(record))
        for at, write in coded:
            if values[at] is not None:
                values[at] = write(values[at])
        yield values


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]
