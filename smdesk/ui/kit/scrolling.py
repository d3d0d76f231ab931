"""A place that scrolls up and down where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_BY_TAB = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


class UpDownArea(QScrollArea):
    """Tab comes to it only while there is something to scroll, and its bar shows that it has."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._ask_for_keys)

    def show_within(self, inner: QWidget) -> None:
        """Show this, on the ground of what is around."""
        inner.setProperty("plain", "true")
        self.setWidget(inner)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._light(on=event.reason() in _BY_TAB)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._light(on=False)
        super().focusOutEvent(event)

    def _ask_for_keys(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)

    def _light(self, *, on: bool) -> None:
        bar = self.verticalScrollBar()
        if bar.property("lit") != on:
            bar.setProperty("lit", on)
            bar.style().unpolish(bar)
            bar.style().polish(bar)
