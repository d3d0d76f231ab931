"""Sheets one under another in a scroll area; only those in sight are painted, when they are.

At most one page is painted in a turn of the event loop, so that a small zoom over many pages
never holds the window up; the others stand as blank sheets for a moment.
"""

from __future__ import annotations

from collections import OrderedDict
from math import sqrt

from PySide6.QtCore import QPoint, Qt, Signal
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

from smdesk.ui.kit.face import own_face
from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.painting import paint_page
from smdesk.ui.printing.paper import Paper
from smdesk.ui.printing.sheet_stack import LEAST_ZOOM, MOST_ZOOM, SheetStack
from smdesk.ui.theme.look import look

_STEPS = (25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 250, 300)
_KEPT = 12
"""Painted pages that are kept, as pixmaps."""
_MOST_DOTS = 9_000_000
"""A larger pixmap takes over 50 ms to paint; it is painted coarser."""


class PageView(QAbstractScrollArea):
    """Shows Pages. `page_changed(number)` counts from 0, `zoom_changed(percent)` follows."""

    page_changed = Signal(int)
    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = own_face(self)
        self._pages: Pages | None = None
        self._pixmaps: OrderedDict[int, QPixmap] = OrderedDict()
        self._zoom = 100
        self._fits_width = True
        self._page = 0
        self.setAccessibleName("Страницы")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        look().changed.connect(self._face.update)

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
        self.go_to(0)

    def go_to(self, number: int) -> None:
        """Scroll so that page `number`, from 0, or the nearest there is, begins at the top."""
        stack = self._stack()
        target = stack.nearest(number)
        self.verticalScrollBar().setValue(round(target * stack.pitch))
        self._set_page(target)

    def go_to_end(self) -> None:
        """Scroll to the last page."""
        self.go_to(self._stack().count)

    def zoom_in(self) -> None:
        self._step_zoom(next((step for step in _STEPS if step > self._zoom), MOST_ZOOM))

    def zoom_out(self) -> None:
        self._step_zoom(next((step for step in _STEPS[::-1] if step < self._zoom), LEAST_ZOOM))

    def fit_width(self) -> None:
        """As wide as the view, and so again when the view is resized."""
        self._fits_width = True
        self._set_zoom(self._stack().width_zoom)

    # Sizes

    def _stack(self) -> SheetStack:
        pages = self._pages
        paper = Paper() if pages is None else pages.paper
        count = 0 if pages is None else len(pages)
        return SheetStack(count, paper, self._zoom, self.logicalDpiY(), self._face.size())

    def _step_zoom(self, percent: int) -> None:
        self._fits_width = False
        self._set_zoom(percent)

    def _set_zoom(self, percent: int) -> None:
        if percent == self._zoom:
            return
        place = self.verticalScrollBar().value() / self._stack().pitch
        self._zoom = percent
        self._pixmaps.clear()
        self._arrange()
        self.verticalScrollBar().setValue(round(place * self._stack().pitch))
        self.zoom_changed.emit(percent)

    def _arrange(self) -> None:
        stack = self._stack()
        if self._fits_width and stack.count and stack.width_zoom != self._zoom:
            self._set_zoom(stack.width_zoom)
            return
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, stack.whole.height() - stack.view.height()))
        down.setPageStep(stack.view.height())
        across.setRange(0, max(0, stack.whole.width() - stack.view.width()))
        across.setPageStep(stack.view.width())
        self._face.update()

    def _scrolled(self) -> None:
        self._set_page(self._stack().page_at(self.verticalScrollBar().value()))
        self._face.update()

    def _set_page(self, number: int) -> None:
        if number != self._page:
            self._page = number
            self.page_changed.emit(number)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self._face)
        painter.setBackground(QColor(look().tokens.pressed))
        painter.eraseRect(event.rect())  # fillRect would load the 170 presets of QGradient
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        in_sight = self._stack().in_sight(scrolled)
        missing = [number for number, _ in in_sight if number not in self._pixmaps]
        if missing:
            self._keep(missing[0], len(in_sight))
        if len(missing) > 1:
            self._face.update()
        for number, place in in_sight:
            painter.setBackground(Qt.GlobalColor.white)
            painter.eraseRect(place)
            if number in self._pixmaps:
                painter.drawPixmap(place, self._pixmaps[number])
                self._pixmaps.move_to_end(number)

    def _keep(self, number: int, in_sight: int) -> None:
        """Paint a page and keep it, dropping the one that was seen longest ago."""
        if self._pages is None:
            return
        stack = self._stack()
        area = stack.first.width() * stack.first.height()
        ratio = min(self.devicePixelRatioF(), sqrt(_MOST_DOTS / area))
        pixmap = QPixmap((stack.first.size() * ratio).toSize())
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(stack.scale * ratio, stack.scale * ratio)
        paint_page(painter, self._pages, number)
        painter.end()
        self._pixmaps[number] = pixmap
        while len(self._pixmaps) > max(_KEPT, in_sight):
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
