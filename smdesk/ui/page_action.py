"""Declaring a page's actions: `registry.add` calls the page's `do_add`."""

from __future__ import annotations

from smdesk.ui.frame.actions import ActionSpec


def page_action(
    page: str, key: str, text: str, menu: str, icon: str, shortcut: str = "", group: int = 0
) -> ActionSpec:
    """An action of a page that stands in a menu before the page was ever built."""
    return ActionSpec(
        key=f"{page}.{key}",
        text=text,
        menu=menu,
        run=lambda built: getattr(built, f"do_{key}")(),
        shortcut=shortcut,
        icon=icon,
        group=group,
    )
