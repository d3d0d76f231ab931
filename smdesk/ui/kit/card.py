"""Cards: a surface with a title, and the list of facts that stands on most of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.ui.kit.labels import ElidedLabel, label, value_label
from smdesk.ui.theme.tokens import Space

_WIDEST_NAME = 132
"""Pixels that the name of a fact takes before it goes on in a second line."""
_LONGEST_WORD = 18
"""Letters that the narrowest card shows on one line."""


class Card(QFrame):
    """A rounded surface. Add widgets to `body`; `head` is the row of the title."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        outer.setSpacing(Space.S)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        self.title = label(title, "section", wrap=True)
        outer.addLayout(self.head)
        self.head.addWidget(self.title, 1)
        self.title.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        outer.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))


class FactList(QWidget):
    """Names at the left in the secondary colour, values at the right that can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnMinimumWidth(0, 116)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, value: str | QWidget) -> None:
        """One more fact; a widget may stand for the value. An empty text shows «—»."""
        row = self._grid.rowCount()
        self._grid.addWidget(_name(name), row, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(value, str):
            self._grid.addWidget(_value(value or "—"), row, 1)
        else:
            place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(value, row, 1, place)

    def clear(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            if item is not None:
                drop(item.widget())


def _name(text: str) -> QWidget:
    name = label(text, "secondary", wrap=True)
    name.setMaximumWidth(_WIDEST_NAME)
    return name


def _value(text: str) -> QWidget:
    """Words are wrapped; a long address or mailbox, which has no place to break, is shortened."""
    if " " not in text and len(text) > _LONGEST_WORD:
        return ElidedLabel(text)
    words = value_label(text)
    words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return words


def drop(widget: QWidget) -> None:
    """Take a widget away for good, now from the eye and soon from memory."""
    widget.hide()
    widget.deleteLater()


def separator() -> QFrame:
    """A thin line between parts of a card."""
    rule = QFrame()
    rule.setProperty("surface", "rule")
    rule.setFixedHeight(1)
    return rule
