"""Records in a tree, for organisations: every node is an id with the id of its parent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
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
_NOWHERE = QModelIndex()
_ROOT = 0
_PLAIN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable


class RecordTreeModel(QAbstractItemModel, Generic[R]):
    """Holds records whole: a tree of organisations has thousands of nodes at most.

    A record whose parent is not among the records stands at the top.
    """

    failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        id_of: Callable[[R], int],
        parent_of: Callable[[R], int | None],
        edit: Callable[[R, str, object], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._id_of = id_of
        self._parent_of = parent_of
        self._edit = edit
        self._records: dict[int, R] = {}
        self._children: dict[int, list[int]] = {_ROOT: []}
        self._places: dict[int, tuple[int, int]] = {}
        editable = [edit is not None and column.edit is not None for column in self.columns]
        self._flags = tuple(_EDITABLE if each else _PLAIN for each in editable)

    def set_records(self, records: Iterable[R]) -> None:
        """Show these records, children in the order given."""
        self.beginResetModel()
        self._records = {self._id_of(record): record for record in records}
        self._children = {_ROOT: []}
        self._places = {}
        for node, record in self._records.items():
            above = self._parent_of(record) or _ROOT
            above = above if above in self._records else _ROOT
            siblings = self._children.setdefault(above, [])
            self._places[node] = (above, len(siblings))
            siblings.append(node)
        self.endResetModel()

    def record_at(self, index: Index) -> R | None:
        """The record of a cell."""
        return self._records.get(index.internalId())

    def id_at(self, index: Index) -> int:
        """The id of a cell's record, 0 for no cell."""
        return index.internalId() if index.isValid() else 0

    def index_of(self, row_id: int, column: int = 0) -> QModelIndex:
        """The cell of an id; an invalid index where it is not shown."""
        if row_id not in self._places:
            return QModelIndex()
        return self.createIndex(self._places[row_id][1], column, row_id)

    def column_index(self, key: str) -> int:
        """The logical place of a column; ValueError for a key that is not there."""
        return [column.key for column in self.columns].index(key)

    def above(self) -> list[int]:
        """Ids of the nodes that have something below them."""
        return [node for node, below in self._children.items() if node and below]

    def depth(self, row_id: int) -> int:
        """How many nodes stand above this one."""
        levels = 0
        while above := self._places[row_id][0]:
            row_id = above
            levels += 1
        return levels

    def ids(self) -> list[int]:
        """Every id, a parent before its children, as the whole tree reads from the top."""
        found: list[int] = []
        waiting = list(reversed(self._children[_ROOT]))
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(reversed(self._children.get(node, [])))
        return found

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        siblings = self._below(parent)
        if not (0 <= row < len(siblings) and 0 <= column < len(self.columns)):
            return QModelIndex()
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index = _NOWHERE) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return QModelIndex()
        above, _row = self._places.get(index.internalId(), (_ROOT, 0))
        return self.index_of(above) if above else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        read = ROLES.get(role)
        record = self.record_at(index) if index.isValid() else None
        if read is None or record is None:
            return None
        return read(self.columns[index.column()], record)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        record = self.record_at(index)
        column = self.columns[index.column()]
        if role != Role.EditRole or self._edit is None or record is None or column.edit is None:
            return False
        try:
            self._edit(record, column.key, value)
        except DeskError as error:
            self.failed.emit(error)
            return False
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._flags[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        return header_value(self.columns, section, orientation, role)

    def _below(self, parent: Index) -> list[int]:
        return self._children.get(parent.internalId() if parent.isValid() else _ROOT, [])
