"""Every action of the window: one registry that the menus, the shortcuts and Ctrl+K read.

A page's actions are declared with the page, so that they stand in the menus before the page was
ever built; choosing one goes to the page first. Where two pages share a shortcut (Ctrl+N), it
belongs to the page that is in front.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from smdesk.models.quick_dataclass import dataclass
from smdesk.ui.theme.icons import icon

MENUS = (
    "Файл",
    "Правка",
    "Вид",
    "Реестр",
    "Организации",
    "Ответственные",
    "Контроль",
    "Документы",
    "Отчёты",
    "Справка",
)
"""Titles of the menu bar, from left to right; menus without actions are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action. `run` gets the page for an action of a page, else nothing (None)."""

    key: str
    """Unique in the window, such as `registry.add`."""
    text: str
    """A verb, as in the menu: «Добавить аккаунт»."""
    menu: str
    """One of MENUS."""
    run: Callable[[Any], object]
    shortcut: str = ""
    """Portable, such as `Ctrl+N`."""
    icon: str = ""
    here: bool = False
    """Can be used only while its page is in front and has switched it on by `enable`."""
    group: int = 0
    """Actions of a menu are sorted by group, with a line between groups."""
    checkable: bool = False


class ActionRegistry(QObject):
    """Holds the actions. `arrive(page_key)` brings a page to the front and returns it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.arrive: Callable[[str], Any] = lambda _key: None
        self._specs: dict[str, tuple[ActionSpec, str]] = {}
        self._actions: dict[str, QAction] = {}
        self._wanted: dict[str, bool] = {}
        self._front = ""

    def add(self, spec: ActionSpec, page: str = "") -> QAction:
        """Make the action; `page` is the key of the page it belongs to. ValueError for a second."""
        if spec.key in self._actions:
            raise ValueError(f"action {spec.key} exists")
        action = QAction(spec.text, self)
        action.setIconText(spec.text.rstrip("…"))
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setIcon(icon(spec.icon))
            action.setProperty("icon_name", spec.icon)
        action.setShortcuts(_keys(spec.shortcut))
        action.triggered.connect(lambda _checked=False: self._run(spec, page))
        self._specs[spec.key] = (spec, page)
        self._actions[spec.key] = action
        self._wanted[spec.key] = not spec.here
        self._settle(spec.key)
        return action

    def action(self, key: str) -> QAction:
        """The action of this key; KeyError for one that is not there."""
        return self._actions[key]

    def enable(self, key: str, *, enabled: bool) -> None:
        """Say whether the action makes sense now (a selection, something to undo)."""
        self._wanted[key] = enabled
        self._settle(key)

    def page_shown(self, page: str) -> None:
        """Another page came to the front: its shortcuts and its actions count now."""
        self._front = page
        for key in self._actions:
            self._settle(key)

    def in_menu(self, menu: str) -> list[tuple[ActionSpec, QAction]]:
        """The actions of a menu, by group and in the order they were added."""
        found = [
            (spec, self._actions[key])
            for key, (spec, _page) in self._specs.items()
            if spec.menu == menu
        ]
        return sorted(found, key=lambda each: each[0].group)

    def __iter__(self) -> Iterator[tuple[ActionSpec, QAction]]:
        """All actions, in the order they were added."""
        return ((spec, self._actions[key]) for key, (spec, _page) in self._specs.items())

    def _settle(self, key: str) -> None:
        spec, page = self._specs[key]
        action = self._actions[key]
        in_front = not page or page == self._front
        action.setEnabled(self._wanted[key] and (in_front or not spec.here))
        if page:
            action.setShortcuts(_keys(spec.shortcut) if in_front else [])

    def _run(self, spec: ActionSpec, page: str) -> None:
        spec.run(self.arrive(page) if page else None)


def _keys(shortcut: str) -> list[QKeySequence]:
    """The key sequences of a shortcut; the first is shown. A keyboard has two keys named Enter."""
    if not shortcut:
        return []
    both = (shortcut, shortcut.replace("Enter", "Return"))
    return [QKeySequence(each) for each in dict.fromkeys(both)]
