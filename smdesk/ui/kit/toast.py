"""Toasts: a sentence after each action, with «Отменить» while it can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from smdesk.ui.kit.buttons import Button
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Size, Space

Deed = tuple[str, Callable[[], object]]
"""The verb on a button of a toast, and what it does."""
SECONDS = 8
MOST = 3
"""Toasts shown at once; the oldest goes first."""


class Toast(QFrame):
    """One sentence, its buttons, and a cross. Waits while the mouse or the focus is on it."""

    def __init__(self, text: str, deeds: Sequence[Deed], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "toast")
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        words = label(text, wrap=len(text) > 60)
        words.setMaximumWidth(460)
        row.addWidget(words, 1)
        self.buttons = [self._button(verb, partial(self._act, act)) for verb, act in deeds]
        for button in self.buttons:
            row.addWidget(button)
        self.hide_button = self._button("×" if deeds else "Скрыть", self.expire)
        row.addWidget(self.hide_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.expire)
        self._timer.start(SECONDS * 1000)

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = Button(text)
        button.setAccessibleName("Скрыть сообщение" if text == "×" else text)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        button.clicked.connect(lambda _checked: act())
        button.installEventFilter(self)
        return button

    def _act(self, act: Callable[[], object]) -> None:
        self.expire()
        act()

    @property
    def button(self) -> QPushButton | None:
        """The first of its buttons; None for a sentence alone."""
        return self.buttons[0] if self.buttons else None

    @property
    def waiting(self) -> bool:
        """Whether its time is standing still."""
        return not self._timer.isActive()

    def expire(self) -> None:
        """Go away now; the keys go back to where they were before F6."""
        self._timer.stop()
        place, focused = self.parentWidget(), QApplication.focusWidget()
        if isinstance(place, Toasts) and focused is not None and self.isAncestorOf(focused):
            place.give_back()
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start(SECONDS * 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._timer.start(SECONDS * 1000)
        return super().eventFilter(watched, event)


class Toasts(QWidget):
    """The stack at the lower left of its parent, away from the buttons of a card.

    F6 in the frame moves the focus into it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self._before: QWidget | None = None
        """Where the keys were."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self, text: str, act: Callable[[], object] | None = None, verb: str = "Отменить"
    ) -> Toast:
        """Show a sentence; `act` is what its button does."""
        return self.offer(text, () if act is None else ((verb, act),))

    def offer(self, text: str, deeds: Sequence[Deed]) -> Toast:
        """Show a sentence with a button for each deed."""
        shown = self.shown()
        for old in shown[: max(0, len(shown) - MOST + 1)]:
            old.expire()
        toast = Toast(text, deeds, self)
        toast.destroyed.connect(self._settle)
        self._column.addWidget(toast)
        toast.show()
        self._place()
        self.raise_()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 180 enum members

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        return toast

    def shown(self) -> list[Toast]:
        """The toasts on the screen, oldest first."""
        found = (self._column.itemAt(at).widget() for at in range(self._column.count()))
        return [each for each in found if isinstance(each, Toast)]

    def take_focus(self) -> bool:
        """Put the focus on the newest toast's button; False when there is no toast."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        for toast in reversed(self.shown()):
            (toast.button or toast.hide_button).setFocus()
            return True
        return False

    def give_back(self) -> None:
        """Put the keys where they were before they came here."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        self._place()

    def _place(self) -> None:
        if not self.shown():
            self.hide()
            return
        self.show()
        self.resize(self._column.totalSizeHint())
        bottom = self._ground.rect().bottom() - Space.XL - Size.ROW
        self.move(Space.XL, bottom - self.height())
