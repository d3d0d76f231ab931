"""The tray: what has no day yet. It is dragged into the calendar, and from there back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from smdesk.models.labels import label
from smdesk.models.plan import PlanItem
from smdesk.ui.kit.labels import label as text
from smdesk.ui.kit.labels import tip
from smdesk.ui.plan.hand import Hand
from smdesk.ui.plan.painting import spoken
from smdesk.ui.plan.stage_look import SIGNS
from smdesk.ui.theme.tokens import Space

ITEM = Qt.ItemDataRole.UserRole
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
WIDTH = 240
"""Pixels."""


class TrayList(QListWidget):
    """The list itself; `opened(item)` by Enter or double click, `delete_wanted()` by Delete."""

    opened = Signal(object)
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hand = Hand(self)
        self.setAccessibleName("Без даты")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemDoubleClicked.connect(lambda each: self.opened.emit(each.data(ITEM)))

    def chosen(self) -> list[PlanItem]:
        """What is selected."""
        return [each.data(ITEM) for each in self.selectedItems()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.chosen():
            self.opened.emit(self.chosen()[0])
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.hand.press(event, [each.placement_id or -each.post_id for each in self.chosen()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.hand.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.hand.release(event):
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()


class Tray(QFrame):
    """A card at the side: how many there are, and the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.setFixedWidth(WIDTH)
        self.title = text("Без даты", "section")
        self.words = text("", "secondary", wrap=True)
        self.list = TrayList()
        self.without_page = 0
        """How many of what lies here have no page either."""
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.XS, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)

    def take(self, items: Sequence[PlanItem]) -> None:
        """Show these; what was selected stays so."""
        chosen = {(each.post_id, each.placement_id) for each in self.list.chosen()}
        self.list.clear()
        for item in items:
            where = f"{item.badge} " if item.badge else ""
            shown = QListWidgetItem(f"{SIGNS[item.stage]} {where}{item.topic}")
            shown.setData(ITEM, item)
            shown.setToolTip(tip(spoken(item, label(item.stage))))
            self.list.addItem(shown)
            shown.setSelected((item.post_id, item.placement_id) in chosen)
        self.without_page = sum(not item.placement_id for item in items)
        self.title.setText(f"Без даты: {len(items)}" if items else "Без даты")
        self.words.setText(
            "Перетащите на день или нажмите Enter."
            if items
            else "Сюда попадают идеи и публикации, у которых ещё нет дня."
        )
