"""The text for all pages, and texts of their own for some of them: one tab each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from smdesk.ui.kit.buttons import link, menu_button
from smdesk.ui.post.hinting import Hinting
from smdesk.ui.post.places import Page
from smdesk.ui.post.text_area import PostTextArea
from smdesk.ui.theme.tokens import Space

COMMON = 0
"""Key of the text for all; other keys are ids of accounts."""


class Texts(NamedTuple):
    """The text for all, and account → a text of its own."""

    common: str = ""
    own: Mapping[int, str] = MappingProxyType({})


class TextEditor(QWidget):
    """An editor: `value` is `Texts`.

    `front_changed` comes when another text is in front; `files_pasted(data)` from any of them.
    """

    edited = Signal()
    front_changed = Signal()
    files_pasted = Signal(object)

    def __init__(self, insert: QMenu) -> None:
        super().__init__()
        self._names: dict[int, str] = {}
        self._hinting: Hinting | None = None
        self._areas: dict[int, PostTextArea] = {}
        self._keys: list[int] = []
        self._stack = QStackedWidget()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Чей текст")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(self._turn)
        self.own_menu = QMenu(self)
        self.own_menu.aboutToShow.connect(self._fill_own_menu)
        self.drop = link("Как для всех", self.drop_own)
        self._lay_out(insert)
        self._add(COMMON, "Для всех", "")
        self.setFocusProxy(self.area)

    def _lay_out(self, insert: QMenu) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.drop)
        for title, menu in (("Свой текст", self.own_menu), ("Вставить", insert)):
            button = menu_button(title, [])
            button.setMenu(menu)
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self._stack)

    # -- which text ------------------------------------------------------------------------------

    @property
    def front(self) -> int:
        """Whose text is in front: an account, or `COMMON`."""
        return self._keys[max(self.tabs.currentIndex(), 0)]

    @property
    def area(self) -> PostTextArea:
        """The text in front."""
        return self._areas[self.front]

    def follow(self, hinting: Hinting) -> None:
        """This one offers what can be written instead of what is underlined."""
        self._hinting = hinting
        for area in self._areas.values():
            area.hinting = hinting

    def set_height(self, pixels: int) -> None:
        """So high is each text."""
        for area in self._areas.values():
            area.setFixedHeight(pixels)

    def text_for(self, account_id: int) -> str:
        """What goes to a page."""
        own = self._areas.get(account_id)
        return (own or self._areas[COMMON]).toPlainText()

    def offer(self, pages: Mapping[int, Page]) -> None:
        """These pages are chosen; a text of a page that is chosen no more goes."""
        self._names = {each: f"{page.badge} {page.name}" for each, page in pages.items()}
        for key in [key for key in self._keys if key and key not in self._names]:
            self._remove(key)
        for at, key in enumerate(self._keys):
            if key:
                self.tabs.setTabText(at, _short(self._names[key]))

    def begin_own(self, account_id: int) -> None:
        """Write a text for one page, beginning with the text for all."""
        if account_id not in self._areas:
            self._add(account_id, self._names.get(account_id, ""), self.text_for(COMMON))
            self.edited.emit()
        self.tabs.setCurrentIndex(self._keys.index(account_id))
        self.area.setFocus()

    def drop_own(self) -> None:
        """The page in front gets the text for all again."""
        if self.front:
            self._remove(self.front)
            self.edited.emit()

    def _fill_own_menu(self) -> None:
        self.own_menu.clear()
        for account, name in self._names.items():
            action = QAction(name.replace("&", "&&"), self.own_menu)
            action.triggered.connect(lambda _on, each=account: self.begin_own(each))
            self.own_menu.addAction(action)
        if not self._names:
            self.own_menu.addAction("Сначала выберите страницы").setEnabled(False)

    def _add(self, key: int, name: str, text: str) -> None:
        area = PostTextArea()
        area.setPlainText(text)
        area.hinting = self._hinting
        if self._areas:
            area.setFixedHeight(self._areas[COMMON].height())
        area.edited.connect(self.edited)
        area.files_pasted.connect(self.files_pasted)
        self._areas[key] = area
        self._keys.append(key)
        self._stack.addWidget(area)
        self.tabs.addTab(_short(name))
        self._turn()

    def _remove(self, key: int) -> None:
        at = self._keys.index(key)
        self._keys.pop(at)
        area = self._areas.pop(key)
        self._stack.removeWidget(area)
        self.tabs.removeTab(at)
        area.setParent(None)
        self._turn()

    def _turn(self) -> None:
        if len(self._keys) == self.tabs.count():
            self._stack.setCurrentWidget(self.area)
            self.setFocusProxy(self.area)
            self.drop.setVisible(bool(self.front))
            self.front_changed.emit()

    # -- the editor ------------------------------------------------------------------------------

    def value(self) -> Texts:
        return Texts(self._common(), self._own())

    def set_value(self, value: Texts | None) -> None:
        self._areas[COMMON].setPlainText(value.common if value else "")
        for key in [key for key in self._keys if key]:
            self._remove(key)
        for key, text in value.own.items() if value else ():
            self._add(key, self._names.get(key, ""), text)
        self.tabs.setCurrentIndex(0)

    def problem(self) -> str:
        return ""

    def draft(self) -> dict[str, object]:
        return {"all": self._areas[COMMON].toPlainText(), "own": list(self._own().items())}

    def take_draft(self, draft: dict[str, Any]) -> None:
        self.set_value(Texts(draft["all"], {int(key): text for key, text in draft["own"]}))

    def _common(self) -> str:
        return self._areas[COMMON].toPlainText().strip()

    def _own(self) -> dict[int, str]:
        """What says the same as the text for all is no text of its own."""
        common = self._common()
        written = {key: self._areas[key].toPlainText().strip() for key in self._keys if key}
        return {key: text for key, text in written.items() if text and text != common}


def _short(name: str) -> str:
    return (name if len(name) <= 24 else f"{name[:22].rstrip()}…").replace("&", "&&")
