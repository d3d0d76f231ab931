"""A list of lines to be ticked, each with an id."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from smdesk.ui.kit.labels import tip

_ID = int(Qt.ItemDataRole.UserRole)


class TickedList(QListWidget):
    """An editor: `value` is the ids that are not ticked, since all of them are at first."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("surface", "card")
        self.setMinimumHeight(180)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _item: self.edited.emit())

    def show_lines(self, lines: Iterable[tuple[int, str]]) -> None:
        """Show these ids and texts, all ticked."""
        self.blockSignals(True)
        self.clear()
        for number, text in lines:
            item = QListWidgetItem(text)
            item.setToolTip(tip(text))
            item.setData(_ID, number)
            item.setCheckState(Qt.CheckState.Checked)
            self.addItem(item)
        self.blockSignals(False)

    def value(self) -> frozenset[int]:
        items = map(self.item, range(self.count()))
        left = (each for each in items if each.checkState() is not Qt.CheckState.Checked)
        return frozenset(each.data(_ID) for each in left)

    def set_value(self, value: frozenset[int] | None) -> None:
        for item in map(self.item, range(self.count())):
            left = item.data(_ID) in (value or ())
            item.setCheckState(Qt.CheckState.Unchecked if left else Qt.CheckState.Checked)

    def problem(self) -> str:
        left = self.count() and len(self.value()) == self.count()
        return "Отметьте хотя бы одну строку." if left else ""

    def draft(self) -> list[int]:
        return sorted(self.value())

    def take_draft(self, draft: list[int]) -> None:
        self.set_value(frozenset(draft))
