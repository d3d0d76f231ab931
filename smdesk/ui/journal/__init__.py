"""The page «Журнал»: everything that was done, and the way back."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page


def _build(context: Context) -> Page:
    from smdesk.ui.journal.page import JournalPage

    return JournalPage(context)


SPEC = PageSpec(
    key="journal", title="Журнал", icon="journal", factory=_build, foot=True, help="zhurnal"
)
