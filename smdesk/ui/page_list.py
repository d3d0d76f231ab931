"""Which pages the window has, in the order of the navigation.

A page that does not work yet has no entry here. Modules of pages load when the list is asked
for their specs; the pages themselves are built when they are first shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smdesk.ui.frame.jump import Provider
    from smdesk.ui.frame.pages import Context, PageSpec


def page_specs() -> list[PageSpec]:
    """The specs of every page that works."""
    from smdesk.ui import journal, settings

    return [journal.SPEC, settings.SPEC]


def record_providers(_context: Context) -> list[Provider]:
    """What Ctrl+K finds among the records."""
    return []
