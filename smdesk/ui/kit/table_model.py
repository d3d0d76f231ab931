"""One model for every table: it holds ids in order and fetches records when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from smdesk.models.errors import DeskError
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.roles import ROLES, header_value

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

PAGE = 128
"""Records fetched at once: some three screens of rows."""
KEEP = 20_000
"""Records kept when the list of ids changes."""

_NOWHERE = QModelIndex()


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Rows are the ids given; `fetch(ids)` returns their records, in any order, by `id_of`.

    `edit(record, column_key, value)` stores a value or raises a DeskError; then the cell keeps
    what was stored and `failed` carries the error. Sorting is asked for, never done here:
    `sort_requested(sort_key, descending)`.
    """

    failed = Signal(object)
    sort_requested = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Callable[[Sequence[int]], Sequence[R]],
        id_of: Callable[[R], int],
        edit: Callable[[R, str, object], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._id_of = id_of
        self._edit = edit
        self._ids: Sequence[int] = ()
        self._records: dict[int, R] = {}
        self._rows: dict[int, int] | None = None

    # What the page does

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these rows, in this order. Records already fetched are kept."""
        if len(self._records) > KEEP:
            self._records.clear()
        self.beginResetModel()
        self._ids = ids
        self._rows = None
        self.endResetModel()

    def refresh(self, ids: Iterable[int] | None = None) -> None:
        """Fetch these records anew (all of them for None) and repaint only their rows."""
        if ids is None:
            self._records.clear()
            if self._ids:
                self.dataChanged.emit(self.index(0, 0), self._last())
            return
        for row_id in ids:
            self._records.pop(row_id, None)
            row = self.row_of(row_id)
            if row >= 0:
                last = self.index(row, len(self.columns) - 1)
                self.dataChanged.emit(self.index(row, 0), last)

    @property
    def ids(self) -> Sequence[int]:
        """The ids of all rows, in the order shown."""
        return self._ids

    def id_at(self, row: int) -> int:
        """The id of a row; IndexError beyond the end."""
        return self._ids[row]

    def row_of(self, row_id: int) -> int:
        """The row of an id, -1 where it is not shown."""
        if self._rows is None:
            self._rows = {each: row for row, each in enumerate(self._ids)}
        return self._rows.get(row_id, -1)

    def record(self, row: int) -> R | None:
        """The record of a row; None when it has gone or cannot be read."""
        row_id = self._ids[row]
        if row_id not in self._records:
            self._load(row)
        return self._records.get(row_id)

    def record_at(self, index: Index) -> R | None:
        """The record of a cell."""
        return self.record(index.row())

    def records(self, ids: Sequence[int]) -> list[R]:
        """The records of these ids, in their order, those that are still there."""
        for row_id in ids:
            if row_id not in self._records and (row := self.row_of(row_id)) >= 0:
                self._load(row)
        return [self._records[each] for each in ids if each in self._records]

    def column_index(self, key: str) -> int:
        """The logical place of a column; ValueError for a key that is not there."""
        return [column.key for column in self.columns].index(key)

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        record = self.record(row)
        return "" if record is None else self.columns[column].show(record)

    def _load(self, row: int) -> None:
        start = row - row % PAGE
        wanted = [each for each in self._ids[start : start + PAGE] if each not in self._records]
        try:
            for record in self._fetch(wanted):
                self._records[self._id_of(record)] = record
        except DeskError as error:
            self.failed.emit(error)

    def _last(self) -> QModelIndex:
        return self.index(len(self._ids) - 1, len(self.columns) - 1)

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        read = ROLES.get(role)
        if read is None or not index.isValid():
            return None
        record = self.record(index.row())
        return None if record is None else read(self.columns[index.column()], record)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or self._edit is None or not index.isValid():
            return False
        record = self.record(index.row())
        column = self.columns[index.column()]
        if record is None or column.edit is None or column.edit(record) == value:
            return False
        try:
            self._edit(record, column.key, value)
        except DeskError as error:
            self.failed.emit(error)
            return False
        self.refresh([self._id_of(record)])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        editable = self._edit is not None and self.columns[index.column()].edit is not None
        return _EDITABLE if editable else _READABLE

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        return header_value(self.columns, section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].sort_key:
            descending = order is Qt.SortOrder.DescendingOrder
            self.sort_requested.emit(self.columns[column].sort_key, descending)


_READABLE = (
    Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
)
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
