"""The longest stop and the longest repaint of the window, while it filters and beside each job.

`python -m benchmarks.inside.stillness BASE FOLDER PAUSE`; the base is changed and changed back.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget

from benchmarks.bench import python
from benchmarks.inside.keys import press, strokes
from benchmarks.inside.registry import fail, rest, shown
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.registry.page import RegistryPage

SCROLL = 40
"""Rest between two screens of rows, milliseconds: something is always repainted."""


class Watch(QObject):
    """Turns of the event loop, and updates of a window, by the clock."""

    def __init__(
        self, window: QWidget, table: QAbstractScrollArea, bar: QScrollBar | None = None
    ) -> None:
        """`bar` is what is scrolled: the vertical one unless another is given."""
        super().__init__(window)
        self.tick = self.repaint = 0.0
        self._rows, self._bar = table.viewport(), bar or table.verticalScrollBar()
        self._last = time.perf_counter()
        self._heart, self._finger = QTimer(self), QTimer(self)
        self._heart.timeout.connect(self._beat)
        self._finger.timeout.connect(self._scroll)
        self._finger.start(SCROLL)
        self._heart.start(0)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.UpdateRequest:
            return False
        start = time.perf_counter()
        watched.event(event)
        self.repaint = max(self.repaint, (time.perf_counter() - start) * 1000)
        return True

    def _beat(self) -> None:
        now = time.perf_counter()
        self.tick = max(self.tick, (now - self._last) * 1000)
        self._last = now

    def _scroll(self) -> None:
        further = self._bar.value() + self._bar.pageStep()
        self._bar.setValue(further if further < self._bar.maximum() else 0)
        self._rows.update()

    def stop(self) -> dict[str, float]:
        """The worst of both, milliseconds."""
        self._heart.stop()
        self._finger.stop()
        self.parent().removeEventFilter(self)
        return {"tick": self.tick, "repaint": self.repaint}


def job(window: MainWindow, pause: int, *arguments: str | Path) -> None:
    """A child process of the window, from its start until the window has seen what it did."""
    loop = QEventLoop()
    running = window.context.jobs.start("Проба", [str(word) for word in arguments])
    running.failed.connect(fail)
    running.ended.connect(loop.quit)
    loop.exec()
    window.look_outside()
    rest(pause * 4)


def filtering(page: RegistryPage, pause: int) -> None:
    """Type some searches, choose by status, open the lists of names."""
    for letter in strokes(1):
        press(page, letter)
        rest(pause)
    for status in AccountStatus:
        page.filters.bar.set_state({"chosen": {"status": [status]}})
        rest(pause)
    page.filters.bar.clear()
    rest(pause)
    for key in ("organization", "person"):
        page.filters.bar.filters[key].click()
        rest(pause)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        rest(pause)


def undoing(window: MainWindow, pause: int) -> None:
    """What Ctrl+Z does, until the window has seen it."""
    window.undo.undo()
    loop = QEventLoop()
    if window.context.jobs.running:
        window.context.jobs.all_ended.connect(loop.quit)
        loop.exec()
    rest(pause * 4)


def laying_out(window: MainWindow) -> None:
    """The preview of the whole registry until its last page is laid out."""
    from smdesk.ui.printing.options import Choice
    from smdesk.ui.printing.preview import PrintPreviewDialog

    desk = window.context.desk
    total = sum(desk.registry.counts().values())
    choice = Choice("Все записи", lambda: desk.reports.building("registry"), total)
    dialog = PrintPreviewDialog([choice], 0, window)
    dialog.show()
    while dialog.busy:
        rest(50)
    dialog.close()


def doings(
    window: MainWindow, page: RegistryPage, folder: Path, pause: int
) -> Iterator[tuple[str, Callable[[], None]]]:
    """What is watched, by name."""
    table = folder / "changed.xlsx"
    export = ("report", "registry", "--format")
    yield "rest", lambda: rest(pause * 20 + SCROLL)
    yield "filtering", lambda: filtering(page, pause)
    yield "xlsx", lambda: job(window, pause, *export, "xlsx", "--out", folder / "job.xlsx")
    yield "pdf", lambda: job(window, pause, *export, "pdf", "--out", folder / "job.pdf")
    yield "dry-run", lambda: job(window, pause, "import", "accounts", table, "--dry-run")
    yield "import", lambda: job(window, pause, "import", "accounts", table)
    yield "undo", lambda: undoing(window, pause)
    yield "backup", lambda: job(window, pause, "backup", folder / "job.db")
    yield "preview", lambda: laying_out(window)


def measure(base: Path, folder: Path, pause: int) -> dict[str, dict[str, float]]:
    """The worst of each."""
    found: dict[str, dict[str, float]] = {}
    python("-m", "benchmarks.inside.changed", base, folder / "changed.xlsx")
    with shown(base) as (window, page):
        for name, act in doings(window, page, folder, pause):
            watch = Watch(window, page.table)
            act()
            found[name] = watch.stop()
            watch.deleteLater()
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
