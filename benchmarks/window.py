"""The window under load: typing, and the longest stop of its event loop during each job."""

from __future__ import annotations

import os
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.table import Line
from smdesk.app import build_window, make_application
from smdesk.desk import Desk
from smdesk.ui.frame.error_place import ErrorPlace
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.registry.page import RegistryPage

WORDS = ("школа 10", "библиотека", "дом культуры", "vk.com/s", "ново")


class Heartbeat:
    """The longest gap between two turns of the event loop, milliseconds."""

    def __init__(self) -> None:
        self.worst = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, (now - self._last) * 1000)
        self._last = now

    def stop(self) -> float:
        """Stop beating; returns the longest gap."""
        self._timer.stop()
        return self.worst


def _open(region: Path) -> tuple[QApplication, Desk, MainWindow, RegistryPage]:
    application = make_application()
    desk = Desk.open(region)
    window = build_window(desk, ErrorPlace(lambda: None))
    window.resize(1366, 768)
    window.show()
    _rest(300)
    page = window.pages.page()
    if not isinstance(page, RegistryPage):
        raise TypeError("the registry is not in front")
    return application, desk, window, page


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def typing(region: Path) -> tuple[list[float], list[float]]:
    """Each letter of some words: until the model is new, and until it is painted."""
    application, desk, window, page = _open(region)
    query: list[float] = []
    painted: list[float] = []
    for word in WORDS * 3:
        for end in range(1, len(word) + 1):
            start = time.perf_counter()
            page.filters.bar.search.setText(word[:end])
            query.append((time.perf_counter() - start) * 1000)
            page.table.viewport().repaint()
            painted.append((time.perf_counter() - start) * 1000)
            application.processEvents()
    window.close()
    desk.close()
    return query, painted


def jobs(region: Path, folder: Path) -> list[Line]:
    """The worst stop of the window while it filters and while each job runs beside it."""
    _application, desk, window, page = _open(region)
    source = folder / "import.xlsx"
    lines = [Line("worst tick while filtering", _while_filtering(page), "ms", 50)]
    for name, arguments in (
        ("export xlsx", _export("xlsx", folder)),
        ("export pdf", _export("pdf", folder)),
        ("import proposal", ["import", "accounts", str(source), "--dry-run"]),
        ("copy", ["backup", str(folder / "beside.db")]),
    ):
        lines.append(Line(f"worst tick during {name}", _during(window, arguments), "ms", 50))
        lines.append(Line(f"worst repaint after {name}", _repaint(page), "ms", 50))
    lines.append(Line("worst tick while the preview is laid out", _preview(window), "ms", 50))
    window.close()
    desk.close()
    return lines


def _export(kind: str, folder: Path) -> list[str]:
    return ["report", "registry", "--format", kind, "--out", str(folder / f"job.{kind}")]


def _while_filtering(page: RegistryPage) -> float:
    beat = Heartbeat()
    for word in WORDS:
        for end in range(1, len(word) + 1):
            page.filters.bar.search.setText(word[:end])
            _rest(20)
    page.filters.bar.clear()
    _rest(100)
    return beat.stop()


def _during(window: MainWindow, arguments: list[str]) -> float:
    loop = QEventLoop()
    beat = Heartbeat()
    job = window.context.jobs.start("Проба", arguments, quiet=True)
    job.ended.connect(loop.quit)
    loop.exec()
    return beat.stop()


def _repaint(page: RegistryPage) -> float:
    worst = 0.0
    for _ in range(10):
        start = time.perf_counter()
        page.table.viewport().repaint()
        worst = max(worst, (time.perf_counter() - start) * 1000)
    return worst


def _preview(window: MainWindow) -> float:
    from smdesk.ui.printing.options import Choice
    from smdesk.ui.printing.preview import PrintPreviewDialog

    reports = window.context.desk.reports
    beat = Heartbeat()
    choice = Choice("Все записи", lambda: reports.building("registry"), 5_500)
    dialog = PrintPreviewDialog([choice], 0, window)
    dialog.show()
    while dialog.busy:
        _rest(50)
    worst = beat.stop()
    dialog.close()
    return worst
