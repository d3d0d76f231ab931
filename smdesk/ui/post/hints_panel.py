"""The hints of the text as a list, with what can be written instead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smdesk.desk.style import Hint
from smdesk.models.labels import plural
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.card import drop
from smdesk.ui.kit.labels import label
from smdesk.ui.post.replacements import replacements
from smdesk.ui.theme.tokens import Space

FORMS = ("подсказка", "подсказки", "подсказок")


class HintsPanel(QWidget):
    """Enter or a click goes to the place; the buttons below replace it.

    `chosen(hint)`, `replaced(hint, words)`, `turned(on)` ask the editor to act.
    """

    chosen = Signal(object)
    replaced = Signal(object, str)
    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.hints: list[Hint] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.switch = QCheckBox("Подсказывать, пока пишу")
        self.switch.toggled.connect(self.turned)
        self.told = label("", "secondary", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Подсказки")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._offer)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.itemClicked.connect(lambda _item: self._go())
        self._offers = QHBoxLayout()
        self._offer_title = label("Заменить на", "secondary")
        self._offers.addWidget(self._offer_title)
        self._offers.addStretch(1)
        self.buttons: list[QPushButton] = []
        column.addWidget(self.switch)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(self._offers)

    def show_switch(self, *, on: bool) -> None:
        """Whether texts are judged; nobody is told of it."""
        self.switch.blockSignals(True)
        self.switch.setChecked(on)
        self.switch.blockSignals(False)

    def show_hints(self, hints: Sequence[Hint], *, on: bool) -> None:
        """List these hints; the chosen place stays where it is."""
        row = self.list.currentRow()
        if list(hints) != self.hints or not hints:
            self.hints = list(hints)
            self.list.clear()
            for hint in self.hints:
                self.list.addItem(_item(hint))
            self.list.setCurrentRow(min(row, len(self.hints) - 1))
        self.list.setVisible(bool(self.hints))
        self.told.setText(_told(len(self.hints), on=on))

    def current(self) -> Hint | None:
        """The hint of the chosen line."""
        row = self.list.currentRow()
        return self.hints[row] if 0 <= row < len(self.hints) else None

    def _go(self) -> None:
        hint = self.current()
        if hint is not None:
            self.chosen.emit(hint)

    def _offer(self) -> None:
        for old in self.buttons:
            self._offers.removeWidget(old)
            drop(old)
        self.buttons = []
        hint = self.current()
        for words in replacements(hint)[:3] if hint else ():
            button = secondary(words, partial(self.replaced.emit, hint, words))
            button.setAccessibleName(f"Заменить на «{words}»")
            self.buttons.append(button)
            self._offers.insertWidget(self._offers.count() - 1, button)
        self._offer_title.setVisible(bool(self.buttons))


def _item(hint: Hint) -> QListWidgetItem:
    shown = hint.text if len(hint.text) <= 60 else f"{hint.text[:58].rstrip()}…"
    item = QListWidgetItem(f"«{shown}»\n{hint.advice}" if shown else hint.advice)
    item.setToolTip("")
    return item


def _told(number: int, *, on: bool) -> str:
    if not on:
        return "Подсказки выключены."
    if not number:
        return "Замечаний нет."
    return f"{plural(number, *FORMS)}. Это советы: публикации они не мешают."
