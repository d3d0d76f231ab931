"""How a sight becomes a PNG: the real window, without a screen and without anything that blinks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from docs.picturing.bases import open_base
from docs.picturing.dialogs import DialogSight
from docs.picturing.pages import PageSight
from smdesk.app import build_window, make_application
from smdesk.ui.frame.care import Care
from smdesk.ui.frame.error_place import ErrorPlace
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.later import end_now
from smdesk.ui.theme.look import ThemeMode, look

SETTLE_MS = 220
"""Longer than anything that the window leaves for after the first paint, milliseconds."""
NO_BLINKING = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """In which light and how large the window is."""

    theme: ThemeMode
    width: int
    height: int


def prepare_application() -> QApplication:
    """The application of the program itself, with a cursor that stands still."""
    application = make_application()
    application.setCursorFlashTime(NO_BLINKING)
    return application


@contextmanager
def window_on(path: Path, scene: Scene) -> Iterator[MainWindow]:
    """The window on a base, lit and sized; closed afterwards, and the base is as it was.

    What the window does by itself after a while is not begun: the keyring of the computer that
    takes the pictures is not asked.
    """
    look().force(scene.theme)
    as_it_was = path.read_bytes()
    desk = open_base(path)
    window = build_window(desk, ErrorPlace(lambda: None))
    window.resize(scene.width, scene.height)
    window.show()
    settle()
    for care in window.findChildren(Care):
        care.stop()
    try:
        yield window
    finally:
        window.close()
        while window.isVisible():  # its jobs are stopped first
            settle()
        end_now(window)
        desk.close()
        path.write_bytes(as_it_was)


def take_page(window: MainWindow, sight: PageSight, path: Path) -> Path:
    """Show a page as the sight wants it, and write what is seen."""
    for toast in window.toasts.shown():
        toast.expire()
    window.open_page(sight.page, sight.target)
    settle()
    if sight.prepare is not None:
        sight.prepare(window)
    return write(window, path)


def take_dialog(window: MainWindow, sight: DialogSight, path: Path) -> Path:
    """Open something over the window, write what is seen, and close it again."""
    widget = sight.open(window)
    widget.show()
    try:
        while getattr(widget, "busy", False):  # a preview lays its pages out
            settle()
        return write(widget, path)
    finally:
        if isinstance(widget, QDialog):
            widget.done(0)  # `close` would ask about what was typed
        else:
            widget.close()


def write(widget: QWidget, path: Path) -> Path:
    """Write what the widget shows once it has settled. OSError where it cannot be written."""
    settle()
    if not widget.grab().save(str(path)):
        raise OSError(f"not written: {path}")
    return path


def settle() -> None:
    """Let layouts, late parts and background answers come."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
