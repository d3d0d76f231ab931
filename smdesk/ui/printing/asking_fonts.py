"""Which fonts of this machine can print Russian; asked without a window."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication

from smdesk.ui.printing.pdf import application_without_window


def cyrillic_fonts() -> list[str]:
    """Names of the font families with Cyrillic letters, sorted."""
    application = QGuiApplication.instance() or application_without_window()
    found = sorted(QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic))
    del application
    return found
