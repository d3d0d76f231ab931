"""Painting a cell: quick, since a screen has four hundred of them and Python paints each.

The delegate asks the model's records directly instead of one Qt role after another, takes fonts
and colours from a brush box made once per theme, and chips from cached pixmaps.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from smdesk.ui.kit.chip import BADGE_SIZE, chip_width, paint_badge, paint_chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.kit.tree_model import RecordTreeModel
from smdesk.ui.theme.fonts import body_font, strong_font
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Size, Tokens

Index = QModelIndex | QPersistentModelIndex
MODELS = (RecordTableModel, RecordTreeModel)
PAD = 10
"""Room left and right of a cell's text, pixels."""

_FLAGS = {
    Align.LEFT: int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    Align.RIGHT: int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
    Align.CENTRE: int(Qt.AlignmentFlag.AlignCenter),
}
_ELIDE = Qt.TextElideMode.ElideRight


class Brushes:
    """Pens and colours of one theme, made once: a QColor from text costs as much as a cell."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.selection = QColor(tokens.selection)
        self.hover = QColor(tokens.hover)
        self.line = QPen(QColor(tokens.line))
        self.text = QPen(QColor(tokens.text))
        self.link = QPen(QColor(tokens.link))
        self.focus = QPen(QColor(tokens.focus), 2)
        self.tones: dict[str, QPen] = {}

    def tone(self, name: str) -> QPen:
        """The pen of a tone."""
        if name not in self.tones:
            field = "accent_text" if name == "accent" else name
            self.tones[name] = QPen(QColor(getattr(self.tokens, field)))
        return self.tones[name]


@lru_cache(maxsize=4)
def brushes(tokens: Tokens) -> Brushes:
    """The brush box of a theme."""
    return Brushes(tokens)


class RecordDelegate(QStyledItemDelegate):
    """Paints the cells of a RecordTable and makes their editors."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered_row = -1
        self.fonts_changed()

    def fonts_changed(self) -> None:
        """Take the application's font anew."""
        self._fonts: tuple[QFont, QFont] = (body_font(), strong_font())
        metrics = [QFontMetrics(font) for font in self._fonts]

        @lru_cache(maxsize=8192)
        def elided(text: str, strong: bool, width: int) -> str:
            return metrics[strong].elidedText(text, _ELIDE, width)

        self._elided = elided

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, MODELS):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        box = brushes(look().tokens)
        row = index.row()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, box.selection)
        elif row == self.hovered_row:
            painter.fillRect(rect, box.hover)
        record = model.record_at(index)
        if record is not None:
            self._paint_value(painter, rect, model.columns[index.column()], record)
        painter.setPen(box.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(box.focus)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_value(
        self, painter: QPainter, rect: QRect, column: Column[Any], record: object
    ) -> None:
        inner = rect.adjusted(PAD, 0, -PAD, -1)
        if column.badge and (badge := column.badge(record)):
            paint_badge(painter, inner, badge)
            return
        if column.chip and (chip := column.chip(record)):
            paint_chip(painter, inner, chip)
            return
        text = column.show(record)
        if not text:
            return
        painter.setFont(self._fonts[column.strong])
        painter.setPen(self._pen(column, record))
        shown = self._elided(text, column.strong, inner.width())
        painter.drawText(inner, _FLAGS[column.align], shown)

    def _pen(self, column: Column[Any], record: object) -> QPen:
        box = brushes(look().tokens)
        if column.tone and (tone := column.tone(record)):
            return box.tone(tone.value)
        return box.link if column.link else box.text

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The width that shows the whole value; used when a column edge is double-clicked."""
        model = index.model()
        if not isinstance(model, MODELS):
            return super().sizeHint(option, index)
        record = model.record_at(index)
        column = model.columns[index.column()]
        return QSize(self._width(column, record) + 2 * PAD + 2, Size.ROW)

    def _width(self, column: Column[Any], record: object) -> int:
        if record is None:
            return 0
        if column.badge and column.badge(record):
            return BADGE_SIZE.width()
        if column.chip and (chip := column.chip(record)):
            return chip_width(chip)
        return QFontMetrics(self._fonts[column.strong]).horizontalAdvance(column.show(record))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole text of a shortened cell, or the column's own tooltip."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        own = index.data(Qt.ItemDataRole.ToolTipRole)
        needed = self.sizeHint(option, index).width()
        room: QRect = option.rect  # type: ignore[attr-defined]
        whole = index.data(Qt.ItemDataRole.DisplayRole) if needed > room.width() else ""
        self._show_tip(event.globalPos(), "\n".join(part for part in (whole, own) if part), view)
        return True

    @staticmethod
    def _show_tip(at: QPoint, text: str, view: QWidget) -> None:
        QToolTip.showText(at, f"<span>{escape(text)}</span>".replace("\n", "<br>"), view)

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
        if callable(value) and hasattr(editor, "set_value"):
            model.setData(index, value(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)
