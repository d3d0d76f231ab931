"""What is underlined, as a list, with what can be written instead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smdesk.models.labels import plural
from smdesk.ui.kit.buttons import link, secondary
from smdesk.ui.kit.card import drop
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.wrapped_list import WrappedList
from smdesk.ui.post.hinting import Hinting
from smdesk.ui.post.marks import Mark
from smdesk.ui.theme.tokens import Space

FORMS = ("подсказка", "подсказки", "подсказок")
OFFERED = 3
"""Words that have a button; the context menu of the text has all of them."""


class HintsPanel(QWidget):
    """Enter or a click goes to the place; the buttons below replace it.

    `chosen(mark)` and `replaced(mark, words)` ask the editor to act.
    """

    chosen = Signal(object)
    replaced = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[Mark] = []
        self._hinting: Hinting | None = None
        self.style_switch = QCheckBox("Подсказки по стилю")
        self.spelling_switch = QCheckBox("Орфография")
        self.told = label("", "secondary", wrap=True)
        self.list = WrappedList("Подсказки")
        self.buttons: list[QPushButton] = []
        self._offers = QHBoxLayout()
        self._offer_title = label("Заменить на", "secondary")
        self.learn = link("Это слово верно", self._learn)
        self._lay_out()
        self.list.currentRowChanged.connect(self._offer)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.itemClicked.connect(lambda _item: self._go())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        switches = QHBoxLayout()
        switches.setSpacing(Space.L)
        switches.addWidget(self.style_switch)
        switches.addWidget(self.spelling_switch)
        switches.addStretch(1)
        column.addLayout(switches)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        self._offers.addWidget(self._offer_title)
        self._offers.addStretch(1)
        self._offers.addWidget(self.learn)
        column.addLayout(self._offers)

    def follow(self, hinting: Hinting) -> None:
        """Show and switch what this one looks for."""
        self._hinting = hinting
        self.style_switch.setChecked(hinting.hints_on)
        self.spelling_switch.setChecked(hinting.spelling_on)
        self.style_switch.toggled.connect(lambda on: hinting.turn(hints=on))
        self.spelling_switch.toggled.connect(lambda on: hinting.turn(spelling=on))

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """List these; the chosen line stays where it is."""
        row = self.list.currentRow()
        if list(marks) != self.marks or not marks:
            self.marks = list(marks)
            self.list.clear()
            for mark in self.marks:
                self.list.addItem(_item(mark))
            self.list.setCurrentRow(min(max(row, 0), len(self.marks) - 1))
            self._offer()
        self.list.setVisible(bool(self.marks))
        is_on = self._hinting is not None and self._hinting.is_on
        self.told.setText(_told(len(self.marks), on=is_on))

    def current(self) -> Mark | None:
        """What the chosen line is about."""
        row = self.list.currentRow()
        return self.marks[row] if 0 <= row < len(self.marks) else None

    def _go(self) -> None:
        mark = self.current()
        if mark is not None:
            self.chosen.emit(mark)

    def _learn(self) -> None:
        mark = self.current()
        if mark is not None and self._hinting is not None:
            self._hinting.learn(mark)

    def _offer(self) -> None:
        for old in self.buttons:
            self._offers.removeWidget(old)
            drop(old)
        self.buttons = []
        mark = self.current()
        offered = self._hinting.offers(mark) if mark and self._hinting else []
        for words in offered[:OFFERED]:
            button = secondary(words, partial(self.replaced.emit, mark, words))
            button.setAccessibleName(f"Заменить на «{words}»")
            self.buttons.append(button)
            self._offers.insertWidget(self._offers.count() - 2, button)
        self._offer_title.setVisible(bool(self.buttons))
        self.learn.setVisible(mark is not None and mark.is_typo)


def _item(mark: Mark) -> QListWidgetItem:
    shown = mark.text if len(mark.text) <= 60 else f"{mark.text[:58].rstrip()}…"
    return QListWidgetItem(f"«{shown}»\n{mark.advice}" if shown else mark.advice)


def _told(number: int, *, on: bool) -> str:
    if not on:
        return "Подсказки выключены."
    if not number:
        return "Замечаний нет."
    return f"{plural(number, *FORMS)}. Это советы: публикации они не мешают."
