"""Windows that stay on the screen, with their frames."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 48)
"""Room for what a window manager draws around a window that is not shown yet."""


UNSEEN = QRect(0, 0, 1920, 1080)
"""Room where there is no screen: the one that Qt then makes up is smaller than any in use."""


def available(widget: QWidget) -> QRect:
    """What the screen has for windows, panels left out."""
    if QGuiApplication.platformName() == "offscreen":
        return UNSEEN
    parent = widget.parentWidget()
    return (parent or widget).screen().availableGeometry()


def fit(widget: QWidget, width: int, height: int) -> bool:
    """Resize a window to this, or to what the screen has where that is less; whether all fitted.

    Qt puts a dialog that is no larger than its screen wholly onto it.
    """
    wanted = QSize(width, height)
    given = wanted.boundedTo(available(widget).size() - FRAME)
    widget.resize(given)
    return given == wanted


def grow(window: QWidget) -> None:
    """Make a window as high as its parts want to be now, if the screen has so much."""
    layout = window.layout()
    if layout is None:
        return
    layout.activate()
    width = window.width()
    wanted = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
    if wanted > window.height():
        fit(window, width, wanted)
