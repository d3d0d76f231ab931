"""The menu bar, built from the registry of actions: titles at once, what is in them later."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QMenuBar

from smdesk.ui.frame.actions import ActionRegistry


def add_menus(bar: QMenuBar, actions: ActionRegistry) -> list[QMenu]:
    """Menus in their order; one without actions is left out. Each is filled before it opens."""
    menus = []
    for title in actions.menus():
        menu = QMenu(title, bar)
        bar.addMenu(menu)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(partial(fill, menu, actions))
        menus.append(menu)
    return menus


def fill(menu: QMenu, actions: ActionRegistry) -> None:
    """Put in its actions, groups divided by lines, unless they are there.

    A menu inside it stands where its first action would.
    """
    if not menu.isEmpty():
        return
    entries = actions.in_menu(menu.title())
    inside: dict[str, QMenu] = {}
    group = entries[0][0].group
    for spec, action in entries:
        if spec.group != group:
            menu.addSeparator()
            group = spec.group
        title = spec.menu.partition("/")[2]
        if title and title not in inside:
            inside[title] = menu.addMenu(title)
        (inside[title] if title else menu).addAction(action)
