"""Where sheets lie in the preview: one under another, at a zoom, in a view of some size."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

from smdesk.ui.printing.paper import UNITS_PER_INCH, Paper
from smdesk.ui.theme.tokens import Space

LEAST_ZOOM, MOST_ZOOM = 25, 300
"""Percent of the natural size."""


@dataclass(frozen=True, slots=True)
class SheetStack:
    """All lengths in device-independent pixels, from the top left of the scrolled contents."""

    count: int
    paper: Paper
    zoom: int
    dots: int
    """Pixels in an inch at 100 %."""
    view: QSize

    @property
    def scale(self) -> float:
        """Pixels in a unit of the paper."""
        return self.dots / UNITS_PER_INCH * self.zoom / 100

    @property
    def first(self) -> QRectF:
        """The first sheet, centred in a view that is wider."""
        width, height = self.paper.width * self.scale, self.paper.height * self.scale
        x = max(float(Space.L), (self.view.width() - width) / 2)
        return QRectF(x, Space.L, width, height)

    @property
    def pitch(self) -> float:
        """From the top of one sheet to the top of the next."""
        return self.first.height() + Space.L

    @property
    def whole(self) -> QSize:
        """What can be scrolled over."""
        height = self.count * self.pitch + Space.L
        return QSize(round(self.first.width()) + 2 * Space.L, round(height))

    @property
    def width_zoom(self) -> int:
        """The zoom at which a sheet is as wide as the view."""
        full = self.paper.width * self.dots / UNITS_PER_INCH
        wanted = int((self.view.width() - 2 * Space.L) / full * 100)
        return max(LEAST_ZOOM, min(MOST_ZOOM, wanted))

    def page_at(self, scrolled: int) -> int:
        """The page that is read with so much scrolled away, from 0."""
        half = min(self.view.height(), self.first.height()) / 2
        return self.nearest(int((scrolled + half - Space.L) // self.pitch))

    def nearest(self, number: int) -> int:
        """The number itself, or the page nearest to it that there is."""
        return max(0, min(number, self.count - 1))

    def in_sight(self, scrolled: QPoint) -> list[tuple[int, QRect]]:
        """The pages that the view shows, and where in it."""
        first = max(0, int((scrolled.y() - Space.L) // self.pitch))
        below = scrolled.y() + self.view.height() - Space.L
        last = min(int(below // self.pitch), self.count - 1)
        sheet = self.first.translated(-scrolled.x(), -scrolled.y())
        return [
            (number, sheet.translated(0, number * self.pitch).toRect())
            for number in range(first, last + 1)
        ]
