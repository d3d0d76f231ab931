"""Typing Russian: QTest.keyClicks aborts on letters beyond Latin-1."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_ANY = Qt.Key.Key_unknown


def type_text(widget: QWidget, text: str) -> None:
    """Press and release a key for each letter, as a keyboard with a Russian layout does."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, _ANY.value, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)
