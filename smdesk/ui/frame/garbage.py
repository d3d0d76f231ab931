"""When Python looks for garbage: going through everything stops a window for 50 ms and more.

Young objects are gone through as ever, which takes a few milliseconds. All the others are gone
through while nobody works in the window, and what has stood since the start never again.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from smdesk.ui.frame.body import WindowBody

LOOK_MS = 60_000
"""How often the window looks whether it may sweep, milliseconds."""
PATIENCE = 10
"""Looks after which a window that is always worked in is swept all the same."""
_THRESHOLDS = (700, 10, 1_000_000_000)
"""Python's own for young objects; that for all the others is never reached."""


class Sweeper(QObject):
    """Wakes the collector, which slept during the start, and leaves the long search to `look`."""

    def __init__(self, window: WindowBody) -> None:
        super().__init__(window)
        self._window = window
        self._waited = 0
        gc.set_threshold(*_THRESHOLDS)
        gc.enable()
        if not gc.get_freeze_count():
            gc.freeze()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(LOOK_MS)

    def look(self) -> None:
        """Sweep if no job runs, no dialog is open and the user looks elsewhere."""
        self._waited += 1
        if self._window.context.jobs.running or QApplication.activeModalWidget() is not None:
            return
        if self._waited >= PATIENCE or not self._window.isActiveWindow():
            self._waited = 0
            gc.collect()
