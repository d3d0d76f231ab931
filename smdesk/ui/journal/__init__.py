"""The page «Журнал»: everything that was done, and the way back."""

from __future__ import annotations

from smdesk.ui.frame.pages import PageSpec
from smdesk.ui.journal.page import JournalPage

SPEC = PageSpec(
    key="journal",
    title="Журнал",
    icon="journal",
    factory=JournalPage,
    foot=True,
    help="zhurnal",
)
