"""The grid of days with hands: a month, or one week with taller chips."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from smdesk.ui.plan.face import DayFace
from smdesk.ui.plan.hand import Hand
from smdesk.ui.plan.keys import minutes_of, step_of, turn_of

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class DayGrid(DayFace):
    """Days with placements. The keys are on a day, or on one of its chips.

    `opened(item)`; `wanted(day)` — a new post on that day; `day_wanted(day)` — all of a crowded
    day; `shifted(ids, step)` — by keys, so much later; `turned(steps)` — another period;
    `asked(point)` — a menu; `resized()` — there is room for another number of chips.
    """

    opened = Signal(object)
    wanted = Signal(object)
    day_wanted = Signal(object)
    shifted = Signal(list, object)
    turned = Signal(int)
    asked = Signal(QPoint)

    def __init__(self, today: Callable[[], date], *, tall: bool = False) -> None:
        super().__init__(today, tall=tall)
        self.hand = Hand(self)
        self._sweep = False

    # -- choosing --------------------------------------------------------------------------------

    def go(self, day: date) -> None:
        """Put the keys on a day; a day that is not shown turns the page."""
        self.current, self.selected = 0, frozenset()
        self.cursor_day = day
        if self.places().of_day(day).isEmpty():
            self.turned.emit(1 if day > self._weeks[0] else -1)
        self._tell()

    def select(self, placement_id: int, *, add: bool = False) -> None:
        """Put the keys on a chip; `add` keeps what is selected."""
        found = self._cells.find(placement_id)
        if found is not None:
            self.cursor_day, self.current = found[0], placement_id
            self.selected = (self.selected if add else frozenset()) | {placement_id}
            self._tell()

    def _toggle(self, placement_id: int) -> None:
        self.selected ^= {placement_id}
        self.current = placement_id
        self._tell()

    # -- the mouse -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        item, day = self._at(point), self.places().day_at(point)
        self._sweep = False
        if item is not None:
            if event.modifiers() & CONTROL:
                self._sweep = item.placement_id in self.selected
                self.select(item.placement_id, add=True)
            elif item.placement_id not in self.selected:
                self.select(item.placement_id)
            else:
                self.current = item.placement_id
            others = sorted(self.selected - {item.placement_id})
            self.hand.press(event, [item.placement_id, *others])
        elif day is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.hand.move(event):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            over = self._at(event.position().toPoint()) or self._more_at(event.position().toPoint())
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        if self.hand.release(event):
            return
        point = event.position().toPoint()
        item = self._at(point)
        if item is not None and self._sweep:
            self._toggle(item.placement_id)
        elif item is None and (crowded := self._more_at(point)) is not None:
            self.day_wanted.emit(crowded)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        item, day = self._at(point), self.places().day_at(point)
        if item is not None:
            self.opened.emit(item)
        elif self._more_at(point) is None and day is not None:
            self.wanted.emit(day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self._at(event.pos())
        if item is not None and item.placement_id not in self.selected:
            self.select(item.placement_id)
        self.asked.emit(event.globalPos())

    # -- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        step = step_of(key)
        if key == Qt.Key.Key_Escape and (self.hand.give_up() or self.selected):
            self.show_drop(None)
            self.go(self.cursor_day)
        elif step and held & (CONTROL | ALT):
            self._shift(step, minutes_of(key, fast=bool(held & SHIFT)) if held & ALT else 0)
        elif step:
            self._walk(step)
        elif key in ENTER:
            self._enter()
        elif key in {Qt.Key.Key_Insert, Qt.Key.Key_N} and not held & CONTROL:
            self.wanted.emit(self.cursor_day)
        elif key == Qt.Key.Key_Space and self.current:
            self._toggle(self.current)
        elif turn := turn_of(key):
            self.turned.emit(turn)
        else:
            super().keyPressEvent(event)

    def _shift(self, days: int, minutes: int) -> None:
        step = timedelta(minutes=minutes) if minutes else timedelta(days=days)
        if self.selected:
            self.shifted.emit(sorted(self.selected), step)

    def _enter(self) -> None:
        item = self.item(self.current)
        if item is not None:
            self.opened.emit(item)
        elif self.day(self.cursor_day).items:
            self.select(self.day(self.cursor_day).items[0].placement_id)
        else:
            self.wanted.emit(self.cursor_day)

    def _walk(self, step: int) -> None:
        """From a chip up and down along its day first, then to other days."""
        chips = [item.placement_id for item in self.day(self.cursor_day).items]
        if self.current in chips and abs(step) == 7:
            at = chips.index(self.current) + (1 if step > 0 else -1)
            if 0 <= at < len(chips):
                self.select(chips[at])
                return
            if at < 0:
                self.go(self.cursor_day)
                return
        self.go(self.cursor_day + timedelta(days=step))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the chips of the day before it leaves the grid."""
        chips = [item.placement_id for item in self.day(self.cursor_day).items]
        at = chips.index(self.current) if self.current in chips else -1
        following = at + (1 if forward else -1)
        if chips and 0 <= following < len(chips):
            self.select(chips[following])
            return True
        return super().focusNextPrevChild(forward)
