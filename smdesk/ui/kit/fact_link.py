"""A link among the facts of a card, which goes on in further lines where there is no room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from smdesk.ui.kit.buttons import Button
from smdesk.ui.kit.labels import tip

_FOCUS_FRAME = 1
"""Pixels of the frame that shows where the keyboard is."""
_MOST_LINES = 3
"""Lines of a link among facts; what is longer is shortened."""

_WIDTHS_KEPT = 8
"""For how many widths the lines are kept."""


class FactLink(Button):
    """A link that goes on in further lines where there is no room, and at last ends with «…».

    A word that is longer than a line is parted. The tooltip tells what is left out.
    """

    def __init__(self, text: str, on_click: Callable[[], object]) -> None:
        super().__init__(text.replace("&", "&&"))
        self._whole = text
        self._parted: dict[tuple[int, str], list[str]] = {}
        self.setProperty("kind", "fact")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked: on_click())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(width + 2 * _FOCUS_FRAME, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        further = len(self.lines(width)) - 1
        return super().sizeHint().height() + further * self.fontMetrics().lineSpacing()

    def lines(self, width: int) -> list[str]:
        """The text as it stands in so many pixels; a layout asks this again and again."""
        key = (width, self.font().key())
        if key not in self._parted:
            if len(self._parted) >= _WIDTHS_KEPT:
                self._parted.clear()
            self._parted[key] = self._lines(width)
        return self._parted[key]

    def _lines(self, width: int) -> list[str]:
        if self.fontMetrics().horizontalAdvance(self._whole) < width:
            return [self._whole]
        starts = self._starts(width)
        cuts = [*(starts[:_MOST_LINES] or [0]), None]
        found = [self._whole[a:b].strip() for a, b in pairwise(cuts)]
        mode = Qt.TextElideMode.ElideRight
        return [self.fontMetrics().elidedText(each, mode, width - _FOCUS_FRAME) for each in found]

    def _starts(self, width: int) -> list[int]:
        """Where each line begins in the text."""
        layout = QTextLayout(self._whole, self.font())
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrapping)
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - 2 * _FOCUS_FRAME)
            starts.append(line.textStart())
        layout.endLayout()
        return starts

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        lines = self.lines(self.width())
        self.setToolTip(tip(self._whole) if lines[-1].endswith("…") else "")
        option.text = "\n".join(lines).replace("&", "&&")  # type: ignore[attr-defined]
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def fact_link(text: str, on_click: Callable[[], object]) -> FactLink:
    """A link among the facts of a card: as high as a line of text."""
    return FactLink(text, on_click)
