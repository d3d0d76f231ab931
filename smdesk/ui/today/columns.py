"""Cards in one, two or three columns, as wide as the window lets them be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.ui.kit.scrolling import UpDownArea
from smdesk.ui.theme.tokens import Space

WIDTHS = (820, 1360)
"""From the first width on there are two columns, from the second three; pixels."""
_SHARES = ((1, 0, 0), (9, 5, 0), (2, 1, 1))
"""How the width is divided, by the number of columns."""


class Placed(NamedTuple):
    """A card, and the column it stands in where there are two, and where there are three."""

    card: QWidget
    of_two: int
    of_three: int


class CardColumns(UpDownArea):
    """Cards one below another, in as many columns as there is room for."""

    def __init__(self, cards: Sequence[Placed], name: str) -> None:
        super().__init__(name)
        self._cards = tuple(cards)
        self._number = 0
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.M)
        self._columns = [QWidget() for _share in _SHARES]
        for column in self._columns:
            stack = QVBoxLayout(column)
            stack.setContentsMargins(0, 0, 0, 0)
            stack.setSpacing(Space.M)
            self._row.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
        self.show_within(inner)
        self._arrange(2)

    @property
    def number(self) -> int:
        """How many columns there are."""
        return self._number

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column more where there is room."""
        super().resizeEvent(event)
        self._arrange(1 + sum(event.size().width() >= width for width in WIDTHS))

    def _arrange(self, number: int) -> None:
        if number == self._number:
            return
        self._number = number
        for card, *columns in self._cards:
            layout = self._columns[(0, *columns)[number - 1]].layout()
            if layout is not None:
                layout.addWidget(card)
        for at, share in enumerate(_SHARES[number - 1]):
            self._row.setStretch(at, share)
            self._columns[at].setVisible(at < number)
