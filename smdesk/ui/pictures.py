"""Pictures of windows for the guide and for the eye: any widget, any size, either theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

SIZES = (QSize(1366, 768), QSize(1920, 1080))
_ROUNDS = 3
"""Layouts settle, then what they asked for, then what is painted late."""


def save_picture(widget: QWidget, target: Path, size: QSize | None = None) -> Path:
    """Show the widget at a size (its own for None) and write what is seen as PNG.

    Returns the file. Raises OSError when it cannot be written.
    """
    if size is not None:
        widget.resize(size)
    widget.show()
    for _ in range(_ROUNDS):
        QApplication.processEvents()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(target), "PNG"):
        raise OSError(f"{target} cannot be written")
    return target
