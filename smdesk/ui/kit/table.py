"""The table view of every list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QTableView,
    QWidget,
)

from smdesk.ui.kit.clipboard import as_tsv, put_on_clipboard
from smdesk.ui.kit.delegates import RecordDelegate
from smdesk.ui.kit.face import own_face
from smdesk.ui.kit.kept_selection import KeptSelection
from smdesk.ui.kit.row_keys import RowKeys
from smdesk.ui.kit.rows_paint import RowsPaint
from smdesk.ui.kit.table_header import RecordHeader
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.kit.table_panel import TablePanel
from smdesk.ui.kit.type_ahead import TypeAhead
from smdesk.ui.theme.tokens import Size

__all__ = ["RecordTable", "TablePanel"]

Index = QModelIndex | QPersistentModelIndex


class RecordTable(RowKeys, QTableView):
    """Shows a RecordTableModel. The selection survives a new list of ids, by id.

    `activated_id(id)` — Enter, or F2 or a double click on a cell that is not edited in place;
    `current_id(id)` — another row became the current one (0: none);
    `selection_ids(ids)`; `delete_requested(ids)` — Del; `link_activated(id, column_key)`.
    """

    activated_id = Signal(int)
    current_id = Signal(int)
    selection_ids = Signal(list)
    delete_requested = Signal(list)
    link_activated = Signal(int, str)

    def __init__(
        self, model: RecordTableModel[Any], name: str, parent: QWidget | None = None
    ) -> None:
        """`name` is the accessible name of the list, such as «Реестр аккаунтов»."""
        super().__init__(parent)
        self.face = own_face(self)
        self.records: RecordTableModel[Any] = model
        self.menu_hook: Callable[[QMenu, list[int]], None] | None = None
        """Fills the context menu for the selected ids."""
        self.setAccessibleName(name)
        self._hovered_row = -1
        self._told_id = 0
        self._type_ahead = TypeAhead()
        self._delegate = RecordDelegate(self)
        self.header = RecordHeader(model, self)
        self.setHorizontalHeader(self.header)
        self._dress()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.header.take_columns()
        self._kept = KeptSelection(self, self._tell_id)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._tell_selection)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(Size.ROW)
        rows.setDefaultSectionSize(Size.ROW)

    # Painting and laying out

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in one loop: asking a delegate for each cell takes twice as long."""
        RowsPaint(self, self.face, self._delegate.cells, self._hovered_row).paint(event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit(self.face.width())

    # Selection by id

    def selected(self) -> list[int]:
        """Ids of the selected rows, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records.id_at(row) for row in rows]

    def current(self) -> int:
        """Id of the current row, 0 where there is none."""
        index = self.currentIndex()
        return self.records.id_at(index.row()) if index.isValid() else 0

    def select(self, row_id: int) -> bool:
        """Go to the row of this id; False where it is not shown."""
        if (row := self.records.row_of(row_id)) < 0:
            return False
        self.clearSelection()
        self._go(row, max(self.currentIndex().column(), 0))
        return True

    def _go(self, row: int, column: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self.records.index(row, column)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _tell_current(self, current: Index, _previous: Index) -> None:
        self._tell_id(self.records.id_at(current.row()) if current.isValid() else 0)

    def _tell_id(self, row_id: int) -> None:
        if row_id != self._told_id:
            self._told_id = row_id
            self.current_id.emit(row_id)

    def _tell_selection(self) -> None:
        self.selection_ids.emit(self.selected())

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif self._opens(event.key()):
            self._enter()
        elif event.key() == Qt.Key.Key_Delete and (chosen := self.selected()):
            _delete(self, chosen)
        else:
            super().keyPressEvent(event)

    def _opens(self, key: int) -> bool:
        if key == Qt.Key.Key_F2:
            return not self._edited_in_place(self.currentIndex())
        return key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}

    def _edited_in_place(self, index: Index) -> bool:
        return bool(self.records.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _enter(self) -> None:
        if self.state() != QAbstractItemView.State.EditingState and self.current():
            self.activated_id.emit(self.current())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        editable = self._edited_in_place(index)
        super().mouseDoubleClickEvent(event)
        if index.isValid() and not editable:
            self.activated_id.emit(self.records.id_at(index.row()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self._link_at(event)
        if index is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            column = self.records.columns[index.column()]
            self.link_activated.emit(self.records.id_at(index.row()), column.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt's own
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before = self._hovered_row
        if row == before:
            return
        self._hovered_row = row
        for each in (before, row):
            if each >= 0:
                top = self.rowViewportPosition(each)
                self.face.update(0, top, self.face.width(), Size.ROW)

    def _link_at(self, event: QMouseEvent) -> QModelIndex | None:
        index = self.indexAt(event.position().toPoint())
        is_link = index.isValid() and self.records.columns[index.column()].link
        return index if is_link else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.menu_hook is None or not self.selected():
            return
        menu = QMenu(self)
        self.menu_hook(menu, self.selected())
        if not menu.isEmpty():
            menu.exec(event.globalPos())
        menu.deleteLater()

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to the next row whose cell begins with what was typed."""
        current = self.currentIndex()
        column = current.column() if current.isValid() else self.header.first_shown()
        row = self._type_ahead.find(
            search,
            start=current.row(),
            count=self.records.rowCount(),
            text=lambda each: self.records.text(each, column),
        )
        if row is not None:
            self._go(row, column)

    # Copying

    def copy(self) -> None:
        """The selected rows, shown columns only, with a heading row, for Excel."""
        put_on_clipboard(self.as_text(self.selected()))

    def as_text(self, ids: Sequence[int]) -> str:
        """These rows as tab-separated text with the headings first."""
        columns = [self.records.columns[each] for each in self.header.shown_order()]
        rows = [[column.show(record) for column in columns] for record in self.records.records(ids)]
        return as_tsv([[column.title for column in columns], *rows])


def _delete(table: RecordTable, chosen: list[int]) -> None:
    """Ask for the deletion; then choose what came in the place of the rows, or the last row."""
    row = table.records.row_of(chosen[0])
    table.delete_requested.emit(chosen)
    count = table.records.rowCount()
    if count and table.records.row_of(chosen[0]) < 0:
        table.select(table.records.id_at(min(row, count - 1)))
