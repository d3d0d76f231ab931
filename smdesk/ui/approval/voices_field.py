"""Who is asked: officials to tick, and whoever is not among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smdesk.desk.planning.voices import Voice
from smdesk.models.folding import fold, words_of
from smdesk.ui.approval.words import surname_first
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.fields import LineField
from smdesk.ui.kit.labels import tip
from smdesk.ui.theme.tokens import Size, Space

SEARCHED_FROM = 9
"""So many names are looked through without a search."""
_ROWS = 6


class VoicesField(QWidget):
    """An editor: `value` is the ticked voices in the order shown. Space ticks, typing narrows."""

    edited = Signal()

    def __init__(self, offered: Sequence[Voice]) -> None:
        super().__init__()
        self._voices = list(offered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.search = LineField(placeholder="Найти по фамилии или должности")
        self.search.setAccessibleName("Найти согласующего")
        self.search.textChanged.connect(self._narrow)
        self.search.setVisible(len(self._voices) >= SEARCHED_FROM)
        self.list = _Ticks()
        self.list.setProperty("surface", "card")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Кто согласует")
        self.list.itemChanged.connect(lambda _item: self.edited.emit())
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addLayout(self._adding())
        self.setFocusProxy(self.search if self.search.isVisibleTo(self) else self.list)
        for voice in self._voices:
            self._add_item(voice, ticked=False)
        self._fit()

    def _adding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.other = _Other(self.add_other, "Кого нет в списке: должность и фамилия")
        self.other.setAccessibleName("Согласующий, которого нет в списке")
        row.addWidget(self.other, 1)
        self.add_button = secondary("Добавить в список", self.add_other)
        row.addWidget(self.add_button)
        return row

    def add_other(self) -> None:
        """Whoever was typed stands in the list, ticked."""
        name = self.other.value()
        if not name:
            return
        self.other.clear()
        known = next((at for at, v in enumerate(self._voices) if fold(v.name) == fold(name)), None)
        if known is None:
            self._voices.append(Voice(name))
            self._add_item(self._voices[-1], ticked=True)
            self._fit()
        else:
            self.list.item(known).setCheckState(Qt.CheckState.Checked)
        self.edited.emit()

    def _add_item(self, voice: Voice, *, ticked: bool) -> None:
        item = QListWidgetItem(surname_first(voice.name))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setToolTip(tip(voice.name))
        self.list.addItem(item)

    def _fit(self) -> None:
        rows = min(max(len(self._voices), 2), _ROWS)
        self.list.setFixedHeight(rows * Size.CONTROL + 2 * Space.XS)

    def _narrow(self, text: str) -> None:
        words = words_of(text)
        for at, voice in enumerate(self._voices):
            folded = fold(voice.name)
            self.list.item(at).setHidden(not all(word in folded for word in words))

    # -- the editor ------------------------------------------------------------------------------

    def value(self) -> list[Voice]:
        return [voice for at, voice in enumerate(self._voices) if self._is_ticked(at)]

    def set_value(self, value: Sequence[Voice] | None) -> None:
        wanted = list(value or ())
        for voice in wanted:
            if voice not in self._voices:
                self._voices.append(voice)
                self._add_item(voice, ticked=True)
        for at, voice in enumerate(self._voices):
            state = Qt.CheckState.Checked if voice in wanted else Qt.CheckState.Unchecked
            self.list.item(at).setCheckState(state)
        self._fit()

    def problem(self) -> str:
        if self.other.value():
            return "Добавьте в список того, кого ввели, или сотрите."
        return "" if self.value() else "Отметьте хотя бы одного."

    def draft(self) -> list[list[object]]:
        return [list(voice) for voice in self.value()]

    def take_draft(self, draft: Sequence[Sequence[object]]) -> None:
        self.set_value([Voice(str(name), _id(person)) for name, person in draft])

    def _is_ticked(self, at: int) -> bool:
        return self.list.item(at).checkState() is Qt.CheckState.Checked


def _id(value: object) -> int | None:
    return value if isinstance(value, int) else None


class _Ticks(QListWidget):
    """Enter goes on to the dialog's button, also from here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Other(LineField):
    """Enter adds whoever was typed; with nothing typed it goes on to the dialog's button."""

    def __init__(self, add: Callable[[], object], placeholder: str) -> None:
        super().__init__(placeholder=placeholder)
        self._add = add

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.value():
            self._add()
        else:
            super().keyPressEvent(event)
