"""Editors, tooltips and widths of cells, and the painting of cells in trees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QWidget

from smdesk.models.errors import DeskError
from smdesk.ui.kit.cell_painter import CellPainter
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.kit.tree_model import RecordTreeModel
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Size

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
MODELS = (RecordTableModel, RecordTreeModel)


class RecordDelegate(QStyledItemDelegate):
    """Serves both views; a RecordTable paints itself and asks this for the rest."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.cells = CellPainter()
        look().changed.connect(self.cells.take_look)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, MODELS):
            super().paint(painter, option, index)
            return
        from PySide6.QtWidgets import QStyle  # 600 enum members; a table paints without it

        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self.cells.selection)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self.cells.hover)
        record = model.record_at(index)
        if record is not None:
            self.cells.paint(painter, area, model.columns[index.column()], record)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.cells.focus)
            painter.drawRect(area.adjusted(1, 1, -1, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size that shows the whole value; used when a column edge is double-clicked."""
        model = index.model()
        if not isinstance(model, MODELS):
            return super().sizeHint(option, index)
        record = model.record_at(index)
        if record is None:
            return QSize(0, Size.ROW)
        return QSize(self.cells.width(model.columns[index.column()], record), Size.ROW)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole text of a shortened cell, and the column's own tooltip."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        own = index.data(Qt.ItemDataRole.ToolTipRole)
        needed = self.sizeHint(option, index).width()
        room: QRect = option.rect  # type: ignore[attr-defined]
        whole = index.data(Qt.ItemDataRole.DisplayRole) if needed > room.width() else ""
        _show_tip(event.globalPos(), "\n".join(part for part in (whole, own) if part), view)
        return True

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        column = model.columns[index.column()] if isinstance(model, MODELS) else None
        if column is not None and column.editor is not None:
            return column.editor(parent)
        line = QLineEdit(parent)
        line.setAccessibleName(column.title if column else "")
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        set_value = getattr(editor, "set_value", None)
        if set_value is None:
            super().setEditorData(editor, index)
        else:
            set_value(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:  # noqa: ANN401
        value = getattr(editor, "value", None)
        problem = getattr(editor, "problem", None)
        refused = problem() if callable(problem) else ""
        if refused and isinstance(model, MODELS):
            model.failed.emit(DeskError(refused, "Прежнее значение осталось."))
        elif callable(value) and hasattr(editor, "set_value"):
            model.setData(index, value(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)


def _show_tip(at: QPoint, text: str, view: QWidget) -> None:
    from html import escape

    from PySide6.QtWidgets import QToolTip

    rich = f"<span>{escape(text)}</span>".replace("\n", "<br>") if text else ""
    QToolTip.showText(at, rich, view)
