"""Sheets one under another in a scroll area; only those in sight are painted, when they are.

At most one page is painted in a turn of the event loop, so that a small zoom over many pages
never holds the window up; the others stand as blank sheets for a moment.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.painting import paint_page
from smdesk.ui.printing.paper import UNITS_PER_INCH
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Space

LEAST_ZOOM, MOST_ZOOM = 25, 300
"""Percent of the natural size."""
_STEPS = (25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 250, 300)
_KEPT = 12
"""Painted pages that are kept, as pixmaps."""


class PageView(QAbstractScrollArea):
    """Shows Pages. `page_changed(number)` counts from 0, `zoom_changed(percent)` follows."""

    page_changed = Signal(int)
    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._pixmaps: OrderedDict[int, QPixmap] = OrderedDict()
        self._zoom = 100
        self._fits_width = True
        self._page = 0
        self.setAccessibleName("Страницы")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        look().changed.connect(self.viewport().update)

    # What is shown

    @property
    def page(self) -> int:
        """The page that is read now, from 0."""
        return self._page

    @property
    def zoom(self) -> int:
        """Percent of the natural size."""
        return self._zoom

    @property
    def painted(self) -> frozenset[int]:
        """The pages that have been painted at this zoom and are kept."""
        return frozenset(self._pixmaps)

    def show_pages(self, pages: Pages | None) -> None:
        """Show these pages from the first one; None shows nothing."""
        self._pages = pages
        self._pixmaps.clear()
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def go_to(self, number: int) -> None:
        """Scroll so that page `number`, from 0, begins at the top."""
        last = len(self._pages) - 1 if self._pages is not None else 0
        target = max(0, min(number, last))
        self.verticalScrollBar().setValue(round(target * self._pitch()))
        self._set_page(target)

    def go_to_end(self) -> None:
        """Scroll to the last page."""
        self.go_to(len(self._pages) - 1 if self._pages is not None else 0)

    def zoom_in(self) -> None:
        self._step_zoom(next((step for step in _STEPS if step > self._zoom), MOST_ZOOM))

    def zoom_out(self) -> None:
        self._step_zoom(next((step for step in _STEPS[::-1] if step < self._zoom), LEAST_ZOOM))

    def fit_width(self) -> None:
        """As wide as the view, and so again when the view is resized."""
        self._fits_width = True
        self._set_zoom(self._width_zoom())

    # Sizes

    def _scale(self) -> float:
        """Device-independent pixels in a unit."""
        return self.logicalDpiY() / UNITS_PER_INCH * self._zoom / 100

    def _sheet(self) -> QRectF:
        """The first sheet, in the coordinates of the scrolled contents."""
        if self._pages is None:
            return QRectF()
        width = self._pages.paper.width * self._scale()
        height = self._pages.paper.height * self._scale()
        x = max(float(Space.L), (self.viewport().width() - width) / 2)
        return QRectF(x, Space.L, width, height)

    def _pitch(self) -> float:
        """From the top of one sheet to the top of the next."""
        return self._sheet().height() + Space.L

    def _width_zoom(self) -> int:
        if self._pages is None:
            return self._zoom
        room = self.viewport().width() - 2 * Space.L
        full = self._pages.paper.width * self.logicalDpiY() / UNITS_PER_INCH
        return max(LEAST_ZOOM, min(MOST_ZOOM, int(room / full * 100)))

    def _step_zoom(self, percent: int) -> None:
        self._fits_width = False
        self._set_zoom(percent)

    def _set_zoom(self, percent: int) -> None:
        if percent == self._zoom:
            return
        place = self.verticalScrollBar().value() / max(1.0, self._pitch())
        self._zoom = percent
        self._pixmaps.clear()
        self._arrange()
        self.verticalScrollBar().setValue(round(place * self._pitch()))
        self.zoom_changed.emit(percent)

    def _arrange(self) -> None:
        if self._fits_width:
            wanted = self._width_zoom()
            if wanted != self._zoom:
                self._set_zoom(wanted)
                return
        count = len(self._pages) if self._pages is not None else 0
        view, sheet = self.viewport().size(), self._sheet()
        height = round(count * self._pitch() + Space.L)
        self.verticalScrollBar().setRange(0, max(0, height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(
            0, max(0, round(sheet.width()) + 2 * Space.L - view.width())
        )
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()

    def _scrolled(self) -> None:
        count = len(self._pages) if self._pages is not None else 0
        half = min(self.viewport().height(), self._sheet().height()) / 2
        at = (self.verticalScrollBar().value() + half - Space.L) // max(1.0, self._pitch())
        self._set_page(max(0, min(count - 1, int(at))))
        self.viewport().update()

    def _set_page(self, number: int) -> None:
        if number != self._page:
            self._page = number
            self.page_changed.emit(number)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(look().tokens.pressed))
        may_paint = True
        for number, place in self._in_sight():
            painter.fillRect(place, Qt.GlobalColor.white)
            if number not in self._pixmaps and may_paint:
                self._keep(number)
                may_paint = False
            pixmap = self._pixmaps.get(number)
            if pixmap is None:
                self.viewport().update()
                continue
            painter.drawPixmap(place.topLeft(), pixmap)
            self._pixmaps.move_to_end(number)

    def _in_sight(self) -> list[tuple[int, QRect]]:
        """The pages that the view shows, and where."""
        if self._pages is None:
            return []
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        first = max(0, int((shift.y() - Space.L) // self._pitch()))
        last = int((shift.y() + self.viewport().height()) // self._pitch())
        sheet = self._sheet().translated(-shift)
        return [
            (number, sheet.translated(0, number * self._pitch()).toRect())
            for number in range(first, min(last, len(self._pages) - 1) + 1)
        ]

    def _keep(self, number: int) -> None:
        """Paint a page and keep it, dropping the one that was seen longest ago."""
        if self._pages is None:
            return
        ratio = self.devicePixelRatioF()
        size = self._sheet().size().toSize()
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale(), self._scale())
        paint_page(painter, self._pages, number)
        painter.end()
        self._pixmaps[number] = pixmap
        while len(self._pixmaps) > max(_KEPT, len(self._in_sight())):
            self._pixmaps.popitem(last=False)

    # Input

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._scrolled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to_end()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            return
        super().wheelEvent(event)
