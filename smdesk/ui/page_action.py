"""Declaring a page's actions: `registry.add` calls the page's `do_add`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from smdesk.ui.frame.actions import ActionSpec


def page_actions(
    page: str, rows: Iterable[tuple[Any, ...]], on_chosen: Collection[str] = ()
) -> tuple[ActionSpec, ...]:
    """The actions of a page, which stand in a menu before the page was ever built.

    A row is key, text, menu, icon, and where it has them shortcut and group. `on_chosen`: keys of
    those that act on what is chosen, and so can be used only while that is seen.
    """
    return tuple(_action(page, on_chosen, dict(zip(_PARTS, row, strict=False))) for row in rows)


_PARTS = ("key", "text", "menu", "icon", "shortcut", "group")


def _action(page: str, on_chosen: Collection[str], parts: dict[str, Any]) -> ActionSpec:
    key = parts.pop("key")
    return ActionSpec(
        key=f"{page}.{key}",
        run=lambda built: getattr(built, f"do_{key}")(),
        here=key in on_chosen,
        **parts,
    )
