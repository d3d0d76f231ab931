"""The page «Настройки»: the office, its procedure, networks, copies and looks."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page


def _build(context: Context) -> Page:
    from smdesk.ui.settings.page import SettingsPage

    return SettingsPage(context)


SPEC = PageSpec(
    key="settings", title="Настройки", icon="settings", factory=_build, foot=True, help="nastroyki"
)
