"""One paint of the visible part of a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionRange, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from smdesk.ui.kit.cell_painter import CellPainter
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.theme.tokens import Size

_Span = tuple[int, int, Column[Any]]
"""Left edge, width, column."""


class RowsPaint:
    """Rows have one height, so their places need not be asked for one by one."""

    def __init__(
        self, view: QTableView, face: QWidget, cells: CellPainter, hovered_row: int
    ) -> None:
        """`face` is the viewport of the view."""
        self._view = view
        self._face = face
        self._cells = cells
        self._hovered_row = hovered_row

    def paint(self, region: QRect) -> None:
        """Paint the rows and columns that the region touches."""
        view = self._view
        model = view.model()
        first = view.rowAt(region.top())
        if first < 0 or not isinstance(model, RecordTableModel):
            return
        last = view.rowAt(region.bottom())
        last = model.rowCount() - 1 if last < 0 else last
        spans = self._spans(model, region)
        selected = self._selected_rows(first, last)
        top = view.rowViewportPosition(first)
        painter = QPainter(self._face)
        for row in range(first, last + 1):
            line = QRect(0, top, self._face.width(), Size.ROW)
            self._ground(painter, line, selected=row in selected, hovered=row == self._hovered_row)
            record = model.record(row)
            if record is not None:
                for left, width, column in spans:
                    self._cells.paint(
                        painter, QRect(left, top, width, Size.ROW - 1), column, record
                    )
            top += Size.ROW
        self._focus(painter)
        painter.end()

    def _spans(self, model: RecordTableModel[Any], region: QRect) -> list[_Span]:
        view = self._view
        spans = []
        for at, column in enumerate(model.columns):
            left, width = view.columnViewportPosition(at), view.columnWidth(at)
            if not view.isColumnHidden(at) and left <= region.right() and left + width > region.x():
                spans.append((left, width, column))
        return spans

    def _selected_rows(self, first: int, last: int) -> set[int]:
        found: set[int] = set()
        parts: list[QItemSelectionRange] = self._view.selectionModel().selection().toList()
        for part in parts:
            found.update(range(max(part.top(), first), min(part.bottom(), last) + 1))
        return found

    def _ground(self, painter: QPainter, line: QRect, *, selected: bool, hovered: bool) -> None:
        if selected or hovered:
            painter.setBackground(self._cells.selection if selected else self._cells.hover)
            painter.eraseRect(line)  # fillRect would load the 170 presets of QGradient
        painter.setPen(self._cells.line)
        painter.drawLine(line.bottomLeft(), line.bottomRight())

    def _focus(self, painter: QPainter) -> None:
        view = self._view
        index = view.currentIndex()
        editing = view.state() is QAbstractItemView.State.EditingState
        if index.isValid() and view.hasFocus() and not editing:
            painter.setPen(self._cells.focus)
            painter.drawRect(view.visualRect(index).adjusted(1, 1, -1, -2))
