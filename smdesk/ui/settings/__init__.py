"""The page «Настройки»: the office, its procedure, networks, copies and looks."""

from __future__ import annotations

from smdesk.ui.frame.pages import PageSpec
from smdesk.ui.settings.page import SettingsPage

SPEC = PageSpec(
    key="settings",
    title="Настройки",
    icon="settings",
    factory=SettingsPage,
    foot=True,
    help="nastroyki",
)
