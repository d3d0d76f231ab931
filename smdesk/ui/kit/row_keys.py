"""Keys that go to a row choose it too: what is chosen is what Del and the buttons are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView as _View
else:
    _View = object

_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})
_Flag = QItemSelectionModel.SelectionFlag


class RowKeys(_View):
    """Stands before the view of Qt among the bases of a list."""

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Ctrl+Home and Ctrl+End choose; Qt itself would only move the frame."""
        if isinstance(event, QKeyEvent) and event.key() in _ENDS:
            modifiers = event.modifiers()
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                is_longer = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
                return (_Flag.SelectCurrent if is_longer else _Flag.ClearAndSelect) | _Flag.Rows
        return super().selectionCommand(index, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt frames a row when the keys come to a list without one; it is chosen too."""
        super().focusInEvent(event)
        selection, current = self.selectionModel(), self.currentIndex()
        if current.isValid() and not selection.hasSelection():
            selection.select(current, _Flag.Select | _Flag.Rows)
