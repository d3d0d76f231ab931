"""Which pages the window has, in the order of the navigation.

A page that does not work yet has no entry here. The modules of a page load when it is first shown.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smdesk.ui.frame.body import WindowBody
    from smdesk.ui.frame.jump import JumpItem, Provider
    from smdesk.ui.frame.pages import PageSpec


def page_specs() -> list[PageSpec]:
    """The specs of every page that works."""
    from smdesk.ui import (
        control,
        documents,
        journal,
        organizations,
        people,
        plan,
        registry,
        settings,
        today,
    )

    return [
        today.SPEC,
        registry.SPEC,
        organizations.SPEC,
        people.SPEC,
        plan.SPEC,
        control.SPEC,
        documents.SPEC,
        journal.SPEC,
        settings.SPEC,
    ]


def record_providers(window: WindowBody) -> list[Provider]:
    """What Ctrl+K finds among the records."""
    kinds = ("accounts", "organizations", "persons", "posts")
    return [partial(_found, window, kind) for kind in kinds]


def _found(window: WindowBody, kind: str, text: str) -> list[JumpItem]:
    from smdesk.ui import finding

    find = getattr(finding, kind)
    found: list[JumpItem] = find(window.context.desk, window.open_page, text)
    return found
