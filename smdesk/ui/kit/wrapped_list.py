"""A list whose lines go on in further lines, to the last word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

_BESIDE = 16
"""Pixels left and right of a text in the style sheet: Qt forgets them when it parts the lines."""


class _Lines(QStyledItemDelegate):
    """As high as the text is in the room that is left for it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrow = QStyleOptionViewItem(option)
        narrow.rect = option.rect.adjusted(0, 0, -_BESIDE, 0)  # type: ignore[attr-defined]
        return super().sizeHint(narrow, index)


class WrappedList(QListWidget):
    """Lines of words that are read, on a surface of their own."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("surface", "card")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Lines(self))
