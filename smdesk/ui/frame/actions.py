"""Every action of the window: one registry that the menus, the shortcuts and Ctrl+K read.

A page's actions are declared with the page, so that they stand in the menus before the page was
ever built; choosing one goes to the page first. Where two pages share a shortcut (Ctrl+N), it
belongs to the page that is in front. A QAction is made when it is first asked for: the hundred
that only menus and shortcuts want are not waited for by the first paint.
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
    "Контент-план",
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
    """One of MENUS, or a menu inside one: «Контент-план/Согласование»."""
    run: Callable[[Any], object]
    shortcut: str = ""
    """Portable, such as `Ctrl+N`."""
    icon: str = ""
    here: bool = False
    """Can be used only while its page is in front and has switched it on by `enable`."""
    group: int = 0
    """Actions of a menu are sorted by group, with a line between groups."""
    checkable: bool = False
    checked: bool = False
    """Whether a checkable one is checked at first."""
    more_shortcuts: tuple[str, ...] = ()
    """Other keys that do the same."""


class ActionRegistry(QObject):
    """Holds the actions. `arrive(page_key)` brings a page to the front and returns it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.arrive: Callable[[str], Any] = lambda _key: None
        self._specs: dict[str, tuple[ActionSpec, str]] = {}
        self._actions: dict[str, QAction] = {}
        self._wanted: dict[str, bool] = {}
        self._front = ""

    def add(self, spec: ActionSpec, page: str = "") -> None:
        """Know the action; `page` is the key of the page it belongs to. ValueError for a second."""
        if spec.key in self._specs:
            raise ValueError(f"action {spec.key} exists")
        self._specs[spec.key] = (spec, page)
        self._wanted[spec.key] = not spec.here

    def action(self, key: str) -> QAction:
        """The action of this key; KeyError for one that is not there."""
        if key not in self._actions:
            self._actions[key] = self._made(*self._specs[key])
            self._settle(key)
        return self._actions[key]

    def _made(self, spec: ActionSpec, page: str) -> QAction:
        action = QAction(self)
        _name(action, spec.text)
        action.setCheckable(spec.checkable)
        action.setChecked(spec.checked)
        if spec.icon:
            action.setIcon(icon(spec.icon))
            action.setProperty("icon_name", spec.icon)
        action.setShortcuts(_keys(spec))
        action.triggered.connect(lambda _checked=False: self._run(spec, page))
        return action

    def enable(self, key: str, *, enabled: bool) -> None:
        """Say whether the action makes sense now (a selection, something to undo)."""
        was, self._wanted[key] = self._wanted[key], enabled
        if was is not enabled and key in self._actions:
            self._settle(key)

    def rename(self, key: str, text: str) -> None:
        """Say in menu, buttons and Ctrl+K what the action does now, as «Добавить акт…»."""
        _name(self.action(key), text)

    def page_shown(self, page: str) -> None:
        """Another page came to the front: its shortcuts and its actions count now."""
        self._front = page
        for key in self._actions:
            self._settle(key)

    def menus(self) -> list[str]:
        """The titles of the menus that have actions, in their order."""
        used = {spec.menu.partition("/")[0] for spec, _page in self._specs.values()}
        return [title for title in MENUS if title in used]

    def in_menu(self, menu: str) -> list[tuple[ActionSpec, QAction]]:
        """The actions of a menu and of those inside it, by group, then as they were added."""
        all_specs = (spec for spec, _page in self._specs.values())
        specs = [spec for spec in all_specs if spec.menu.partition("/")[0] == menu]
        specs.sort(key=lambda spec: spec.group)
        return [(spec, self.action(spec.key)) for spec in specs]

    def __iter__(self) -> Iterator[tuple[ActionSpec, QAction]]:
        """All actions, in the order they were added."""
        return ((spec, self.action(key)) for key, (spec, _page) in self._specs.items())

    def _settle(self, key: str) -> None:
        spec, page = self._specs[key]
        action = self._actions[key]
        in_front = not page or page == self._front
        action.setEnabled(self._wanted[key] and (in_front or not spec.here))
        if page:
            action.setShortcuts(_keys(spec) if in_front else [])

    def _run(self, spec: ActionSpec, page: str) -> None:
        spec.run(self.arrive(page) if page else None)


def _name(action: QAction, text: str) -> None:
    action.setText(text)
    action.setIconText(text.rstrip("…"))


def _keys(spec: ActionSpec) -> list[QKeySequence]:
    """The key sequences of an action; the first is shown. A keyboard has two keys named Enter."""
    if not spec.shortcut:
        return []
    both = (spec.shortcut, spec.shortcut.replace("Enter", "Return"), *spec.more_shortcuts)
    return [QKeySequence(each) for each in dict.fromkeys(both)]
