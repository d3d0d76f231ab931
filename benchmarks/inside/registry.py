"""The window on a base, with the registry in front."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from smdesk.app import build_window, make_application, settle
from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.ui.frame.error_place import ErrorPlace
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.registry.page import RegistryPage


@contextmanager
def shown(base: Path) -> Iterator[tuple[MainWindow, RegistryPage]]:
    """The window, shown and at rest; closed at the end. What fails in it ends the measurement."""
    raised: list[BaseException] = []
    sys.excepthook = lambda _kind, error, _trace: raised.append(error)
    application = make_application()
    desk = Desk.open(base)
    window = build_window(desk, ErrorPlace(application.activeWindow))
    window.show()
    rest(300)
    settle(window)
    try:
        yield window, registry_of(window)
    finally:
        window.close()
        desk.close()
        sys.excepthook = sys.__excepthook__
    if raised:
        raise raised[0]


def registry_of(window: MainWindow) -> RegistryPage:
    """The page in front, which has to be the registry."""
    page = window.pages.page()
    if not isinstance(page, RegistryPage):
        raise TypeError(f"in front is {page}")
    return page


def rest(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def fail(error: DeskError) -> None:
    """A refusal ends the measurement."""
    raise RuntimeError(str(error)) from error
