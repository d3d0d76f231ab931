"""The grid on the screen: Enter goes down, Tab to the right, Ctrl+V puts a whole block in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from smdesk.models.numbers import cells_of
from smdesk.ui.numbers.model import NumbersModel
from smdesk.ui.theme.tokens import Size

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
WIDE, NARROW = 200, 118
"""Columns of words and of numbers, pixels."""


class NumbersGrid(QTableView):
    """Typing replaces a cell; Delete empties the selected ones."""

    def __init__(self, model: NumbersModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setProperty("surface", "card")
        self.setProperty("grid", "numbers")
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.verticalHeader().setDefaultSectionSize(Size.ROW)
        self.verticalHeader().hide()
        for column in range(model.columnCount()):
            self.setColumnWidth(column, WIDE if column < model.first_number else NARROW)
        last = model.first_number - 1
        self.horizontalHeader().setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(NARROW)
        self.horizontalHeader().setHighlightSections(False)

    def start(self) -> None:
        """Put the keys on the first number."""
        self.setCurrentIndex(self._numbers.index(0, self._numbers.first_number))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            for index in self.selectedIndexes():
                self._numbers.setData(index, "")
        elif event.key() in ENTER:
            if self.state() is not self.State.EditingState:
                self._down()  # an open cell goes down by itself, once it is stored
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes to the one below."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._down()

    def _down(self) -> None:
        at = self.currentIndex()
        if at.row() + 1 < self._numbers.rowCount():
            self.setCurrentIndex(self._numbers.index(at.row() + 1, at.column()))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Tab goes through numbers only, from the end of a row to the next."""
        step = {
            QAbstractItemView.CursorAction.MoveNext: 1,
            QAbstractItemView.CursorAction.MovePrevious: -1,
        }.get(action, 0)
        if not step:
            return super().moveCursor(action, modifiers)
        first = self._numbers.first_number
        width = self._numbers.columnCount() - first
        at = self.currentIndex()
        place = at.row() * width + max(0, at.column() - first) + step
        row, column = divmod(place, width)
        return self._numbers.index(row, first + column)

    def paste(self, text: str) -> None:
        """A block from a spreadsheet, from the current cell down and to the right."""
        start = self.currentIndex()
        if not start.isValid():
            return
        left = max(start.column(), self._numbers.first_number)
        for down, cells in enumerate(cells_of(text)):
            for right, cell in enumerate(cells):
                index = self._numbers.index(start.row() + down, left + right)
                if index.isValid():
                    self._numbers.setData(index, cell)
