"""The grid: what the rows are stands at the left, numbers to be typed at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from smdesk.models.labels import grouped
from smdesk.models.numbers import parse_number
from smdesk.ui.theme.look import look

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line: what it is, and the numbers that are known."""

    id: int
    words: tuple[str, ...]
    numbers: Mapping[str, int | None]


class NumbersModel(QAbstractTableModel):
    """Holds what was typed until it is stored; `problem_changed(words)` tells what is no number."""

    problem_changed = Signal(str)

    def __init__(
        self,
        heads: Sequence[str],
        fields: Sequence[tuple[str, str]],
        parent: QObject | None = None,
    ) -> None:
        """`heads` name the words of a row, `fields` are keys and titles of the numbers."""
        super().__init__(parent)
        self._heads = tuple(heads)
        self._fields = tuple(fields)
        self._rows: tuple[GridRow, ...] = ()
        self._typed: dict[tuple[int, int], str] = {}

    @property
    def first_number(self) -> int:
        """The first column that can be typed into."""
        return len(self._heads)

    def take(self, rows: Sequence[GridRow]) -> None:
        """Other rows; what was typed is forgotten."""
        self.beginResetModel()
        self._rows, self._typed = tuple(rows), {}
        self.endResetModel()
        self.problem_changed.emit("")

    def entered(self) -> dict[int, dict[str, int | None]]:
        """Row → field → number, of what was typed and is a number."""
        found: dict[int, dict[str, int | None]] = {}
        for (row, column), text in self._typed.items():
            if self._is_number(text):
                field = self._fields[column - self.first_number][0]
                found.setdefault(self._rows[row].id, {})[field] = parse_number(text)
        return found

    @property
    def is_changed(self) -> bool:
        """Whether something was typed since the rows were taken."""
        return bool(self._typed)

    @property
    def problem(self) -> str:
        """What is wrong with the first cell that is no number; empty where all are."""
        for (row, column), text in sorted(self._typed.items()):
            if not self._is_number(text):
                title = self._fields[column - self.first_number][1]
                return (
                    f"Строка {row + 1}, «{title}»: «{text[:20]}» — не число."
                    " Введите целое число или сотрите."
                )
        return ""

    def _is_number(self, text: str) -> bool:
        try:
            parse_number(text)
        except ValueError:
            return False
        return True

    # -- Qt's own --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads) + len(self._fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if role == Role.TextAlignmentRole:
            return int(_LEFT if section < self.first_number else _RIGHT)
        if role != Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        titles = (*self._heads, *(title for _key, title in self._fields))
        return titles[section] if 0 <= section < len(titles) else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        if role in {Role.DisplayRole, Role.EditRole, Role.ToolTipRole}:
            return self._text(index, for_edit=role == Role.EditRole)
        if index.column() < self.first_number:
            return None
        if role == Role.TextAlignmentRole:
            return int(_RIGHT)
        if role == Role.ForegroundRole and not self._is_number(self._text(index, for_edit=True)):
            return QColor(look().tokens.bad)
        return None

    def _text(self, index: Index, *, for_edit: bool) -> str:
        row, column = index.row(), index.column()
        if column < self.first_number:
            return self._rows[row].words[column]
        typed = self._typed.get((row, column))
        if typed is not None and (for_edit or not self._is_number(typed)):
            return typed
        key = self._fields[column - self.first_number][0]
        known = parse_number(typed) if typed is not None else self._rows[row].numbers.get(key)
        if known is None:
            return ""
        return str(known) if for_edit else grouped(known)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid() or index.column() < self.first_number:
            return False
        text = str(value).strip()
        if text != self._text(index, for_edit=True):
            self._typed[index.row(), index.column()] = text
            self.dataChanged.emit(index, index)
            self.problem_changed.emit(self.problem)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() >= self.first_number else usual
