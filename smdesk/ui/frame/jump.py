"""Ctrl+K: type a part of anything — a page, an action, a record — and go there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smdesk.models.folding import fold, words_of
from smdesk.models.quick_dataclass import dataclass
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.pages import PageSpec
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.icons import icon
from smdesk.ui.theme.tokens import Space

MOST = 40
_ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class JumpItem:
    """One place to go to. `kind` is a word such as «Страница», «Действие», «Аккаунт»."""

    text: str
    kind: str
    go: Callable[[], object]
    icon: str = "chevron-right"


Provider = Callable[[str], Sequence[JumpItem]]
"""Gives the items for a search text; records come from a query, not from a list of all."""


def matching(items: Sequence[JumpItem], text: str) -> list[JumpItem]:
    """The items whose text holds every word, those that begin with it first."""
    words = words_of(text)
    found = [item for item in items if all(word in fold(item.text) for word in words)]
    return sorted(found, key=lambda item: not fold(item.text).startswith(fold(text)))


def page_items(specs: Sequence[PageSpec], go: Callable[[str], object], text: str) -> list[JumpItem]:
    """The pages of the navigation."""
    pages = [JumpItem(spec.title, "Страница", partial(go, spec.key), spec.icon) for spec in specs]
    return matching(pages, text)


def action_items(actions: ActionRegistry, text: str) -> list[JumpItem]:
    """The actions that can be used now; none before anything is typed."""
    if not text.strip():
        return []
    usable = [
        JumpItem(action.iconText(), "Действие", action.trigger, spec.icon or "chevron-right")
        for spec, action in actions
        if action.isEnabled() and not spec.key.startswith("view.")
    ]
    return matching(usable, text)


class JumpDialog(QDialog):
    """A line and a list. ↑ and ↓ move in the list while the cursor stays in the line."""

    def __init__(self, providers: Sequence[Provider], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Перейти")
        self._providers = providers
        self._items: list[JumpItem] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Страница, действие или запись")
        self.line.setAccessibleName("Что найти")
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(18, 18))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Найденное")
        self.list.setProperty("surface", "card")
        self._nothing = label("Ничего не найдено.", "secondary")
        for widget in (self.line, self.list, self._nothing):
            column.addWidget(widget)
        self.line.textChanged.connect(self.look_up)
        self.list.itemClicked.connect(lambda _item: self._go())
        fit(self, 560, 420)
        self.look_up("")

    def look_up(self, text: str) -> None:
        """Show what the text finds."""
        self._items = [item for provider in self._providers for item in provider(text)][:MOST]
        self.list.clear()
        for row, item in enumerate(self._items):
            entry = QListWidgetItem(icon(item.icon), f"{item.text}  ·  {item.kind}")
            entry.setData(_ROW, row)
            self.list.addItem(entry)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not self._items)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self._items:
            self.list.setCurrentRow((self.list.currentRow() + step) % len(self._items))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._items):
            self.accept()
            self._items[row].go()
