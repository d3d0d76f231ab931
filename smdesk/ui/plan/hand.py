"""Dragging placements by mouse: it begins in one part of the page and may end in another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

DRAG = Qt.MouseButton.LeftButton


class Hand(QObject):
    """Follows the mouse from a press on something that can be carried.

    `carried(point)` comes while it moves, `dropped(point, copy)` when it is let go, `given_up()`
    when it is neither; points are global. Ctrl copies.
    """

    carried = Signal(QPoint)
    dropped = Signal(QPoint, bool)
    given_up = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._from: QPoint | None = None
        self._what: tuple[int, ...] = ()
        self.is_carrying = False

    @property
    def what(self) -> tuple[int, ...]:
        """Ids of the placements that are carried, or would be."""
        return self._what

    def press(self, event: QMouseEvent, what: Sequence[int]) -> None:
        """The button went down on these placements."""
        if event.button() is DRAG and what:
            self._from, self._what = event.globalPosition().toPoint(), tuple(what)

    def move(self, event: QMouseEvent) -> bool:
        """The mouse has moved; True while something is carried."""
        if self._from is None or not event.buttons() & DRAG:
            return False
        point = event.globalPosition().toPoint()
        far = (point - self._from).manhattanLength()
        if not self.is_carrying and far < QApplication.startDragDistance():
            return False
        self.is_carrying = True
        self.carried.emit(point)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """The button went up; True when something was carried."""
        carrying, self.is_carrying, self._from = self.is_carrying, False, None
        if carrying:
            held = event.modifiers() | QGuiApplication.keyboardModifiers()
            copy = bool(held & Qt.KeyboardModifier.ControlModifier)
            self.dropped.emit(event.globalPosition().toPoint(), copy)
        return carrying

    def give_up(self) -> bool:
        """Esc: nothing is moved; True when something was carried."""
        carrying, self.is_carrying, self._from = self.is_carrying, False, None
        if carrying:
            self.given_up.emit()
        return carrying
