"""The matrix on the screen: cells are painted in one loop, as the tables' rows are."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from smdesk.models.vocabulary import Subject
from smdesk.procedures.examined import NOTHING
from smdesk.procedures.findings import ORDER
from smdesk.ui.control.matrix_headers import CELL, RequirementHeader, SubjectHeader
from smdesk.ui.control.matrix_model import Key, MatrixModel
from smdesk.ui.control.status_look import SIGNS, TONES
from smdesk.ui.theme.icons import tinted_pixmap
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Radius, Size, Tone

Index = QModelIndex | QPersistentModelIndex
_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class MatrixView(QTableView):
    """The current cell and the place of the scroll bars survive new findings.

    `cell_changed()` — another cell became the current one; `cell_entered()` — Enter or a click.
    """

    cell_changed = Signal()
    cell_entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(self)
        self._heads = RequirementHeader(self.matrix, self)
        self._signs: dict[tuple[int, float], QPixmap] = {}
        self._kept: tuple[Key | None, int, int] = None, 0, 0
        self.setAccessibleName("Матрица соблюдения")
        self._dress()
        self.setModel(self.matrix)
        self.setHorizontalHeader(SubjectHeader(self.matrix, self))
        self.setVerticalHeader(self._heads)
        self.matrix.modelAboutToBeReset.connect(self._keep)
        self.matrix.modelReset.connect(self._give_back)
        self.selectionModel().currentChanged.connect(self._tell_current)
        look().changed.connect(self._signs.clear)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # The current cell

    def key(self) -> Key | None:
        """What the current cell is known by; None where there is none."""
        index = self.currentIndex()
        return self.matrix.key(index.row(), index.column()) if index.isValid() else None

    def place(self) -> tuple[int, int] | None:
        """Requirement and subject of the current cell."""
        index = self.currentIndex()
        return self.matrix.place(index.row(), index.column()) if index.isValid() else None

    def go(self, index: Index) -> None:
        """Make a cell the current one, in sight."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def go_to_account(self, account_id: int) -> None:
        """Go to the first cell of an account that has something to say."""
        for column in range(self.matrix.columnCount()):
            whom = self.matrix.whom(column)
            if whom.kind is Subject.ACCOUNT and whom.id == account_id:
                rows = range(self.matrix.rowCount())
                asked = (row for row in rows if self.matrix.status(row, column) is not None)
                self.go(self.matrix.index(next(asked, 0), column))
                return

    def _keep(self) -> None:
        self._kept = (
            self.key(),
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
        )

    def _give_back(self) -> None:
        key, across, down = self._kept
        index = self.matrix.find(key) if key else QModelIndex()
        if index.isValid():
            self.setAutoScroll(False)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            self.setAutoScroll(True)
        self.updateGeometries()
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        self.cell_changed.emit()

    def _tell_current(self, _current: Index, _before: Index) -> None:
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.cell_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and self.currentIndex().isValid():
            self.cell_entered.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.cell_entered.emit()

    def updateGeometries(self) -> None:
        """What the cells leave goes to the wording of the requirements."""
        cells = self.matrix.columnCount() * CELL.width()
        self._heads.fit(self.width() - cells - self.verticalScrollBar().sizeHint().width())
        super().updateGeometries()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """All cells have one size, so their places need not be asked for one by one."""
        region = event.rect()
        painter = QPainter(self.viewport())
        rows = self._shown(
            self.rowAt(region.top()), self.rowAt(region.bottom()), self.matrix.rowCount()
        )
        columns = self._shown(
            self.columnAt(region.left()), self.columnAt(region.right()), self.matrix.columnCount()
        )
        line, ratio = QColor(look().tokens.line), self.devicePixelRatioF()
        for row in rows:
            cells, subjects = self.matrix.cells(row)
            top = self.rowViewportPosition(row)
            left = self.columnViewportPosition(columns.start)
            for column in columns:
                place = cells[subjects[column]]
                if place != NOTHING:
                    painter.drawPixmap(left + 2, top + 2, self._sign(place, ratio))
                left += CELL.width()
            painter.setPen(line)
            bottom = top + CELL.height() - 1
            painter.drawLine(region.left(), bottom, region.right(), bottom)
        self._focus(painter)
        painter.end()

    def _shown(self, first: int, last: int, count: int) -> range:
        if first < 0:
            return range(0)
        return range(first, count if last < 0 else last + 1)

    def _sign(self, place: int, ratio: float) -> QPixmap:
        if (place, ratio) not in self._signs:
            self._signs[place, ratio] = draw_sign(place, ratio)
        return self._signs[place, ratio]

    def _focus(self, painter: QPainter) -> None:
        index = self.currentIndex()
        if index.isValid():
            ink = look().tokens.focus if self.hasFocus() else look().tokens.border
            painter.setPen(QPen(QColor(ink), 2))
            painter.drawRect(self.visualRect(index).adjusted(1, 1, -2, -3))


def draw_sign(place: int, ratio: float) -> QPixmap:
    """A cell: the sign of a status on its own ground."""
    status = ORDER[place]
    tokens, tone = look().tokens, TONES[status]
    ink, ground = tokens.tone(tone or Tone.NEUTRAL)
    room = QRect(0, 0, CELL.width() - 4, CELL.height() - 5)
    pixmap = QPixmap(round(room.width() * ratio), round(room.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if tone is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(room, Radius.CONTROL, Radius.CONTROL)
    painter.drawPixmap(
        (room.width() - Size.ICON) // 2,
        (room.height() - Size.ICON) // 2,
        tinted_pixmap(SIGNS[status], ink, Size.ICON, ratio),
    )
    painter.end()
    return pixmap
