"""The matrix as Qt sees it: requirements down, subjects across, in a cell the worst status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smdesk.models.labels import label
from smdesk.models.vocabulary import Status, Subject
from smdesk.procedures.examined import NOTHING, Asked, Examined, Whom
from smdesk.procedures.findings import ORDER
from smdesk.ui.control.narrowed import Narrowed
from smdesk.ui.kit.chip import Badge

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Key = tuple[str, Subject, int]
"""Code of the requirement, kind and id of the subject: what a cell is known by over time."""

_NOWHERE = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class MatrixModel(QAbstractTableModel):
    """Every answer is a look-up in what was examined; nothing is computed for a cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._examined: Examined | None = None
        self._rows: Sequence[int] = ()
        self._columns: Sequence[int] = ()
        self._names: dict[int, str] = {}
        self._badges: dict[int, Badge] = {}

    def show_narrowed(self, narrowed: Narrowed) -> None:
        """Show these rows and columns."""
        self.beginResetModel()
        if narrowed.examined is not self._examined:
            self._examined = narrowed.examined
            self._names = {each.id: each.name for each in narrowed.examined.organizations}
            self._badges = {
                each.id: Badge(each.badge, each.colour, each.title)
                for each in narrowed.examined.networks
            }
        self._rows, self._columns = narrowed.rows, narrowed.columns
        self.endResetModel()

    # What the view asks

    def cells(self, row: int) -> tuple[bytes, Sequence[int]]:
        """For each subject its place in `ORDER`, and which subject stands in which column."""
        if self._examined is None:
            raise LookupError("nothing is shown")
        return self._examined.cells[self._rows[row]], self._columns

    def asked(self, row: int) -> Asked:
        """The requirement of a row."""
        if self._examined is None:
            raise LookupError("nothing is shown")
        return self._examined.requirements[self._rows[row]]

    def whom(self, column: int) -> Whom:
        """The subject of a column."""
        if self._examined is None:
            raise LookupError("nothing is shown")
        return self._examined.subjects[self._columns[column]]

    def name(self, column: int) -> str:
        """The short name that stands over a column."""
        whom = self.whom(column)
        return self._names.get(whom.organization_id, whom.label)

    def badge(self, column: int) -> Badge | None:
        """The badge of the network; None where the subject is no page."""
        return self._badges.get(self.whom(column).network_id)

    def status(self, row: int, column: int) -> Status | None:
        """The worst status in a cell; None where nothing is asked."""
        cells, columns = self.cells(row)
        place = cells[columns[column]]
        return None if place == NOTHING else ORDER[place]

    def place(self, row: int, column: int) -> tuple[int, int]:
        """Requirement and subject of a cell, as what was examined numbers them."""
        return self._rows[row], self._columns[column]

    def key(self, row: int, column: int) -> Key:
        """What the cell is known by over time."""
        whom = self.whom(column)
        return self.asked(row).code, whom.kind, whom.id

    def find(self, key: Key) -> QModelIndex:
        """The cell of a key; an invalid index where it is not shown."""
        if self._examined is None:
            return QModelIndex()
        code, kind, subject_id = key
        row = _place(self._rows, self._examined.requirement_at(code))
        column = _place(self._columns, self._examined.subjects.place_of(kind, subject_id))
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid() or role not in _TOLD:
            return None
        status = self.status(index.row(), index.column())
        word = label(status) if status else "не спрашивается"
        if role == Role.DisplayRole:
            return word if status else ""
        asked, whom = self.asked(index.row()), self.whom(index.column())
        return f"{asked.clause}. {asked.text}\n{whom.label}\n{word}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        across = orientation is Qt.Orientation.Horizontal
        count = len(self._columns) if across else len(self._rows)
        if role not in _TOLD or not 0 <= section < count:
            return None
        if across:
            return self.name(section) if role == Role.DisplayRole else self.whom(section).label
        asked = self.asked(section)
        told = f"{asked.clause}. {asked.text}"
        return told if role == Role.DisplayRole else f"{told}\n{label(asked.force)}"


_TOLD = frozenset({Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole})


def _place(shown: Sequence[int], number: int) -> int:
    return shown.index(number) if number in shown else -1
