"""The look of this process: the tokens in force, following the system or forced.

A process has one look, as it has one QApplication with one palette; whoever paints by hand
asks `look().tokens` at the moment of painting and so follows a change of theme.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from smdesk.ui.theme.tokens import DARK, LIGHT, Tokens

STYLE = "Fusion"
"""The style of Qt that our sheet is written for: the same on every system."""
THEME = "window.theme"
"""The key of the choice in `desk.state`."""


class ThemeMode(StrEnum):
    """What the user chose; stored under these words."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """Holds the tokens; `changed` comes after the application wears the new ones."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = ThemeMode.SYSTEM
        self.tokens: Tokens = LIGHT
        self._application: QApplication | None = None

    def dress(self, application: QApplication, mode: ThemeMode = ThemeMode.SYSTEM) -> None:
        """Give the application our palette and sheet, and keep them current; STYLE it has."""
        self._application = application
        self.mode = mode
        self._wear()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow, Qt.ConnectionType.UniqueConnection)

    def force(self, mode: ThemeMode) -> None:
        """Wear the light or the dark theme, or follow the system again."""
        self.mode = mode
        self._follow()

    def _follow(self) -> None:
        if self.tokens is not self._wanted():
            self._wear()
            self.changed.emit()

    def _wear(self) -> None:
        from smdesk.ui.theme.palette import palette
        from smdesk.ui.theme.sheet import style_sheet

        self.tokens = self._wanted()
        if self._application is not None:
            self._application.setPalette(palette(self.tokens))
            self._application.setStyleSheet(style_sheet(self.tokens))

    def _wanted(self) -> Tokens:
        if self.mode is ThemeMode.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self.mode is ThemeMode.DARK
        return DARK if dark else LIGHT


@cache
def look() -> Look:
    """The one look of this process."""
    return Look()
