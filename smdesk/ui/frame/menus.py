"""The menu bar, built from the registry of actions."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar

from smdesk.ui.frame.actions import MENUS, ActionRegistry


def fill_menu_bar(bar: QMenuBar, actions: ActionRegistry) -> None:
    """Menus in their order, groups divided by lines; a menu without actions is left out."""
    for title in MENUS:
        entries = actions.in_menu(title)
        if not entries:
            continue
        menu = QMenu(title, bar)
        bar.addMenu(menu)
        menu.setToolTipsVisible(True)
        group = entries[0][0].group
        for spec, action in entries:
            if spec.group != group:
                menu.addSeparator()
                group = spec.group
            menu.addAction(action)
