"""The tree view of organisations, painted and used as the tables are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from smdesk.ui.kit.clipboard import as_tsv, put_on_clipboard
from smdesk.ui.kit.delegates import RecordDelegate
from smdesk.ui.kit.row_keys import RowKeys
from smdesk.ui.kit.table_header import RecordHeader
from smdesk.ui.kit.tree_model import RecordTreeModel

Index = QModelIndex | QPersistentModelIndex


class TreeTable(RowKeys, QTreeView):
    """Shows a RecordTreeModel; signals and habits are those of RecordTable.

    What is open, what is selected and where one is survive new records. A node is open unless the
    user, or `close_below`, has closed it.
    """

    activated_id = Signal(int)
    current_id = Signal(int)
    selection_ids = Signal(list)
    delete_requested = Signal(list)

    def __init__(
        self, model: RecordTreeModel[Any], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.records: RecordTreeModel[Any] = model
        self.menu_hook: Callable[[QMenu, list[int]], None] | None = None
        self._closed: set[int] = set()
        self._kept: tuple[int, list[int], int] = (0, [], 0)
        self.all_open = False
        """Whether new records are shown open throughout, as a search wants; the rest is kept."""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(22)
        self.setAllColumnsShowFocus(False)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.record_header = RecordHeader(model, self)
        self.setHeader(self.record_header)
        self.setModel(model)
        self._delegate = RecordDelegate(self)
        self.setItemDelegate(self._delegate)
        self.record_header.setStretchLastSection(False)
        self.record_header.take_columns()
        self._wire(model)
        self._open()

    def _wire(self, model: RecordTreeModel[Any]) -> None:
        self.collapsed.connect(self._note_closed)
        self.expanded.connect(self._note_opened)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._give_back)
        self.selectionModel().currentRowChanged.connect(
            lambda current, _before: self.current_id.emit(model.id_at(current))
        )
        self.selectionModel().selectionChanged.connect(
            lambda *_what: self.selection_ids.emit(self.selected())
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.record_header.fit(self.viewport().width())

    def close_below(self, top: int) -> None:
        """Leave only the first `top` levels open: where the whole tree is too long to read."""
        records = self.records
        deep = [each for each in records.above() if records.depth(each) >= top]
        self._closed.update(deep)
        for each in deep:
            self.collapse(records.index_of(each))

    def selected(self) -> list[int]:
        """Ids of the selected rows."""
        return [index.internalId() for index in self.selectionModel().selectedRows()]

    def current(self) -> int:
        """Id of the current row, 0 where there is none."""
        return self.records.id_at(self.currentIndex())

    def select(self, row_id: int) -> bool:
        """Go to the row of this id, opening what it stands in; False where it is not shown."""
        index = self.records.index_of(row_id)
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def copy(self) -> None:
        """The selected rows, shown columns only, with a heading row, for Excel."""
        shown = [self.records.columns[at] for at in self.record_header.shown_order()]
        records = [self.records.record_at(self.records.index_of(each)) for each in self.selected()]
        rows = [[column.show(record) for column in shown] for record in records]
        put_on_clipboard(as_tsv([[column.title for column in shown], *rows]))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The line under the row runs from edge to edge."""
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, self._delegate.cells.selection)
        super().drawBranches(painter, rect, index)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        bottom = self.visualRect(index).bottom()
        painter.setPen(self._delegate.cells.line)
        painter.drawLine(0, bottom, self.viewport().width(), bottom)

    def _keep(self) -> None:
        self._kept = (self.current(), self.selected(), self.verticalScrollBar().value())

    def _give_back(self) -> None:
        self._open()
        current, selected, scrolled = self._kept
        flags = QItemSelectionModel.SelectionFlag
        index = self.records.index_of(current)
        self.setAutoScroll(False)  # else a closed node above the current one would open again
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.setAutoScroll(True)
        chosen = QItemSelection()
        for each in selected:
            if (at := self.records.index_of(each)).isValid():
                chosen.select(at, at)
        self.selectionModel().select(chosen, flags.Select | flags.Rows)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        if current and not index.isValid():
            self.current_id.emit(0)

    def _open(self) -> None:
        """Open what is not closed; only noted here, and laid out once afterwards."""
        self.scheduleDelayedItemsLayout()
        for node in self.records.above():
            if self.all_open or node not in self._closed:
                self.expand(self.records.index_of(node))

    def _note_closed(self, index: Index) -> None:
        if not self.all_open:
            self._closed.add(index.internalId())

    def _note_opened(self, index: Index) -> None:
        if not self.all_open:
            self._closed.discard(index.internalId())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current():
            self.activated_id.emit(self.current())
        elif event.key() == Qt.Key.Key_Delete and (chosen := self.selected()):
            self.delete_requested.emit(chosen)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseDoubleClickEvent(event)
        if index.isValid():
            self.activated_id.emit(self.records.id_at(index))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.menu_hook is None or not self.selected():
            return
        menu = QMenu(self)
        self.menu_hook(menu, self.selected())
        if not menu.isEmpty():
            menu.exec(event.globalPos())
        menu.deleteLater()
