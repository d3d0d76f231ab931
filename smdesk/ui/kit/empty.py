"""The empty state: what a page is for, and the first step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.icons import icon
from smdesk.ui.theme.tokens import Space

_TEXT_WIDTH = 460
"""Pixels: the longest line of the sentence."""
_STEP = 10


class EmptyState(QWidget):
    """An icon, a sentence that says what belongs here, and buttons for the first step."""

    def __init__(
        self, icon_name: str, title: str, text: str, buttons: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setSpacing(Space.S)
        outer.addStretch(2)
        outer.addWidget(self._picture(icon_name))
        heading = label(title, "section")
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer.addWidget(heading)
        outer.addWidget(_paragraph(text), 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)

    def _picture(self, icon_name: str) -> QLabel:
        picture = QLabel()
        drawn = icon(icon_name, "disabled").pixmap(QSize(44, 44), self.devicePixelRatioF())
        picture.setPixmap(drawn)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return picture


def _paragraph(text: str) -> QLabel:
    words = label(text, "secondary", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words.ensurePolished()
    height = words.heightForWidth(_TEXT_WIDTH)
    widths = range(_TEXT_WIDTH, _TEXT_WIDTH // 2, -_STEP)
    even = [width for width in widths if words.heightForWidth(width) == height][-1]
    words.setFixedWidth(even)
    words.setMinimumHeight(height)
    return words


def nothing_found(show_all: Callable[[], object]) -> EmptyState:
    """Search and filters leave nothing: the button shows everything again."""
    text = "Измените поиск или сбросьте отборы."
    return EmptyState("search", "Ничего не найдено", text, [secondary("Показать всё", show_all)])


@contextmanager
def keys_kept_in(stack: QStackedWidget) -> Iterator[None]:
    """Something else comes to the front of the stack: the keys go to it if they were in there."""
    focused = QApplication.focusWidget()
    were_inside = focused is not None and stack.isAncestorOf(focused)
    yield
    if were_inside:
        give_focus(stack.currentWidget())


def give_focus(widget: QWidget) -> None:
    """Give the keys to it; to its first button if it is an empty state."""
    steps = widget.findChildren(QPushButton) if isinstance(widget, EmptyState) else []
    next(iter(steps), widget).setFocus(Qt.FocusReason.OtherFocusReason)
