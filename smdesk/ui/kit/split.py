"""A table and the card beside it, with a width that is remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from smdesk.ui.theme.tokens import Space

NARROWEST_SIDE = 280
"""Pixels that a card needs at least."""


class SplitView(QSplitter):
    """`main` keeps the room that is left; `side` has a remembered width and can be hidden.

    `side_width_changed(pixels)` comes when the user has moved the handle.
    """

    side_width_changed = Signal(int)

    def __init__(self, main: QWidget, side: QWidget, width: int = 340) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._side = side
        self._width = width
        self.addWidget(main)
        self.addWidget(side)
        self.setHandleWidth(Space.M)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        side.setMinimumWidth(NARROWEST_SIDE)
        main.setMinimumWidth(360)
        self.splitterMoved.connect(self._moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._side.isVisibleTo(self):
            self.set_side_width(self._width)

    def set_side(self, side: QWidget) -> None:
        """Another widget instead of the side panel, as wide as that and hidden if that was."""
        side.setMinimumWidth(NARROWEST_SIDE)
        former = self.replaceWidget(1, side)
        self._side = side
        if former is not None:
            former.deleteLater()

    def set_side_width(self, width: int) -> None:
        """Give the side panel this width, pixels."""
        self._width = width
        total = max(self.width(), width + self.handleWidth() + 1)
        self.setSizes([total - width - self.handleWidth(), width])

    def side_width(self) -> int:
        """The width of the side panel, pixels; the last one while it is hidden."""
        return self._width

    def show_side(self, *, shown: bool) -> None:
        """Show or hide the card."""
        if shown == self._side.isVisibleTo(self):
            return
        self._side.setVisible(shown)
        if shown:
            self.set_side_width(self._width)

    def _moved(self, _at: int, _index: int) -> None:
        self._width = self.sizes()[1]
        self.side_width_changed.emit(self._width)
