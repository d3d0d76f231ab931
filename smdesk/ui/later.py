"""Things that come a moment later, and not at all when their owner has gone by then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LONGEST_WAIT_MS = 1000
"""How long a paint is waited for, milliseconds."""


def later(owner: QObject, milliseconds: int, act: Callable[[], object]) -> QTimer:
    """Do it once after so many milliseconds; stop the timer to give it up."""
    timer = _timer(owner, milliseconds, act)
    timer.start()
    return timer


def after_paint(widget: QWidget, milliseconds: int, act: Callable[[], object]) -> QTimer:
    """Do it once so many milliseconds after the widget has been painted for the first time.

    A timer that is started before would fire before the first paint wherever making the window
    takes longer than its interval: the user would wait for what was meant to come later.
    """
    timer = _timer(widget, milliseconds, act)
    when_painted(widget, timer)
    return timer


def when_painted(widget: QWidget, timer: QTimer) -> None:
    """Start the timer when the widget is next painted; stop it to give up the waiting too.

    A widget that is not painted, as nobody sees it, keeps it waiting for a second at most.
    """
    _NextPaint(widget, timer)


def end_now(window: QWidget) -> None:
    """Delete a closed window at once, with its timers and whatever is still being laid out in it.

    Its desk is closed next; what reads the desk from a timer must not come after that.
    """
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _timer(owner: QObject, milliseconds: int, act: Callable[[], object]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer


class _NextPaint(QObject):
    """Goes with its timer; looks at the widget's events until it is painted once."""

    def __init__(self, widget: QWidget, timer: QTimer) -> None:
        super().__init__(timer)
        self._timer = timer
        self._interval = timer.interval()
        timer.start(LONGEST_WAIT_MS)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.setInterval(self._interval)
            self.deleteLater()
        return False
