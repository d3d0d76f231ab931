"""Fonts: the system's own, in our sizes, and a check that Russian can be drawn at all."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication


def has_cyrillic() -> bool:
    """Whether any installed family draws Cyrillic. Without one Qt prints blank pages silently."""
    from PySide6.QtGui import QFontDatabase  # asked once the window stands

    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic))


def body_font() -> QFont:
    """The system's font."""
    return QApplication.font()


def strong_font() -> QFont:
    """Body text that names the row."""
    return _sized(body_font().pointSizeF(), QFont.Weight.DemiBold)


def chip_font() -> QFont:
    """The text of a chip."""
    return _sized(max(8.0, body_font().pointSizeF() - 1), QFont.Weight.DemiBold)


def _sized(points: float, weight: QFont.Weight) -> QFont:
    font = QFont(body_font())
    font.setPointSizeF(points)
    font.setWeight(weight)
    return font
