"""Things that come a moment later, and not at all when their owner has gone by then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(owner: QObject, milliseconds: int, act: Callable[[], object]) -> QTimer:
    """Do it once after so many milliseconds; stop the timer to give it up."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    timer.start()
    return timer
